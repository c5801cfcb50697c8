import { getDescendants, getUpwardEdges } from "../model/ancestry.ts";
import { joinAnd } from "../model/enumeration.ts";
import type { NodeId } from "../model/id.ts";
import { isActedOn } from "../model/kpi-acting.ts";
import { findLineOfSight } from "../model/line-of-sight.ts";
import type { Objective, PlanGraph } from "../model/plan.ts";
import type { PlanChange, PlanEffect, PlanState } from "./change.ts";
import { toMoved } from "./naming.ts";

/** What leaves everything where it stands: nobody need link two plans to know that. */
const quiet: ReadonlySet<PlanChange["type"]> = new Set([
  ...(["retargeted", "reowned", "reweighted", "checked-in", "reworded"] as const),
]);

/** What changes do to things that nobody touched: parents lost, other lines of sight, KPIs that nobody moves now. */
export function findEffects(
  earlier: PlanState,
  later: PlanState,
  changes: readonly PlanChange[],
  moves: ReadonlyMap<string, string>,
): readonly PlanEffect[] {
  if (changes.every(({ type }) => quiet.has(type))) return [];
  const { graph: before } = earlier;
  const { graph: after } = later;
  const touched = new Set(
    changes.filter(({ type }) => type === "reparented").map(({ document }) => document),
  );
  const kept = before.objectives.flatMap((objective) => {
    const now = after.nodes.get(toNode(toMoved(objective.id, moves)));
    return now?.kind === "objective" ? [{ was: objective, now }] : [];
  });
  const lost = kept.filter(
    ({ was, now }) =>
      getUpwardEdges(before, was.id).length > 0 && getUpwardEdges(after, now.id).length === 0,
  );
  const orphans = new Set(lost.map(({ now }) => now.id));
  const below = findBelow(before, after, changes, moves);
  const others = kept.filter(
    ({ now }) => below.has(now.id) && !orphans.has(now.id) && !touched.has(now.id),
  );
  return [
    ...lost.map(({ now }) => toLost(now)),
    ...others.flatMap(({ was, now }) => toLine(before, after, was, now, moves)),
    ...before.kpis.flatMap((kpi) => toUnmoved(before, after, kpi.id, moves)),
  ];
}

/** Everything that stood, or stands, below something that came, went or has other parents. */
function findBelow(
  before: PlanGraph,
  after: PlanGraph,
  changes: readonly PlanChange[],
  moves: ReadonlyMap<string, string>,
): ReadonlySet<string> {
  const found = new Set<string>();
  const seen = new Set<string>();
  for (const { type, id } of changes) {
    if ((type !== "reparented" && type !== "removed" && type !== "added") || seen.has(id)) continue;
    seen.add(id);
    for (const each of getDescendants(after, toNode(id))) found.add(each);
    for (const each of getDescendants(before, toNode(id))) found.add(toMoved(each, moves));
  }
  return found;
}

function toLost({ id, title }: Objective): PlanEffect {
  const text = `${title.plain} has no parent any more.`;
  return { type: "lost-parent", id, title: title.plain, text };
}

function toLine(
  before: PlanGraph,
  after: PlanGraph,
  was: Objective,
  now: Objective,
  moves: ReadonlyMap<string, string>,
): readonly PlanEffect[] {
  const earlier = new Set(listTops(before, was.id).map((id) => toMoved(id, moves)));
  const later = new Set(listTops(after, now.id));
  if (earlier.size === later.size && [...earlier].every((id) => later.has(toNode(id)))) return [];
  const toTitle = (graph: PlanGraph, id: string): string =>
    graph.nodes.get(toNode(id))?.title.plain ?? id;
  const title = now.title.plain;
  const to = joinAnd([...later].map((id) => toTitle(after, id)));
  const from = joinAnd([...new Set(listTops(before, was.id))].map((id) => toTitle(before, id)));
  const text = `${title} leads up to ${to} now; it led up to ${from}.`;
  return [{ type: "line-of-sight", id: now.id, title, text }];
}

/** Where the lines end; what stands right below the direction says more than the direction, which is above all. */
function listTops(graph: PlanGraph, id: NodeId): readonly NodeId[] {
  return findLineOfSight(graph, id).paths.flatMap((path) => {
    const isDirection = graph.nodes.get(path.at(-1) ?? id)?.kind === "direction";
    return path.length > 2 && isDirection ? path.slice(-2, -1) : path.slice(-1);
  });
}

function toUnmoved(
  before: PlanGraph,
  after: PlanGraph,
  id: NodeId,
  moves: ReadonlyMap<string, string>,
): readonly PlanEffect[] {
  const was = before.nodes.get(id);
  const now = after.nodes.get(toNode(toMoved(id, moves)));
  if (was?.kind !== "kpi" || now?.kind !== "kpi") return [];
  if (!isActedOn(before, was) || isActedOn(after, now)) return [];
  const title = now.title.plain;
  const text = `No open objective sets out to move ${title} any more.`;
  return [{ type: "kpi-unmoved", id: now.id, title, text }];
}

function toNode(id: string): NodeId {
  // Ids of changes are those of nodes, or of nothing in the graph, which is then not found.
  return id as NodeId;
}
