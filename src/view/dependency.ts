import type { Dependency, Objective, Team } from "../model/plan.ts";
import type { ViewContext } from "./context.ts";
import { pageSizes, toLongList, type ListInput, type LongList } from "./list.ts";
import type { NeedRows } from "./list-rows.ts";
import { toDependency, type DependencyView } from "./objective-work.ts";
import type { RefView } from "./part.ts";
import { getPlanIndex, type Need } from "./plan-index.ts";
import { toReference, viewReference } from "./reference.ts";

/** A need with both of its sides: `other` is who is asked. */
export interface NeedView extends DependencyView {
  /** The objective in need. */
  readonly from: RefView;
}

/** Lists needs in the order in which they matter: refused first, delivered last; then by date. */
export function toNeedList(
  context: ViewContext,
  input: ListInput,
  needs: readonly Need[],
  lead: NeedRows["lead"],
): LongList<NeedRows> {
  return toLongList(input, needs.toSorted(compareNeeds), pageSizes.needs, (some) => ({
    kind: "needs",
    items: some.map((need) => viewNeed(context, need)),
    lead,
  }));
}

function viewNeed(context: ViewContext, { from, dependency }: Need): NeedView {
  return {
    ...toDependency(context, viewReference(context, dependency.to), dependency),
    from: toReference(context, from),
  };
}

/** What objectives need of others. */
export function toNeeds(objectives: readonly Objective[]): readonly Need[] {
  return objectives.flatMap((from) =>
    from.dependencies.map((dependency) => ({ from, dependency })),
  );
}

/** What others need of a team: of itself, of its objectives and of their key results. */
export function toAsked(
  { plan }: ViewContext,
  team: Team,
  objectives: readonly Objective[],
): readonly Need[] {
  const { needsOf } = getPlanIndex(plan);
  const own = new Set(objectives);
  return [team, ...objectives].flatMap(({ id }) =>
    (needsOf.get(id) ?? []).filter(({ from }) => !own.has(from)),
  );
}

const order: readonly Dependency["state"][] = [
  "refused",
  "at-risk",
  "unconfirmed",
  "confirmed",
  "delivered",
];

function compareNeeds(a: Need, b: Need): number {
  const rank = order.indexOf(a.dependency.state) - order.indexOf(b.dependency.state);
  if (rank !== 0) return rank;
  const [first = "9999", second = "9999"] = [a.dependency.by, b.dependency.by];
  return first < second ? -1 : first > second ? 1 : 0;
}
