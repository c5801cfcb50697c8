import { roundTenth } from "./axis.ts";
import { spread, type Label } from "./label.ts";

/** Scores before and after, 0…1, and how they print. */
export interface SlopeInput {
  readonly pairs: readonly {
    readonly was: number;
    readonly now: number;
    readonly wasText: string;
    readonly nowText: string;
  }[];
  /** What stands above the two axes. */
  readonly before: string;
  readonly after: string;
  readonly size: "wide" | "narrow";
}

/** Two upright axes, and a line for each pair between them. */
export interface SlopeChart {
  readonly width: number;
  readonly height: number;
  readonly axes: readonly { readonly x: number; readonly y1: number; readonly y2: number }[];
  readonly lines: readonly {
    readonly x1: number;
    readonly y1: number;
    readonly x2: number;
    readonly y2: number;
    readonly way: "up" | "down" | "same";
  }[];
  readonly labels: readonly Label[];
}

const sizes = {
  wide: { width: 560, left: 60, right: 460, plot: 260 },
  narrow: { width: 366, left: 46, right: 320, plot: 210 },
} as const;
const head = 34;
const foot = 12;
/** Texts of figures do not stand nearer to each other. */
const apart = 15;

/** Lays out a slope for each pair. The axes reach from the lowest score to the highest, with some room. */
export function layoutSlopeChart({ pairs, before, after, size }: SlopeInput): SlopeChart {
  const { width, left, right, plot } = sizes[size];
  const values = pairs.flatMap(({ was, now }) => [was, now]);
  const low = Math.max(0, Math.min(...values) - 0.05);
  const high = Math.min(1, Math.max(...values) + 0.05);
  const room = Math.max(plot, pairs.length * apart);
  const toY = (value: number): number =>
    roundTenth(head + room * (high === low ? 0.5 : (high - value) / (high - low)));
  const height = head + room + foot;
  return {
    width,
    height,
    axes: [left, right].map((x) => ({ x, y1: head - 12, y2: height })),
    lines: pairs.map(({ was, now, wasText, nowText }) => ({
      x1: left,
      y1: toY(was),
      x2: right,
      y2: toY(now),
      // What prints alike did not change.
      way: wasText === nowText ? "same" : now > was ? "up" : "down",
    })),
    labels: [
      { x: left, y: 14, anchor: "middle", text: before, tone: "plain" },
      { x: right, y: 14, anchor: "middle", text: after, tone: "ink" },
      ...toFigures(pairs, { x: left - 10, anchor: "end", tone: "plain" }, height, (pair) => ({
        y: toY(pair.was),
        text: pair.wasText,
      })),
      ...toFigures(pairs, { x: right + 10, anchor: "start", tone: "ink" }, height, (pair) => ({
        y: toY(pair.now),
        text: pair.nowText,
      })),
    ],
  };
}

/** Figures beside an axis, each once, moved apart where they would cover each other. */
function toFigures(
  pairs: SlopeInput["pairs"],
  place: Pick<Label, "x" | "anchor" | "tone">,
  low: number,
  toFigure: (pair: SlopeInput["pairs"][number]) => { readonly y: number; readonly text: string },
): readonly Label[] {
  const figures = [...new Map(pairs.map(toFigure).map((figure) => [figure.text, figure])).values()];
  const sorted = figures.sort((a, b) => a.y - b.y);
  const places = spread(
    sorted.map(({ y }) => y + 4),
    apart,
    head,
    low,
  );
  return sorted.map(({ text }, index) => ({ ...place, text, y: roundTenth(places[index] ?? 0) }));
}
