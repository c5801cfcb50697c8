/** What stands in a strategy map, as its layout sees it. */
export interface MapItem {
  readonly id: string;
  /** The number of its perspective, from the top. */
  readonly band: number;
  /** The number of its lane, from the left. */
  readonly lane: number;
}

/** A cause and its effect, by number. */
export interface MapLink {
  readonly from: number;
  readonly to: number;
}

/** A place in the grid of a map. */
export interface Slot {
  readonly row: number;
  readonly column: number;
}

/** The rows of all bands and the columns of all lanes, and where each item stands in them. */
export interface Grid {
  /** The band of each row, from the top; a band without items has one row, too. */
  readonly rows: readonly number[];
  /** The lane of each column, from the left. */
  readonly columns: readonly number[];
  readonly slots: readonly Slot[];
}

/** As many boxes side by side as a desk's screen has room for. */
const mostColumns = 7;

/** How many boxes stand side by side in a map. */
export function countColumns(items: readonly MapItem[], bands: number, lanes: number): number {
  return toLaneWidths(toCells(items, bands, lanes), lanes).reduce((sum, width) => sum + width, 0);
}

/** Places every item in the rows of its band and the columns of its lane, in the order in which they were written. */
export function toGrid(
  items: readonly MapItem[],
  links: readonly MapLink[],
  bands: number,
  lanes: number,
): Grid {
  const cells = toCells(items, bands, lanes);
  const widths = toLaneWidths(cells, lanes);
  const depths = toDepths(items, links);
  const rows: number[] = [];
  const slots: Slot[] = items.map(() => ({ row: 0, column: 0 }));
  cells.forEach((band, number) => {
    const first = rows.length;
    const needed = band.map((cell, lane) => Math.ceil(cell.length / (widths[lane] ?? 1)));
    const count = Math.max(1, ...needed);
    let left = 0;
    band.forEach((cell, lane) => {
      const width = widths[lane] ?? 1;
      // Effects above their causes, where both are of one perspective.
      const ordered = cell.toSorted((a, b) => (depths[a] ?? 0) - (depths[b] ?? 0) || a - b);
      fillCell(ordered, needed[lane] ?? 0, width).forEach(({ row, column }, place) => {
        slots[ordered[place] ?? 0] = { row: first + row, column: left + column };
      });
      left += width;
    });
    for (let row = 0; row < count; row += 1) rows.push(number);
  });
  return {
    rows,
    columns: widths.flatMap((width, lane) => new Array<number>(width).fill(lane)),
    slots,
  };
}

/** The numbers of the items by band and lane. */
function toCells(items: readonly MapItem[], bands: number, lanes: number): Cells {
  const cells = Array.from({ length: bands }, () =>
    Array.from({ length: lanes }, (): number[] => []),
  );
  items.forEach(({ band, lane }, number) => cells[band]?.[lane]?.push(number));
  return cells;
}

type Cells = readonly (readonly (readonly number[])[])[];

/** How many columns each lane has: one, and more where many stand side by side, as long as there is room. */
function toLaneWidths(cells: Cells, lanes: number): readonly number[] {
  const most = Array.from({ length: lanes }, (_, lane) =>
    Math.max(0, ...cells.map((band) => band[lane]?.length ?? 0)),
  );
  const widths = most.map(() => 1);
  for (let total = lanes; total < mostColumns; total += 1) {
    const rows = most.map((count, lane) => Math.ceil(count / (widths[lane] ?? 1)));
    const highest = Math.max(0, ...rows);
    if (highest < 2) break;
    const lane = rows.indexOf(highest);
    widths[lane] = (widths[lane] ?? 1) + 1;
  }
  return toLeast(cells, widths);
}

/** The same without the columns that save no row: ten in a band are two rows of five, not of seven and three. */
function toLeast(cells: Cells, widths: readonly number[]): readonly number[] {
  const rows = cells.map((band) =>
    Math.max(...band.map((cell, lane) => Math.ceil(cell.length / (widths[lane] ?? 1)))),
  );
  return widths.map((_, lane) =>
    Math.max(
      1,
      ...cells.map((band, number) =>
        Math.ceil((band[lane]?.length ?? 0) / Math.max(1, rows[number] ?? 1)),
      ),
    ),
  );
}

/** Spreads a number of items evenly over rows, and in each row over the columns. */
function fillCell(items: readonly number[], rows: number, width: number): readonly Slot[] {
  return Array.from({ length: rows }, (_, row) => {
    const start = Math.ceil((row * items.length) / rows);
    const end = Math.ceil(((row + 1) * items.length) / rows);
    const count = end - start;
    return Array.from({ length: count }, (__, place) => ({
      row,
      column: Math.floor(((place + 0.5) * width) / count),
    }));
  }).flat();
}

/** How many steps each item is from an effect that drives nothing else of its own band. */
function toDepths(items: readonly MapItem[], links: readonly MapLink[]): readonly number[] {
  const depths = items.map(() => 0);
  const level = links.filter(({ from, to }) => items[from]?.band === items[to]?.band);
  // As many rounds as the longest chain has links; a loop would never end.
  for (let round = 0; round < items.length; round += 1) {
    let changed = false;
    for (const { from, to } of level) {
      const depth = (depths[to] ?? 0) + 1;
      if (depth <= (depths[from] ?? 0) || depth >= items.length) continue;
      depths[from] = depth;
      changed = true;
    }
    if (!changed) break;
  }
  return depths;
}
