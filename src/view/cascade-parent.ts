import { getUpwardEdges } from "../model/ancestry.ts";
import type { PlanItem } from "../model/framework/framework-plan.ts";
import type { NodeId } from "../model/id.ts";
import type { Edge, Plan } from "../model/plan.ts";
import type { CascadeNode } from "./cascade-graph.ts";
import { findWhole } from "./cascade-part.ts";
import type { Shown } from "./cascade-shown.ts";

/** A step up: to what, and how it contributes, in the author's words. */
export interface CascadeParent {
  readonly id: NodeId;
  readonly how?: string;
  /** Whether it is no step of the line of sight: a KPI that is measured, recovered or driven. */
  readonly aside: boolean;
}

type Parents = ReadonlyMap<NodeId, readonly CascadeParent[]>;

/** The links up of all nodes, the primary one first. What is shown elsewhere serves what its places there serve. */
export function linkParents(
  plan: Plan,
  nodes: readonly CascadeNode[],
  { homes, places }: Shown,
): Parents {
  const known = new Set(nodes.map(({ id }) => id));
  const settle = (node: CascadeNode, found: readonly CascadeParent[]): readonly CascadeParent[] => {
    const own: CascadeParent[] = [];
    for (const parent of found) {
      const id = homes.get(parent.id) ?? parent.id;
      if (!known.has(id) || id === node.id || own.some((other) => other.id === id)) continue;
      own.push(id === parent.id ? parent : { ...parent, id });
    }
    return own;
  };
  const parents = new Map(nodes.map((node) => [node.id, settle(node, toParents(plan, node))]));
  for (const node of nodes) {
    for (const place of places.get(node.id) ?? []) {
      const own = parents.get(node.id) ?? [];
      const more = toLine(plan, place).filter(
        ({ id }) => !isAbove(parents, homes.get(id) ?? id, node.id),
      );
      parents.set(node.id, settle(node, [...own, ...more]));
    }
  }
  return parents;
}

/** Whether one node is reached from another on the way up: a link that closed a ring would lead nowhere. */
function isAbove(parents: Parents, from: NodeId, wanted: NodeId): boolean {
  const above = new Set([from]);
  for (const id of above) for (const parent of parents.get(id) ?? []) above.add(parent.id);
  return above.has(wanted);
}

/** The links up, the primary one first. A theme, and a plan, that names nothing above it serves the direction. */
function toParents(plan: Plan, node: CascadeNode): readonly CascadeParent[] {
  const all = [...toLine(plan, node), ...toMore(plan, node)];
  if (all.length < 2) return all;
  const whole = findWhole(node);
  // Of the links up of a part, the one to what it is a part of decides where it stands.
  return all.toSorted((a, b) => Number(b.id === whole) - Number(a.id === whole));
}

function toLine(plan: Plan, node: CascadeNode): readonly CascadeParent[] {
  const edges = getUpwardEdges(plan, node.id);
  const sorted = node.kind === "plan-item" ? sortEdges(edges, node) : edges;
  return sorted.map(({ to, how }) =>
    how ? { id: to, how: how.plain, aside: false } : { id: to, aside: false },
  );
}

/** An item that serves another one of its own sheet need not be joined to the sheet as well. */
function sortEdges(edges: readonly Edge[], { plan: sheet, role }: PlanItem): readonly Edge[] {
  const isReached = edges.some(({ to }) => to.startsWith(`${sheet}#`));
  const kept = isReached ? edges.filter(({ to }) => to !== sheet) : edges;
  // The marks of a matrix say more than that an item stands in it.
  if (!role.startsWith("hoshin-")) return kept;
  return kept.toSorted((a, b) => toDistance(a) - toDistance(b));
}

function toDistance({ relation, strength, primary }: Edge): number {
  if (relation === "part-of") return 3;
  if (primary) return 0;
  return strength === "medium" ? 2 : 1;
}

/** What else leads up: to the direction, to the themes of a KPI, and aside to KPIs. */
function toMore(plan: Plan, node: CascadeNode): readonly CascadeParent[] {
  switch (node.kind) {
    case "direction":
      return [];
    case "theme":
    case "framework-plan": {
      const supports = getUpwardEdges(plan, node.id).length > 0;
      return supports ? [] : toParent(plan.direction?.id, false);
    }
    case "kpi": {
      const themes = plan.themes.filter((theme) => theme.kpis.includes(node.id));
      const links = plan.edgesFrom.get(node.id) ?? [];
      const driven = links.filter(({ relation }) => relation === "drives");
      return [
        ...themes.flatMap(({ id }) => toParent(id, false)),
        ...driven.flatMap(({ to }) => toParent(to, true)),
      ];
    }
    case "objective":
      return toParent(node.recovers, true);
    case "key-result":
      return toParent(node.kpi, true);
    case "plan-item":
      return "kpi" in node ? toParent(node.kpi, true) : [];
  }
}

function toParent(id: NodeId | undefined, aside: boolean): readonly CascadeParent[] {
  return id === undefined ? [] : [{ id, aside }];
}
