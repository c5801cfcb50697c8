import { layoutCascade } from "./cascade.ts";
import { toRoundedPath } from "./rounded-path.ts";
import { cutText, toWidth, wrapText } from "./wrap.ts";

/** A measure of a driver tree, as the layout sees it. */
export interface DriverInput {
  readonly id: string;
  readonly title: string;
  readonly value: string;
  /** A line above the title; none where it is empty. */
  readonly head: string;
  /** What it moves, among those of the tree; the first decides where it stands. */
  readonly moves: readonly string[];
}

/** A measure in its place. */
export interface DriverBox {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** The title, broken into lines, at heights within the box. */
  readonly lines: readonly { readonly y: number; readonly text: string }[];
  readonly headY: number;
  /** Where the line with the value stands, and where the spark begins, within the box. */
  readonly valueY: number;
  /** The value as far as there is room for it. */
  readonly figure: string;
  /** Absent where the value takes all the room. */
  readonly spark?: { readonly x: number; readonly y: number };
}

/** A driver tree: what follows on the left, what moves first on the right. */
export interface DriverTree {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly DriverBox[];
  readonly links: readonly {
    readonly effect: string;
    readonly cause: string;
    readonly path: string;
  }[];
  /** The middles of the first and the last column. */
  readonly ends: readonly { readonly x: number; readonly anchor: "start" | "end" }[];
}

/** The size of the spark in a box. */
export const driverSpark = { width: 58, height: 20 };

const boxWidth = 166;
const inset = 10;
const lineHeight = 16;
const titleTop = 20;
const headHeight = 16;
const valueHeight = 26;

const options = {
  margin: { x: 4, top: 30, bottom: 6 },
  gutter: 44,
  gaps: { sibling: 12, cousin: 20 },
};

/** Lays out a driver tree; a measure that moves several stands once, right of them all. */
export function layoutDriverTree(measures: readonly DriverInput[]): DriverTree {
  const lines = new Map(measures.map(({ id, title }) => [id, toLines(title)]));
  const tops = new Map(
    measures.map(({ id, head }) => [id, titleTop + (head === "" ? 0 : headHeight)]),
  );
  const values = new Map(measures.map(({ id, value }) => [id, value]));
  const layout = layoutCascade(
    measures.map(({ id, moves }, rank) => ({
      id,
      parents: moves,
      column: 0,
      width: boxWidth,
      height: toHeight(tops.get(id) ?? titleTop, lines.get(id)?.length ?? 0),
      rank,
      fixed: false,
      row: false,
    })),
    options,
  );
  const [first, last] = [layout.columns[0], layout.columns.at(-1)];
  return {
    width: layout.width,
    height: layout.height,
    boxes: layout.boxes.map(({ id, x, y, width, height }) => ({
      id,
      x,
      y,
      width,
      height,
      lines: (lines.get(id) ?? []).map((text, index) => ({
        y: (tops.get(id) ?? titleTop) + index * lineHeight,
        text,
      })),
      headY: titleTop - 2,
      valueY: height - inset,
      figure: toFigure(values.get(id) ?? "", width),
      ...toSpark(values.get(id) ?? "", width, height),
    })),
    links: layout.links.map(({ parent, child, points }) => ({
      effect: parent,
      cause: child,
      path: toRoundedPath(points),
    })),
    ends:
      first === undefined || last === undefined || layout.columns.length < 2
        ? []
        : [
            { x: first.x, anchor: "start" },
            { x: last.x + last.width, anchor: "end" },
          ],
  };
}

/** The shape of its health stands before the value. */
const glyphWidth = 15;

function toSpark(value: string, width: number, height: number): Pick<DriverBox, "spark"> {
  const x = width - inset + 4 - driverSpark.width;
  if (inset + glyphWidth + toWidth(value, "sans", 14.5) > x) return {};
  return { spark: { x, y: height - inset + 4 - driverSpark.height } };
}

function toFigure(value: string, width: number): string {
  const room = width - 2 * inset - glyphWidth;
  return cutText(value, { face: "sans", size: 14.5, width: room, most: 1 });
}

function toLines(title: string): readonly string[] {
  return wrapText(title, { face: "sans", size: 13, width: boxWidth - 2 * inset, most: 2 });
}

function toHeight(top: number, lines: number): number {
  return top + (lines - 1) * lineHeight + valueHeight + inset;
}
