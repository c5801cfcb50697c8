import type { CalendarPeriod, LongerPeriod } from "./calendar-period.ts";
import { findPeriodBefore, getPeriodName } from "./calendar-period.ts";
import type { Reading } from "./kpi-health.ts";
import type { IsoDate } from "./period.ts";
import type { Kpi } from "./plan.ts";

/** Readings of a KPI, also those that have no number. */
export type Series = readonly Kpi["series"][number][];

/** What the readings of a KPI make over a longer period. */
export interface PeriodValue {
  /** `2026-03`, `2026-Q1`, `2026`. */
  readonly period: string;
  readonly value: number;
  readonly readings: number;
}

/**
 * The readings of a KPI up to a date by calendar month, quarter or year, joined as the KPI says. Readings that are year
 * to date are a total already: the last one of a period less that of the period before. Where nobody read it then,
 * there is no telling what this period alone has added.
 *
 *   sum         Jan 3, Feb 4, Mar 5                Q1 = 12
 *   last        Jan 81, Feb 84, Mar 83             Q1 = 83
 *   cumulative  Mar 12, Jun 30 (year to date)      Q1 = 12, Q2 = 18, year = 30
 *   cumulative  Jan 5, Mar 12 (year to date)       Jan = 5, nothing of March
 */
export function getPeriodValues(kpi: Kpi, by: LongerPeriod, asOf: IsoDate): readonly PeriodValue[] {
  const known = kpi.series.filter(({ date }) => date <= asOf);
  const groups = Map.groupBy(known, ({ date }) => getPeriodName(date, by));
  return [...groups].flatMap(([period, all]) => {
    const readings = all.filter((reading): reading is Reading => typeof reading.value === "number");
    const last = readings.at(-1);
    if (last === undefined) return [];
    const before = kpi.cumulative ? findTotalBefore(by, last.date, groups) : 0;
    if (before === undefined) return [];
    const value = kpi.cumulative
      ? last.value - before
      : joinReadings(
          kpi.aggregate,
          readings.map((reading) => reading.value),
        );
    return [{ period, value, readings: readings.length }];
  });
}

/** What is year to date at the end of the period before in the same year; undefined where nobody read it. */
export function findTotalBefore(
  by: CalendarPeriod,
  date: IsoDate,
  groups: ReadonlyMap<string, Series>,
): number | undefined {
  const before = findPeriodBefore(by, date, groups);
  if (before === undefined) return 0;
  const value = groups.get(before)?.at(-1)?.value;
  return typeof value === "number" ? value : undefined;
}

/** What readings of one period make together; of none, 0. */
export function joinReadings(aggregate: Kpi["aggregate"], values: readonly number[]): number {
  const sum = values.reduce((total, value) => total + value, 0);
  switch (aggregate) {
    case "last":
      return values.at(-1) ?? 0;
    case "sum":
      return sum;
    case "average":
      return sum / values.length;
    case "max":
      return Math.max(...values);
    case "min":
      return Math.min(...values);
  }
}
