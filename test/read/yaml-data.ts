import fc from "fast-check";

/** Lists and mappings of scalars, as deep as plans are: each test chooses the scalars and keys that it is about. */
export function toYamlData(
  scalar: fc.Arbitrary<unknown>,
  key: fc.Arbitrary<string>,
): fc.Arbitrary<unknown> {
  const { data } = fc.letrec<{ data: unknown }>((tie) => ({
    data: fc.oneof(
      { depthSize: "small" },
      scalar,
      fc.array(tie("data"), { maxLength: 4 }),
      fc.dictionary(key, tie("data"), { maxKeys: 4, noNullPrototype: true }),
    ),
  }));
  return data;
}
