import { wrapText } from "./wrap.ts";

/** An objective of a strategy map with its texts broken into lines, before it has a place; baselines from its top. */
export interface ObjectiveBox {
  readonly height: number;
  readonly title: readonly BoxLine[];
  /** What is measured, above the value. */
  readonly measure: readonly BoxLine[];
  /** The baseline of the value and the score, at the bottom of the box, from the bottom. */
  readonly foot: number;
}

export interface BoxLine {
  readonly y: number;
  readonly text: string;
}

/** What a box is as wide as: the room that the columns share, the columns, and what lies between them. */
const widths = { least: 144, most: 204, gutter: 32 };
const inset = 11;
const titleHeight = 18;
const measureHeight = 15;

/** The width of all boxes, so that the columns fill the room that there is. */
export function toBoxWidth(room: number, columns: number): number {
  const width = Math.floor((room - (columns - 1) * widths.gutter) / Math.max(1, columns));
  return Math.min(widths.most, Math.max(widths.least, width));
}

/** Breaks the texts of an objective into lines and sizes its box. What is cut stands in full in the list. */
export function layoutObjective(
  title: string,
  measure: string | undefined,
  width: number,
): ObjectiveBox {
  const room = width - 2 * inset;
  const titles = wrapText(title, { face: "serif", size: 15, width: room, most: 5 });
  const measures =
    measure === undefined
      ? []
      : wrapText(measure, { face: "sans", size: 12, width: room, most: 2 });
  const below = 10 + titles.length * titleHeight;
  return {
    height: below + measures.length * measureHeight + 33,
    title: titles.map((text, index) => ({ y: 22 + index * titleHeight, text })),
    measure: measures.map((text, index) => ({ y: below + 14 + index * measureHeight, text })),
    foot: 11,
  };
}

/** Where texts begin, from the sides of the box. */
export const boxInset = inset;
