import type { IsoDate } from "./period.ts";
import type { Kpi } from "./plan.ts";
import { getReadings } from "./kpi-health.ts";

/** What the readings of a KPI make over a longer period. */
export interface PeriodValue {
  /** `2026-03`, `2026-Q1`, `2026`. */
  readonly period: string;
  readonly value: number;
  readonly readings: number;
}

export type LongerPeriod = "month" | "quarter" | "year";

/**
 * The readings of a KPI up to a date by calendar month, quarter or year, joined as the KPI says. Readings that are year
 * to date are a total already: the last one of a period less the last one before it in the same year.
 *
 *   sum         Jan 3, Feb 4, Mar 5                Q1 = 12
 *   last        Jan 81, Feb 84, Mar 83             Q1 = 83
 *   cumulative  Mar 12, Jun 30 (year to date)      Q1 = 12, Q2 = 18, year = 30
 */
export function getPeriodValues(kpi: Kpi, by: LongerPeriod, asOf: IsoDate): readonly PeriodValue[] {
  const groups = new Map<string, number[]>();
  const before = new Map<string, number>();
  let last: { readonly year: string; readonly value: number } | undefined;
  for (const { date, value } of getReadings(kpi, asOf)) {
    const period = getPeriodName(date, by);
    const year = date.slice(0, 4);
    const group = groups.get(period);
    if (group) group.push(value);
    else {
      groups.set(period, [value]);
      before.set(period, last?.year === year ? last.value : 0);
    }
    last = { year, value };
  }
  return [...groups].map(([period, values]) => ({
    period,
    value: kpi.cumulative
      ? (values.at(-1) ?? 0) - (before.get(period) ?? 0)
      : joinReadings(kpi.aggregate, values),
    readings: values.length,
  }));
}

/** The month, quarter or year that a date is in: `2026-03`, `2026-Q1`, `2026`. */
export function getPeriodName(date: IsoDate, by: LongerPeriod): string {
  const year = date.slice(0, 4);
  switch (by) {
    case "year":
      return year;
    case "quarter":
      return `${year}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`;
    case "month":
      return date.slice(0, 7);
  }
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
