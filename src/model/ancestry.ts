import type { ItemRole } from "./framework/framework-plan.ts";
import type { NodeId, TeamId } from "./id.ts";
import type { Edge, PlanGraph, PlanNode, Relation } from "./plan.ts";
import { listPlanItems } from "./framework/framework-plan.ts";
import { toTeamNode } from "./id.ts";
import { indexed } from "./indexed.ts";

/** The relations that lead from an item up to why it exists. */
const upward: ReadonlySet<Relation> = new Set([
  "supports",
  "implements",
  "part-of",
  "inherits",
  "correlates",
]);

/** What is a choice in the words of each framework. */
const choiceRoles: ReadonlySet<ItemRole> = new Set([
  "ogsm-strategy",
  "hoshin-annual",
  "gost-strategy",
]);

/** What an item contributes to one node: directly, or through others. */
export interface Contributions {
  /** By a path of one link to the node or to one of its key results; sorted by id. */
  readonly direct: readonly NodeId[];
  /** By any longer path, and by none shorter; sorted by id. */
  readonly indirect: readonly NodeId[];
}

/** The links from an item to what is right above it, the primary one first. */
export function getUpwardEdges(plan: PlanGraph, id: NodeId): readonly Edge[] {
  const edges = (plan.edgesFrom.get(id) ?? []).filter(isUpward);
  return edges.length < 2 ? edges : edges.sort((a, b) => getRank(a) - getRank(b));
}

/** The links to an item from what is right below it. */
export function getDownwardEdges(plan: PlanGraph, id: NodeId): readonly Edge[] {
  return (plan.edgesTo.get(id) ?? []).filter(isUpward);
}

/** Of the marks in an X-matrix the weak and the negative ones lead nowhere. */
function isUpward({ relation, strength }: Edge): boolean {
  return upward.has(relation) && strength !== "weak" && strength !== "negative";
}

/** Everything above an item, itself not included, nearest first. */
export function getAncestors(plan: PlanGraph, id: NodeId): readonly NodeId[] {
  return walk(id, (at) => getUpwardEdges(plan, at).map(({ to }) => to));
}

/** Everything below an item, its own key results and what supports those included; itself not; nearest first. */
export function getDescendants(plan: PlanGraph, id: NodeId): readonly NodeId[] {
  return walk(id, (at) => getDownwardEdges(plan, at).map(({ from }) => from));
}

/** What contributes to a node from below, by objectives, key results of others, themes and initiatives. */
export function getContributions(plan: PlanGraph, id: NodeId): Contributions {
  const own = getBelow(plan, id);
  const parts = new Set(own.parts);
  const direct = new Set(own.children);
  for (const part of parts) for (const from of getBelow(plan, part).children) direct.add(from);
  for (const part of [id, ...parts]) direct.delete(part);
  const all = walk(id, (at) => {
    const below = getBelow(plan, at);
    return [...below.parts, ...below.children];
  });
  const indirect = all.filter((at) => {
    if (direct.has(at) || parts.has(at)) return false;
    // A key result that only stands in an objective below does not contribute by itself.
    return plan.nodes.get(at)?.kind !== "key-result" || hasOwnLink(plan, at);
  });
  return { direct: [...direct].sort(), indirect: indirect.sort() };
}

/** Whether the line of sight of a node reaches a choice, a theme or a strategy of a plan: what has a how. A choice reaches itself. */
export function isStrategic(plan: PlanGraph, id: NodeId): boolean {
  return getStrategic(plan).has(id);
}

const getStrategic = indexed(
  "strategic",
  "plan",
  (plan: PlanGraph): ReadonlyMap<NodeId, true> => {
    const choices = plan.frameworkPlans
      .flatMap(listPlanItems)
      .filter(({ role }) => choiceRoles.has(role));
    const reached = new Set<NodeId>([...plan.themes, ...choices].map(({ id }) => id));
    // A set visits what is added while it is walked.
    for (const id of reached) for (const { from } of getDownwardEdges(plan, id)) reached.add(from);
    return new Map([...reached].map((id) => [id, true]));
  },
  { by: "node" },
);

/** A team and those above it, up to the company. */
export function getTeamLine(plan: PlanGraph, team: TeamId): readonly TeamId[] {
  const line: TeamId[] = [];
  let at: TeamId | undefined = team;
  while (at !== undefined && !line.includes(at)) {
    line.push(at);
    const node: PlanNode | undefined = plan.nodes.get(toTeamNode(at));
    at = node?.kind === "team" ? node.parent : undefined;
  }
  return line;
}

/** The teams that a node belongs to; of a key result those of its objective. */
export function getTeams(plan: PlanGraph, id: NodeId): readonly TeamId[] {
  const node = plan.nodes.get(id);
  switch (node?.kind) {
    case "objective":
      return node.teams;
    case "key-result":
      return getTeams(plan, node.objective);
    case "plan-item":
      return getTeams(plan, node.plan);
    case "team":
      return [node.team];
    case "theme":
    case "kpi":
    case "initiative":
    case "person":
    case "role":
    case "page":
    case "framework-plan":
      return node.team === undefined ? [] : [node.team];
    case "direction":
    case "cycle":
    case undefined:
      return [];
  }
}

/** All nodes that can be reached, breadth first, the start not included. */
function walk(start: NodeId, next: (id: NodeId) => readonly NodeId[]): readonly NodeId[] {
  const reached = new Set<NodeId>([start]);
  for (const id of reached) for (const to of next(id)) reached.add(to);
  reached.delete(start);
  return [...reached];
}

interface Below {
  /** Its own key results. */
  readonly parts: readonly NodeId[];
  /** What supports or implements it. */
  readonly children: readonly NodeId[];
}

function getBelow(plan: PlanGraph, id: NodeId): Below {
  const parts: NodeId[] = [];
  const children: NodeId[] = [];
  for (const { relation, from } of plan.edgesTo.get(id) ?? []) {
    if (relation === "supports" || relation === "implements") children.push(from);
    if (relation === "part-of" && plan.nodes.get(from)?.kind === "key-result") parts.push(from);
  }
  return { parts, children };
}

function hasOwnLink(plan: PlanGraph, id: NodeId): boolean {
  return (plan.edgesFrom.get(id) ?? []).some(({ relation }) => relation === "supports");
}

function getRank({ primary, relation }: Edge): number {
  if (primary) return 0;
  return relation === "part-of" ? 1 : 2;
}
