import { roundTenth, toScale } from "./axis.ts";
import type { Label } from "./label.ts";

/** Final scores, 0…1, by how sure people were of them. */
export interface CalibrationInput {
  readonly bands: readonly {
    /** `High, 24`. */
    readonly name: string;
    readonly scores: readonly number[];
    readonly mean: number;
    /** `mean 0.66`. */
    readonly meanText: string;
  }[];
  readonly size: "wide" | "narrow";
  readonly tickText: (score: number) => string;
}

/** A row for each band: a dot for each score (or for `per` of them), and a plumb line at their mean. */
export interface CalibrationChart {
  readonly width: number;
  readonly height: number;
  /** How many scores one dot stands for: 1 but for very many. */
  readonly per: number;
  readonly radius: number;
  readonly dots: readonly { readonly x: number; readonly y: number }[];
  readonly axes: readonly { readonly x1: number; readonly x2: number; readonly y: number }[];
  readonly means: readonly { readonly x: number; readonly y1: number; readonly y2: number }[];
  readonly labels: readonly Label[];
}

const sizes = {
  wide: { width: 820, left: 104, bins: 20, ticks: 5 },
  narrow: { width: 366, left: 84, bins: 10, ticks: 2 },
} as const;
const margin = 14;
const radius = 3.5;
const step = 9;
/** Dots on top of one another. */
const highest = 6;
/** Above the dots of a row, for the words of its mean. */
const head = 20;
const gap = 16;
const foot = 18;

/** Lays out the rows, one below the other. */
export function layoutCalibrationChart({
  bands,
  size,
  tickText,
}: CalibrationInput): CalibrationChart {
  const { width, left, bins, ticks } = sizes[size];
  const right = width - margin;
  const x = toScale([0, 1], [left, right]);
  const bin = (right - left) / bins;
  const across = Math.max(1, Math.floor((bin - 2) / step));
  const counts = bands.map(({ scores }) => countBins(scores, bins));
  const most = Math.max(1, ...counts.flat());
  const per = Math.ceil(most / (across * highest));
  const dots: CalibrationChart["dots"][number][] = [];
  const axes: CalibrationChart["axes"][number][] = [];
  const means: CalibrationChart["means"][number][] = [];
  const labels: Label[] = [];
  let top = 0;
  bands.forEach(({ name, mean, meanText }, row) => {
    const stacks = (counts[row] ?? []).map((count) => Math.ceil(count / per));
    const rows = Math.ceil(Math.max(1, ...stacks) / across);
    const base = roundTenth(top + head + rows * step);
    stacks.forEach((stack, at) => {
      const from = left + at * bin + (bin - across * step) / 2;
      for (let k = 0; k < stack; k += 1) {
        dots.push({
          x: roundTenth(from + (k % across) * step + step / 2),
          y: roundTenth(base - Math.floor(k / across) * step - step / 2 - 1),
        });
      }
    });
    axes.push({ x1: left, x2: right, y: roundTenth(base + 0.5) });
    means.push({ x: x(mean), y1: roundTenth(top + head - 6), y2: base });
    const isLate = mean > 0.8;
    labels.push(
      { x: 0, y: base, anchor: "start", text: name, tone: "ink" },
      {
        x: roundTenth(x(mean) + (isLate ? -6 : 6)),
        y: roundTenth(top + 12),
        anchor: isLate ? "end" : "start",
        text: meanText,
        tone: "strong",
      },
    );
    top = base + gap;
  });
  for (let k = 0; k <= ticks; k += 1) {
    const text = tickText(k / ticks);
    labels.push({ x: x(k / ticks), y: roundTenth(top + 6), anchor: "middle", text, tone: "plain" });
  }
  return { width, height: roundTenth(top + foot), per, radius, dots, axes, means, labels };
}

/** The last bin holds 1, too. */
function countBins(scores: readonly number[], bins: number): readonly number[] {
  const counts = new Array<number>(bins).fill(0);
  for (const score of scores) {
    const at = Math.min(bins - 1, Math.max(0, Math.floor(score * bins + 1e-9)));
    counts[at] = (counts[at] ?? 0) + 1;
  }
  return counts;
}
