import { describe, expect, it } from "vitest";
import { parseDate } from "../../src/model/period.ts";
import type { AuthoredOutcome } from "../../src/model/schema/objective.ts";
import { checkContent } from "../../src/site/check-content.ts";
import type { CloseAnswer } from "../../src/site/close-question.ts";
import { listMore, listQuestions } from "../../src/site/close-question.ts";
import { sayMissing } from "../../src/site/closing-words.ts";

const { graph } = checkContent("test/input/healthy", { asOf: parseDate("2026-08-27") });
const objective = graph?.objectives.find(({ id }) => id === "2026-q3/signalling/hear-the-points");
if (!objective) throw new Error("no objective");
const nothing = {
  ...{ objectives: new Map(), keyResults: new Map(), kpis: new Map(), measured: new Map() },
};
const open = { ...objective, ambition: "committed" } as const;
const item = {
  objective: open,
  missing: ["result", "grade", "learning", "decision"],
} as const;
const questions = listQuestions(item, nothing);

function answer(to: string, text: string): CloseAnswer {
  const question = questions.find((each) => each.text.startsWith(to));
  if (!question) throw new Error(`not asked: ${to}`);
  return question.parse(text);
}

describe("listQuestions(item, assessment)", () => {
  it("asks for what is missing, in the order in which people tell it", () => {
    expect(questions.map(({ text }) => text.split(" ")[0])).toEqual([
      ...["Result", "Grade", "Grade", "Learnt:", "Decision"],
    ]);
  });

  it("takes what fits", () => {
    expect(answer("Result", " missed ")).toEqual({ outcome: { result: "missed" } });
    expect(answer("Decision", "keep")).toEqual({ outcome: { decision: "keep" } });
    const graded = [
      ["0.7 They came late.", 0.7, "They came late."],
      [".5  12 of 24 posts stand.", 0.5, "12 of 24 posts stand."],
      ["1", 1, "Graded at the close."],
      ["-0 None stands.", 0, "None stands."],
    ] as const;
    for (const [text, score, reason] of graded) {
      expect(answer("Grade of kr1", text)).toEqual({
        outcome: { scores: { kr1: { score, reason } } },
      });
    }
  });

  it("asks for no reason of a grade that was no promise", () => {
    const [kr1, kr2] = open.keyResults;
    if (!kr1 || !kr2) throw new Error("no key results");
    const keyResults = [kr1, { ...kr2, ambition: "committed" as const }];
    const [, first, second] = listQuestions(
      { ...item, objective: { ...open, keyResults } },
      nothing,
    );
    expect(first?.parse("0.7")).toHaveProperty("outcome");
    expect(second?.parse("0.7")).toHaveProperty("problem");
  });

  it.each([
    [
      "Result",
      "achived",
      "`result` is `achived`, and only `achieved`, `partly`, `missed`, `dropped`, `superseded`, `declined` or `not-recorded` are allowed. Did you mean `achieved`?",
    ],
    [
      "Decision",
      "perhaps",
      "`decision` is `perhaps`, and only `keep`, `modify`, `defer`, `abandon` or `done` are allowed. Choose one of these.",
    ],
    ["Grade of kr1", "good", "`good` is no number. Write a number from 0 to 1."],
    ["Grade of kr1", "0,7", "`0,7` is no number. Did you mean `0.7`?"],
    [
      "Grade of kr1",
      "0.7",
      "It was promised, so a grade below 1 needs its reason. Write it behind the number: `0.7 The last count came late.`",
    ],
    ["Grade of kr1", "0x1", "`0x1` is no number. Write a number from 0 to 1."],
    [
      "Grade of kr1",
      "7",
      "Grades run from 0 to 1, and this is 7. Write `0.7`, if it was meant on a scale to 10.",
    ],
    ["Grade of kr2", "-1", "Grades run from 0 to 1, and this is -1. Write a number from 0 to 1."],
  ])("says of an answer to %s that does not fit what is wrong: %s", (to, text, problem) => {
    expect(answer(to, text)).toEqual({ problem });
  });
});

describe("sayMissing(closing)", () => {
  it("counts none and one in words", () => {
    const done = { ...item, missing: [] };
    expect(
      [[], [done], [item], [item, item, done], [done, done]].map((items) => sayMissing({ items })),
    ).toEqual([
      "no objective closes with it",
      "none of 1 objective has something missing",
      "1 of 1 objective has something missing",
      "2 of 3 objectives have something missing",
      "none of 2 objectives has something missing",
    ]);
  });
});

describe("listMore(objective, assessment, said, asked)", () => {
  const ask = (said: AuthoredOutcome, asked = questions): readonly string[] =>
    listMore(open, nothing, said, asked).map(({ text }) => text);

  it("asks why of what was dropped, and of a promise that was not kept", () => {
    expect(ask({ result: "dropped" })).toEqual(["Reason: why it was dropped"]);
    expect(ask({ result: "missed" })).toEqual(["Reason: why the promise was not kept"]);
    expect(ask({ result: "missed" }, [])).toHaveLength(2);
  });

  it("asks nothing more of what was kept, not recorded, or explained already", () => {
    expect(ask({ result: "achieved" }, [])).toEqual([]);
    expect(ask({ result: "not-recorded" }, [])).toEqual([]);
    expect(ask({ decision: "keep" }, [])).toEqual([]);
    expect(ask({ result: "dropped", reason: "No money." }, [])).toEqual([]);
  });
});
