import { roundTenth } from "./axis.ts";
import type { Box } from "./label.ts";
import type { Point } from "./rounded-path.ts";
import { toColumns } from "./strategy-map-column.ts";
import type { Grid, MapItem, MapLink } from "./strategy-map-grid.ts";
import { toGrid } from "./strategy-map-grid.ts";
import { drawLink } from "./strategy-map-line.ts";
import type { Direction } from "./strategy-map-line.ts";
import { orderGrid } from "./strategy-map-order.ts";
import type { Route } from "./strategy-map-route.ts";
import { toRoutes } from "./strategy-map-route.ts";
import type { Run } from "./strategy-map-run.ts";
import { assignRunTracks } from "./strategy-map-run.ts";
import type { MapColumns, Span } from "./strategy-map-upright.ts";
import { placeUprights } from "./strategy-map-upright.ts";

/** A strategy map as its layout sees it: what stands where, how high its box is, and what drives what. */
export interface MapInput {
  readonly items: readonly (MapItem & { readonly height: number })[];
  /** Causes and effects by id; what leads nowhere or to itself is left out. */
  readonly causes: readonly { readonly from: string; readonly to: string }[];
  readonly bands: number;
  readonly lanes: number;
  /** Of every box. */
  readonly width: number;
  /** Left of the columns, for the names of the bands, and above the rows, for those of the lanes. */
  readonly margin: { readonly left: number; readonly top: number };
}

export interface PlacedObjective extends Box {
  readonly id: string;
}

/** An arrow from a cause to its effect. */
export interface PlacedCause {
  readonly from: string;
  readonly to: string;
  /** The corners of the line, up to the arrowhead. */
  readonly points: readonly Point[];
  readonly tip: Point;
  readonly direction: Direction;
}

export interface StrategyMapLayout {
  readonly width: number;
  readonly height: number;
  readonly bands: readonly { readonly y: number; readonly height: number }[];
  readonly lanes: readonly Span[];
  /** In the order of the input. */
  readonly boxes: readonly PlacedObjective[];
  readonly causes: readonly PlacedCause[];
}

/** Above the first and below the last row. */
const outside = 16;
/** In a channel: for arrowheads and the line between two bands, between level lines, and to the boxes below. */
const channel = { head: 28, step: 9, tail: 20, least: 48, border: 16 };

/**
 * Lays out a strategy map: bands from top to bottom, lanes from left to right, and every arrow along the channels
 * between the boxes, in tracks of its own. The same input gives the same drawing.
 */
export function layoutStrategyMap(input: MapInput): StrategyMapLayout {
  const { items, width, margin } = input;
  const links = toLinks(input);
  const grid = orderGrid(items, links, toGrid(items, links, input.bands, input.lanes));
  const routes = toRoutes(links, grid);
  const columns = toColumns(grid, routes, width, margin.left);
  const uprights = routes.flatMap((route) => (route.kind === "channels" ? route.uprights : []));
  const xs = placeUprights(uprights, grid.slots, columns);
  const at = new Map(uprights.map((upright, index) => [upright, xs[index] ?? 0]));
  const channels = layoutChannels(routes, grid.rows.length, (upright) => at.get(upright) ?? 0);
  const rows = toRows(input, grid, channels.heights);
  const boxes = items.map(({ id }, number): PlacedObjective => {
    const { row, column } = grid.slots[number] ?? { row: 0, column: 0 };
    const { y, height } = rows.rows[row] ?? { y: 0, height: 0 };
    return { id, x: columns.columns[column]?.x ?? 0, y, width, height };
  });
  const trackY = (number: number, track: number): number =>
    (rows.channels[number] ?? 0) + channel.head + track * channel.step;
  const causes = routes.map((route, number): PlacedCause => {
    const link = links[number] ?? { from: 0, to: 0 };
    const from = boxes[link.from];
    const to = boxes[link.to];
    if (from === undefined || to === undefined) throw new Error("link without ends");
    const ways =
      route.kind === "beside"
        ? undefined
        : {
            xs: route.uprights.map((upright) => at.get(upright) ?? 0),
            ys: route.runs.map((run, index) => trackY(run, channels.tracks[number]?.[index] ?? 0)),
          };
    return { from: from.id, to: to.id, ...drawLink(from, to, ways) };
  });
  const last = columns.gutters.at(-1);
  return {
    width: last === undefined ? margin.left : last.x + last.width,
    height: rows.bottom,
    bands: toBands(input, grid, rows),
    lanes: toLanes(input, grid, columns),
    boxes,
    causes,
  };
}

