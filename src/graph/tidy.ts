import type { HierarchyPointNode } from "d3-hierarchy";
import { hierarchy, tree } from "d3-hierarchy";
import type { Linked } from "./column.ts";

/** A node, the way of a link through a column between its two ends, or the root that holds all roots. */
interface Place {
  readonly type: "node" | "way" | "space";
  /** Of the node, or of the one to which the way leads. */
  readonly number: number;
  readonly height: number;
  readonly places: readonly Place[];
}

/** How far boxes stand apart in a column. */
export interface Gaps {
  readonly sibling: number;
  readonly cousin: number;
}

/** The middles of the nodes, and of the links that pass through columns: by column, from the top. */
export interface Tidy {
  readonly middles: readonly number[];
  readonly ways: readonly { readonly column: number; readonly middle: number }[];
}

const wayHeight = 6;
const rowGap = 1;

/**
 * Sets the nodes of each column below each other, children beside their parent, as a tidy tree on the primary
 * parents. Links that pass through a column have a place of their own there, so that they run behind no box.
 */
export function layoutTree(
  linked: Linked,
  order: readonly (readonly number[])[],
  columns: readonly number[],
  gaps: Gaps,
): Tidy {
  const root = hierarchy(toPlaces(linked, order, columns), (place) => place.places);
  const placed = tree<Place>()
    .nodeSize([1, 1])
    .separation((a, b) => (a.data.height + b.data.height) / 2 + toGap(linked, a, b, gaps))(root);
  const middles = new Array<number>(linked.nodes.length).fill(0);
  const ways: { column: number; middle: number }[] = [];
  placed.each((place) => {
    if (place.data.type === "node") middles[place.data.number] = place.x;
    if (place.data.type === "way") ways.push({ column: place.depth - 1, middle: place.x });
  });
  return { middles, ways };
}

function toGap(
  { nodes }: Linked,
  a: HierarchyPointNode<Place>,
  b: HierarchyPointNode<Place>,
  { sibling, cousin }: Gaps,
): number {
  if (a.data.type === "space" || b.data.type === "space") return 0;
  if (a.parent !== b.parent) return cousin;
  return isRow(nodes, a.data) && isRow(nodes, b.data) ? rowGap : sibling;
}

function isRow(nodes: Linked["nodes"], { type, number }: Place): boolean {
  return type === "node" && nodes[number]?.row === true;
}

/** The tree with one level for each column, its root left of the first. */
function toPlaces(
  { nodes, children, roots }: Linked,
  order: readonly (readonly number[])[],
  columns: readonly number[],
): Place {
  const places = new Array<Place>(nodes.length);
  // Children come after their parents in no sorted order, so the walk goes by columns, from the last.
  const fromRight = nodes.map((_, number) => number);
  fromRight.sort((a, b) => (columns[b] ?? 0) - (columns[a] ?? 0) || a - b);
  for (const number of fromRight) {
    const own = order[number] ?? children[number] ?? [];
    places[number] = {
      type: "node",
      number,
      height: nodes[number]?.height ?? 0,
      places: own.map((child) => lead("way", child, columns[number] ?? 0)),
    };
  }
  const top = order[nodes.length] ?? roots;
  const tops = top.map((number) => lead("space", number, -1));
  return { type: "space", number: -1, height: 0, places: tops };

  function lead(type: "way" | "space", number: number, from: number): Place {
    let place = places[number];
    if (place === undefined) throw new Error(`node without a place: ${number}`);
    const height = type === "way" ? wayHeight : 0;
    for (let column = (columns[number] ?? 0) - 1; column > from; column -= 1) {
      place = { type, number, height, places: [place] };
    }
    return place;
  }
}
