import { layoutMiniMap, type MiniMap } from "../graph/mini-map.ts";
import type { NodeId } from "../model/id.ts";
import type { Objective } from "../model/plan.ts";
import { getCascade, type CascadeGraph, type CascadeItem } from "./cascade-graph.ts";
import type { ViewContext } from "./context.ts";
import type { Glyph } from "./part.ts";
import { findStatus } from "./reference.ts";

/** The cascade of a cycle in small. */
export interface MiniMapView {
  readonly height: number;
  readonly label: string;
  readonly headings: readonly { readonly at: number; readonly text: string }[];
  readonly links: MiniMap["links"];
  readonly marks: readonly {
    readonly x: number;
    readonly y: number;
    /** Absent: the mission or a theme, which have no status. */
    readonly glyph?: Glyph;
    readonly title: string;
  }[];
}

/** Beyond this a reader sees a texture and no links. */
const mostNodes = 90;

/** Views the mission, the themes and the objectives of a cycle with all links between them. */
export function viewMiniMap(
  context: ViewContext,
  objectives: readonly Objective[],
): MiniMapView | undefined {
  const graph = getCascade(context.plan);
  const items = toItems(graph, objectives);
  const shown = new Set(items.map(({ node }) => node.id));
  if (items.length < 3) return undefined;
  const map = layoutMiniMap(
    items.map((item, rank) => ({
      id: item.node.id,
      parents: toParents(graph, item).filter((id) => shown.has(id)),
      column: item.column,
      rank,
    })),
  );
  return {
    height: map.height,
    label: toLabel(items),
    headings: toHeadings(items, map),
    links: map.links,
    marks: map.points.map(({ id, x, y }) => toMark(context, graph, id as NodeId, x, y)),
  };
}

/**
 * Objectives and what they lead up to, as many as there is room for, in the order in which they come. One that leads up
 * to nothing and has nothing below it is left out.
 */
function toItems(graph: CascadeGraph, objectives: readonly Objective[]): readonly CascadeItem[] {
  const own = new Set<NodeId>(objectives.map(({ id }) => id));
  const isShown = (id: NodeId): boolean => {
    const kind = graph.get(id)?.node.kind;
    return own.has(id) || kind === "direction" || kind === "theme";
  };
  const shown = new Set<NodeId>();
  for (const id of own) {
    const line = toLine(graph, id, isShown);
    const added = line.filter((each) => !shown.has(each));
    if (line.length > 1 && shown.size + added.length <= mostNodes) {
      for (const each of added) shown.add(each);
    }
  }
  return [...graph.values()].filter(({ node }) => shown.has(node.id));
}

/** A node and all that it leads up to. */
function toLine(
  graph: CascadeGraph,
  id: NodeId,
  isShown: (id: NodeId) => boolean,
): readonly NodeId[] {
  const line = new Set([id]);
  for (const at of line) {
    const item = graph.get(at);
    if (item !== undefined)
      toParents(graph, item)
        .filter(isShown)
        .forEach((each) => line.add(each));
  }
  return [...line];
}

/**
 * What a node leads up to. A key result that is supported stands for its objective; where there are only strategies and
 * plans of other frameworks above, they are passed over.
 */
function toParents(graph: CascadeGraph, { parents }: CascadeItem): readonly NodeId[] {
  const above = new Set(parents.map(({ id }) => id));
  const found = new Set<NodeId>();
  // A set visits what is added while it is walked.
  for (const id of above) {
    const item = graph.get(id);
    if (item === undefined) continue;
    const { node } = item;
    if (node.kind === "key-result") found.add(node.objective);
    else if (node.kind !== "plan-item" && node.kind !== "framework-plan") found.add(id);
    else if (!parents.some((parent) => isOfOkr(graph, parent.id))) {
      for (const parent of item.parents) above.add(parent.id);
    }
  }
  return [...found];
}

function isOfOkr(graph: CascadeGraph, id: NodeId): boolean {
  const kind = graph.get(id)?.node.kind;
  return kind !== "plan-item" && kind !== "framework-plan";
}

function toMark(
  context: ViewContext,
  graph: CascadeGraph,
  id: NodeId,
  x: number,
  y: number,
): MiniMapView["marks"][number] {
  const node = graph.get(id)?.node;
  if (node === undefined) throw new Error(`no such node: ${id}`);
  const status = findStatus(context, node);
  const name = node.code === undefined ? node.title.plain : `${node.code} ${node.title.plain}`;
  if (status === undefined) return { x, y, title: name };
  return { x, y, glyph: status.glyph, title: `${name}: ${status.word}` };
}

/** The column of the company's objectives. */
const lastNamed = 2;
const columnNames = ["Mission", "Themes", "Company", "Department", "Team"];

/** A column is named where all in it stand where they may; a deeper one has no name of its own. */
function toHeadings(items: readonly CascadeItem[], map: MiniMap): MiniMapView["headings"] {
  const used = [...new Set(items.map(({ column }) => column))].sort((a, b) => a - b);
  const hasLevels = items.some(({ column }) => column > lastNamed);
  return map.columns.map(({ at }, place) => {
    const column = used[place] ?? -1;
    // Where all objectives are on one level, the level has no meaning.
    return {
      at,
      text: column >= lastNamed && !hasLevels ? "Objectives" : (columnNames[column] ?? ""),
    };
  });
}

function toLabel(items: readonly CascadeItem[]): string {
  const themes = items.filter(({ node }) => node.kind === "theme").length;
  const objectives = items.filter(({ node }) => node.kind === "objective").length;
  const parts = [
    ...(items.some(({ node }) => node.kind === "direction") ? ["the mission"] : []),
    ...(themes > 0 ? [themes === 1 ? "one theme" : `${themes} themes`] : []),
    `${objectives} objectives`,
  ];
  return `The cascade in small: ${parts.join(", ")} and the links between them`;
}
