// Long because formulas have their examples calculated by hand beside their properties.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fillComputed } from "../../src/model/computed-kpi.ts";
import { mapReferences } from "../../src/model/formula.ts";
import { parseFormula } from "../../src/model/formula-parser.ts";
import type { Kpi, Observation } from "../../src/model/plan.ts";
import { day, id, readings, today, toKpi } from "./fixture.ts";

function input(name: string, series: readonly Observation[], keys: Partial<Kpi> = {}): Kpi {
  return toKpi({ id: id(name), frequency: "monthly", series, ...keys });
}

function computed(name: string, text: string, keys: Partial<Kpi> = {}): Kpi {
  const { formula } = parseFormula(text);
  const own = formula && mapReferences(formula, (reference) => id(reference));
  if (own === undefined) throw new Error(`no formula: ${text}`);
  return toKpi({
    id: id(name),
    frequency: "monthly",
    computed: { formula: own, readings: [], written: [] },
    ...keys,
  });
}

function fill(...kpis: readonly Kpi[]): Readonly<Record<string, Kpi>> {
  return Object.fromEntries(fillComputed(kpis, today).map((kpi) => [kpi.id, kpi]));
}

function pairs(kpi: Kpi | undefined): readonly (readonly [string, unknown])[] {
  return kpi?.series.map(({ date, value }) => [date, value] as const) ?? [];
}

