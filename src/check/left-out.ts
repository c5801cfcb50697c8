import type { NodeId } from "../model/id.ts";
import { toTeamNode } from "../model/id.ts";
import type { PlanGraph, PlanNode } from "../model/plan.ts";

/**
 * What a public build leaves out: whatever is marked internal, and everything below it:
 *
 *     the key results and initiatives of an internal objective
 *     teams below an internal team, and what is theirs alone
 *     what supports or implements nothing but what is left out
 *     a key result that shows one that is left out; a KPI that is a part of one
 *     an item of a plan that shows what is left out, and has no title of its own
 */
export function findInternal(graph: PlanGraph): ReadonlySet<NodeId> {
  const internal = new Set<NodeId>();
  for (const node of graph.nodes.values()) if (node.audience === "internal") internal.add(node.id);
  if (internal.size === 0) return internal;
  // What is left out may take out more above it in the list, so it is walked until nothing is added.
  for (let before = -1; before < internal.size;) {
    before = internal.size;
    for (const node of graph.nodes.values()) {
      if (!internal.has(node.id) && isBelow(node, graph, internal)) internal.add(node.id);
    }
  }
  return internal;
}

function isBelow(node: PlanNode, graph: PlanGraph, internal: ReadonlySet<NodeId>): boolean {
  const teams = listTeams(node);
  if (teams.length > 0 && teams.every((team) => internal.has(team))) return true;
  const edges = graph.edgesFrom.get(node.id) ?? [];
  const up = edges.filter(({ relation }) => relation === "supports" || relation === "implements");
  if (
    node.kind !== "key-result" &&
    node.kind !== "plan-item" &&
    up.length > 0 &&
    up.every(({ to }) => internal.has(to))
  )
    return true;
  if (isNamedBy(node, graph, internal)) return true;
  return edges.some(
    ({ relation, to }) => (relation === "part-of" || relation === "same-as") && internal.has(to),
  );
}

/** Whether an item has nothing but the name of something that is left out: that name's very text was filled in. */
function isNamedBy(node: PlanNode, graph: PlanGraph, internal: ReadonlySet<NodeId>): boolean {
  if (!("shows" in node) || !internal.has(node.shows)) return false;
  return graph.nodes.get(node.shows)?.title === node.title;
}

/** The teams that something belongs to; a team to the one above it. People belong to the organisation. */
function listTeams(node: PlanNode): readonly NodeId[] {
  switch (node.kind) {
    case "objective":
      return node.teams.map(toTeamNode);
    case "team":
      return node.parent === undefined ? [] : [toTeamNode(node.parent)];
    case "theme":
    case "kpi":
    case "initiative":
    case "page":
    case "framework-plan":
      return node.team === undefined ? [] : [toTeamNode(node.team)];
    case "direction":
    case "cycle":
    case "person":
    case "role":
    case "key-result":
    case "plan-item":
      return [];
  }
}
