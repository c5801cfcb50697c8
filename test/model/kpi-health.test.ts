import { describe, expect, it } from "vitest";
import { parseDate } from "../../src/model/period.ts";
import type { Bound, Kpi } from "../../src/model/plan.ts";
import { assessKpi, findHealth } from "../../src/model/kpi-health.ts";
import { getPeriodValues } from "../../src/model/kpi-period.ts";
import { readings, today, toKpi, toPlan } from "./fixture.ts";

const bound = (operator: Bound["operator"], value: number, to?: number): Bound => ({
  operator,
  value,
  ...(to !== undefined && { to }),
});

describe("findHealth(kpi, value)", () => {
  it.each([
    [
      "higher",
      bound(">=", 90),
      bound("<", 85),
      [91, 90, 87, 84],
      "healthy healthy watch unhealthy",
    ],
    ["lower", bound("<=", 5), undefined, [5, 6], "healthy watch"],
    ["lower", undefined, bound(">", 8), [8, 9], "healthy unhealthy"],
    [
      "range",
      bound("range", 60, 70),
      bound("<", 50),
      [60, 70, 72, 49],
      "healthy healthy watch unhealthy",
    ],
  ] as const)(
    "reads the bounds of one where %s is good",
    (direction, green, red, values, healths) => {
      const kpi = toKpi({ direction, ...(green && { green }), ...(red && { red }) });
      expect(values.map((value) => findHealth(kpi, value)).join(" ")).toBe(healths);
    },
  );

  it("knows none without a direction or without bounds", () => {
    expect(findHealth(toKpi({ green: bound(">=", 90) }), 91)).toBeUndefined();
    expect(findHealth(toKpi({ direction: "higher" }), 91)).toBeUndefined();
  });
});

describe("assessKpi(kpi, plan)", () => {
  const assess = (keys: Partial<Kpi>, plan = toPlan([])) => assessKpi(toKpi(keys), plan);
  const series = readings(
    ["2025-07-31", 84.9],
    ["2026-06-30", 86.1],
    ["2026-07-31", 85.2],
    ["2026-08-31", 99],
  );

  it("holds the latest reading against the one before and the one of a year before", () => {
    const found = assess({ series, frequency: "monthly" });
    expect([found.latest, found.previous, found.yearBefore].map((each) => each?.value)).toEqual([
      85.2, 86.1, 84.9,
    ]);
  });

  it("takes the reported health only where none can be computed", () => {
    const keys: Partial<Kpi> = { series, reportedHealth: "watch", green: bound(">=", 80) };
    expect(assess(keys).health).toEqual({ value: "watch", basis: "reported" });
    const computed = assess({ ...keys, direction: "higher" }).health;
    expect(computed).toEqual({ value: "healthy", basis: "computed" });
  });

  it.each([
    ["monthly", "2026-06-26", undefined],
    ["monthly", "2026-06-25", "2026-06-25"],
    ["weekly", "2026-08-12", "2026-08-12"],
    ["irregular", "2020-01-01", undefined],
    [undefined, "2020-01-01", undefined],
  ] as const)("of one read %s, last on %s, is stale since %s", (frequency, date, since) => {
    const keys = { series: readings([date, 5]), ...(frequency && { frequency }) };
    expect(assess(keys).staleSince).toBe(since);
  });

  it("goes by the latest figure, and by what the portal allows", () => {
    const empty = { date: parseDate("2026-08-20"), value: null, source: { file: "plan.md" } };
    const keys = {
      frequency: "weekly" as const,
      series: [...readings(["2026-08-01", 5]), empty],
    };
    expect(assess(keys).staleSince).toBe("2026-08-01");
    const { portal } = toPlan([]);
    const rules = { "kpi-stale": { limits: { periods: 4 } } };
    expect(
      assess(keys, toPlan([], [], { portal: { ...portal, rules } })).staleSince,
    ).toBeUndefined();
  });
});

describe("getPeriodValues(kpi, by, asOf)", () => {
  const series = readings(
    ["2026-01-31", 3],
    ["2026-02-28", 4],
    ["2026-03-31", 5],
    ["2026-06-30", 9],
  );
  const values = (keys: Partial<Kpi>, by: "month" | "quarter" | "year") =>
    getPeriodValues(toKpi({ series, ...keys }), by, today).map(({ period, value }) => [
      period,
      value,
    ]);

  it("joins readings as the KPI says", () => {
    expect(values({ aggregate: "sum" }, "quarter")).toEqual([
      ["2026-Q1", 12],
      ["2026-Q2", 9],
    ]);
    expect(values({ aggregate: "average" }, "quarter")[0]).toEqual(["2026-Q1", 4]);
    expect(values({ aggregate: "last" }, "quarter")[0]).toEqual(["2026-Q1", 5]);
    expect(values({ aggregate: "max" }, "year")).toEqual([["2026", 9]]);
    expect(values({ aggregate: "min" }, "year")).toEqual([["2026", 3]]);
  });

  it("takes apart what is year to date", () => {
    expect(values({ cumulative: true, aggregate: "sum" }, "quarter")).toEqual([
      ["2026-Q1", 5],
      ["2026-Q2", 4],
    ]);
    expect(values({ cumulative: true }, "year")).toEqual([["2026", 9]]);
  });

  // By hand: 3; 4 - 3 = 1; 5 - 4 = 1; the 9 of June would be what April, May and June added.
  it("knows nothing of a month where the year to date was not read the month before", () => {
    expect(values({ cumulative: true }, "month")).toEqual([
      ["2026-01", 3],
      ["2026-02", 1],
      ["2026-03", 1],
    ]);
    const late = readings(["2025-12-31", 40], ["2026-02-28", 4], ["2026-03-31", 5]);
    expect(values({ cumulative: true, series: late }, "month")).toEqual([["2026-03", 1]]);
  });

  it("begins the year to date anew in January", () => {
    const turn = readings(["2025-11-30", 30], ["2025-12-31", 40], ["2026-01-31", 3]);
    expect(values({ cumulative: true, series: turn }, "month")).toEqual([
      ["2025-12", 10],
      ["2026-01", 3],
    ]);
  });

  it("takes a month that was looked at and had no number for one that was not read", () => {
    const [january, february, march] = series;
    if (!january || !february || !march) throw new Error("no series");
    const gap = [january, { ...february, value: null }, march];
    expect(values({ cumulative: true, series: gap }, "month")).toEqual([["2026-01", 3]]);
  });
});
