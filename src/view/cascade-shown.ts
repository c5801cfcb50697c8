import type { PlanItem } from "../model/framework/framework-plan.ts";
import type { NodeId } from "../model/id.ts";
import type { Plan } from "../model/plan.ts";
import { getUpwardEdges } from "../model/ancestry.ts";
import type { CascadeNode } from "./cascade-graph.ts";

/** Items that are written elsewhere: where each has its place, and by which items each place is shown. */
export interface Shown {
  readonly homes: ReadonlyMap<NodeId, NodeId>;
  readonly places: ReadonlyMap<NodeId, readonly PlanItem[]>;
}

/**
 * Finds the items that only show another node of the cascade: the two are one, and stand in it once. An item that says
 * that it supports what it shows is another one, made of it: a plan of this year that adopts a strategy of the years.
 */
export function findShown(plan: Plan, nodes: readonly CascadeNode[]): Shown {
  const known = new Set(nodes.map(({ id }) => id));
  const direct = new Map<NodeId, NodeId>();
  const items = nodes.filter((node) => node.kind === "plan-item");
  for (const item of items) {
    if (!("shows" in item) || !known.has(item.shows)) continue;
    const isMadeOf = getUpwardEdges(plan, item.id).some(({ to }) => to === item.shows);
    if (!isMadeOf) direct.set(item.id, item.shows);
  }
  const homes = new Map<NodeId, NodeId>();
  for (const id of direct.keys()) {
    const home = findHome(direct, id);
    if (home !== undefined) homes.set(id, home);
  }
  const places = new Map<NodeId, PlanItem[]>();
  for (const item of items) {
    const home = homes.get(item.id);
    if (home !== undefined) places.set(home, [...(places.get(home) ?? []), item]);
  }
  return { homes, places };
}

/** One may show another that shows a third; in a ring nobody is at home. */
function findHome(direct: ReadonlyMap<NodeId, NodeId>, id: NodeId): NodeId | undefined {
  const seen = new Set<NodeId>();
  let at: NodeId | undefined = id;
  for (let next = direct.get(at); next !== undefined; next = direct.get(at)) {
    if (seen.has(at)) return undefined;
    seen.add(at);
    at = next;
  }
  return at;
}
