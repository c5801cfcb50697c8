import type { GraphNode } from "../graph/column.ts";
import { linkNodes, toColumns } from "../graph/column.ts";
import { orderSiblings } from "../graph/sibling-order.ts";
import type { NodeId } from "../model/id.ts";
import type { CascadeGraph, CascadeItem } from "./cascade-graph.ts";

/** The places that nodes keep whatever is shown of the cascade. */
export interface CascadeOrder {
  /** The column in the whole cascade. */
  readonly columns: ReadonlyMap<NodeId, number>;
  /** The order from top to bottom, in which siblings stand. */
  readonly places: ReadonlyMap<NodeId, number>;
}

/** Orders the whole cascade once, so that nothing changes its place when more is shown. */
export function orderCascade(graph: CascadeGraph): CascadeOrder {
  const items = [...graph.values()].sort(compareItems);
  const linked = linkNodes(items.map(toGraphNode));
  const columns = toColumns(linked);
  const lists = orderSiblings(linked);
  const ids = linked.nodes.map(({ id }) => id as NodeId);
  const places = new Map<NodeId, number>();
  const path = [...(lists[ids.length] ?? linked.roots)].reverse();
  for (let number = path.pop(); number !== undefined; number = path.pop()) {
    const id = ids[number];
    if (id !== undefined) places.set(id, places.size);
    path.push(...(lists[number] ?? []).toReversed());
  }
  return {
    columns: new Map(ids.map((id, number) => [id, columns[number] ?? 0])),
    places,
  };
}

function toGraphNode({ node, parents, column }: CascadeItem, rank: number): GraphNode {
  const fixed = node.kind !== "objective";
  return {
    id: node.id,
    parents: parents.filter(({ aside }) => !aside).map(({ id }) => id),
    column,
    width: 0,
    height: 0,
    rank,
    fixed,
    row: false,
  };
}

const kindOrder = [
  "direction",
  "theme",
  "framework-plan",
  "plan-item",
  "objective",
  "key-result",
  "kpi",
];
const collator = new Intl.Collator("en", { numeric: true });

/** By kind, then by code; key results of one objective as the author wrote them. */
function compareItems(a: CascadeItem, b: CascadeItem): number {
  return (
    kindOrder.indexOf(a.node.kind) - kindOrder.indexOf(b.node.kind) ||
    collator.compare(a.node.code ?? "~", b.node.code ?? "~") ||
    (a.node.kind === "plan-item" ? collator.compare(a.node.id, b.node.id) : 0) ||
    (a.node.id < b.node.id ? -1 : 1)
  );
}
