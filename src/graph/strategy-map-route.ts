import type { Grid, MapLink, Slot } from "./strategy-map-grid.ts";

/** Where an upright part of a link can stand: on the side of a box, in the space of a column, or between two columns. */
export type Way =
  | { readonly kind: "column"; readonly column: number }
  /** The space to the left of a column; the last one is right of all. */
  | { readonly kind: "gutter"; readonly gutter: number };

/** An upright part of a link. It takes the whole height of the channels it reaches, and of the rows between them. */
export interface Upright {
  readonly link: number;
  readonly way: Way;
  /** The first and the last channel, from the top; channel 0 is above the first row. */
  readonly top: number;
  readonly bottom: number;
  /** The box whose side it leaves or reaches, as an item, and the side; a straight one has two. */
  readonly ports: readonly Port[];
}

export interface Port {
  readonly item: number;
  readonly side: "top" | "bottom";
}

/** A link as the uprights that it consists of; between two of them it runs along a channel. */
export type Route =
  /** Between neighbours in one row: a straight line from side to side. */
  | { readonly kind: "beside" }
  | {
      readonly kind: "channels";
      readonly uprights: readonly Upright[];
      /** The channels of the runs between the uprights. */
      readonly runs: readonly number[];
    };

/** Chooses for every link the columns, gutters and channels that it goes through, never through a box. */
export function toRoutes(links: readonly MapLink[], grid: Grid): readonly Route[] {
  const taken = new Set(grid.slots.map(({ row, column }) => `${row} ${column}`));
  const isFree = (row: number, column: number): boolean => !taken.has(`${row} ${column}`);
  const users = new Map<string, number>();
  const beside = new Set<string>();
  return links.map((link, number): Route => {
    const a = grid.slots[link.from];
    const b = grid.slots[link.to];
    if (a === undefined || b === undefined) throw new Error("link without ends");
    if (a.row === b.row && isClearBetween(a, b, isFree)) {
      const key = [link.from, link.to].sort((x, y) => x - y).join(" ");
      // A second link between the same two goes round.
      if (!beside.has(key)) {
        beside.add(key);
        return { kind: "beside" };
      }
    }
    return toChannels({ link, number, a, b, isFree, users, columns: grid.columns.length });
  });
}

function isClearBetween(a: Slot, b: Slot, isFree: (row: number, column: number) => boolean) {
  const low = Math.min(a.column, b.column);
  const high = Math.max(a.column, b.column);
  for (let column = low + 1; column < high; column += 1) {
    if (!isFree(a.row, column)) return false;
  }
  return true;
}

interface Search {
  readonly link: MapLink;
  readonly number: number;
  readonly a: Slot;
  readonly b: Slot;
  readonly isFree: (row: number, column: number) => boolean;
  /** How many links already pass through each way. */
  readonly users: Map<string, number>;
  readonly columns: number;
}

function toChannels(search: Search): Route {
  const { link, number, a, b, isFree } = search;
  // A cause below its effect leads up; one above leads down; one beside goes over the boxes between.
  const leaves = a.row < b.row ? "bottom" : "top";
  const arrives = b.row < a.row ? "bottom" : "top";
  const start = a.row + (leaves === "bottom" ? 1 : 0);
  const end = b.row + (arrives === "bottom" ? 1 : 0);
  const top = Math.min(start, end);
  const bottom = Math.max(start, end);
  const from: Port = { item: link.from, side: leaves };
  const to: Port = { item: link.to, side: arrives };
  const upright = (way: Way, first: number, last: number, ports: readonly Port[]): Upright => ({
    link: number,
    way,
    top: first,
    bottom: last,
    ports,
  });
  const column = (of: Slot): Way => ({ kind: "column", column: of.column });
  const isClear = (at: number): boolean => {
    for (let row = top; row < bottom; row += 1) if (!isFree(row, at)) return false;
    return true;
  };
  if (a.column === b.column && a.row !== b.row && isClear(a.column)) {
    return { kind: "channels", uprights: [upright(column(a), top, bottom, [from, to])], runs: [] };
  }
  if (isClear(a.column)) {
    const uprights = [upright(column(a), top, bottom, [from]), upright(column(b), end, end, [to])];
    return { kind: "channels", uprights, runs: [end] };
  }
  if (isClear(b.column)) {
    const uprights = [
      upright(column(a), start, start, [from]),
      upright(column(b), top, bottom, [to]),
    ];
    return { kind: "channels", uprights, runs: [start] };
  }
  const uprights = [
    upright(column(a), start, start, [from]),
    upright(findWay(search, isClear), top, bottom, []),
    upright(column(b), end, end, [to]),
  ];
  return { kind: "channels", uprights, runs: [start, end] };
}

/** The way past all rows between that makes the link shortest; of equals the emptiest, then the leftmost. */
function findWay({ a, b, users, columns }: Search, isClear: (column: number) => boolean): Way {
  let best: Way = { kind: "gutter", gutter: 0 };
  let least = Infinity;
  const consider = (way: Way, at: number, extra: number): void => {
    const used = users.get(toKey(way)) ?? 0;
    const cost = Math.abs(at - a.column) + Math.abs(at - b.column) + extra + used * 0.15;
    if (cost >= least) return;
    least = cost;
    best = way;
  };
  for (let gutter = 0; gutter <= columns; gutter += 1) {
    // Outside of all columns the drawing would grow.
    const extra = gutter === 0 || gutter === columns ? 0.6 : 0;
    consider({ kind: "gutter", gutter }, gutter - 0.5, extra);
    if (gutter < columns && isClear(gutter))
      consider({ kind: "column", column: gutter }, gutter, 0);
  }
  users.set(toKey(best), (users.get(toKey(best)) ?? 0) + 1);
  return best;
}

function toKey(way: Way): string {
  return way.kind === "column" ? `column ${way.column}` : `gutter ${way.gutter}`;
}
