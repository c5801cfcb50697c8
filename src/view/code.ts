import type { KeyResult, PlanNode } from "../model/plan.ts";
import type { ViewContext } from "./context.ts";

/** The short label of a node: its own, or for a key result its place in its objective: `ENG-1.3`. */
export function findCode({ plan }: ViewContext, node: PlanNode): string | undefined {
  if (node.code !== undefined || node.kind !== "key-result") return node.code;
  const objective = plan.nodes.get(node.objective);
  if (objective?.kind !== "objective" || objective.code === undefined) return undefined;
  return `${objective.code}.${toNumber(objective.keyResults, node)}`;
}

/** Counts from 1, in the author's order. */
function toNumber(keyResults: readonly KeyResult[], keyResult: KeyResult): number {
  return keyResults.findIndex(({ id }) => id === keyResult.id) + 1;
}
