import { roundTenth } from "./axis.ts";
import { spread, toTextWidth, type Label } from "./label.ts";

/** Final scores, 0…1; the two kinds of promise are never averaged together. */
export interface DistributionInput {
  readonly committed: readonly number[];
  readonly aspirational: readonly number[];
  /** Marks on the axis: `committed 0.65`. */
  readonly means: readonly { readonly value: number; readonly text: string }[];
  readonly size: "wide" | "narrow";
  readonly tickText: (score: number) => string;
}

/** A square for each score (or for `per` of them), in ten columns. */
export interface DistributionChart {
  readonly width: number;
  readonly height: number;
  /** How many scores one square stands for: 1 but for very many. */
  readonly per: number;
  readonly squares: readonly {
    readonly x: number;
    readonly y: number;
    readonly side: number;
    readonly kind: "committed" | "aspirational";
  }[];
  readonly axis: { readonly x1: number; readonly x2: number; readonly y: number };
  readonly means: readonly { readonly x: number; readonly y1: number; readonly y2: number }[];
  readonly labels: readonly Label[];
}

const sizes = {
  wide: { width: 820, tallest: 188 },
  narrow: { width: 366, tallest: 116 },
} as const;
const margin = 12;
const foot = 52;
const head = 22;
const gap = 3;
const columns = 10;
/** Sides of squares, the gap included. */
const largest = 34;
const smallest = 7;

/** Counts scores in tenths: 0.0 up to below 0.1, …, 0.9 up to and with 1.0. */
export function toTenths(scores: readonly number[]): readonly number[] {
  const counts = new Array<number>(columns).fill(0);
  for (const score of scores) {
    const index = Math.min(columns - 1, Math.max(0, Math.floor(score * 10 + 1e-9)));
    counts[index] = (counts[index] ?? 0) + 1;
  }
  return counts;
}

/** Stacks the scores in ten columns, committed ones below aspirational ones. */
export function layoutDistributionChart(input: DistributionInput): DistributionChart {
  const { width, tallest } = sizes[input.size];
  const committed = toTenths(input.committed);
  const aspirational = toTenths(input.aspirational);
  const column = (width - 2 * margin) / columns;
  const totals = committed.map((count, index) => count + (aspirational[index] ?? 0));
  const grid = toGrid(Math.max(1, ...totals), column - 6, tallest);
  const stacks = totals.map((_, index) => toStack(committed[index], aspirational[index], grid));
  const highest = Math.max(...stacks.map(({ rows }) => rows));
  const base = roundTenth(head + highest * grid.step);
  const height = roundTenth(base + foot);
  const means = toMeans(input, width, base);
  const squares: DistributionChart["squares"][number][] = [];
  const labels: Label[] = [];
  totals.forEach((total, index) => {
    const { solid, dashed, rows } = stacks[index] ?? { solid: 0, dashed: 0, rows: 0 };
    const left = margin + index * column + (column - grid.across * grid.step + gap) / 2;
    for (let k = 0; k < solid + dashed; k += 1) {
      squares.push({
        x: roundTenth(left + (k % grid.across) * grid.step),
        y: roundTenth(base - (Math.floor(k / grid.across) + 1) * grid.step),
        side: roundTenth(grid.step - gap),
        kind: k < solid ? "committed" : "aspirational",
      });
    }
    if (total === 0) return;
    labels.push({
      x: roundTenth(margin + (index + 0.5) * column),
      y: roundTenth(base - rows * grid.step - 5),
      anchor: "middle",
      text: String(total),
      tone: "ink",
    });
  });
  return {
    width,
    height,
    per: grid.per,
    squares,
    axis: { x1: margin, x2: width - margin, y: roundTenth(base + 0.5) },
    means: means.marks,
    labels: [...labels, ...toTickLabels(input, column, base, means.marks), ...means.labels],
  };
}

interface Grid {
  readonly per: number;
  readonly across: number;
  readonly step: number;
}

/** The squares of one tenth, each kind rounded up by itself. */
function toStack(
  committed: number | undefined,
  aspirational: number | undefined,
  { per, across }: Grid,
): { readonly solid: number; readonly dashed: number; readonly rows: number } {
  const solid = Math.ceil((committed ?? 0) / per);
  const dashed = Math.ceil((aspirational ?? 0) / per);
  return { solid, dashed, rows: Math.ceil((solid + dashed) / across) };
}

/** The largest squares that let the highest stack fit; where even small ones do not, one stands for several. */
function toGrid(highest: number, width: number, height: number): Grid {
  for (const per of [1, 2, 5, 10, 20, 50, 100, 1000, 10_000]) {
    // One more than the division says, as each kind rounds up by itself.
    const count = Math.ceil(highest / per) + (per > 1 ? 1 : 0);
    let best = { across: 0, step: 0 };
    for (let across = 2; across <= 10; across += 1) {
      const step = Math.min(largest, width / across, height / Math.ceil(count / across));
      if (step > best.step) best = { across, step };
    }
    if (best.step >= smallest) return { per, ...best };
  }
  throw new Error(`too many scores to draw: ${highest}`);
}

/** Every tenth, every second where it is narrow; none under the line of a mean. */
function toTickLabels(
  input: DistributionInput,
  column: number,
  base: number,
  means: DistributionChart["means"],
): readonly Label[] {
  const isCrossed = (x: number): boolean => means.some((mean) => Math.abs(mean.x - x) < 12);
  return Array.from({ length: columns + 1 }, (_, k) => ({
    x: roundTenth(margin + k * column),
    y: roundTenth(base + 16),
    anchor: "middle" as const,
    text: input.tickText(k / 10),
    tone: "plain" as const,
  })).filter(({ x }, k) => (input.size === "wide" || k % 2 === 0) && !isCrossed(x));
}

function toMeans(
  input: DistributionInput,
  width: number,
  base: number,
): { readonly marks: DistributionChart["means"]; readonly labels: readonly Label[] } {
  const x = (score: number): number => roundTenth(margin + (width - 2 * margin) * score);
  const marks = input.means.map(({ value }) => ({
    x: x(value),
    y1: base,
    y2: roundTenth(base + 22),
  }));
  const widest = Math.max(0, ...input.means.map(({ text }) => toTextWidth(text)));
  const places = spread(
    marks.map((mark) => mark.x),
    widest + 8,
    widest / 2 + 2,
    width - widest / 2 - 2,
  );
  const labels = input.means.map(({ text }, index) => ({
    x: places[index] ?? 0,
    y: roundTenth(base + 46),
    anchor: "middle" as const,
    text,
    tone: "strong" as const,
  }));
  return { marks, labels };
}
