import { describe, expect, it } from "vitest";
import { findObjectiveSilence, type Rhythm } from "../../src/model/silence.ts";
import type { KeyResult, Kpi, Objective } from "../../src/model/plan.ts";
import { readings, toCheckIn, toKeyResult, toKpi, toObjective, today } from "./fixture.ts";

const rhythm: Rhythm = { days: 14, graceDays: 3 };

function ofKpi(date: string, kpi: Kpi = toKpi()): KeyResult {
  return toKeyResult({ kind: "percent" }, { kpi: kpi.id, observations: readings([date, 5]) });
}

function find(keys: Partial<Objective>, kpi = toKpi()) {
  return findObjectiveSilence(toObjective(keys), new Map([[kpi.id, kpi]]), rhythm, today);
}

// By hand: of 27 August, 14 days and 3 of grace reach back to 10 August.
describe("findObjectiveSilence(objective, kpis, rhythm, asOf)", () => {
  it("counts from the last check-in, or from the start of one that has none", () => {
    expect(find({})).toEqual({ overdue: 40 });
    expect(find({ checkIns: [toCheckIn("2026-08-04")] })).toEqual({
      since: "2026-08-04",
      overdue: 6,
    });
    expect(find({ checkIns: [toCheckIn("2026-08-10")] })).toBeUndefined();
  });

  it("hears of one through the readings of its KPIs, where all its key results take them", () => {
    const keyResults = [ofKpi("2026-07-20"), ofKpi("2026-08-01")];
    expect(find({ keyResults })).toEqual({ since: "2026-08-01", overdue: 9 });
    expect(find({ keyResults: [ofKpi("2026-08-10")] })).toBeUndefined();
    const own = toKeyResult({ kind: "percent" });
    expect(find({ keyResults: [...keyResults, own] })).toEqual({ overdue: 40 });
  });

  it("counts from the check-in where that is later than the readings", () => {
    const keyResults = [ofKpi("2026-07-20")];
    const checkIns = [toCheckIn("2026-08-03")];
    expect(find({ keyResults, checkIns })).toEqual({ since: "2026-08-03", overdue: 7 });
  });

  it("waits for two periods of a KPI that is read less often", () => {
    const kpi = toKpi({ frequency: "monthly" });
    expect(find({ keyResults: [ofKpi("2026-07-20", kpi)] }, kpi)).toBeUndefined();
  });
});
