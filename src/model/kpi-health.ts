import type { KpiAssessment, KpiHealth } from "./assessment.ts";
import type { IsoDate } from "./period.ts";
import type { Bound, Kpi, Observation, PlanGraph } from "./plan.ts";
import { addDays, daysBetween } from "./period.ts";
import { rules } from "./rules.ts";
import { frequencyDays } from "./silence.ts";

/** A reading that is a number. */
export type Reading = Observation & { readonly value: number };

/*
 * Health needs a direction and at least one bound; else it is as reported.
 *
 *   higher, green ">= 90", red "< 85"    91 healthy, 87 watch, 84 unhealthy
 *   lower, green "<= 5"                  5 healthy, 6 watch: nothing says that it is bad
 *   lower, red "> 8"                     8 healthy, 9 unhealthy
 *   range, green "60..70", red "< 50"    65 healthy, 72 watch, 49 unhealthy
 *   neither bound, health: watch         watch, as reported
 */

/** The latest reading of a KPI, what it says, and the readings to hold it against. */
export function assessKpi(kpi: Kpi, plan: PlanGraph): KpiAssessment {
  const readings = getReadings(kpi, plan.asOf);
  const latest = readings.at(-1);
  const computed = latest && findHealth(kpi, latest.value);
  const previous = readings.at(-2);
  const yearBefore = latest && findYearBefore(kpi, readings, latest.date);
  return {
    ...(latest && { latest }),
    ...(computed && { health: { value: computed, basis: "computed" as const } }),
    ...(!computed &&
      kpi.reportedHealth && { health: { value: kpi.reportedHealth, basis: "reported" as const } }),
    ...(latest && isStale(kpi, latest.date, plan) && { staleSince: latest.date }),
    ...(previous && { previous }),
    ...(yearBefore && { yearBefore }),
  };
}

/** Whether a reading of a KPI is older than its periods allow; never one of those that come irregularly. */
export function isStale(
  { frequency }: Pick<Kpi, "frequency">,
  read: IsoDate,
  plan: Pick<PlanGraph, "asOf" | "portal">,
): boolean {
  const days = frequencyDays[frequency ?? "irregular"];
  return days !== undefined && daysBetween(read, plan.asOf) > getStalePeriods(plan) * days;
}

/** How many of its periods a KPI may go without a reading. */
export function getStalePeriods({ portal }: Pick<PlanGraph, "portal">): number {
  return portal.rules["kpi-stale"]?.limits?.["periods"] ?? rules["kpi-stale"].limits.periods;
}

/** The numeric readings of a KPI up to a date, the oldest first. */
export function getReadings(kpi: Kpi, asOf: IsoDate): readonly Reading[] {
  return kpi.series.filter(
    (reading): reading is Reading => typeof reading.value === "number" && reading.date <= asOf,
  );
}

/** What a value says of a KPI's health; undefined without a direction or without bounds. */
export function findHealth(kpi: Kpi, value: number): KpiHealth | undefined {
  const { direction, green, red } = kpi;
  if (direction === undefined || (!green && !red)) return undefined;
  if (red && isWithin(red, value)) return "unhealthy";
  if (!green || isWithin(green, value)) return "healthy";
  return "watch";
}

/** Whether a value meets a bound; a range includes its ends. */
function isWithin({ operator, value: limit, to }: Bound, value: number): boolean {
  switch (operator) {
    case ">=":
      return value >= limit;
    case "<=":
      return value <= limit;
    case ">":
      return value > limit;
    case "<":
      return value < limit;
    case "=":
      return value === limit;
    case "range":
      return value >= limit && value <= (to ?? limit);
  }
}

/** The reading nearest to a year before, at most half a period away. */
function findYearBefore(
  kpi: Kpi,
  readings: readonly Reading[],
  latest: IsoDate,
): Reading | undefined {
  const year = addDays(latest, -365);
  const room = Math.max(3, (frequencyDays[kpi.frequency ?? "monthly"] ?? 31) / 2);
  let nearest: Reading | undefined;
  let least = Infinity;
  for (const reading of readings) {
    const distance = Math.abs(daysBetween(year, reading.date));
    if (distance > room || distance >= least) continue;
    least = distance;
    nearest = reading;
  }
  return nearest;
}
