import { describe, expect, it } from "vitest";
import type { Objective } from "../../src/model/plan.ts";
import { assessPlan } from "../../src/model/assess.ts";
import { getResult } from "../../src/model/score.ts";
import { day, readings, toKeyResult, toObjective, toPlan } from "./fixture.ts";

const percent = (value: number, keys = {}) =>
  toKeyResult({ kind: "percent" }, { observations: readings(["2026-09-29", value]), ...keys });
const outcome = (keys: Partial<NonNullable<Objective["outcome"]>>) => ({
  outcome: { scores: {}, source: { file: "aim.md", path: ["outcome"] }, ...keys },
});
const close = (keys: Partial<Objective>) => {
  const objective = toObjective({ state: "closed", ...keys });
  const plan = toPlan([objective], [], { asOf: day("2026-10-20") });
  return assessPlan(plan).objectives.get(objective.id);
};

describe("getResult(score, ambition, sweetSpot)", () => {
  it.each([
    ["committed", 1, "achieved"],
    ["committed", 0.996, "achieved"],
    ["committed", 0.9, "partly"],
    ["committed", 0.7, "partly"],
    ["committed", 0.6, "missed"],
    ["aspirational", 0.65, "achieved"],
    ["aspirational", 0.6, "achieved"],
    ["aspirational", 0.5, "partly"],
    ["aspirational", 0.2, "missed"],
  ] as const)("calls a %s score of %d %s", (ambition, score, result) => {
    expect(getResult(score, ambition, [0.6, 0.7])).toBe(result);
  });
});

describe("findObjectiveScore(objective, assessments)", () => {
  it("is the weighted mean of the grades, given ones before computed ones", () => {
    const keyResults = [percent(40), percent(80, { weight: 3 })];
    const closed = close({ keyResults, ...outcome({ scores: { kr1: { score: 1 } } }) });
    expect(closed?.score?.value).toBeCloseTo((1 + 3 * 0.8) / 4);
  });

  it("is the grade of the whole only where nobody graded the key results", () => {
    const keyResults = [percent(40)];
    expect(close({ keyResults, ...outcome({ score: 0.6 }) })?.score?.value).toBe(0.6);
    const graded = outcome({ score: 0.6, scores: { kr1: { score: 0.9 } } });
    expect(close({ keyResults, ...graded })?.score?.value).toBe(0.9);
  });

  it("never averages committed and aspirational together", () => {
    const keyResults = [percent(100), percent(20, { ambition: "aspirational" })];
    const closed = close({ keyResults });
    expect(closed?.score?.value).toBe(1);
    expect(closed?.score?.remarks).toEqual([
      "1 of 2 key results left out: without a score, or not committed",
    ]);
  });

  it("is the mean of all where every key result is of the other ambition", () => {
    const keyResults = [percent(100), percent(50)];
    expect(close({ ambition: "aspirational", keyResults })?.score?.value).toBe(0.75);
  });

  it("computes the result from the score, unless one was given or nothing is known", () => {
    expect(close({ keyResults: [percent(100)] })?.status.name).toBe("achieved");
    const given = outcome({ result: "missed" });
    expect(close({ keyResults: [percent(100)], ...given })?.status.name).toBe("missed");
    expect(close({})?.status.name).toBe("not-recorded");
  });
});
