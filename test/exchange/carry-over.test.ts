import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { carryKeyResult, isKeyResultCarried } from "../../src/exchange/carry-key-result.ts";
import { toPlainMarkdown } from "../../src/exchange/retrospective.ts";
import { parseMeasure } from "../../src/model/measure.ts";
import { parseDate } from "../../src/model/period.ts";
import type { AuthoredKeyResult } from "../../src/model/schema/key-result.ts";
import { keyResultSchema } from "../../src/model/schema/key-result.ts";
import { parseBody } from "../../src/read/narrative.ts";
import { toKeyResult, toObjective } from "../model/fixture.ts";

const period = { start: parseDate("2026-10-01"), end: parseDate("2026-12-31") };

function end(keys: object, last?: number | boolean | string) {
  const authored = keyResultSchema.parse({ id: "kr1", title: "Faults", ...keys });
  const { measure } = parseMeasure(authored);
  return {
    authored,
    keyResult: toKeyResult(measure, { item: "kr1" }),
    ...(last !== undefined && { last }),
  };
}

function carry(keys: object, last?: number | boolean | string): Readonly<Record<string, unknown>> {
  const { keys: carried } = carryKeyResult(end(keys, last), { before: "q3/a", period });
  return Object.fromEntries(
    Object.entries(carried).filter(
      ([key, value]) => value !== undefined && !["id", "title", "carriedOverFrom"].includes(key),
    ),
  );
}

describe("carryKeyResult(ended, cycle)", () => {
  it.each([
    ["still to be reached", { from: 42, to: 65, unit: "%" }, 51, { from: 51, to: 65, unit: "%" }],
    ["moved away", { from: 42, to: 65 }, 40, { from: 40, to: 65 }],
    ["reached", { from: 42, to: 65 }, 66, { from: 66 }],
    ["falling", { from: 96, to: 36 }, 63, { from: 63, to: 36 }],
    ["fallen past", { from: 96, to: 36 }, 30, { from: 30 }],
    ["never measured", { from: 42, to: 65 }, undefined, { from: 42, to: 65 }],
    ["without a baseline", { to: 40 }, 25, { from: 25, to: 40 }],
    ["a floor", { atLeast: 95, worst: 80 }, 91, { atLeast: 95, worst: 80 }],
    ["a floor with a beginning", { atLeast: 95, from: 90 }, 91, { atLeast: 95, from: 91 }],
    [
      "zones",
      { from: 0, commit: 10, target: 20, stretch: 30 },
      5,
      { from: 5, commit: 10, target: 20, stretch: 30 },
    ],
    [
      "zones past the first",
      { from: 0, commit: 10, target: 20, stretch: 30 },
      12,
      { from: 0, commit: 10, target: 20, stretch: 30 },
    ],
    ["a milestone", { done: false, due: "2026-09-30" }, undefined, { done: false }],
    [
      "a milestone that is due later",
      { done: false, due: "2026-11" },
      undefined,
      { done: false, due: "2026-11" },
    ],
    [
      "steps",
      { steps: [{ title: "A", done: true }, { title: "B" }] },
      undefined,
      { steps: [{ title: "B" }] },
    ],
    ["a baseline that is known now", { establish: true }, 14, { from: 14 }],
    ["a baseline that is not", { establish: true }, undefined, { establish: true }],
    ["levels in words", { commit: "a", target: "b" }, "commit", { commit: "a", target: "b" }],
    [
      "checkpoints",
      { from: 1, to: 9, checkpoints: [{ date: "2026-08-01", value: 4 }] },
      3,
      { from: 3, to: 9 },
    ],
  ])("%s", (_, keys, last, wanted) => {
    expect(carry(keys, last)).toEqual(wanted);
  });

  it("is always a key result that the schema and the arithmetic take (property)", () => {
    const number = fc.integer({ min: -1000, max: 1000 });
    const measures = fc.oneof(
      fc.record({ from: number, to: number }).filter(({ from, to }) => from !== to),
      fc.record({ to: number }),
      fc.record({ atLeast: number }),
      fc.record({ from: number }),
      fc.constant({ percent: true }),
      fc.constant({ establish: true }),
    );
    fc.assert(
      fc.property(measures, fc.option(number, { nil: undefined }), (keys, last) => {
        const carried = { id: "kr1", title: "Faults", ...carry(keys, last) } as AuthoredKeyResult;
        expect(keyResultSchema.safeParse(carried).success).toBe(true);
        const { measure, problems } = parseMeasure(carried);
        expect(problems).toEqual([]);
        if (measure.kind === "change") expect(measure.from).not.toBe(measure.to);
      }),
    );
  });
});

describe("isKeyResultCarried(ended, objective)", () => {
  it("asks what was decided, and else whether it is done", () => {
    const decide = (decision: "keep" | "done") =>
      toObjective({ outcome: { scores: { kr1: { decision } }, source: { file: "a.md" } } });
    const open = toObjective({});
    expect(isKeyResultCarried(end({ from: 1, to: 2 }), decide("done"))).toBe(false);
    expect(isKeyResultCarried(end({ done: true }), decide("keep"))).toBe(true);
    expect(isKeyResultCarried(end({ done: true }), open)).toBe(false);
    expect(isKeyResultCarried(end({ percent: true }, 100), open)).toBe(false);
    expect(isKeyResultCarried(end({ steps: [{ title: "A", done: true }] }), open)).toBe(false);
    expect(isKeyResultCarried(end({ from: 1, to: 2 }), open)).toBe(true);
  });
});

describe("toPlainMarkdown(text)", () => {
  it("makes plain text of whatever an author wrote (property)", () => {
    const piece = fc.constantFrom(
      ...[
        "# ",
        "- ",
        "1. ",
        "> ",
        "```",
        "~~",
        "**",
        "_a_",
        "[a](b)",
        "![a](b)",
        "<b>",
        "<!--",
        "&amp;",
        "|",
        ":::callout",
        "::kpi{id=x}",
        "\n",
        "\r\n\r\n",
        "a",
        " ",
        "`",
        "\\",
        "{x}",
        "=",
        "+ ",
        "[^1]",
        "</script>",
      ],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join("");
        const body = {
          format: "md" as const,
          text: `${toPlainMarkdown(text)}\n`,
          start: 0,
          links: [],
          headings: [],
        };
        const parts = parseBody(body, { resolveLink: () => undefined });
        const html = parts
          .map((part) => (part.type === "html" ? part.html : `<${part.name}>`))
          .join("");
        // One paragraph, or nothing at all, without any markup in it.
        expect(html.trim()).toMatch(/^(?:<p>[^<]*<\/p>)?$/);
      }),
      { numRuns: 300 },
    );
  });
});
