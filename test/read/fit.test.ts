import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { fit, unfit } from "../../src/read/fit.ts";

const item = z.strictObject({
  id: z.string().min(1),
  to: z.union([z.number(), z.string(), z.array(z.boolean())]).optional(),
  anything: z.unknown().optional(),
});
const schema = z.strictObject({
  kind: z.literal("plan"),
  title: z.string().trim().optional(),
  size: z.enum(["small", "large"]).nullable().optional(),
  values: z.record(z.string(), z.union([z.number(), z.null()])).optional(),
  items: z.array(item).min(1).optional(),
  either: z.union([item, z.looseObject({ of: z.string() }), z.array(item)]).optional(),
  state: z.string().default("draft"),
});
const plain = schema.omit({ state: true });
const schemas = { schema, plain, item };

const leaf = fc.oneof(
  fc.constantFrom("plan", "small", " a ", "", "b", null, true, 1, -0.5, NaN, Infinity, undefined),
);
const key = fc.constantFrom(
  ...["kind", "title", "size", "values", "items", "either", "state", "id", "to", "anything", "of"],
  ...["toString", "constructor", "__proto__", "2", "1"],
);
const { data } = fc.letrec<{ data: unknown }>((tie) => ({
  data: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    leaf,
    fc.array(tie("data"), { maxLength: 3 }),
    fc.dictionary(key, tie("data"), { maxKeys: 4 }),
  ),
}));
/** Data that is nearly right, so that what is below it is looked at. */
const likely = fc
  .uniqueArray(
    fc.oneof(
      fc.constant(["kind", "plan"] as const),
      fc.tuple(fc.constantFrom("title", "size", "values", "items", "either", "odd"), data),
      fc.tuple(fc.constant("values"), fc.dictionary(key, fc.constantFrom(1, null))),
      fc.tuple(fc.constant("items"), fc.array(fc.constantFrom({ id: "a" }, { to: 1, id: "b" }))),
      fc.tuple(fc.constant("either"), fc.constantFrom({ of: "a", more: [1] }, { to: [], id: "c" })),
    ),
    { selector: ([name]) => name },
  )
  .map((entries) => Object.fromEntries(entries));

/** Both as text, which tells the order of keys as well. */
function expectSame(checked: z.ZodType, value: unknown): void {
  const result = checked.safeParse(value);
  const fitting = fit(checked, value);
  if (fitting === unfit) {
    // What a schema loses, or makes of nothing, it may keep to itself.
    const isPlain = !toText(value).includes("__proto__");
    if (isPlain) expect(result.success).toBe(false);
  } else {
    expect(result.success).toBe(true);
    expect(toText(fitting)).toBe(toText(result.data));
  }
}

function toText(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) => (each === undefined ? "undefined" : each));
}

describe("fit(schema, data)", () => {
  it("takes data as it is where the schema changes nothing of it", () => {
    const value = { kind: "plan", values: { b: 1, a: null }, either: [{ id: "a", to: [true] }] };
    expect(fit(plain, value)).toBe(value);
  });

  it("brings keys into the schema's order, as parsing does", () => {
    const value = { items: [{ to: 1, id: "kr1" }], kind: "plan" };
    const fitting = fit(plain, value);
    expect(toText(fitting)).toBe('{"kind":"plan","items":[{"id":"kr1","to":1}]}');
    expect(Object.keys(value)).toEqual(["items", "kind"]);
  });

  it("is what parsing makes of it", () => {
    fc.assert(
      fc.property(
        fc.oneof(likely, data),
        fc.constantFrom("schema" as const, "plain" as const, "item" as const),
        (value, name) => {
          expectSame(schemas[name], value);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
