import { describe, expect, it } from "vitest";
import type { Objective } from "../../src/model/plan.ts";
import { assessPlan } from "../../src/model/assess.ts";
import { getCalibration } from "../../src/model/calibration.ts";
import { getCheckInRate } from "../../src/model/check-in-rate.ts";
import { getStatistics } from "../../src/model/statistics.ts";
import {
  day,
  id,
  readings,
  toCheckIn,
  toEdge,
  toKeyResult,
  toObjective,
  toPlan,
  toTheme,
} from "./fixture.ts";

const percent = (value: number, keys = {}) =>
  toKeyResult({ kind: "percent" }, { observations: readings(["2026-09-29", value]), ...keys });
const objective = (name: string, keys: Partial<Objective>) =>
  toObjective({ id: id(name), state: "closed", ...keys });
const asOf = day("2026-10-20");

describe("getStatistics(plan, assessment, objectives)", () => {
  const a = objective("a", { keyResults: [percent(100), percent(90)] });
  const b = objective("b", {
    ambition: "aspirational",
    keyResults: [
      percent(30, { ambition: "aspirational" }),
      percent(70, { ambition: "aspirational" }),
      toKeyResult({ kind: "none" }, { sameAs: id("a#kr1") }),
      toKeyResult({ kind: "none" }),
    ],
  });
  const c = objective("c", {
    carriedOverFrom: id("a"),
    outcome: { result: "dropped", scores: {}, source: { file: "" } },
  });
  const plan = toPlan(
    [toTheme("keep-time"), a, b, c],
    [
      toEdge("a", "themes/keep-time"),
      toEdge("b", "a"),
      toEdge("c", "a", { relation: "carried-over-from" }),
    ],
    { asOf },
  );
  const statistics = getStatistics(plan, assessPlan(plan), plan.objectives);

  it("counts what is shown twice once", () => {
    expect([statistics.objectives, statistics.keyResults, statistics.unscored]).toEqual([3, 5, 1]);
  });

  it("reports committed and aspirational scores apart", () => {
    const { committed, aspirational } = statistics.scores;
    expect(committed.met?.value).toBe(0.5);
    expect(committed.mean?.value).toBeCloseTo(0.95);
    expect(aspirational.mean?.value).toBeCloseTo(0.5);
    expect(committed.distribution).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 2]);
    expect(aspirational.distribution).toEqual([0, 0, 0, 1, 0, 0, 0, 1, 0, 0]);
  });

  it("counts results, what went on, and what has a how", () => {
    expect(statistics.objectiveTally).toEqual({ partly: 2, dropped: 1 });
    expect(statistics.dropped).toBe(1);
    expect([statistics.carriedIn, statistics.carriedOut]).toEqual([1, 1]);
    expect(statistics.linked?.value).toBeCloseTo(2 / 3);
  });
});

describe("getCheckInRate(plan, objectives)", () => {
  it("asks for one check-in in each stretch that is over", () => {
    // 92 days hold six stretches of 14 days; two check-ins in the first make up for no other.
    const checkIns = ["2026-07-02", "2026-07-09", "2026-07-20", "2026-09-29"].map((date) =>
      toCheckIn(date),
    );
    const plan = toPlan([objective("a", { checkIns })], [], { asOf });
    expect(getCheckInRate(plan, plan.objectives)?.value).toBeCloseTo(2 / 6);
  });

  it("is unknown before the first stretch is over", () => {
    const plan = toPlan([objective("a", { state: "active" })], [], { asOf: day("2026-07-10") });
    expect(getCheckInRate(plan, plan.objectives)).toBeUndefined();
  });
});

describe("getCalibration(assessment, objectives, week)", () => {
  it("holds the confidence of a week against the final score", () => {
    const sure = {
      confidences: [
        { date: day("2026-07-07"), value: 0.9, source: { file: "" } },
        { date: day("2026-08-25"), value: 0.3, source: { file: "" } },
      ],
    };
    const plan = toPlan([objective("a", { keyResults: [percent(40, sure), percent(80)] })], [], {
      asOf,
    });
    const calibration = (week: number) => getCalibration(assessPlan(plan), plan.objectives, week);
    expect(calibration(4).bands).toEqual({ high: { count: 1, meanScore: 0.4 } });
    expect(calibration(9).bands).toEqual({ low: { count: 1, meanScore: 0.4 } });
    expect(calibration(0).points).toEqual([]);
  });
});
