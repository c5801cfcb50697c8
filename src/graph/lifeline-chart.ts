import { roundTenth } from "./axis.ts";
import { toFittingText, type Label } from "./label.ts";

type Shape = "ahead" | "on" | "behind" | "off" | "none" | "met" | "partly" | "missed" | "dropped";

/** One objective over the cycles, from where it began to what it was carried over into. */
export interface LifelineInput {
  readonly columns: readonly { readonly text: string; readonly isOpen: boolean }[];
  readonly rows: readonly {
    readonly title: string;
    readonly note: string;
    readonly cells: readonly LifelineCell[];
  }[];
}

/** What one cycle brought: a final score, or the progress so far. */
export interface LifelineCell {
  readonly column: number;
  /** 0…1 on the bar; absent: nothing is known. */
  readonly share?: number;
  readonly text: string;
  /** Given while it runs: the status gives the colour. */
  readonly shape?: Shape;
  /** Where the plumb line stands, 0…1. */
  readonly expected?: number;
  /** Where its life ended here: the word for it, as in `dropped`; empty where the score says enough. */
  readonly end?: string;
}

/** The drawing: one row per objective, one column per cycle. */
export interface LifelineChart {
  readonly width: number;
  readonly height: number;
  readonly open: readonly { readonly x: number; readonly width: number }[];
  readonly columns: readonly number[];
  readonly rules: readonly number[];
  readonly threads: readonly {
    readonly x1: number;
    readonly x2: number;
    readonly y: number;
  }[];
  readonly cells: readonly {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly fill: number;
    readonly shape?: Shape;
    readonly paceX?: number;
  }[];
  readonly ends: readonly { readonly x: number; readonly y: number }[];
  readonly titles: readonly { readonly y: number; readonly text: string }[];
  readonly labels: readonly Label[];
}

const width = 1000;
const nameWidth = 300;
const rowHeight = 46;
const top = 34;
const barWidth = 58;

/** Lays out objectives as lines of life through the cycles. */
export function layoutLifelineChart(input: LifelineInput): LifelineChart {
  const column = (width - nameWidth) / Math.max(1, input.columns.length);
  const bar = Math.min(barWidth, column - 30);
  const center = (index: number): number => roundTenth(nameWidth + column * (index + 0.5));
  const middle = (row: number): number => top + row * rowHeight + rowHeight / 2;
  const height = top + input.rows.length * rowHeight + 6;
  const cells = input.rows.flatMap((row, index) =>
    row.cells.map((cell) => ({ cell, x: center(cell.column), y: middle(index) })),
  );
  return {
    width,
    height,
    open: input.columns.flatMap(({ isOpen }, index) =>
      isOpen ? [{ x: roundTenth(nameWidth + column * index), width: roundTenth(column) }] : [],
    ),
    columns: input.columns.map((_, index) => roundTenth(nameWidth + column * index)),
    rules: input.rows.map((_, index) => top + index * rowHeight),
    threads: toThreads(input, center, middle, bar),
    cells: cells.map(({ cell, x, y }) => ({
      x: roundTenth(x - bar / 2),
      y: y + 7,
      width: roundTenth(bar),
      fill: roundTenth(bar * clamp(cell.share ?? 0)),
      ...(cell.shape === undefined ? {} : { shape: cell.shape }),
      ...(cell.expected === undefined
        ? {}
        : { paceX: roundTenth(x - bar / 2 + bar * clamp(cell.expected)) }),
    })),
    ends: cells
      .filter(({ cell }) => cell.end === "")
      .map(({ x, y }) => ({ x: roundTenth(x + bar / 2 + 8), y })),
    titles: input.rows.map((row, index) => ({
      y: middle(index) - 1,
      // Set in 15 px serif, which runs about a tenth wider than chart text.
      text: toFittingText(row.title, (nameWidth - 16) / 1.1),
    })),
    labels: [
      ...input.columns.map(({ text, isOpen }, index) => ({
        x: center(index),
        y: 15,
        anchor: "middle" as const,
        text: toFittingText(text, column - 8),
        tone: isOpen ? ("strong" as const) : ("plain" as const),
      })),
      ...input.rows.map((row, index) => ({
        x: 0,
        y: middle(index) + 15,
        anchor: "start" as const,
        text: toFittingText(row.note, nameWidth - 16),
        tone: "plain" as const,
      })),
      ...cells.flatMap(({ cell, x, y }) => toCellLabels(cell, x, y, column)),
    ],
  };
}

function toThreads(
  input: LifelineInput,
  center: (index: number) => number,
  middle: (row: number) => number,
  bar: number,
): LifelineChart["threads"] {
  return input.rows.flatMap((row, index) =>
    row.cells.slice(1).flatMap((cell, k) => {
      const before = row.cells[k];
      if (before === undefined) return [];
      const x1 = roundTenth(center(before.column) + bar / 2 + 4);
      const x2 = roundTenth(center(cell.column) - bar / 2 - 4);
      return x2 > x1 ? [{ x1, x2, y: middle(index) }] : [];
    }),
  );
}

function toCellLabels(cell: LifelineCell, x: number, y: number, column: number): readonly Label[] {
  const value: Label = { x, y: y + 2, anchor: "middle", text: cell.text, tone: "strong" };
  if (cell.end === undefined || cell.end === "") return [value];
  const text = toFittingText(cell.end, column - 8);
  return [value, { x, y: y + 20, anchor: "middle", text, tone: "plain" }];
}

function clamp(share: number): number {
  return Math.min(1, Math.max(0, share));
}
