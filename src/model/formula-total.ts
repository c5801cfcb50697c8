import type { NodeId } from "./id.ts";
import type { Kpi, PlanNode } from "./plan.ts";
import type { Formula } from "./formula.ts";

/*
 * A formula that is year to date has to be made of totals: what is year to date, or a sum that can be added up.
 *
 *   total + total, 100 - total     a total
 *   total / level, level * total   a total: so much for each, or at that price
 *   total + level                  not a total: the level stays as it is while the months go by
 *   level, level / total           not a total
 */

/** What keeps a KPI that is year to date from being one: an input that stands where a total has to; undefined if nothing. */
export function findLevel(
  { computed, cumulative }: Kpi,
  nodes: ReadonlyMap<NodeId, PlanNode>,
): NodeId | undefined {
  if (computed === undefined || !cumulative) return undefined;
  return findIn(computed.formula, (id) => {
    const node = nodes.get(id);
    return node?.kind !== "kpi" || node.cumulative || node.aggregate === "sum";
  });
}

function findIn(formula: Formula<NodeId>, isTotal: (id: NodeId) => boolean): NodeId | undefined {
  switch (formula.kind) {
    case "number":
      return undefined;
    case "reference":
      return isTotal(formula.reference) ? undefined : formula.reference;
    case "negation":
      return findIn(formula.of, isTotal);
    case "operation": {
      const { left, operator, right } = formula;
      const first = findIn(left, isTotal);
      if (operator === "/") return first;
      const second = findIn(right, isTotal);
      if (operator !== "*") return first ?? second;
      // A factor makes no total of what is none.
      if (left.kind === "number") return second;
      if (right.kind === "number") return first;
      return first === undefined || second === undefined ? undefined : first;
    }
  }
}
