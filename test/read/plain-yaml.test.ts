import { deepStrictEqual } from "node:assert";
import fc from "fast-check";
import { CORE_SCHEMA, load } from "js-yaml";
import { describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { parsePlainYaml } from "../../src/read/plain-yaml.ts";
import { toYamlData } from "./yaml-data.ts";

/** Either it is left to the whole parser, or it is what the whole parser makes of it. */
function expectSame(text: string): void {
  const plain = parsePlainYaml(text);
  if (plain === undefined) return;
  // Vitest would compare what a key `constructor` holds as if it were one.
  deepStrictEqual(plain, load(text, { schema: CORE_SCHEMA }));
}

const scalar = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc.constantFrom(..."no,true,Null,012,0x1F,1_000,10:30,-0,-0.5,1e3,.inf,~,<<,=,-x,?x".split(",")),
  fc.constantFrom("2026-07-01", "2026-07", "2026-q3/a", "a: b", "a #b", "a#b", "it's", '"', "10 %"),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
);
const key = fc.oneof(
  fc.stringMatching(/^[a-z][A-Za-z-]{0,8}$/),
  fc.constantFrom("null", "True", "1", "e5", "toString", "__proto__", "constructor", "a b"),
);
const data = toYamlData(scalar, key);
const style = fc.constantFrom(
  {},
  { indent: 4 },
  { indentSeq: false },
  { collectionStyle: "flow" as const, flowCollectionPadding: false, lineWidth: 0 },
  { defaultStringType: "QUOTE_DOUBLE" as const },
  { defaultStringType: "QUOTE_SINGLE" as const, defaultKeyType: "PLAIN" as const },
);

describe("parsePlainYaml(text)", () => {
  it("reads what plans are written in", () => {
    const text = [
      "",
      "kind: objective",
      "# A comment.",
      'title: "Find the fault: first"',
      "supports:",
      "- to: 2026-q3/company/keep-time",
      "  how: Fewer faults, more trains",
      "keyResults:",
      "  - id: kr1",
      "    from: 12.5",
      "",
      "    to: -3",
      "    note:",
      "  - {id: kr2, links: [{title: It's, url: https://example.org/a#b}], list: []}",
      "tags: [a, 'b, c']",
      "milestone: true",
      "date: 2026-07-01",
    ].join("\n");
    expect(parsePlainYaml(text)).toBeDefined();
    expectSame(text);
  });

  it("agrees with the whole parser on data of any style", () => {
    fc.assert(
      fc.property(data, style, (value, options) => {
        expectSame(stringify({ value }, { version: "1.2", ...options }));
      }),
      { numRuns: 1000 },
    );
  });

  it("agrees with the whole parser on lines as authors and their slips make them", () => {
    const piece = fc.constantFrom(
      ..."abk: -#\"'[]{},&*!|>%@`~\n\n  \t\r\\.?07e_é\u2028\uD800".split(""),
      ...[
        "a: ",
        "b: ",
        "\n  ",
        "\n",
        "\n- ",
        "\n  - ",
        "\na: ",
        "\n  b: ",
        "- ",
        ": ",
        " #",
        "- c: ",
      ],
      ...["true", "null", "---", "...", "{a: b", "[a, b", "}", "]", "'a'", '"a"', "\n\n", "   \n"],
    );
    const text = fc.array(piece, { maxLength: 20 }).map((pieces) => pieces.join(""));
    fc.assert(
      fc.property(text, (written) => {
        expectSame(written);
        expectSame(`a: ${written}`);
        expectSame(`a:\n  - ${written}`);
        expectSame(`a:\n  - b: c\n    d: ${written}\n`);
        expectSame(`a: {b: ${written}}`);
        expectSame(`a: [${written}]`);
      }),
      { numRuns: 5000 },
    );
  });
});
