import type { CycleId } from "../model/id.ts";
import { once } from "../model/once.ts";
import { daysBetween } from "../model/period.ts";
import type { Cycle, Plan } from "../model/plan.ts";
import type { ViewContext } from "./context.ts";
import { getPlanIndex } from "./plan-index.ts";

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
export const listComparePairs = once((context: ViewContext): readonly ComparePair[] =>
  // A sealed quarter stands for itself; what came before and after it is the running portal's to tell.
  context.seal === undefined ? toPairs(context) : [],
);

/** The pairs that a cycle is in. */
export function listPairsOf(context: ViewContext, cycle: CycleId): readonly ComparePair[] {
  return listComparePairs(context).filter(
    ({ after, before }) => before.cycle === cycle || after.cycle === cycle,
  );
}

function toPairs({ plan, snapshots = [] }: ViewContext): readonly ComparePair[] {
  // One whose files are gone is there as it was sealed.
  const sealed = new Set(snapshots.map(({ cycle }) => cycle));
  const { objectivesOfCycle } = getPlanIndex(plan);
  const rows = new Map<number, Cycle[]>();
  for (const cycle of plan.cycles) {
    if (!objectivesOfCycle.has(cycle.cycle) && !sealed.has(cycle.cycle)) continue;
    const months = toMonths(cycle);
    rows.set(months, [...(rows.get(months) ?? []), cycle]);
  }
  return [...rows.values()].flatMap((row) => toRow(plan, row));
}

/** In the order of time: cycles of a plan are sorted by their first days. */
function toRow(plan: Plan, row: readonly Cycle[]): readonly ComparePair[] {
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
  { currentCycle }: Plan,
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

/** The cycles that one is compared with, the nearest first, as its own page names them. */
export function viewCompared(
  context: ViewContext,
  { cycle }: Cycle,
): readonly { readonly title: string; readonly url: string }[] {
  return listPairsOf(context, cycle)
    .map(({ after, before, url, why }) => {
      const other = before.cycle === cycle ? after : before;
      return { title: other.title.plain, url, isNear: why === "neighbours" };
    })
    .sort((a, b) => Number(b.isNear) - Number(a.isNear))
    .slice(0, mostNamed)
    .map(({ title, url }) => ({ title, url }));
}

const mostNamed = 6;
