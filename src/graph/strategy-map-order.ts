import type { Grid, MapItem, MapLink, Slot } from "./strategy-map-grid.ts";

/** How often all items are tried in other places; more changes little. */
const rounds = 4;
/** With more links than these, crossings are not counted: nobody could follow the lines in any order. */
const mostCounted = 120;

/** What a column's distance, a row's, a crossing, a cause above its effect and boxes in the way of a level one cost. */
const price = { column: 1, row: 0.5, crossing: 0.8, above: 3, beside: 1.5, middle: 0.05 };

/**
 * Moves items to other places of their own band and lane so that links become short and cross less: the best place of
 * each in turn, until nothing gets better. The same input always ends in the same places.
 */
export function orderGrid(items: readonly MapItem[], links: readonly MapLink[], grid: Grid): Grid {
  const state = toState(items, links, grid);
  for (let round = 0; round < rounds; round += 1) {
    const moves = items.map(({ band, lane }, item) => {
      const best = findBetter(state, item, state.places.get(`${band} ${lane}`) ?? []);
      if (best !== undefined) exchange(state, item, best);
      return best;
    });
    if (moves.every((move) => move === undefined)) break;
  }
  const { rows, columns } = state;
  return {
    ...grid,
    slots: items.map((_, item) => ({ row: rows[item] ?? 0, column: columns[item] ?? 0 })),
  };
}

/** The places of all items in arrays of numbers, as hundreds of thousands of them are tried. */
interface State {
  readonly rows: Int16Array;
  readonly columns: Int16Array;
  /** By place, row after row: the item that stands there, or −1. */
  readonly occupants: Int16Array;
  readonly width: number;
  readonly links: readonly MapLink[];
  /** By item, the numbers of its links. */
  readonly own: readonly (readonly number[])[];
  /** By band and lane, all their places. */
  readonly places: ReadonlyMap<string, readonly Slot[]>;
  /** By column, the middle of its lane. */
  readonly middles: readonly number[];
}

function toState(items: readonly MapItem[], links: readonly MapLink[], grid: Grid): State {
  const width = grid.columns.length;
  const occupants = new Int16Array(grid.rows.length * width).fill(-1);
  grid.slots.forEach(({ row, column }, item) => {
    occupants[row * width + column] = item;
  });
  const own: number[][] = items.map(() => []);
  links.forEach(({ from, to }, link) => {
    own[from]?.push(link);
    own[to]?.push(link);
  });
  const places = new Map<string, Slot[]>();
  grid.rows.forEach((band, row) => {
    grid.columns.forEach((lane, column) => {
      const key = `${band} ${lane}`;
      places.set(key, [...(places.get(key) ?? []), { row, column }]);
    });
  });
  return {
    rows: Int16Array.from(grid.slots, ({ row }) => row),
    columns: Int16Array.from(grid.slots, ({ column }) => column),
    occupants,
    width,
    links,
    own,
    places,
    middles: grid.columns.map(
      (lane) => (grid.columns.indexOf(lane) + grid.columns.lastIndexOf(lane)) / 2,
    ),
  };
}

/** The place at which the links would be shortest, where there is a better one than now. */
function findBetter(state: State, item: number, places: readonly Slot[]): Slot | undefined {
  const start = { row: state.rows[item] ?? 0, column: state.columns[item] ?? 0 };
  let best: Slot | undefined;
  let least = -1e-9;
  for (const place of places) {
    const other = state.occupants[place.row * state.width + place.column] ?? -1;
    if (other === item) continue;
    const before = getCost(state, item, other);
    exchange(state, item, place);
    const change = getCost(state, item, other) - before;
    exchange(state, item, start);
    if (change >= least) continue;
    least = change;
    best = place;
  }
  return best;
}

/** Moves an item to a place; what stood there takes its old one. */
function exchange(state: State, item: number, { row, column }: Slot): void {
  const { rows, columns, occupants, width } = state;
  const from = { row: rows[item] ?? 0, column: columns[item] ?? 0 };
  const other = occupants[row * width + column] ?? -1;
  occupants[from.row * width + from.column] = other;
  occupants[row * width + column] = item;
  rows[item] = row;
  columns[item] = column;
  if (other < 0) return;
  rows[other] = from.row;
  columns[other] = from.column;
}

/** What the links of one or two items cost, and where those stand in their lane. */
function getCost(state: State, item: number, other: number): number {
  let cost = 0;
  for (const each of other < 0 ? [item] : [item, other]) {
    const column = state.columns[each] ?? 0;
    cost += price.middle * Math.abs(column - (state.middles[column] ?? column));
    for (const link of state.own[each] ?? []) {
      const { from, to } = state.links[link] ?? { from: 0, to: 0 };
      // A link between the two counts once.
      if (each === other && (from === item || to === item)) continue;
      cost += getLength(state, from, to);
      if (state.links.length <= mostCounted) cost += price.crossing * countCrossings(state, link);
    }
  }
  return cost;
}

function getLength({ rows, columns }: State, from: number, to: number): number {
  const down = (rows[to] ?? 0) - (rows[from] ?? 0);
  const across = Math.abs((columns[to] ?? 0) - (columns[from] ?? 0));
  const cost = across * price.column + Math.abs(down) * price.row;
  if (down === 0) return cost + (across > 1 ? price.beside : 0);
  return cost + (down > 0 ? price.above : 0);
}

/** How many links cross one as straight lines between their places; those that meet at an end do not. */
function countCrossings({ rows, columns, links }: State, link: number): number {
  const { from: a, to: b } = links[link] ?? { from: 0, to: 0 };
  const [ax = 0, ay = 0, bx = 0, by = 0] = [columns[a], rows[a], columns[b], rows[b]];
  let count = 0;
  for (const { from: c, to: d } of links) {
    if (a === c || b === d || a === d || b === c) continue;
    const cx = columns[c] ?? 0;
    const cy = rows[c] ?? 0;
    const dx = columns[d] ?? 0;
    const dy = rows[d] ?? 0;
    const ofC = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
    const ofD = (bx - ax) * (dy - ay) - (by - ay) * (dx - ax);
    if (ofC * ofD >= 0) continue;
    const ofA = (dx - cx) * (ay - cy) - (dy - cy) * (ax - cx);
    const ofB = (dx - cx) * (by - cy) - (dy - cy) * (bx - cx);
    if (ofA * ofB < 0) count += 1;
  }
  return count;
}
