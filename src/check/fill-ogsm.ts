import type { Ogsm, OgsmAction } from "../model/framework/ogsm.ts";
import type { NodeId } from "../model/id.ts";
import type { InlineText, PlanNode } from "../model/plan.ts";

type Fill = <Item extends { readonly title: InlineText; readonly shows?: NodeId }>(
  items: readonly Item[],
) => readonly Item[];

/** Gives the strategies and actions of an OGSM that show another item what that one says of itself. */
export function fillOgsm(plan: Ogsm, nodes: ReadonlyMap<NodeId, PlanNode>, fill: Fill): Ogsm {
  const fillActions = (actions: readonly OgsmAction[]): readonly OgsmAction[] =>
    fill(actions).map((action) => ({
      ...fillWork(action, nodes),
      actions: fillActions(action.actions),
    }));
  return {
    ...plan,
    strategies: fill(plan.strategies).map((strategy) => ({
      ...strategy,
      actions: fillActions(strategy.actions),
    })),
  };
}

/** Owners, dates and status of the work that an action shows; what it says itself stays, but for a status of planned. */
function fillWork(action: OgsmAction, nodes: ReadonlyMap<NodeId, PlanNode>): OgsmAction {
  const shown = action.shows === undefined ? undefined : nodes.get(action.shows);
  const isWork =
    shown?.kind === "initiative" || (shown?.kind === "plan-item" && shown.role === "ogsm-action");
  if (!isWork) return action;
  const start = action.start ?? shown.start;
  const due = action.due ?? shown.due;
  return {
    ...action,
    owners: action.owners.length === 0 ? shown.owners : action.owners,
    status: action.status === "planned" ? shown.status : action.status,
    ...(start !== undefined && { start }),
    ...(due !== undefined && { due }),
  };
}