describe("fillComputed(kpis, asOf)", () => {
  /*
   * By hand: public support of £4.9m + £4.8m + £4.7m = £14.4m in the second quarter, over 103.6 million km:
   * 14.4 ÷ 103.6 × 100 = 13.8996… pence a kilometre. The third quarter runs, and has one of its three months.
   */
  it("adds up the months of a quarter that is over, and leaves the running one out", () => {
    const support = input(
      "support",
      readings(["2026-04-30", 4.9], ["2026-05-31", 4.8], ["2026-06-30", 4.7], ["2026-07-31", 4.7]),
      { aggregate: "sum" },
    );
    const km = input("km", readings(["2026-06-30", 103.6]), { frequency: "quarterly" });
    const subsidy = computed("subsidy", "support / km * 100", { frequency: "quarterly" });
    const made = fill(subsidy, support, km)["subsidy"];
    const [reading] = made?.computed?.readings ?? [];
    expect(made?.series).toHaveLength(1);
    expect(reading?.date).toBe("2026-06-30");
    expect(reading?.value).toBeCloseTo(13.899613899, 8);
    expect(reading?.inputs.map(({ kpi, value }) => [kpi, Number(value.toFixed(6))])).toEqual([
      ["support", 14.4],
      ["km", 103.6],
    ]);
    expect(reading?.inputs[0]?.readings.map(({ value }) => value)).toEqual([4.9, 4.8, 4.7]);
  });

  it("knows nothing of a month in which an input has no reading, or nobody measured, or nothing is divided", () => {
    const a = input(
      "a",
      readings(["2026-04-30", 1], ["2026-05-31", 2], ["2026-06-30", null], ["2026-07-31", 4]),
    );
    const b = input("b", readings(["2026-04-30", 2], ["2026-06-30", 2], ["2026-07-31", 0]));
    expect(pairs(fill(a, b, computed("c", "a / b"))["c"])).toEqual([["2026-04-30", 0.5]]);
  });

  it("computes from what was computed, in whatever order they stand", () => {
    const a = input("a", readings(["2026-06-30", 3]));
    const made = fill(computed("c", "b + 1"), computed("b", "a * 2"), a);
    expect(pairs(made["c"])).toEqual([["2026-06-30", 7]]);
  });

  it("takes of two days of one month the later one, and never a day after the inputs", () => {
    const a = input("a", readings(["2026-08-20", 3]));
    const b = input("b", readings(["2026-08-25", 2]));
    expect(pairs(fill(a, b, computed("c", "a * b"))["c"])).toEqual([["2026-08-25", 6]]);
  });

  it("counts its own values, and keeps what was written for the same month to hold against them", () => {
    const a = input("a", readings(["2026-06-30", 3]));
    const written = [
      ...readings(["2026-05-31", 5]),
      { ...readings(["2026-06-30", 8])[0], note: "Audited" } as Observation,
    ];
    const made = fill(a, computed("c", "a * 2", { series: written }))["c"];
    expect(pairs(made)).toEqual([
      ["2026-05-31", 5],
      ["2026-06-30", 6],
    ]);
    expect(made?.series[1]?.note).toBe("Audited");
    expect(made?.computed?.written.map(({ value, reading }) => [value, reading.value])).toEqual([
      [8, 6],
    ]);
  });

  it("takes years to date apart, but not over a month that nobody read", () => {
    const a = input(
      "a",
      readings(["2026-01-31", 3], ["2026-02-28", 5], ["2026-04-30", 9], ["2026-05-31", 12]),
      { cumulative: true },
    );
    expect(pairs(fill(a, computed("c", "a * 1"))["c"])).toEqual([
      ["2026-01-31", 3],
      ["2026-02-28", 2],
      ["2026-05-31", 3],
    ]);
  });

  // By hand: 10 + 1 a month makes 11 by January, 22 by February, 33 by March; after a month that nobody read, nothing.
  it("adds up sums since the year began where the formula is year to date", () => {
    const months = ["2026-01-31", "2026-02-28", "2026-03-31", "2026-05-31"] as const;
    const a = input("a", readings(...months.map((date) => [date, 10] as const)), {
      aggregate: "sum",
    });
    const b = input("b", readings(...months.map((date) => [date, 1] as const)), {
      aggregate: "sum",
    });
    const made = fill(a, b, computed("c", "a + b", { cumulative: true }))["c"];
    expect(pairs(made)).toEqual([
      ["2026-01-31", 11],
      ["2026-02-28", 22],
      ["2026-03-31", 33],
    ]);
    expect(
      made?.computed?.readings[2]?.inputs.map(({ value, readings: own }) => [value, own.length]),
    ).toEqual([
      [30, 3],
      [3, 3],
    ]);
  });

  it("gives no year to date of what stands as it is, but of totals for each of it", () => {
    const sum = input("a", readings(["2026-01-31", 6], ["2026-02-28", 4]), { aggregate: "sum" });
    const level = input("b", readings(["2026-01-31", 2], ["2026-02-28", 5]));
    const make = (text: string) =>
      pairs(fill(sum, level, computed("c", text, { cumulative: true }))["c"]);
    for (const text of ["b", "b * 2", "a + b", "b / a", "-b + 1", "b * b"]) {
      expect(make(text), text).toEqual([]);
    }
    expect(make("a / b").map(([, value]) => value)).toEqual([3, 2]);
    expect(make("b * a").map(([, value]) => value)).toEqual([12, 50]);
    expect(make("100 - a").map(([, value]) => value)).toEqual([94, 90]);
  });

  // By hand: (25 − 10) ÷ 2 = 7.5.
  it("takes years to date apart reading by reading where they come now and then", () => {
    const days = ["2025-12-10", "2026-01-10", "2026-03-05"] as const;
    const total = readings([days[0], 99], [days[1], 10], [days[2], 25]);
    const flow = readings([days[1], 2], [days[2], 2]);
    const made = fill(
      toKpi({ id: id("a"), cumulative: true, series: total }),
      toKpi({ id: id("b"), series: flow }),
      toKpi({ ...computed("c", "a / b"), frequency: "irregular" }),
    )["c"];
    expect(pairs(made)).toEqual([
      [days[1], 5],
      [days[2], 7.5],
    ]);
  });

  it("joins weeks that are read on different days", () => {
    const keys = { frequency: "weekly" } as const;
    const a = input("a", readings(["2025-12-29", 1], ["2026-01-05", 2], ["2026-01-12", 3]), keys);
    const b = input("b", readings(["2026-01-02", 10], ["2026-01-11", 20]), keys);
    expect(pairs(fill(a, b, computed("c", "a + b", keys))["c"])).toEqual([
      ["2026-01-02", 11],
      ["2026-01-11", 22],
    ]);
  });

  it("takes weeks to date apart, and begins anew with the year", () => {
    const keys = { frequency: "weekly" } as const;
    const a = input(
      "a",
      readings(["2025-12-24", 500], ["2025-12-31", 510], ["2026-01-07", 4], ["2026-01-14", 9]),
      { ...keys, cumulative: true },
    );
    expect(pairs(fill(a, computed("c", "a * 1", keys))["c"])).toEqual([
      ["2025-12-31", 10],
      ["2026-01-07", 4],
      ["2026-01-14", 5],
    ]);
  });

  // January 2026 has five Fridays, February four.
  it("gives no sum of weeks over a month in which one of them is missing", () => {
    const january = ["2026-01-02", "2026-01-09", "2026-01-16", "2026-01-23", "2026-01-30"];
    const february = ["2026-02-06", "2026-02-13", "2026-02-20", "2026-02-27"];
    const make = (dates: readonly string[]) => {
      const a = input("a", readings(...dates.map((date) => [date, 1] as const)), {
        frequency: "weekly",
        aggregate: "sum",
      });
      return pairs(fill(a, computed("c", "a * 1"))["c"]);
    };
    expect(make([...january, ...february])).toEqual([
      ["2026-01-30", 5],
      ["2026-02-27", 4],
    ]);
    for (const missing of january) {
      expect(make([...january.filter((date) => date !== missing), ...february])).toEqual([
        ["2026-02-27", 4],
      ]);
    }
  });

  it("gives a sum of days where each day of the month has its number", () => {
    const make = (count: number) => {
      const days = Array.from({ length: count }, (_, index) => index + 1);
      const a = input(
        "a",
        readings(...days.map((each) => [`2026-02-${String(each).padStart(2, "0")}`, 1] as const)),
        { frequency: "daily", aggregate: "sum" },
      );
      return pairs(fill(a, computed("c", "a * 1"))["c"]);
    };
    expect([make(1), make(27), make(28)]).toEqual([[], [], [["2026-02-28", 28]]]);
  });

  it("leaves KPIs that follow from each other as they are", () => {
    const made = fill(computed("a", "b + 1"), computed("b", "a + 1"));
    expect([made["a"]?.series, made["b"]?.series]).toEqual([[], []]);
  });

  it("gives for a sum of KPIs the sum of their readings, each with its inputs", () => {
    const value = fc.option(fc.integer({ min: -1000, max: 1000 }), { nil: undefined });
    const series = fc.array(value, { minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(series, series, (one, other) => {
        const toSeries = (list: readonly (number | undefined)[]) =>
          list.flatMap((each, index) =>
            each === undefined ? [] : readings([`2026-0${index + 1}-15`, each]),
          );
        const c = fill(
          input("a", toSeries(one)),
          input("b", toSeries(other)),
          computed("c", "a + b"),
        )["c"];
        const expected = one.flatMap((each, index) => {
          const second = other[index];
          if (each === undefined || second === undefined) return [];
          return [[day(`2026-0${index + 1}-15`), each + second] as const];
        });
        expect(pairs(c)).toEqual(expected);
        for (const reading of c?.computed?.readings ?? []) {
          expect(reading.inputs.reduce((sum, own) => sum + own.value, 0)).toBe(reading.value);
        }
      }),
    );
  });
});
