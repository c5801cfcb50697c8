import type { NodeId } from "./id.ts";
import type { Kpi, Objective, PlanGraph, Relation } from "./plan.ts";
import { isClosed } from "./closing.ts";

/** How an objective, or one of its key results, sets out to move a KPI. */
const acting: readonly Relation[] = ["supports", "measures", "recovers"];

/** The objectives of all cycles that set out to move a KPI, by the start of their time. */
export function listPushes(plan: PlanGraph, kpi: NodeId): readonly Objective[] {
  const found = new Set<Objective>();
  for (const edge of plan.edgesTo.get(kpi) ?? []) {
    if (!acting.includes(edge.relation)) continue;
    const node = plan.nodes.get(edge.from);
    const objective = node?.kind === "key-result" ? plan.nodes.get(node.objective) : node;
    if (objective?.kind === "objective") found.add(objective);
  }
  return [...found].sort((a, b) => (a.period.start < b.period.start ? -1 : 1));
}

/** Whether an open objective sets out to move a KPI, or a measure that drives it, however far away. */
export function isActedOn(plan: PlanGraph, kpi: Kpi): boolean {
  const seen = new Set<NodeId>([kpi.id]);
  for (const id of seen) {
    if (listPushes(plan, id).some((objective) => isOpen(objective))) return true;
    const node = plan.nodes.get(id);
    if (node?.kind !== "kpi") continue;
    for (const driver of node.drivers) seen.add(driver.kpi);
  }
  return false;
}

function isOpen(objective: Objective): boolean {
  return !isClosed(objective) && objective.state !== "draft";
}
