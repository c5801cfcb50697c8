import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse, stringify } from "yaml";
import { UnwritableError } from "../../src/exchange/yaml-edit.ts";
import { closeState, writeOutcome } from "../../src/exchange/outcome-text.ts";
import { mergeYaml, replaceScalar } from "../../src/exchange/yaml-merge.ts";
import type { AuthoredOutcome } from "../../src/model/schema/objective.ts";

const core = { version: "1.2", schema: "core" } as const;

function toPage(frontMatter: string, body = "\nWords.\n"): string {
  return `---\n${frontMatter}---\n${body}`;
}

describe("writeOutcome(text, outcome)", () => {
  it("begins an outcome at the end of the front matter, in the order of the manual", () => {
    const before = toPage("kind: objective # what it is\n# The end.\n");
    expect(
      writeOutcome(before, { decision: "keep", result: "partly", reason: "Late: frost." }),
    ).toBe(
      toPage(
        'kind: objective # what it is\noutcome:\n  result: partly\n  reason: "Late: frost."\n  decision: keep\n# The end.\n',
      ),
    );
  });

  it("adds to what is there, in the manner in which it is written", () => {
    const block =
      "outcome: # so far\n    result: partly # as agreed\n    scores:\n        kr1: {score: 0.4}\nx: 1\n";
    const scores = { kr1: { reason: "Frost." }, kr2: { score: 1 } };
    expect(writeOutcome(toPage(block), { scores, learned: "Salt first." })).toBe(
      toPage(
        "outcome: # so far\n    result: partly # as agreed\n    scores:\n        kr1: {score: 0.4, reason: Frost.}\n        kr2:\n          score: 1\n    learned: Salt first.\nx: 1\n",
      ),
    );
    expect(
      writeOutcome(toPage("outcome: {result: dropped}\n"), { reason: "Sold, and gone." }),
    ).toBe(toPage('outcome: {result: dropped, reason: "Sold, and gone."}\n'));
  });

  it("writes over nothing that says something else, and says the same thing once", () => {
    const text = toPage("outcome: {result: dropped, decision: keep}\n");
    expect(() => writeOutcome(text, { decision: "done" })).toThrow(UnwritableError);
    expect(writeOutcome(text, { decision: "keep" })).toBe(text);
  });

  it("refuses what it cannot add to", () => {
    for (const yaml of ["a: [\n", "x: &o {result: partly}\noutcome: *o\n", "outcome: partly\n"]) {
      expect(() => writeOutcome(toPage(yaml), { decision: "keep" })).toThrow(UnwritableError);
    }
  });

  const text = fc.oneof(
    fc.string({ minLength: 1, maxLength: 60 }),
    fc.constantFrom(
      "- a",
      "a: b",
      "#x",
      "null",
      "true",
      "0",
      "---",
      "...",
      "{",
      "*a",
      "'",
      '"',
      "é\n\nü",
      "a\tb",
      "👷",
      "a # b",
      " a ",
      "\\",
    ),
  );
  const written = text.filter(
    (each) => each.trim() !== "" && !/[\0-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]|\r/.test(each),
  );
  const outcome: fc.Arbitrary<AuthoredOutcome> = fc.record(
    {
      reason: written,
      learned: written,
      decision: fc.constantFrom("keep" as const, "done" as const),
    },
    { requiredKeys: ["decision"] },
  );

  it("leaves every other byte as it was, whatever is written (property)", () => {
    const data = fc.dictionary(
      fc.stringMatching(/^[a-z]{1,8}$/),
      fc.oneof(written, fc.integer(), fc.constant(null)),
    );
    fc.assert(
      fc.property(data, outcome, fc.boolean(), fc.boolean(), (others, added, isWindows, isFlow) => {
        const rest = Object.fromEntries(
          Object.entries(others).filter(([key]) => key !== "outcome"),
        );
        const own = isFlow ? "outcome: {result: partly}\n" : "outcome:\n  result: partly # so\n";
        const yaml = `title: A # first\n${stringify(rest, core)}${own}last: 1\n`.replace(
          /^\{\}\n/m,
          "",
        );
        const before = toPage(isWindows ? yaml.replaceAll("\n", "\r\n") : yaml);
        const after = writeOutcome(before, added);
        const front = after.slice(4, after.lastIndexOf("\n---") + 1);
        const meant = {
          ...(parse(isWindows ? yaml.replaceAll("\n", "\r\n") : yaml, core) as object),
          outcome: { result: "partly", ...added },
        };
        expect(parse(front, core)).toEqual(meant);
        // What was there is there still, in its order, with nothing taken out of it.
        let from = 0;
        for (const character of before) {
          const at = after.indexOf(character, from);
          expect(at).toBeGreaterThanOrEqual(0);
          from = at + character.length;
        }
        expect(after.startsWith(before.slice(0, before.indexOf("outcome")))).toBe(true);
        expect(after.endsWith(before.slice(before.indexOf("last: 1")))).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

describe("closeState(text)", () => {
  it("writes over the state alone", () => {
    expect(closeState(toPage("state: active # so far\nx: 1\n"))).toBe(
      toPage("state: closed # so far\nx: 1\n"),
    );
    expect(() => closeState(toPage("x: 1\n"))).toThrow(UnwritableError);
  });
});

describe("mergeYaml(yaml, path, keys) and replaceScalar(yaml, path, value)", () => {
  it("take a last line without an end, and a key without a value", () => {
    expect(mergeYaml("a: 1", [], { b: 2 })).toBe("a: 1\nb: 2\n");
    expect(mergeYaml("a:\nb: 1\n", [], { a: "x" })).toBe("a: x\nb: 1\n");
    expect(mergeYaml("a: {}\n", ["a"], { b: [1, { c: 2 }] })).toBe("a: {b: [1, {c: 2}]}\n");
  });

  it("keep quotes where a word needs them", () => {
    expect(replaceScalar("a: [b, 'c'] # d\n", ["a", 1], "2026")).toBe('a: [b, "2026"] # d\n');
  });
});
