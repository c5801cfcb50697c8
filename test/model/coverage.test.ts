import { describe, expect, it } from "vitest";
import { assessPlan } from "../../src/model/assess.ts";
import {
  getCoverage,
  getJudgedObjectives,
  hasStrategy,
  isFresh,
  isOrphan,
} from "../../src/model/coverage.ts";
import type { Objective } from "../../src/model/plan.ts";
import {
  day,
  id,
  readings,
  text,
  toCheckIn,
  toEdge,
  toKeyResult,
  toKpi,
  toObjective,
  toPlan,
  toTheme,
} from "./fixture.ts";

const theme = toTheme("keep-time");

describe("getJudgedObjectives(plan)", () => {
  it("takes those of the current cycle and those that run today", () => {
    const current = toObjective({ id: id("2026-q3/a/one") });
    const year = toObjective({
      id: id("2026/a/two"),
      cycle: "2026" as Objective["cycle"],
      period: { start: day("2026-01-01"), end: day("2026-12-31") },
    });
    const past = toObjective({
      id: id("2026-q2/a/three"),
      cycle: "2026-q2" as Objective["cycle"],
      period: { start: day("2026-04-01"), end: day("2026-06-30") },
    });
    expect(getJudgedObjectives(toPlan([current, year, past]))).toEqual([current, year]);
  });

  it("leaves out drafts, and what was given up", () => {
    const draft = toObjective({ state: "draft" });
    const dropped = toObjective({
      outcome: { result: "dropped", scores: {}, source: { file: "plan.md" } },
    });
    expect(getJudgedObjectives(toPlan([draft, dropped]))).toEqual([]);
  });
});

describe("isOrphan(plan, objective)", () => {
  const objective = toObjective();
  it("is true where nothing is served and no reason given", () => {
    expect(isOrphan(toPlan([theme, objective]), objective)).toBe(true);
  });
  it("is false where a key result serves something", () => {
    const served = toObjective({ keyResults: [toKeyResult({ kind: "none" })] });
    const plan = toPlan([theme, served], [toEdge(`${served.id}#kr1`, theme.id)]);
    expect(isOrphan(plan, served)).toBe(false);
    expect(hasStrategy(plan, served)).toBe(true);
  });
  it("is false where it says why it stands alone", () => {
    const alone = toObjective({ standaloneReason: text("The regulator asks for it.") });
    expect(isOrphan(toPlan([theme, alone]), alone)).toBe(false);
  });
});

describe("isFresh(kpi, plan)", () => {
  it.each([
    ["two months ago, read monthly", "monthly", "2026-06-26", true],
    ["three months ago, read monthly", "monthly", "2026-05-31", false],
    ["years ago, read irregularly", "irregular", "2020-01-01", true],
  ] as const)("%s", (_, frequency, date, fresh) => {
    const kpi = toKpi({ frequency, series: readings([date, 5]) });
    expect(isFresh(kpi, toPlan([kpi]))).toBe(fresh);
  });
  it("never without a reading", () => {
    expect(isFresh(toKpi(), toPlan([]))).toBe(false);
  });
});

describe("getCoverage(plan, assessment)", () => {
  it("counts so many of so many, with where they come from", () => {
    const checkIns = [toCheckIn("2026-08-25")];
    const good = toObjective({ id: id("2026-q3/a/good"), owners: [id("person:a")], checkIns });
    const bare = toObjective({
      id: id("2026-q3/a/bare"),
      keyResults: [
        toKeyResult({ kind: "change", from: 1, to: 2 }),
        toKeyResult({ kind: "none" }),
        toKeyResult({ kind: "none" }),
      ],
      dependencies: (["at-risk", "refused"] as const).map((state) => ({
        to: id("teams/b"),
        need: text("A crane"),
        state,
        source: { file: "plan.md" },
      })),
    });
    const plan = toPlan([theme, good, bare], [toEdge(good.id, theme.id)]);
    const coverage = getCoverage(plan, assessPlan(plan));
    const counts = Object.entries(coverage).map(([name, { part, whole }]) => [name, part, whole]);
    expect(counts).toEqual([
      ["strategy", 1, 2],
      ["owner", 1, 2],
      ["measure", 1, 3],
      ["check-in", 1, 2],
      ["dependency", 1, 2],
    ]);
    expect(coverage.dependency?.share.inputs.map(({ label, value }) => [label, value])).toEqual([
      ["needs that were confirmed, are at risk or were delivered", 1],
      ["needs of other teams", 2],
      ["at risk", 1],
      ["refused", 1],
    ]);
  });

  it("says nothing of what is not there", () => {
    const plan = toPlan([]);
    expect(getCoverage(plan, assessPlan(plan))).toEqual({});
  });
});