/** The causes by number, each once. */
function toLinks({ items, causes }: MapInput): readonly MapLink[] {
  const numbers = new Map(items.map(({ id }, number) => [id, number]));
  const links = new Map<string, MapLink>();
  for (const cause of causes) {
    const from = numbers.get(cause.from);
    const to = numbers.get(cause.to);
    if (from === undefined || to === undefined || from === to) continue;
    links.set(`${from} ${to}`, { from, to });
  }
  return [...links.values()];
}

interface Channels {
  /** By channel, from the top. */
  readonly heights: readonly number[];
  /** By link, the tracks of its runs. */
  readonly tracks: readonly (readonly number[])[];
}

/** Gives the runs in every channel their tracks, and the channels the heights that they need. */
function layoutChannels(
  routes: readonly Route[],
  rows: number,
  toX: (upright: Extract<Route, { kind: "channels" }>["uprights"][number]) => number,
): Channels {
  const runs: { readonly link: number; readonly place: number; readonly run: Run }[][] = Array.from(
    { length: rows + 1 },
    () => [],
  );
  routes.forEach((route, link) => {
    if (route.kind !== "channels") return;
    route.runs.forEach((number, place) => {
      const before = route.uprights[place];
      const after = route.uprights[place + 1];
      if (before === undefined || after === undefined) return;
      const [start, end] = [before, after].map((upright) => ({
        x: toX(upright),
        goes: goesUp(upright, number) ? ("up" as const) : ("down" as const),
      }));
      if (start === undefined || end === undefined || start.x === end.x) return;
      runs[number]?.push({ link, place, run: { start, end } });
    });
  });
  const tracks = routes.map((route) => (route.kind === "channels" ? route.runs.map(() => 0) : []));
  const heights = runs.map((list, number) => {
    const found = assignRunTracks(list.map(({ run }) => run));
    list.forEach(({ link, place }, index) => {
      const own = tracks[link];
      if (own !== undefined) own[place] = found.tracks[index] ?? 0;
    });
    const needed = channel.head + (found.count - 1) * channel.step + channel.tail;
    if (found.count > 0) return Math.max(channel.least, needed);
    return number === 0 || number === rows ? outside : channel.least;
  });
  return { heights, tracks };
}

/** Whether an upright part goes on upwards from a channel: to a box above, or through the rows above. */
function goesUp(
  { top, ports }: Extract<Route, { kind: "channels" }>["uprights"][number],
  number: number,
): boolean {
  if (top < number) return true;
  return ports.some(({ side }) => side === "bottom");
}

interface Rows {
  readonly rows: readonly { readonly y: number; readonly height: number }[];
  /** The upper edge of every channel. */
  readonly channels: readonly number[];
  readonly bottom: number;
}

function toRows({ items, margin }: MapInput, grid: Grid, heights: readonly number[]): Rows {
  const tall = grid.rows.map(() => 56);
  items.forEach(({ height }, number) => {
    const row = grid.slots[number]?.row ?? 0;
    tall[row] = Math.max(tall[row] ?? 0, height);
  });
  const rows: { y: number; height: number }[] = [];
  const channels: number[] = [];
  let y = margin.top;
  heights.forEach((height, number) => {
    channels.push(y);
    y += height;
    const row = tall[number];
    if (row === undefined) return;
    rows.push({ y, height: row });
    y += row;
  });
  return { rows, channels, bottom: y };
}

/** A band begins in the channel above its first row, right below the arrowheads of the row above. */
function toBands({ bands, margin }: MapInput, grid: Grid, rows: Rows) {
  const tops = Array.from({ length: bands }, (_, band) => {
    if (band === 0) return margin.top;
    return (rows.channels[grid.rows.indexOf(band)] ?? 0) + channel.border;
  });
  return tops.map((y, band) => ({ y, height: (tops[band + 1] ?? rows.bottom) - y }));
}

function toLanes({ lanes }: MapInput, grid: Grid, { columns }: MapColumns): readonly Span[] {
  return Array.from({ length: lanes }, (_, lane) => {
    const first = columns[grid.columns.indexOf(lane)];
    const last = columns[grid.columns.lastIndexOf(lane)];
    if (first === undefined || last === undefined) return { x: 0, width: 0 };
    return { x: first.x, width: roundTenth(last.x + last.width - first.x) };
  });
}
