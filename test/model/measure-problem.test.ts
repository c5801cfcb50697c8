import { describe, expect, it } from "vitest";
import { parseMeasure } from "../../src/model/measure.ts";

describe("parseMeasure(authored): what keeps the keys from being one measure", () => {
  const together = "`from`, `commit`, `target` and `stretch` go together, and";
  it.each([
    [
      { from: 40, target: 60 },
      "target",
      `${together} \`commit\` and \`stretch\` are missing.`,
      "For one target write `to: 60` in the place of `target`; for three levels add `commit` and `stretch`.",
    ],
    [
      { commit: 50, target: 60, stretch: 70 },
      "target",
      `${together} \`from\` is missing.`,
      "For one target write `to: 60` in the place of `commit`, `target` and `stretch`; for three levels add `from`.",
    ],
    [
      { from: 40, target: "60 %" },
      "target",
      "`from` is a number and `target` a text, so they are not one measure.",
      "For one target write `to: 60` in the place of `target`. The unit stands in `unit`.",
    ],
    [
      { from: 40, commit: "a pilot", target: "a contract" },
      "commit",
      "`from` is a number and `commit` a text, so they are not one measure.",
      "Levels in words have no `from`: take it out. For one target in numbers write `from` and `to`.",
    ],
    [
      { from: 40, to: 60, stretch: 70 },
      "to",
      "`to` and `stretch` are two ways of measuring, and a key result has one.",
      "Keep `from`, `commit`, `target` and `stretch`, or `from` and `to`: two measures are two key results.",
    ],
    [
      { from: 40, done: false },
      "from",
      "`from` and `done` are two ways of measuring, and a key result has one.",
      "Keep `done`, or `from` and `to`: two measures are two key results.",
    ],
  ])("of %j is said once, with what to write", (authored, key, message, hint) => {
    const { problems } = parseMeasure(authored);
    expect(problems.map((each) => [each.key, each.message, each.hint])).toEqual([
      [key, message, hint],
    ]);
  });
});
