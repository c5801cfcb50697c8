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
