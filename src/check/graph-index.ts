import { listPlanItems } from "../model/framework/framework-plan.ts";
import type { NodeId } from "../model/id.ts";
import type { Edge, PlanGraph, PlanNode } from "../model/plan.ts";
import type { NodeLists } from "./link-nodes.ts";

type Lists = NodeLists & Pick<PlanGraph, "cycles">;

/** Every node by its id, those within objectives after their objective. */
export function indexNodes(lists: Lists): ReadonlyMap<NodeId, PlanNode> {
  const nodes = new Map<NodeId, PlanNode>();
  const add = (node: PlanNode): void => {
    nodes.set(node.id, node);
  };
  if (lists.direction) add(lists.direction);
  lists.cycles.forEach(add);
  lists.teams.forEach(add);
  lists.people.forEach(add);
  lists.roles.forEach(add);
  lists.themes.forEach(add);
  lists.kpis.forEach(add);
  for (const objective of lists.objectives) {
    add(objective);
    objective.keyResults.forEach(add);
    objective.initiatives.forEach(add);
  }
  lists.initiatives.forEach(add);
  lists.pages.forEach(add);
  for (const plan of lists.frameworkPlans) {
    add(plan);
    listPlanItems(plan).forEach(add);
  }
  return nodes;
}

/** Edges by either end: in the order of the children's ids, and then as the author wrote them. */
export function indexEdges(edges: readonly Edge[]): Pick<PlanGraph, "edgesFrom" | "edgesTo"> {
  const sorted = [...edges].sort((a, b) => {
    if (a.from === b.from) return 0;
    return a.from < b.from ? -1 : 1;
  });
  return {
    edgesFrom: Map.groupBy(sorted, ({ from }) => from),
    edgesTo: Map.groupBy(sorted, ({ to }) => to),
  };
}
