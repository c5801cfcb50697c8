import type { PlanItem } from "../model/framework/framework-plan.ts";
import type { NodeId } from "../model/id.ts";
import type { CascadeNode } from "./cascade-graph.ts";

/** What a node is written below as a line of it, its proof or its work; undefined for a statement of its own. */
export function findWhole(node: CascadeNode): NodeId | undefined {
  if (node.kind === "key-result") return node.objective;
  return node.kind === "plan-item" ? findWholeOfItem(node) : undefined;
}

/** Whether a node is drawn as a row: what is measured or done, of whatever framework. */
export function isRow(node: CascadeNode): boolean {
  return (
    findWhole(node) !== undefined ||
    node.kind === "kpi" ||
    (node.kind === "plan-item" && node.role === "hoshin-target")
  );
}

function findWholeOfItem(item: PlanItem): NodeId | undefined {
  switch (item.role) {
    case "ogsm-goal":
      return item.plan;
    case "ogsm-measure":
    case "gost-tactic":
      return item.strategy;
    case "ogsm-action":
      return item.parent;
    case "scorecard-measure":
      return item.objective;
    case "ogsm-strategy":
    case "hoshin-breakthrough":
    case "hoshin-annual":
    case "hoshin-priority":
    case "hoshin-target":
    case "scorecard-objective":
    case "gost-goal":
    case "gost-objective":
    case "gost-strategy":
    case "mbo-objective":
      return undefined;
  }
}
