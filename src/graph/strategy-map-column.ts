import type { Grid } from "./strategy-map-grid.ts";
import type { Route } from "./strategy-map-route.ts";
import type { MapColumns, Span } from "./strategy-map-upright.ts";

const gutterWidth = 32;
/** Between upright lines in one gutter, and from them to the boxes. */
const uprightStep = 10;
/** Right of the last column. */
const outside = 16;

/** The columns, and between and around them gutters as wide as the lines in them need. */
export function toColumns(
  grid: Grid,
  routes: readonly Route[],
  width: number,
  left: number,
): MapColumns {
  const counts = countBeside(grid, routes);
  const columns: Span[] = [];
  const gutters: Span[] = [];
  let x = left;
  counts.forEach((count, gutter) => {
    const isOuter = gutter === 0 || gutter === counts.length - 1;
    const needed = count === 0 ? 0 : (count + 2) * uprightStep;
    const least = isOuter ? (gutter === 0 ? 0 : outside) : gutterWidth;
    const span = { x, width: Math.max(needed, least) };
    gutters.push(span);
    x += span.width;
    if (gutter === counts.length - 1) return;
    columns.push({ x, width });
    x += width;
  });
  return { columns, gutters };
}

/** For each gutter, how many lines stand in it side by side where there are most of them. */
function countBeside({ rows, columns }: Grid, routes: readonly Route[]): readonly number[] {
  const found = Array.from({ length: columns.length + 1 }, () =>
    new Array<number>(rows.length + 1).fill(0),
  );
  for (const route of routes) {
    if (route.kind !== "channels") continue;
    for (const { way, top, bottom } of route.uprights) {
      const counts = way.kind === "gutter" ? found[way.gutter] : undefined;
      if (counts === undefined) continue;
      for (let at = top; at <= bottom; at += 1) counts[at] = (counts[at] ?? 0) + 1;
    }
  }
  return found.map((counts) => Math.max(...counts));
}
