import type { Cycle } from "../model/plan.ts";
import type { PlanChange, PlanState } from "./change.ts";
import { isRunning } from "./deleted.ts";
import { toEarlier } from "./naming.ts";

/**
 * Marks what takes a promise of a running cycle back without a word about its target: the objective stands in a cycle
 * that is only planned now, whatever its dates, or the cycle itself is gone.
 */
export function markTakenBack(
  changes: readonly PlanChange[],
  before: PlanState,
  after: PlanState,
  moves: ReadonlyMap<string, string>,
): readonly PlanChange[] {
  const isAsked = ({ type, key, document }: PlanChange): boolean =>
    key === "cycle" || (type === "removed" && document.startsWith("cycle:"));
  if (!changes.some(isAsked)) return changes;
  const running = new Set<string>(
    before.graph.objectives.filter((each) => isRunning(each, before.graph)).map(({ id }) => id),
  );
  const planned = new Set<unknown>(
    after.graph.cycles.filter(({ state }) => state === "planning").map(({ cycle }) => cycle),
  );
  const relied = new Set<string>(
    before.graph.cycles.filter((each) => isRelied(each, before)).map(({ id }) => id),
  );
  const isBack = ({ type, key, document, now }: PlanChange): boolean =>
    type === "removed"
      ? relied.has(document)
      : key === "cycle" && planned.has(now) && running.has(toEarlier(document, moves));
  return changes.map((each) =>
    isAsked(each) && isBack(each) ? { ...each, eased: true as const } : each,
  );
}

/** Whether anybody counts on a cycle: it has begun and was not closed, and something stands in it. */
function isRelied({ cycle, state }: Cycle, { graph }: PlanState): boolean {
  if (state === "planning" || state === "closed") return false;
  return [...graph.objectives, ...graph.pages].some((each) => each.cycle === cycle);
}
