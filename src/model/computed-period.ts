import type { Reading } from "./kpi-health.ts";
import type { LongerPeriod } from "./kpi-period.ts";
import type { IsoDate } from "./period.ts";
import type { Kpi } from "./plan.ts";
import { getPeriodName, joinReadings } from "./kpi-period.ts";
import { addDays, daysBetween, parseDate } from "./period.ts";

/** The value of one input of a formula in one period. */
export interface PeriodInput {
  readonly value: number;
  readonly readings: readonly Reading[];
}

type SharedPeriod = LongerPeriod | "day" | "week";
type Series = readonly Kpi["series"][number][];

const order = [
  "day",
  "week",
  "month",
  "quarter",
  "year",
] as const satisfies readonly SharedPeriod[];

const periods: Readonly<Record<NonNullable<Kpi["frequency"]>, SharedPeriod>> = {
  daily: "day",
  weekly: "week",
  monthly: "month",
  quarterly: "quarter",
  annual: "year",
  irregular: "day",
};

/** The longest period of some KPIs: what is read by the quarter says nothing of a month. */
export function getSharedPeriod(kpis: readonly Pick<Kpi, "frequency">[]): SharedPeriod {
  const longest = kpis.map(({ frequency }) => order.indexOf(toPeriod(frequency)));
  return order[Math.max(0, ...longest)] ?? "day";
}

function toPeriod(frequency: Kpi["frequency"]): SharedPeriod {
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
  by: SharedPeriod,
  isToDate: boolean,
  asOf: IsoDate,
): ReadonlyMap<string, PeriodInput> {
  const groups = Map.groupBy(kpi.series, ({ date }) => toPeriodName(date, by));
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
  by: SharedPeriod,
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

/** The total at the end of the period before in the same year; undefined where nobody read it. */
function findTotalBefore(
  by: SharedPeriod,
  date: IsoDate,
  groups: ReadonlyMap<string, Series>,
): number | undefined {
  const before = findPeriodBefore(by, date, groups);
  if (before === undefined) return 0;
  const value = groups.get(before)?.at(-1)?.value;
  return typeof value === "number" ? value : undefined;
}

/** The period before that of a reading within the year; undefined for the first one, where counting begins. */
function findPeriodBefore(
  by: SharedPeriod,
  date: IsoDate,
  groups: ReadonlyMap<string, Series>,
): string | undefined {
  const year = date.slice(0, 4);
  switch (by) {
    case "day":
      // There need not be a reading on each day: the one before is the last one that there is.
      return [...groups.keys()].findLast((day) => day < date && day.startsWith(year));
    case "week": {
      const before = toPeriodName(addDays(date, -7), by);
      const last = groups.get(before)?.at(-1)?.date ?? addDays(date, -7);
      return last.startsWith(year) ? before : undefined;
    }
    case "month":
    case "quarter":
    case "year": {
      const first = getFirstDay(by, date);
      return first.endsWith("-01-01") ? undefined : toPeriodName(addDays(first, -1), by);
    }
  }
}

/** The day itself, the week as `2026-W05` (each belongs to the year of its Thursday), or the longer period. */
function toPeriodName(date: IsoDate, by: SharedPeriod): string {
  if (by === "day") return date;
  if (by !== "week") return getPeriodName(date, by);
  const thursday = addDays(getFirstDay("week", date), 3);
  const year = thursday.slice(0, 4);
  const week = Math.floor(daysBetween(parseDate(`${year}-01-01`), thursday) / 7) + 1;
  return `${year}-W${String(week).padStart(2, "0")}`;
}

/** A Monday; weeks are counted from one. */
const monday = parseDate("2001-01-01");

/** The first day of the period that a date is in. */
function getFirstDay(by: Exclude<SharedPeriod, "day">, date: IsoDate): IsoDate {
  switch (by) {
    case "week":
      return addDays(date, -(((daysBetween(monday, date) % 7) + 7) % 7));
    case "month":
      return parseDate(`${date.slice(0, 7)}-01`);
    case "quarter": {
      const month = Math.floor((Number(date.slice(5, 7)) - 1) / 3) * 3 + 1;
      return parseDate(`${date.slice(0, 4)}-${String(month).padStart(2, "0")}-01`);
    }
    case "year":
      return parseDate(`${date.slice(0, 4)}-01-01`);
  }
}

/** Whether a sum over a period lacks none of its parts. */
function isWhole(
  { frequency, series }: Kpi,
  by: SharedPeriod,
  readings: Series,
  asOf: IsoDate,
): boolean {
  const [first] = readings;
  if (first === undefined || readings.some(({ value }) => typeof value !== "number")) return false;
  const own = toPeriod(frequency);
  if (by === "day" || own === by) return true;
  const period = toPeriodName(first.date, by);
  if (toPeriodName(asOf, by) <= period) return false;
  if (own === "day" && frequency !== "daily") return true;
  // Of a week that is in two months, the day on which it is read says where it counts.
  const step = own === "week" ? 7 : 1;
  const known = new Set(
    (own === "week" ? series : readings).map(({ date }) => toPeriodName(date, own)),
  );
  const start = getFirstDay(by, first.date);
  const skip = own === "week" ? daysBetween(start, first.date) % 7 : 0;
  for (let day = addDays(start, skip); toPeriodName(day, by) === period; day = addDays(day, step)) {
    if (!known.has(toPeriodName(day, own))) return false;
  }
  return true;
}
