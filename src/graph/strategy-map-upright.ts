import { roundTenth } from "./axis.ts";
import type { Slot } from "./strategy-map-grid.ts";
import type { Port, Upright } from "./strategy-map-route.ts";

/** A stretch of the drawing's width. */
export interface Span {
  readonly x: number;
  readonly width: number;
}

/** The columns of boxes and the gutters around them: one more than columns. */
export interface MapColumns {
  readonly columns: readonly Span[];
  readonly gutters: readonly Span[];
}

/** From the corner of a box and from the sides of a gutter. */
const margin = 8;
/** Between two lines that leave one side of a box. */
const portStep = 26;
/** What is tried one after the other between lines side by side; the last only where there are hundreds. */
const distances = [12, 9, 7, 5, 4, 3, 2, 1, 0.5, 0.2, 0.1];

/**
 * Gives every upright part of a link its place, as near as possible to where it would like to be and so that no two
 * that reach the same channel stand in one line.
 */
export function placeUprights(
  uprights: readonly Upright[],
  slots: readonly Slot[],
  spans: MapColumns,
): readonly number[] {
  const wishes = toWishes(uprights, slots, spans);
  const placed = new Map<number, { readonly x: number; readonly upright: Upright }>();
  // Straight ones first: they show best what belongs together. Then those that have the least room.
  const order = uprights
    .map((_, index) => index)
    .sort((a, b) => toRank(uprights[a]) - toRank(uprights[b]) || a - b);
  for (const index of order) {
    const upright = uprights[index];
    if (upright === undefined) continue;
    const near = [...placed.values()]
      .filter(({ upright: other }) => isNear(upright, other))
      .map(({ x }) => x);
    const x = findPlace(wishes[index] ?? 0, toRoom(upright, spans), near);
    placed.set(index, { x, upright });
  }
  return uprights.map((_, index) => placed.get(index)?.x ?? 0);
}

function toRank(upright: Upright | undefined): number {
  if (upright === undefined) return 0;
  if (upright.ports.length === 2) return 0;
  return upright.ports.length === 1 ? 1 : 2;
}

/** Whether two parts of different links share a channel. */
function isNear(one: Upright, other: Upright): boolean {
  return one.link !== other.link && one.top <= other.bottom && other.top <= one.bottom;
}

function findPlace(wish: number, room: Span, near: readonly number[]): number {
  const low = room.x;
  const high = room.x + room.width;
  const inside = Math.min(high, Math.max(low, wish));
  for (const distance of distances) {
    const candidates = [inside, ...near.flatMap((x) => [x - distance, x + distance])]
      .map(roundTenth)
      .filter((x) => x >= low && x <= high)
      .sort((a, b) => Math.abs(a - inside) - Math.abs(b - inside) || a - b);
    const found = candidates.find((x) => near.every((y) => Math.abs(x - y) > distance - 0.05));
    if (found !== undefined) return found;
  }
  return roundTenth(inside);
}

function toSpan({ way }: Upright, { columns, gutters }: MapColumns): Span {
  const span = way.kind === "column" ? columns[way.column] : gutters[way.gutter];
  return span ?? { x: 0, width: 0 };
}

function toRoom(upright: Upright, spans: MapColumns): Span {
  const { x, width } = toSpan(upright, spans);
  const side = Math.min(margin, width / 4);
  return { x: x + side, width: width - 2 * side };
}

/** Where each part would like to be: those of one side of a box beside one another, in the order of where they lead. */
function toWishes(
  uprights: readonly Upright[],
  slots: readonly Slot[],
  spans: MapColumns,
): readonly number[] {
  const sums = uprights.map(() => ({ sum: 0, count: 0 }));
  const sides = new Map<string, { readonly port: Port; readonly indexes: number[] }>();
  uprights.forEach((upright, index) => {
    for (const port of upright.ports) {
      const key = `${port.item} ${port.side}`;
      const side = sides.get(key);
      if (side === undefined) sides.set(key, { port, indexes: [index] });
      else side.indexes.push(index);
    }
  });
  const partners = toPartners(uprights, spans);
  for (const { port, indexes } of sides.values()) {
    const span = spans.columns[slots[port.item]?.column ?? 0] ?? { x: 0, width: 0 };
    const sorted = indexes.toSorted((a, b) => (partners[a] ?? 0) - (partners[b] ?? 0) || a - b);
    const step = Math.min(portStep, (span.width - 2 * margin) / (sorted.length + 1));
    sorted.forEach((index, place) => {
      const entry = sums[index];
      if (entry === undefined) return;
      entry.sum += span.x + span.width / 2 + (place - (sorted.length - 1) / 2) * step;
      entry.count += 1;
    });
  }
  return uprights.map((upright, index) => {
    const { sum, count } = sums[index] ?? { sum: 0, count: 0 };
    if (count > 0) return sum / count;
    const { x, width } = toSpan(upright, spans);
    return x + width / 2;
  });
}

/** The middle of the place that each part leads to by its link; a straight one leads to where it is. */
function toPartners(uprights: readonly Upright[], spans: MapColumns): readonly number[] {
  const middle = (upright: Upright): number => {
    const { x, width } = toSpan(upright, spans);
    return x + width / 2;
  };
  return uprights.map((upright, index) => {
    const before = uprights[index - 1];
    const after = uprights[index + 1];
    // Parts of one link stand one after the other.
    if (after?.link === upright.link) return middle(after);
    if (before?.link === upright.link) return middle(before);
    return middle(upright);
  });
}
