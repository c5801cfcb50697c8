import type { Objective } from "../model/plan.ts";
import type { StatusName } from "../model/status.ts";
import type { ViewContext } from "./context.ts";
import { getPlanIndex } from "./plan-index.ts";

/** What the order of a list that does not fit on one page is called. */
export const worstFirst = "Those furthest behind come first";
export const newestFirst = "The newest come first";

/** What needs somebody most comes first; what is over comes last. */
const ranks: readonly StatusName[] = ["off-pace", "behind", "no-check-in"];

/** Objectives as they are where they fit on one page, else those that are furthest behind first. */
export function sortWorstFirst(
  { assessment }: ViewContext,
  objectives: readonly Objective[],
  size: number,
): readonly Objective[] {
  if (objectives.length <= size) return objectives;
  const toRank = ({ id }: Objective): number => {
    const status = assessment.objectives.get(id)?.status;
    if (status === undefined || status.basis === "closed") return ranks.length + 1;
    const rank = ranks.indexOf(status.name);
    return rank === -1 ? ranks.length : rank;
  };
  const toGap = ({ id }: Objective): number => {
    const status = assessment.objectives.get(id)?.status;
    return status?.basis === "pace" ? status.gap : 0;
  };
  return objectives.toSorted((a, b) => toRank(a) - toRank(b) || toGap(a) - toGap(b));
}

/** Objectives of the latest cycle first; within a cycle as they are. */
export function sortNewestFirst(
  { plan }: ViewContext,
  objectives: readonly Objective[],
): readonly Objective[] {
  const { cycles } = getPlanIndex(plan);
  const toStart = ({ cycle }: Objective): string => cycles.get(cycle)?.period.start ?? "";
  return objectives.toSorted((a, b) => {
    const [first, second] = [toStart(a), toStart(b)];
    return first < second ? 1 : first > second ? -1 : 0;
  });
}
