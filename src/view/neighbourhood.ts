import { findNeighbourhood } from "../graph/neighbourhood.ts";
import type { NodeId } from "../model/id.ts";
import { once } from "../model/once.ts";
import { traceReads } from "../model/reads.ts";
import type { Objective, PlanNode, Team } from "../model/plan.ts";
import type { CascadeGraph } from "./cascade-graph.ts";
import { getCascade, isCascadeNode } from "./cascade-graph.ts";
import type { ViewContext } from "./context.ts";
import type { DrawingView } from "./drawing.ts";
import { getForms, viewDrawing } from "./drawing.ts";
import type { Form } from "./drawn-box.ts";
import type { RefView } from "./part.ts";
import { sortWorstFirst } from "./objective-order.ts";
import { getPlanIndex } from "./plan-index.ts";

/** What surrounds a node in the cascade: a drawing, and the same links as a list. */
export interface NeighbourhoodView {
  /** What the drawing shows, in a sentence. */
  readonly label: string;
  readonly drawing: DrawingView;
  readonly list: readonly NeighbourView[];
  /** The explorer with the focus on the same node. */
  readonly explore: { readonly text: string; readonly url: string };
  /** `And 12 more`, where there is no room for all. */
  readonly leftOut?: string;
}

/** A node of the drawing under its primary parent. */
export interface NeighbourView {
  readonly of: RefView;
  /** Whether the drawing is of this one. */
  readonly isCentre: boolean;
  /** Other nodes that it supports, as one reads it: `also supports C1`. */
  readonly also?: string;
  readonly items: readonly NeighbourView[];
}

/** A team with more objectives than this has no room for what they serve. */
const mostCentres = 24;

/**
 * Views the surroundings of a node: what is above it up to the mission, and what contributes to it directly. For a
 * team those of its objectives in the running cycle, else in the last that it has any in. Undefined where there is
 * nothing to draw.
 */
export function viewNeighbourhood(
  context: ViewContext,
  node: PlanNode,
): NeighbourhoodView | undefined {
  const graph = getCascade(context.plan);
  const own = node.kind === "team" ? toObjectives(context, node) : [node.id];
  if (!own.every((id) => graph.has(id))) return undefined;
  const centres = own.slice(0, mostCentres);
  const { ids, leftOut } = findNeighbourhood(centres, {
    toParents: (id) => toParents(graph, id as NodeId, node),
    toChildren: (id) => sortByTime(context, graph, toChildren(graph, id as NodeId)),
  });
  if (ids.length < 2) return undefined;
  const more = leftOut + own.length - centres.length;
  // All of them are ids of the cascade, as its own links are all that was followed.
  const shown = ids as readonly NodeId[];
  const chosen = new Set(centres);
  const forms = getForms(context, graph, shown);
  return {
    label: toSentence(node),
    drawing: viewDrawing(context, forms, chosen),
    list: toList(graph, forms, chosen),
    explore: { text: "Explore the cascade", url: toExploreUrl(node) },
    ...(more === 0 ? {} : { leftOut: `And ${context.format.value(more)} more in the cascade` }),
  };
}

/** The explorer with the focus on a node, or narrowed to a team. */
export function toExploreUrl(node: PlanNode): string {
  if (node.kind === "team") return `/cascade/?team=${toQueryText(node.team)}`;
  return isCascadeNode(node) ? `/cascade/?focus=${toQueryText(node.id)}` : "/cascade/";
}

