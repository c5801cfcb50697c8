import type { Explained } from "./explanation.ts";
import type { IsoDate } from "./period.ts";
import type { Objective, PlanGraph } from "./plan.ts";
import { isAsked } from "./closing.ts";
import { toExplained } from "./explanation.ts";
import { daysBetween } from "./period.ts";

/**
 * The share of check-ins that were due by the as-of date and came. A cycle is cut into stretches as long as its rhythm,
 * from the objective's first day on; each that is over is due one check-in. Two in one stretch make up for no other.
 * Undefined where nothing was due.
 */
export function getCheckInRate(
  plan: PlanGraph,
  objectives: readonly Objective[],
): Explained | undefined {
  const rhythms = new Map(plan.cycles.map(({ cycle, rhythm }) => [cycle, rhythm]));
  let due = 0;
  let came = 0;
  for (const objective of objectives) {
    const rhythm = rhythms.get(objective.cycle);
    if (rhythm === undefined || !isAsked(objective)) continue;
    const stretches = countStretches(objective, rhythm, plan.asOf);
    due += stretches.due;
    came += stretches.came;
  }
  if (due === 0) return undefined;
  return toExplained(came / due, () => ({
    formula: "stretches with a check-in ÷ stretches that are over",
    inputs: [
      { label: "with a check-in", value: came, as: "plain" },
      { label: "over", value: due, as: "plain" },
    ],
    remarks: ["a stretch is as long as the cycle's rhythm"],
  }));
}

function countStretches(
  { period, checkIns }: Objective,
  rhythm: number,
  asOf: IsoDate,
): { readonly due: number; readonly came: number } {
  const until = asOf < period.end ? asOf : period.end;
  // The last day counts: a cycle of 92 days holds six stretches of 14 days.
  const due = Math.max(0, Math.floor((daysBetween(period.start, until) + 1) / rhythm));
  const reached = new Set<number>();
  for (const { date } of checkIns) {
    const stretch = Math.floor(daysBetween(period.start, date) / rhythm);
    if (stretch >= 0 && stretch < due) reached.add(stretch);
  }
  return { due, came: reached.size };
}
