import type { Source } from "./document.ts";
import type { ScorecardMeasure } from "./framework/scorecard.ts";
import type { IsoDate } from "./period.ts";
import type { Bound, Kpi } from "./plan.ts";

/** A value that a measure is held against, and where it was written. */
export interface Limit {
  readonly value: number;
  readonly source: Source;
  /** Whether it is the edge of a band of the measure's KPI. */
  readonly isBand: boolean;
}

export interface Goal extends Limit {
  /** When it is to be reached, where the goal changes over time. */
  readonly by?: IsoDate;
}

/*
 * The goal in force on a day, where it changes over time: the next one that is due.
 *
 *   targets 88 by 2026-12-31, 92 by 2028-12-31; goal 92    on 2026-08-27 88, on 2027-03-01 92, in 2029 the goal, 92
 *   targets as above, no goal                              in 2029 the last one, 92
 *   no targets, goal 91                                    91
 *   neither, but a KPI that is green at ">= 90"            90
 */

/** The goal of a measure on a day; absent where nobody set one. */
export function findGoal(
  { targets, goal, source }: ScorecardMeasure,
  kpi: Kpi | undefined,
  asOf: IsoDate,
): Goal | undefined {
  const at = (...path: (string | number)[]): Source => ({
    ...source,
    path: [...(source.path ?? []), ...path],
  });
  const byDate = targets
    .map((target, index) => ({ ...target, index }))
    .toSorted((a, b) => (a.by < b.by ? -1 : 1));
  const next = byDate.find(({ by }) => by >= asOf);
  const target = next ?? (goal === undefined ? byDate.at(-1) : undefined);
  if (target !== undefined) {
    const { value, by, index } = target;
    return { value, by, source: at("targets", index, "value"), isBand: false };
  }
  if (goal !== undefined) return { value: goal, source: at("goal"), isBand: false };
  return findBand(kpi, "green");
}

/** The value from which something must be done; absent where nobody set one. */
export function findRedFlag(
  { redFlag, source }: ScorecardMeasure,
  kpi: Kpi | undefined,
): Limit | undefined {
  if (redFlag === undefined) return findBand(kpi, "red");
  const path = [...(source.path ?? []), "redFlag"];
  return { value: redFlag, source: { ...source, path }, isBand: false };
}

/** The edge of a band of a KPI; a range has two, and neither is a goal. */
function findBand(kpi: Kpi | undefined, key: "green" | "red"): Limit | undefined {
  if (kpi === undefined || kpi.direction === undefined || kpi.direction === "range") {
    return undefined;
  }
  const bound: Bound | undefined = kpi[key];
  if (bound === undefined || bound.operator === "range") return undefined;
  return { value: bound.value, source: { ...kpi.source, path: [key] }, isBand: true };
}
