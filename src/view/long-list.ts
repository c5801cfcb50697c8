import type { Objective, PlanNode } from "../model/plan.ts";
import type { ViewContext } from "./context.ts";
import { pageSizes, toLongList, type ListInput, type LongList } from "./list.ts";
import type { ObjectiveRows, Rows } from "./list-rows.ts";
import { viewObjectiveRow } from "./objective-row.ts";
import type { RefView } from "./part.ts";
import { toReference } from "./reference.ts";

/** A list of objectives in their order; `say` is what is said of each beside how it stands. */
export function toObjectiveRows(
  context: ViewContext,
  input: ListInput,
  objectives: readonly Objective[],
  say: ObjectiveRows["say"],
): LongList<ObjectiveRows> {
  return toLongList(input, objectives, pageSizes.objectives, (some) => ({
    kind: "objectives",
    items: some.map((objective) => viewObjectiveRow(context, objective)),
    say,
  }));
}

/** A list of links to things of the plan. */
export function toReferences(
  context: ViewContext,
  input: ListInput,
  nodes: readonly PlanNode[],
): LongList<Rows<"references", RefView>> {
  return toLongList(input, nodes, pageSizes.references, (some) => ({
    kind: "references",
    items: some.map((node) => toReference(context, node)),
  }));
}
