import type { GraphNode, Linked } from "./column.ts";
import { linkNodes, toColumns } from "./column.ts";
import type { Passage } from "./passage.ts";
import { assignPassages } from "./passage.ts";
import { assignPorts } from "./port.ts";
import { orderSiblings } from "./sibling-order.ts";
import type { Point } from "./rounded-path.ts";
import { layoutTree } from "./tidy.ts";
import { assignTracks } from "./track.ts";

/** A node in its place; whole pixels from the left upper corner of the drawing. */
export interface PlacedBox {
  readonly id: string;
  /** From 0, after columns that are empty were closed up. */
  readonly column: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A link from a parent's right side to a child's left, round all boxes between them. */
export interface PlacedLink {
  readonly parent: string;
  readonly child: string;
  /** Whether it decides the layout: drawn solid, the others dashed. */
  readonly primary: boolean;
  readonly points: readonly Point[];
}

export interface CascadeLayout {
  readonly width: number;
  readonly height: number;
  readonly columns: readonly { readonly x: number; readonly width: number }[];
  /** By column, each from the top. */
  readonly boxes: readonly PlacedBox[];
  readonly links: readonly PlacedLink[];
}

export interface CascadeOptions {
  /** Around the drawing; at the top there may be headings. */
  readonly margin: { readonly x: number; readonly top: number; readonly bottom: number };
  /** The least distance of two columns. */
  readonly gutter: number;
  readonly gaps: { readonly sibling: number; readonly cousin: number };
}

const firstTrack = 12;
const trackStep = 6;
const afterTracks = 12;

/**
 * Lays out a cascade in columns, from left to right: a tidy tree on the primary parents; the other links run in
 * tracks of their own between the columns and through gaps between the boxes, so that no two of them coincide.
 * The same nodes give the same drawing, in whatever order they come.
 */
export function layoutCascade(
  input: readonly GraphNode[],
  { margin, gutter, gaps }: CascadeOptions,
): CascadeLayout {
  const linked = linkNodes(input);
  const columns = toColumns(linked);
  const { middles, ways } = layoutTree(linked, orderSiblings(linked), columns, gaps);
  const frames = toFrames(linked, columns, middles, margin.top);
  const shift = frames.shift;
  const occupied = ways.map((way) => ({ column: way.column, middle: way.middle + shift }));
  const passages = assignPassages(
    toPassages(linked, columns, frames.boxes),
    frames.boxes,
    occupied,
  );
  const tracks = assignTracks(passages, frames.count - 1);
  const places = toColumnPlaces(linked, columns, frames.count, {
    margin: margin.x,
    gutter,
    tracks: tracks.counts,
  });
  const boxes = frames.boxes.map(({ id, column, y, width, height }) => {
    return { id, column, x: places[column]?.x ?? 0, y, width, height };
  });
  const last = places.at(-1);
  return {
    width: last === undefined ? 2 * margin.x : last.x + last.width + margin.x,
    height: frames.bottom + margin.bottom,
    columns: places,
    boxes: boxes.toSorted((a, b) => a.column - b.column || a.y - b.y || (a.id < b.id ? -1 : 1)),
    links: passages.map((passage, index) => ({
      parent: linked.nodes[passage.parent]?.id ?? "",
      child: linked.nodes[passage.child]?.id ?? "",
      primary: passage.primary,
      points: toPoints(passage, boxes, places, tracks.places[index] ?? []),
    })),
  };
}

/** Boxes by number, without their columns' places. */
function toFrames(
  { nodes }: Linked,
  columns: readonly number[],
  middles: readonly number[],
  top: number,
): {
  readonly boxes: readonly PlacedBox[];
  readonly shift: number;
  readonly count: number;
  readonly bottom: number;
} {
  let first = Infinity;
  nodes.forEach(({ height }, number) => {
    first = Math.min(first, (middles[number] ?? 0) - height / 2);
  });
  const shift = nodes.length === 0 ? top : top - first;
  let bottom = top;
  const boxes = nodes.map(({ id, width, height }, number) => {
    const y = Math.round((middles[number] ?? 0) - height / 2 + shift);
    bottom = Math.max(bottom, y + height);
    return { id, column: columns[number] ?? 0, x: 0, y, width, height };
  });
  const count = columns.reduce((most, column) => Math.max(most, column + 1), 0);
  return { boxes, shift, count, bottom };
}

/** All links, each with the heights at which it leaves and arrives. */
function toPassages(
  { parents }: Linked,
  columns: readonly number[],
  boxes: readonly PlacedBox[],
): readonly Passage[] {
  const links = parents.flatMap((list, child) =>
    list.map((parent, place) => ({ parent, child, primary: place === 0 })),
  );
  const ports = assignPorts(links, boxes);
  return links.map(({ parent, child, primary }, index) => ({
    parent,
    child,
    primary,
    from: columns[parent] ?? 0,
    to: columns[child] ?? 0,
    leave: ports[index]?.leave ?? 0,
    arrive: ports[index]?.arrive ?? 0,
    between: [],
  }));
}

function toColumnPlaces(
  { nodes }: Linked,
  columns: readonly number[],
  count: number,
  space: { readonly margin: number; readonly gutter: number; readonly tracks: readonly number[] },
): readonly { readonly x: number; readonly width: number }[] {
  const widths = new Array<number>(count).fill(0);
  nodes.forEach(({ width }, number) => {
    const column = columns[number] ?? 0;
    widths[column] = Math.max(widths[column] ?? 0, width);
  });
  let x = space.margin;
  return widths.map((width, column) => {
    const place = { x, width };
    const tracks = space.tracks[column] ?? 0;
    x += width + Math.max(space.gutter, firstTrack + (tracks + 1) * trackStep + afterTracks);
    return place;
  });
}

/** The corners of a link: along its height through each column, up or down in its track between them. */
function toPoints(
  { parent, child, from, to, leave, arrive, between }: Passage,
  boxes: readonly PlacedBox[],
  places: readonly { readonly x: number; readonly width: number }[],
  tracks: readonly number[],
): readonly Point[] {
  const start = boxes[parent];
  const end = boxes[child];
  if (start === undefined || end === undefined) throw new Error("link without ends");
  const points: Point[] = [[start.x + start.width, leave]];
  let y = leave;
  for (let column = from; column < to; column += 1) {
    const next = column + 1 === to ? arrive : (between[column - from] ?? arrive);
    if (next !== y) {
      const place = places[column];
      const right = place === undefined ? start.x + start.width : place.x + place.width;
      const x = right + firstTrack + (tracks[column - from] ?? 0) * trackStep;
      points.push([x, y], [x, next]);
      y = next;
    }
  }
  points.push([end.x, arrive]);
  return points;
}
