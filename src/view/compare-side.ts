import { onceFor } from "../model/once.ts";
import type { PlanNode } from "../model/plan.ts";
import type { ComparePair } from "./compare-pair.ts";
import type { ViewContext } from "./context.ts";
import { toSealedPage } from "./seal-facts.ts";

/** The two sides of a comparison: each a state of its own, and the running plan, whose pages are linked to. */
export interface CompareSides {
  readonly running: ViewContext;
  readonly before: CompareSide;
  readonly after: CompareSide;
}

/** What a side is made from: the cycle as it was sealed, or as its files stand. */
export interface CompareSide extends ViewContext {
  /** The sealed cycle that it is; absent where it is of the running plan. */
  readonly sealedCycle?: string;
}

/** So many of the latest sealed cycles are opened for comparisons: a build does not read forty of them. */
const mostOpened = 5;

/** The sides of a pair, made once. */
export const getSides = onceFor((running: ViewContext, pair: ComparePair): CompareSides => {
  const { after, before } = pair;
  return {
    running,
    before: getSide(running, before.cycle),
    after: getSide(running, after.cycle),
  };
});

/** Whether a cycle is compared as it was sealed. */
function isOpened({ snapshots = [], openSealed }: ViewContext, cycle: string): boolean {
  if (openSealed === undefined) return false;
  return snapshots.slice(0, mostOpened).some((row) => row.cycle === cycle);
}

/** Where something of a side is to be read: in the running plan, or in the sealed one where that has it no longer. */
export function toSideUrl(
  running: ViewContext,
  { sealedCycle }: CompareSide,
  { id, url }: Pick<PlanNode, "id" | "url">,
): string {
  if (sealedCycle === undefined) return url;
  const { aliases, nodes } = running.plan;
  return nodes.get(aliases.get(id) ?? id)?.url ?? toSealedPage(sealedCycle, url);
}

const getSide = onceFor((context: ViewContext, cycle: string): CompareSide => {
  if (context.openSealed === undefined || !isOpened(context, cycle)) return context;
  // Numbers of both sides are written as the portal writes them.
  return { ...context.openSealed(cycle), format: context.format, sealedCycle: cycle };
});
