import { listCyclePairs, type ComparePair } from "../model/compare-pair.ts";
import type { CycleId } from "../model/id.ts";
import { once } from "../model/once.ts";
import type { Cycle } from "../model/plan.ts";
import type { ViewContext } from "./context.ts";

export { compareUrl, type ComparePair } from "../model/compare-pair.ts";

/** The pairs of cycles that have a page. */
export const listComparePairs = once((context: ViewContext): readonly ComparePair[] => {
  // A sealed quarter stands for itself; what came before and after it is the running portal's to tell.
  if (context.seal !== undefined) return [];
  return listCyclePairs(context.plan, new Set(context.snapshots?.map(({ cycle }) => cycle)));
});

/** The pairs that a cycle is in. */
export function listPairsOf(context: ViewContext, cycle: CycleId): readonly ComparePair[] {
  return listComparePairs(context).filter(
    ({ after, before }) => before.cycle === cycle || after.cycle === cycle,
  );
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
