import type { Reading } from "./kpi-health.ts";
import type { LongerPeriod } from "./kpi-period.ts";
import type { IsoDate } from "./period.ts";
import type { Kpi } from "./plan.ts";
import { getPeriodName, joinReadings } from "./kpi-period.ts";

/** The value of one input of a formula in one period. */
export interface PeriodInput {
  readonly value: number;
  readonly readings: readonly Reading[];
}

type SharedPeriod = LongerPeriod | "day";

const order = ["day", "month", "quarter", "year"] as const satisfies readonly SharedPeriod[];

const periods: Readonly<Record<NonNullable<Kpi["frequency"]>, SharedPeriod>> = {
  daily: "day",
  weekly: "day",
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
  const groups = Map.groupBy(kpi.series, ({ date }) =>
    by === "day" ? date : getPeriodName(date, by),
  );
  const found = new Map<string, PeriodInput>();
  for (const [period, all] of groups) {
    const readings = all.filter((reading): reading is Reading => typeof reading.value === "number");
    const last = readings.at(-1);
    if (last === undefined) continue;
    if (kpi.cumulative && by !== "day") {
      const before = isToDate ? 0 : findTotalBefore(by, period, groups);
      if (before !== undefined) found.set(period, { value: last.value - before, readings: [last] });
    } else if (kpi.aggregate !== "sum" || isWhole(kpi, by, period, all, asOf)) {
      const counted = kpi.aggregate === "last" ? [last] : readings;
      const values = counted.map(({ value }) => value);
      found.set(period, { value: joinReadings(kpi.aggregate, values), readings: counted });
    }
  }
  return found;
}

/** The total at the end of the period before in the same year; undefined where nobody read it. */
function findTotalBefore(
  by: LongerPeriod,
  period: string,
  groups: ReadonlyMap<string, readonly Kpi["series"][number][]>,
): number | undefined {
  const before = getPeriodBefore(by, period);
  if (before === undefined) return 0;
  const value = groups.get(before)?.at(-1)?.value;
  return typeof value === "number" ? value : undefined;
}

/** The period before within the year; undefined for the first one, where counting begins. */
function getPeriodBefore(by: LongerPeriod, period: string): string | undefined {
  const year = period.slice(0, 4);
  if (by === "year") return undefined;
  const number = Number(period.slice(by === "month" ? 5 : 6)) - 1;
  if (number === 0) return undefined;
  return by === "month" ? `${year}-${String(number).padStart(2, "0")}` : `${year}-Q${number}`;
}

/** Readings of a month, a quarter and a year, by how often there is one; days need not all be working days. */
const fewest: Readonly<Record<LongerPeriod, Partial<Record<SharedPeriod | "week", number>>>> = {
  month: { week: 4 },
  quarter: { week: 12, month: 3 },
  year: { week: 52, month: 12, quarter: 4 },
};

/** Whether a sum over a period lacks none of its parts. */
function isWhole(
  { frequency }: Kpi,
  by: SharedPeriod,
  period: string,
  readings: readonly Kpi["series"][number][],
  asOf: IsoDate,
): boolean {
  const own = toPeriod(frequency);
  if (by === "day" || own === by) return readings.every(({ value }) => typeof value === "number");
  const parts = fewest[by][frequency === "weekly" ? "week" : own] ?? 1;
  return (
    getPeriodName(asOf, by) > period &&
    readings.length >= parts &&
    readings.every(({ value }) => typeof value === "number")
  );
}
