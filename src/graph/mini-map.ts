import { roundTenth } from "./axis.ts";
import { layoutCascade } from "./cascade.ts";

/** A node of the small map: where it may stand and what it leads up to. */
export interface MiniMapNode {
  readonly id: string;
  readonly parents: readonly string[];
  readonly column: number;
  readonly rank: number;
}

/** The cascade in small: points in columns, and curves. x is in percent of the width, y in pixels. */
export interface MiniMap {
  readonly height: number;
  readonly columns: readonly { readonly at: number }[];
  readonly points: readonly { readonly id: string; readonly x: number; readonly y: number }[];
  /** Paths in a box that is 100 wide and as high as the map. */
  readonly links: readonly { readonly path: string; readonly primary: boolean }[];
}

const mark = 12;
const top = 28;
/** Room at both ends, in percent, so that no mark is cut off on a phone. */
const edge = 2;
/** However many nodes there are, the map stays a glance: rows move closer together. */
const mostHeight = 420;

/** Lays out the small map: the columns of the cascade, evenly spread, joined by curves instead of tracks. */
export function layoutMiniMap(nodes: readonly MiniMapNode[]): MiniMap {
  const layout = layoutCascade(
    nodes.map((node) => ({ ...node, width: mark, height: mark, fixed: false, row: false })),
    {
      margin: { x: 0, top: 0, bottom: 0 },
      gutter: mark,
      gaps: { sibling: 6, cousin: 9 },
    },
  );
  const scale = Math.min(1, (mostHeight - top - mark) / Math.max(1, layout.height));
  const last = Math.max(1, layout.columns.length - 1);
  const toX = (column: number): number => roundTenth(edge + (column / last) * (100 - 2 * edge));
  const points = layout.boxes.map((box) => ({
    id: box.id,
    x: toX(box.column),
    y: roundTenth(top + mark / 2 + (box.y + box.height / 2) * scale),
  }));
  const places = new Map(points.map((point) => [point.id, point]));
  return {
    height: Math.ceil(top + mark + layout.height * scale),
    columns: layout.columns.map((_, column) => ({ at: toX(column) })),
    points,
    links: layout.links.flatMap(({ parent, child, primary }) => {
      const from = places.get(parent);
      const to = places.get(child);
      return from && to ? [{ path: toCurve(from, to), primary }] : [];
    }),
  };
}

function toCurve(
  from: { readonly x: number; readonly y: number },
  to: { readonly x: number; readonly y: number },
): string {
  const middle = roundTenth((from.x + to.x) / 2);
  return `M${from.x} ${from.y}C${middle} ${from.y} ${middle} ${to.y} ${to.x} ${to.y}`;
}
