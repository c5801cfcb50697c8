import { roundTenth } from "./axis.ts";
import { spread, toFittingText, type Label } from "./label.ts";

/** Scores over the cycles: columns from left to right, 0 at the foot and 1 at the head. */
export interface ScoreCourseInput {
  readonly columns: readonly string[];
  readonly points: readonly {
    readonly column: number;
    /** 0…1; absent: nothing is known, and it stands level with what leads to it, or below the foot. */
    readonly score?: number;
    readonly text: string;
    readonly isOpen: boolean;
  }[];
  /** Which point leads to which, by their places in the list. */
  readonly lines: readonly {
    readonly from: number;
    readonly to: number;
    readonly isDashed: boolean;
  }[];
  readonly size: "wide" | "narrow";
}

/** Geometry of scores over the cycles. */
export interface ScoreCourse {
  readonly width: number;
  readonly height: number;
  readonly grid: readonly { readonly y: number; readonly x1: number; readonly x2: number }[];
  readonly points: readonly {
    readonly x: number;
    readonly y: number;
    readonly isOpen: boolean;
    readonly isKnown: boolean;
  }[];
  readonly lines: readonly {
    readonly path: string;
    readonly isDashed: boolean;
    /** Whether it leads from a score to a score. */
    readonly isKnown: boolean;
  }[];
  readonly labels: readonly Label[];
  /** Columns that do not fit are in the table only. */
  readonly hidden: number;
}

const sizes = {
  wide: { width: 820, columns: 10, foot: 150 },
  narrow: { width: 358, columns: 4, foot: 130 },
} as const;
const left = 34;
const right = 12;
const head = 24;
const below = 22;

/** Lays out scores over the cycles; of many columns the latest. */
export function layoutScoreCourse(input: ScoreCourseInput): ScoreCourse {
  const { columns: most, foot, width } = sizes[input.size];
  const hidden = Math.max(0, input.columns.length - most);
  const columns = input.columns.slice(hidden);
  const step = (width - left - right) / Math.max(1, columns.length);
  const toX = (column: number): number => roundTenth(left + (column - hidden + 0.5) * step);
  const toY = (score: number): number =>
    roundTenth(foot - Math.min(1, Math.max(0, score)) * (foot - head));
  const placed = input.points.map(({ column, isOpen, score }, index) => {
    const level = score ?? findLevel(input, index);
    const y = level === undefined ? foot + 14 : toY(level);
    return { x: toX(column), y, isOpen, isKnown: score !== undefined };
  });
  const isShown = (index: number): boolean => (input.points[index]?.column ?? -1) >= hidden;
  const base = foot + (placed.some(({ y }) => y > foot) ? 24 : 6);
  return {
    width,
    height: roundTenth(base + below),
    grid: [0, 0.5, 1].map((score) => ({ y: toY(score), x1: left, x2: width - right })),
    points: placed.filter((_, index) => isShown(index)),
    lines: input.lines.flatMap(({ from, isDashed, to }) => {
      const [a, b] = [placed[from], placed[to]];
      if (!a || !b || !isShown(from) || !isShown(to)) return [];
      const isKnown = a.isKnown && b.isKnown;
      return [{ path: `M${a.x} ${a.y}L${b.x} ${b.y}`, isDashed, isKnown }];
    }),
    labels: [
      ...[0, 0.5, 1].map((score): Label => ({
        x: left - 8,
        y: toY(score) + 4,
        text: score.toFixed(1),
        anchor: "end",
        tone: "plain",
      })),
      ...columns.map((text, index): Label => ({
        x: toX(index + hidden),
        y: base + 14,
        text: toFittingText(text, step - 6),
        anchor: "middle",
        tone: "plain",
      })),
      ...toLabels(input, placed, step, isShown),
    ],
    hidden,
  };
}

/** The mean of the scores that lead to a point, through points without one; lines run from earlier columns to later ones. */
function findLevel(input: ScoreCourseInput, index: number): number | undefined {
  const column = input.points[index]?.column ?? 0;
  const levels = input.lines.flatMap(({ from, to }) => {
    const before = input.points[from];
    if (to !== index || !before || before.column >= column) return [];
    const level = before.score ?? findLevel(input, from);
    return level === undefined ? [] : [level];
  });
  if (levels.length === 0) return undefined;
  return levels.reduce((sum, level) => sum + level, 0) / levels.length;
}

/** The texts beside the points, moved apart within their column. */
function toLabels(
  { columns, points }: ScoreCourseInput,
  placed: readonly { readonly x: number; readonly y: number }[],
  step: number,
  isShown: (index: number) => boolean,
): readonly Label[] {
  return columns.flatMap((_, column) => {
    const own = points.flatMap((point, index) =>
      point.column === column && isShown(index) ? [index] : [],
    );
    const ys = spread(
      own.map((index) => placed[index]?.y ?? 0),
      14,
      head - 6,
      sizes.wide.foot + 20,
    );
    return own.map((index, at): Label => {
      const x = placed[index]?.x ?? 0;
      const text = toFittingText(points[index]?.text ?? "", Math.max(28, step - 4));
      return {
        x: roundTenth(x),
        y: roundTenth((ys[at] ?? 0) - 8),
        text,
        anchor: "middle",
        tone: "ink",
      };
    });
  });
}
