import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseDocument, stringify } from "yaml";
import { findYamlProblems } from "../../src/read/yaml-problem.ts";
import { findNode, parseYamlTree } from "../../src/read/yaml-tree.ts";
import { parseYaml } from "../../src/read/yaml.ts";
import { toYamlData } from "./yaml-data.ts";

/** What front matter is made of: words, sentences, numbers, dates, lists and mappings of them. */
const scalar = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc.constantFrom("no", "on", "012", "2026-07-01", "1e3", ".inf", "~", "a: b", "# x", "- y", "*z"),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (value === 0 ? 0 : value)),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
);
const key = fc.stringMatching(/^[a-z][A-Za-z-]{0,8}$/);
const data = toYamlData(scalar, key);
const style = fc.constantFrom(
  {},
  { indent: 4 },
  { collectionStyle: "flow" as const },
  { defaultStringType: "QUOTE_DOUBLE" as const },
  { defaultStringType: "QUOTE_SINGLE" as const },
  { defaultStringType: "BLOCK_FOLDED" as const },
);

describe("parseYaml(text)", () => {
  it("keeps dates as text and knows no words but true, false and null", () => {
    const text = "a: 2026-07-01\nb: no\nc: on\nd: 012\ne: 0o17\nf: ~\ng: yes\n";
    const expected = { a: "2026-07-01", b: "no", c: "on", d: 12, e: 15, f: null, g: "yes" };
    expect(parseYaml(text)).toEqual({ data: expected });
  });

  it("agrees with the parser that has positions, whatever the style", () => {
    fc.assert(
      fc.property(data, style, (value, options) => {
        const text = stringify({ value }, { version: "1.2", ...options });
        expect(parseYaml(text)).toEqual({ data: parseDocument(text).toJS() as unknown });
      }),
    );
  });

  it("agrees on lines as authors and their slips make them", () => {
    const piece = fc.constantFrom(
      ..."abk: -#\"'[]{},&*!|>%@`~\n\n  \t.?0".split(""),
      ": ",
      "\n  ",
      "- ",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
        const text = pieces.join("");
        const fast = parseYaml(text);
        const slow = parseDocument(text, { logLevel: "silent" });
        // The one may refuse what the other takes, and then it is reported; what both take they must read alike.
        if (slow.errors.length > 0 || slow.warnings.length > 0 || !("data" in fast)) return;
        let expected: unknown;
        try {
          expected = slow.toJS({ maxAliasCount: 100 });
        } catch {
          return;
        }
        // What is no mapping is refused, however it is read: a block of text at the very top is read in two ways.
        if (typeof expected === "string" && typeof fast.data === "string") return;
        // A key that is nothing is called differently; the schemas refuse it in either form.
        if (JSON.stringify(expected).includes('"":')) return;
        expect(fast.data ?? null).toEqual(expected);
      }),
      { numRuns: 3000 },
    );
  });

  it("throws on no text, and says where the problem is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), (text) => {
        const result = parseYaml(text);
        if ("data" in result) return;
        for (const { start, end } of findYamlProblems(text, result.problem)) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThanOrEqual(start);
          expect(end).toBeLessThanOrEqual(text.length + 1);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it("refuses aliases that stand for themselves", () => {
    expect(parseYaml("a: &a [*a]")).toHaveProperty("problem");
  });
});

describe("parseYamlTree(text)", () => {
  it("has a place for every value, at which that value stands", () => {
    fc.assert(
      fc.property(data, style, (value, options) => {
        const text = stringify({ value }, { version: "1.2", ...options });
        const root = parseYamlTree(text);
        expect(root).toBeDefined();
        if (!root) return;
        for (const [path, leaf] of listLeaves(value, ["value"])) {
          const { node, depth } = findNode(root, path);
          expect(depth).toBe(path.length);
          const written = text.slice(node.start, node.end);
          const isPlain = typeof leaf === "number" || typeof leaf === "boolean";
          if (isPlain) expect(parseYaml(written)).toEqual({ data: leaf });
        }
      }),
    );
  });
});

function listLeaves(value: unknown, path: (string | number)[]): [(string | number)[], unknown][] {
  if (Array.isArray(value)) return value.flatMap((each, at) => listLeaves(each, [...path, at]));
  if (typeof value === "object" && value !== null) {
    return Object.entries(value).flatMap(([name, each]) => listLeaves(each, [...path, name]));
  }
  return [[path, value]];
}
