import type { Objective } from "../model/plan.ts";
import type { ViewContext } from "./context.ts";
import { toScore } from "./objective-row.ts";
import type { RefView } from "./part.ts";
import { getPlanIndex } from "./plan-index.ts";
import { toReference, viewReference } from "./reference.ts";

/** What did not simply run to the end of its cycle. */
export interface EndingsView {
  /** Into which cycle most went on. */
  readonly carried: readonly EndingView[];
  readonly dropped: readonly EndingView[];
}

export interface EndingView {
  readonly from: RefView;
  /** What it went on as, or what stands in its place. */
  readonly to?: RefView;
  /** Whether it went on under the words that it had. */
  readonly isSame: boolean;
  readonly score?: string;
  readonly reason?: string;
}

/** Views what was carried over and what was given up. */
export function viewEndings(context: ViewContext, objectives: readonly Objective[]): EndingsView {
  const { successors } = getPlanIndex(context.plan);
  const carried: EndingView[] = [];
  const dropped: EndingView[] = [];
  for (const objective of objectives) {
    const found = context.assessment.objectives.get(objective.id);
    const next = successors.get(objective.id);
    const status = found?.status;
    const score = found?.score && toScore(context, found.score.value);
    const plain = {
      from: toReference(context, objective),
      isSame: next?.title.plain === objective.title.plain,
      ...(score === undefined ? {} : { score }),
    };
    if (status?.basis === "closed" && isGivenUp(status.name)) {
      dropped.push({
        ...plain,
        ...(status.supersededBy === undefined
          ? {}
          : { to: viewReference(context, status.supersededBy) }),
        ...(status.reason === undefined ? {} : { reason: status.reason }),
      });
    } else if (next !== undefined) carried.push({ ...plain, to: toReference(context, next) });
  }
  return { carried, dropped };
}

function isGivenUp(name: string): boolean {
  return name === "dropped" || name === "superseded" || name === "declined";
}