/** As a query holds it. Ids of plain letters are written alike by what is ten times as quick. */
function toQueryText(id: string): string {
  if (/^[\w./#:-]+$/.test(id)) return encodeURIComponent(id);
  return new URLSearchParams({ id }).toString().slice("id=".length);
}

/** The objectives of a team in the running cycle, or in the last in which it has some. */
function toObjectives(context: ViewContext, team: Team): readonly NodeId[] {
  const { plan } = context;
  const all = getPlanIndex(plan).objectivesOfTeam.get(team.team) ?? [];
  const cycles = [plan.currentCycle, ...plan.cycles.map(({ cycle }) => cycle).toReversed()];
  for (const cycle of cycles) {
    const own = all.filter((objective: Objective) => objective.cycle === cycle);
    if (own.length > 0) return sortWorstFirst(context, own, mostCentres).map(({ id }) => id);
  }
  return [];
}

/** What is above a node. KPIs that are measured, recovered or driven belong to the surroundings of KPIs only. */
function toParents(graph: CascadeGraph, id: NodeId, of: PlanNode): readonly NodeId[] {
  const parents = graph.get(id)?.parents ?? [];
  const isOwn = of.kind === "kpi" && of.id === id;
  return parents.filter(({ aside }) => isOwn || !aside).map((parent) => parent.id);
}

/** What contributes directly: also what supports one of its parts. */
function toChildren(graph: CascadeGraph, id: NodeId): readonly NodeId[] {
  const item = graph.get(id);
  if (item === undefined) return [];
  const below = item.parts.flatMap((part) => graph.get(part)?.children ?? []);
  return [...item.children, ...item.parts, ...below, ...item.kpis];
}

/** What runs now comes first, as there may be no room for all; then the plan's order. */
function sortByTime(
  { plan }: ViewContext,
  graph: CascadeGraph,
  ids: readonly NodeId[],
): readonly NodeId[] {
  if (ids.length <= mostCentres) return ids;
  const isOver = (id: NodeId): boolean => {
    const node = graph.get(id)?.node;
    return node !== undefined && "period" in node && node.period.end < plan.asOf;
  };
  return ids.toSorted((a, b) => Number(isOver(a)) - Number(isOver(b)));
}

function toSentence(node: PlanNode): string {
  switch (node.kind) {
    case "team":
      return `How the objectives of ${node.title.plain} serve the mission, and what contributes to them`;
    case "direction":
      return "The mission and what serves it directly";
    default:
      return `What ${node.code ?? `“${node.title.plain}”`} serves, up to the mission, and what contributes to it`;
  }
}

/**
 * The order of the plan, counted once: to go through the whole graph for each page would take longest of all. Which of
 * two nodes comes first depends on no other one, so a page that asks has read nothing else.
 */
const getRanks = once(
  (graph: CascadeGraph): ReadonlyMap<NodeId, number> =>
    traceReads(() => new Map([...graph.keys()].map((id, at) => [id, at] as const))).value,
);

/** The nodes as nested lists on their primary parents, in the order of the plan. */
function toList(
  graph: CascadeGraph,
  forms: ReadonlyMap<string, Form>,
  centres: ReadonlySet<NodeId>,
): readonly NeighbourView[] {
  const ranks = getRanks(graph);
  const toRank = ({ item }: Form): number => ranks.get(item.node.id) ?? 0;
  const below = new Map<NodeId | undefined, Form[]>();
  for (const form of [...forms.values()].sort((a, b) => toRank(a) - toRank(b))) {
    const parent = form.item.parents.find(({ id }) => forms.has(id))?.id;
    const list = below.get(parent);
    if (list === undefined) below.set(parent, [form]);
    else list.push(form);
  }
  const toViews = (parent: NodeId | undefined): readonly NeighbourView[] =>
    (below.get(parent) ?? []).map(({ item, reference }) => {
      const [, ...others] = item.parents.filter(({ id }) => forms.has(id));
      return {
        of: reference,
        isCentre: centres.has(item.node.id),
        ...(others.length === 0 ? {} : { also: toAlso(graph, others) }),
        items: toViews(item.node.id),
      };
    });
  return toViews(undefined);
}

/** `also supports C1 and T3`. */
export function toAlso(graph: CascadeGraph, parents: readonly { readonly id: NodeId }[]): string {
  const names = parents.flatMap(({ id }) => {
    const node = graph.get(id)?.node;
    return node === undefined ? [] : [node.code ?? `“${node.title.plain}”`];
  });
  return `also supports ${names.join(", ").replace(/, ([^,]*)$/, " and $1")}`;
}
