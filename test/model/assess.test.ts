import { describe, expect, it } from "vitest";
import type { Measure } from "../../src/model/measure.ts";
import type { KeyResult, Objective, PlanGraph } from "../../src/model/plan.ts";
import { assessPlan } from "../../src/model/assess.ts";
import { toPoints } from "../../src/model/share.ts";
import {
  day,
  id,
  quarter,
  readings,
  toCheckIn,
  toCycle,
  toKeyResult,
  toKpi,
  toObjective,
  toPlan,
} from "./fixture.ts";

/** A key result that was read on 25 August, and an objective that checked in then. */
const read = (from: number, to: number, value: number, keys: Partial<KeyResult> = {}) =>
  toKeyResult(
    { kind: "change", from, to },
    { observations: readings(["2026-08-25", value]), ...keys },
  );
const checkIns = [toCheckIn("2026-08-25")];

const assess = (keys: Partial<Objective>, plan: Partial<PlanGraph> = {}) => {
  const objective = toObjective({ checkIns, ...keys });
  const { objectives, keyResults } = assessPlan(toPlan([objective], [], plan));
  const all = objective.keyResults.map((keyResult) => keyResults.get(keyResult.id));
  return { objective: objectives.get(objective.id), keyResults: all, first: all[0] };
};

describe("assessPlan(plan)", () => {
  it("leaves a key result without data out of its objective, and says so", () => {
    const silent = toKeyResult({ kind: "change", from: 55, to: 70 });
    // INF-1: (147 ÷ 228 + 114 ÷ 165) ÷ 2 = 0.668
    const { objective, keyResults } = assess({
      keyResults: [read(112, 340, 259), read(210, 45, 96), silent],
    });
    expect(toPoints(objective?.progress?.value ?? NaN)).toBe(67);
    expect(objective?.progress?.remarks).toEqual([
      "1 of 3 without data: left out, not counted as 0 %",
    ]);
    expect(keyResults[2]?.status).toEqual({ name: "no-check-in", basis: "silence" });
    expect(keyResults[2]?.progress).toBeUndefined();
  });

  it("clamps in the average only", () => {
    const { objective, first } = assess({ keyResults: [read(0, 100, -50), read(0, 100, 200)] });
    expect(first?.progress?.value).toBe(-0.5);
    expect(objective?.progress?.value).toBe(0.5);
    expect(objective?.progress?.remarks).toEqual([
      "2 below 0 % or above 100 %: counted as 0 % or 100 %",
    ]);
  });

  it("weighs key results, and expects of the objective what is expected of them", () => {
    const early = { start: quarter.start, end: day("2026-07-31") };
    const { objective } = assess({
      keyResults: [read(0, 100, 60, { weight: 3 }), read(0, 100, 100, { period: early })],
    });
    expect(objective?.progress?.value).toBeCloseTo((3 * 0.6 + 1) / 4);
    expect(objective?.expected?.value).toBeCloseTo((3 * (57 / 91) + 1) / 4);
  });

  it("names the key result that is farthest behind", () => {
    const { objective } = assess({ keyResults: [read(0, 10, 6), read(0, 10, 4), read(0, 10, 7)] });
    expect(objective?.weakest).toBe("2026-q3/company/aim#kr2");
  });

  it("never lets silence be green: the last pace is kept beside it", () => {
    const observations = readings(["2026-08-04", 7]);
    const { objective, first } = assess({
      checkIns: [toCheckIn("2026-08-04")],
      keyResults: [read(0, 10, 7, { observations })],
    });
    // 23 days, and 14 + 3 are allowed
    const silence = {
      name: "no-check-in",
      basis: "silence",
      since: "2026-08-04",
      lastPace: "ahead",
    };
    expect(objective?.status).toEqual(silence);
    expect(first?.status).toEqual(silence);
  });

  it("counts no silence where the cycle has no rhythm", () => {
    const { objective } = assess({ checkIns: [] }, { cycles: [toCycle()] });
    expect(objective?.status).toEqual({ name: "pending", basis: "none", why: "no-data" });
  });

  it("reads an outlook as a pace only where nothing can be computed", () => {
    const reported = [toCheckIn("2026-08-25", { outlook: "at-risk" })];
    expect(assess({ checkIns: reported }).objective?.status).toEqual({
      name: "behind",
      basis: "outlook",
      outlook: "at-risk",
    });
    expect(assess({ checkIns: reported, keyResults: [read(0, 10, 7)] }).objective?.status).toEqual({
      name: "ahead",
      basis: "pace",
      gap: 7,
      outlook: "at-risk",
    });
  });

  it("says of an open milestone before its due date that nothing can be said", () => {
    const open: Measure = { kind: "milestone", done: false };
    const { objective, first } = assess({ keyResults: [toKeyResult(open)] });
    expect(first?.status).toEqual({ name: "pending", basis: "none", why: "not-due" });
    expect(objective?.status).toEqual({ name: "pending", basis: "none", why: "not-due" });
    const late = { checkIns: [toCheckIn("2026-09-28")], keyResults: [toKeyResult(open)] };
    const missed = assess(late, { asOf: day("2026-09-30") });
    expect(missed.first?.status).toMatchObject({ name: "off-pace", gap: -100 });
  });

  it("holds nothing against the pace before it begins", () => {
    const asOf = day("2026-06-20");
    const { objective, first } = assess(
      { checkIns: [], keyResults: [toKeyResult({ kind: "percent" })] },
      { asOf },
    );
    const pending = { name: "pending", basis: "none", why: "not-begun" };
    expect(objective?.status).toEqual(pending);
    expect(first?.status).toEqual(pending);
  });

  it("gives a key result that a KPI feeds two of the KPI's periods", () => {
    const kpi = toKpi({ frequency: "monthly" });
    const fed = read(80, 90, 85, { kpi: kpi.id, observations: readings(["2026-07-31", 85]) });
    const objective = toObjective({ checkIns: [], keyResults: [fed] });
    const { objectives, keyResults } = assessPlan(toPlan([objective, kpi]));
    expect(keyResults.get(objective.keyResults[0]?.id ?? id(""))?.status.name).toBe("behind");
    expect(objectives.get(objective.id)?.status.name).toBe("behind");
  });

  it("says how it ended before anything else", () => {
    const source = { file: "aim.md" };
    const outcome = { scores: { kr1: { score: 0.9 } }, source };
    const closed = assess({ state: "closed", outcome, keyResults: [read(0, 10, 7)] });
    expect(closed.objective?.status).toEqual({ name: "partly", basis: "closed" });
    expect(closed.first?.score?.value).toBe(0.9);
    const dropped = assess({
      outcome: { result: "dropped", reason: "The money went elsewhere.", scores: {}, source },
      keyResults: [read(0, 10, 7)],
    });
    const status = { name: "dropped", basis: "closed", reason: "The money went elsewhere." };
    expect(dropped.objective?.status).toEqual(status);
    expect(dropped.first?.status).toEqual(status);
  });

  it("uses the portal's own limits", () => {
    const portal = { ...toPlan([]).portal, status: { onPace: 10, behind: 12, graceDays: 3 } };
    const { objective } = assess({ keyResults: [read(0, 100, 53)] }, { portal });
    expect(objective?.status.name).toBe("on-pace");
  });
});
