import { daysBetween } from "./period.ts";
import type { Cycle, PlanGraph } from "./plan.ts";

/** Two cycles that can be compared, the earlier one first. */
export interface ComparePair {
  readonly before: Cycle;
  readonly after: Cycle;
  readonly url: string;
  /** Why there is a page for them. */
  readonly why: "neighbours" | "year" | "running" | "recent";
}

export const compareUrl = "/compare/";

/** So many of the latest cycles are compared each with each. */
const recentCycles = 5;

/**
 * The pairs of cycles that have a page. Only cycles of about one length that hold objectives are compared; with every
 * further one there come three more pages, not as many as there are cycles before it:
 *
 *     each with the one after it
 *     each with the one that began a year later
 *     each with the running one
 *     the latest five, each with each
 */
export function listCyclePairs(
  plan: PlanGraph,
  /** Cycles that are sealed: one whose files are gone is there as it was sealed. */
  sealed: ReadonlySet<string>,
): readonly ComparePair[] {
  const planned = new Set<string>(plan.objectives.map(({ cycle }) => cycle));
  const rows = new Map<number, Cycle[]>();
  for (const cycle of plan.cycles) {
    if (!planned.has(cycle.cycle) && !sealed.has(cycle.cycle)) continue;
    const months = toMonths(cycle);
    rows.set(months, [...(rows.get(months) ?? []), cycle]);
  }
  return [...rows.values()].flatMap((row) => toRow(plan, row));
}

/** In the order of time: cycles of a plan are sorted by their first days. */
function toRow(plan: PlanGraph, row: readonly Cycle[]): readonly ComparePair[] {
  const recent = new Set(row.slice(-recentCycles));
  return row.flatMap((before, index) =>
    row.slice(index + 1).flatMap((after, distance): ComparePair[] => {
      const why = findReason(plan, before, after, distance, recent);
      const url = `${compareUrl}${before.cycle}/${after.cycle}/`;
      return why === undefined ? [] : [{ before, after, url, why }];
    }),
  );
}

function findReason(
  { currentCycle }: PlanGraph,
  before: Cycle,
  after: Cycle,
  distance: number,
  recent: ReadonlySet<Cycle>,
): ComparePair["why"] | undefined {
  if (distance === 0) return "neighbours";
  const days = daysBetween(before.period.start, after.period.start);
  if (days > 350 && days < 380) return "year";
  if (after.cycle === currentCycle || before.cycle === currentCycle) return "running";
  return recent.has(before) && recent.has(after) ? "recent" : undefined;
}

/** About how many months long; a cycle of weeks is told apart by its half months. */
function toMonths({ period }: Cycle): number {
  const months = (daysBetween(period.start, period.end) + 1) / 30.44;
  return months < 2.5 ? Math.round(months * 2) / 2 : Math.round(months);
}
