import type { Decision, Objective } from "../model/plan.ts";
import type { ViewContext } from "./context.ts";
import { decisionWords } from "./decision.ts";
import type { FrameInput } from "./frame.ts";
import { pageSizes, toLongList, type LongList } from "./list.ts";
import type { Rows } from "./list-rows.ts";
import { toScore } from "./objective-row.ts";
import type { RefView } from "./part.ts";
import { getPlanIndex } from "./plan-index.ts";
import { toReference, viewReference } from "./reference.ts";

/** What did not simply run to the end of its cycle: it was carried over, or given up. */
export interface EndingView {
  readonly from: RefView;
  /** What it went on as, or what stands in its place. */
  readonly to?: RefView;
  /** Whether it went on under the words that it had. */
  readonly isSame: boolean;
  readonly score?: string;
  readonly reason?: string;
  /** What was decided to become of it, while nothing has: `Modify`. */
  readonly decision?: string;
}

/** Lists what was carried over, or is to be by what was decided at the close, and what was given up. */
export function toEndingLists(
  context: ViewContext,
  page: FrameInput,
  objectives: readonly Objective[],
): { readonly carried: EndingList; readonly dropped: EndingList } {
  const { successors } = getPlanIndex(context.plan);
  const dropped = objectives.filter((objective) => isGivenUp(context, objective));
  const carried = objectives
    .filter(({ id, outcome }) => successors.has(id) || isToGoOn(outcome?.decision))
    .filter((objective) => !isGivenUp(context, objective));
  const toList = (id: string, title: string, ended: readonly Objective[]): EndingList =>
    toLongList({ page, id, title }, ended, pageSizes.endings, (some) => ({
      kind: "endings",
      items: some.map((objective) => viewEnding(context, objective)),
    }));
  return {
    carried: toList("carried", "Carried over", carried),
    dropped: toList("dropped", "Given up", dropped),
  };
}

/** Whether a decision at the close lets an objective go on, as it is or otherwise. */
export function isToGoOn(decision: Decision | undefined): boolean {
  return decision === "keep" || decision === "modify";
}

type EndingList = LongList<Rows<"endings", EndingView>>;

function viewEnding(context: ViewContext, objective: Objective): EndingView {
  const next = getPlanIndex(context.plan).successors.get(objective.id);
  const found = context.assessment.objectives.get(objective.id);
  const status = found?.status;
  const plain = {
    from: toReference(context, objective),
    isSame: next?.title.plain === objective.title.plain,
    ...(found?.score === undefined ? {} : { score: toScore(context, found.score.value) }),
  };
  if (status?.basis !== "closed" || !isGivenUp(context, objective)) {
    const decision = objective.outcome?.decision;
    if (next !== undefined) return { ...plain, to: toReference(context, next) };
    return decision === undefined ? plain : { ...plain, decision: decisionWords[decision] };
  }
  const { supersededBy, reason } = status;
  return {
    ...plain,
    ...(supersededBy === undefined ? {} : { to: viewReference(context, supersededBy) }),
    ...(reason === undefined ? {} : { reason }),
  };
}

function isGivenUp({ assessment }: ViewContext, { id }: Objective): boolean {
  const status = assessment.objectives.get(id)?.status;
  return status?.basis === "closed" && endings.has(status.name);
}

const endings: ReadonlySet<string> = new Set(["dropped", "superseded", "declined"]);
