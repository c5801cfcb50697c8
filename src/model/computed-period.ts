import type { CalendarPeriod } from "./calendar-period.ts";
import type { Reading } from "./kpi-health.ts";
import type { Series } from "./kpi-period.ts";
import type { IsoDate } from "./period.ts";
import type { Kpi } from "./plan.ts";
import { findPeriodBefore, getFirstDay, getPeriodName } from "./calendar-period.ts";
import { findTotalBefore, joinReadings } from "./kpi-period.ts";
import { addDays, daysBetween } from "./period.ts";

/** The value of one input of a formula in one period. */
export interface PeriodInput {
  readonly value: number;
  readonly readings: readonly Reading[];
}

const order = [
  "day",
  "week",
  "month",
  "quarter",
  "year",
] as const satisfies readonly CalendarPeriod[];

const periods: Readonly<Record<NonNullable<Kpi["frequency"]>, CalendarPeriod>> = {
  daily: "day",
  weekly: "week",
  monthly: "month",
  quarterly: "quarter",
  annual: "year",
  irregular: "day",
};

/** The longest period of some KPIs: what is read by the quarter says nothing of a month. */
export function getSharedPeriod(kpis: readonly Pick<Kpi, "frequency">[]): CalendarPeriod {
  const longest = kpis.map(({ frequency }) => order.indexOf(toPeriod(frequency)));
  return order[Math.max(0, ...longest)] ?? "day";
}

function toPeriod(frequency: Kpi["frequency"]): CalendarPeriod {
  return frequency === undefined ? "day" : periods[frequency];
}

/**
 * What a KPI's readings make in each period, where they make the whole of it:
 *
 *   sum, by month, by quarter       the quarter has to be over, with a number for each of its three months
 *   sum, by day or week, by month   likewise, with a number for every day, or every week that is read in the month
 *   sum, now and then               what there is, once the period is over
 *   sum, in `cumulative` formulas   all periods since the year began, none of them missing
 *   last, average, max, min         what there is
 *   year to date                    this period's total less that of the one before; in `cumulative` formulas as it is
 *   monthly, by month               the one reading, to date where the month still runs
 */
export function getPeriodInputs(
  kpi: Kpi,
  by: CalendarPeriod,
  isToDate: boolean,
  asOf: IsoDate,
): ReadonlyMap<string, PeriodInput> {
  const groups = Map.groupBy(kpi.series, ({ date }) => getPeriodName(date, by));
  const found = new Map<string, PeriodInput>();
  for (const [period, all] of groups) {
    const readings = all.filter((reading): reading is Reading => typeof reading.value === "number");
    const last = readings.at(-1);
    if (last === undefined) continue;
    if (kpi.cumulative) {
      const before = isToDate ? 0 : findTotalBefore(by, last.date, groups);
      if (before !== undefined) found.set(period, { value: last.value - before, readings: [last] });
    } else if (kpi.aggregate !== "sum" || isWhole(kpi, by, all, asOf)) {
      const counted = kpi.aggregate === "last" ? [last] : readings;
      const values = counted.map(({ value }) => value);
      found.set(period, { value: joinReadings(kpi.aggregate, values), readings: counted });
    }
  }
  return isToDate && isFlow(kpi) ? accumulate(found, by, groups) : found;
}

/** Whether readings count what each period adds, rather than how things stand or what there is to date. */
function isFlow({ aggregate, cumulative }: Kpi): boolean {
  return aggregate === "sum" && !cumulative;
}

/** Each period with those before it in its year, as far back as none is missing. */
function accumulate(
  found: ReadonlyMap<string, PeriodInput>,
  by: CalendarPeriod,
  groups: ReadonlyMap<string, Series>,
): ReadonlyMap<string, PeriodInput> {
  const totals = new Map<string, PeriodInput>();
  for (const [period, { value, readings }] of found) {
    const last = readings.at(-1);
    const before = last && findPeriodBefore(by, last.date, groups);
    const total = before === undefined ? { value: 0, readings: [] } : totals.get(before);
    if (total === undefined) continue;
    totals.set(period, {
      value: total.value + value,
      readings: [...total.readings, ...readings],
    });
  }
  return totals;
}

/** Whether a sum over a period lacks none of its parts. */
function isWhole(
  { frequency, series }: Kpi,
  by: CalendarPeriod,
  readings: Series,
  asOf: IsoDate,
): boolean {
  const [first] = readings;
  if (first === undefined || readings.some(({ value }) => typeof value !== "number")) return false;
  const own = toPeriod(frequency);
  if (by === "day" || own === by) return true;
  const period = getPeriodName(first.date, by);
  if (getPeriodName(asOf, by) <= period) return false;
  if (own === "day" && frequency !== "daily") return true;
  // Of a week that is in two months, the day on which it is read says where it counts.
  const step = own === "week" ? 7 : 1;
  const known = new Set(
    (own === "week" ? series : readings).map(({ date }) => getPeriodName(date, own)),
  );
  const start = getFirstDay(by, first.date);
  const skip = own === "week" ? daysBetween(start, first.date) % 7 : 0;
  for (
    let day = addDays(start, skip);
    getPeriodName(day, by) === period;
    day = addDays(day, step)
  ) {
    if (!known.has(getPeriodName(day, own))) return false;
  }
  return true;
}
