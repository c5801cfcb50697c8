import { roundTenth } from "./axis.ts";

/** A link on its way from column to column. */
export interface Passage {
  readonly parent: number;
  readonly child: number;
  readonly primary: boolean;
  readonly from: number;
  readonly to: number;
  /** The heights at its two ends. */
  readonly leave: number;
  readonly arrive: number;
  /** The heights at which it passes the columns between, from the left. */
  readonly between: readonly number[];
}

interface Frame {
  readonly column: number;
  readonly y: number;
  readonly height: number;
}

/** A space between two boxes of a column through which links can pass. */
interface Gap {
  readonly top: number;
  readonly bottom: number;
  /** The links that pass, by where they go: index and place among the columns between. */
  readonly users: { readonly link: number; readonly place: number; readonly towards: number }[];
}

const lineStep = 4;
const wayHalf = 3;
/** How many gaps on either side are tried before lines share one. */
const reach = 24;
/** The room above the first and below the last box of a column. */
const outside = 40;

/**
 * Finds the heights at which links that are not primary pass the columns between their ends: through gaps between
 * boxes as near as possible to where they arrive, each on a line of its own.
 */
export function assignPassages(
  links: readonly Passage[],
  boxes: readonly Frame[],
  ways: readonly { readonly column: number; readonly middle: number }[],
): readonly Passage[] {
  if (links.every(({ from, to }) => to - from < 2)) return links;
  const between = links.map(({ from, to, arrive, primary }) =>
    to - from < 2 ? [] : new Array<number>(to - from - 1).fill(primary ? arrive : 0),
  );
  if (links.some(({ primary, from, to }) => !primary && to - from > 1)) {
    spreadLinks(links, toGaps(boxes, ways), between);
  }
  return links.map((link, index) => ({ ...link, between: between[index] ?? [] }));
}

/** Writes down at which heights links pass through gaps. */
function spreadLinks(
  links: readonly Passage[],
  gaps: readonly (readonly Gap[])[],
  between: readonly number[][],
): void {
  links.forEach(({ primary, from, to, arrive }, link) => {
    if (primary) return;
    for (let column = from + 1; column < to; column += 1) {
      findGap(gaps[column] ?? [], arrive).users.push({
        link,
        place: column - from - 1,
        towards: arrive,
      });
    }
  });
  for (const gap of gaps.flat()) {
    gap.users.sort((a, b) => a.towards - b.towards || a.link - b.link);
    spreadUsers(gap, (link, place, y) => {
      const heights = between[link];
      if (heights !== undefined) heights[place] = y;
    });
  }
}

function spreadUsers(gap: Gap, set: (link: number, place: number, y: number) => void): void {
  const { users, top, bottom } = gap;
  if (users.length === 0) return;
  const step = Math.min(lineStep, (bottom - top) / (users.length + 1));
  // As near to where they go as the gap allows, together.
  const wish = users.reduce((sum, { towards }) => sum + towards, 0) / users.length;
  const half = ((users.length - 1) * step) / 2;
  const low = top + half + Math.min(2, step);
  const high = bottom - half - Math.min(2, step);
  const middle = low > high ? (top + bottom) / 2 : Math.min(high, Math.max(low, wish));
  users.forEach(({ link, place }, index) => {
    set(link, place, roundTenth(middle - half + index * step));
  });
}

/** The nearest gap with room for one more line; the nearest of all where there is none. */
function findGap(gaps: readonly Gap[], y: number): Gap {
  let low = 0;
  let high = gaps.length - 1;
  while (low < high) {
    const half = (low + high) >> 1;
    if ((gaps[half]?.bottom ?? 0) < y) low = half + 1;
    else high = half;
  }
  const near = gaps.slice(Math.max(0, low - reach), low + reach + 1);
  const far = ({ top, bottom }: Gap): number => Math.max(0, top - y, y - bottom);
  const hasRoom = ({ top, bottom, users }: Gap): boolean =>
    (users.length + 2) * lineStep <= bottom - top + lineStep;
  let best: Gap | undefined;
  for (const gap of near) {
    if (hasRoom(gap) && (best === undefined || far(gap) < far(best))) best = gap;
  }
  const found = best ?? gaps[low];
  if (found === undefined) throw new Error("column without a gap");
  return found;
}

/** The gaps of each column, from the top; above and below everything there is always one. */
function toGaps(
  boxes: readonly Frame[],
  ways: readonly { readonly column: number; readonly middle: number }[],
): readonly (readonly Gap[])[] {
  const taken: [number, number][][] = [];
  for (const { column, y, height } of boxes) (taken[column] ??= []).push([y, y + height]);
  for (const { column, middle } of ways) {
    (taken[column] ??= []).push([middle - wayHalf, middle + wayHalf]);
  }
  return Array.from(taken, (list: [number, number][] | undefined = []) => {
    list.sort((a, b) => a[0] - b[0]);
    const gaps: Gap[] = [];
    let top = (list[0]?.[0] ?? 0) - outside;
    for (const [start, end] of list) {
      if (start - top >= lineStep) gaps.push({ top, bottom: start, users: [] });
      top = Math.max(top, end);
    }
    gaps.push({ top, bottom: top + outside, users: [] });
    return gaps;
  });
}
