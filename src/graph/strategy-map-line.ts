import type { Box } from "./label.ts";
import type { Point } from "./rounded-path.ts";

export type Direction = "up" | "down" | "left" | "right";

/** The line of an arrow up to its head, the tip of the head, and where that points. */
export interface Arrow {
  readonly points: readonly Point[];
  readonly tip: Point;
  readonly direction: Direction;
}

/** Between the tip of an arrow and the box that it points at. */
const clearance = 1;
/** From the tip to the end of the line. */
const headLength = 7;

/** Draws the line between two boxes: straight from side to side, or up and down at `xs` with runs between them at `ys`. */
export function drawLink(
  from: Box,
  to: Box,
  ways: { readonly xs: readonly number[]; readonly ys: readonly number[] } | undefined,
): Arrow {
  if (ways === undefined) {
    const y = from.y + from.height / 2;
    const isRight = from.x < to.x;
    const start = isRight ? from.x + from.width : from.x;
    const tip = isRight ? to.x - clearance : to.x + to.width + clearance;
    const end = tip + (isRight ? -headLength : headLength);
    const direction = isRight ? "right" : "left";
    return {
      points: [
        [start, y],
        [end, y],
      ],
      tip: [tip, y],
      direction,
    };
  }
  const { xs, ys } = ways;
  const first = xs[0] ?? 0;
  const last = xs.at(-1) ?? 0;
  const leavesUp = to.y <= from.y;
  const arrivesUp = to.y < from.y;
  const tip = arrivesUp ? to.y + to.height + clearance : to.y - clearance;
  const corners = ys.flatMap((y, index): readonly Point[] => {
    const before = xs[index] ?? 0;
    const after = xs[index + 1] ?? 0;
    return before === after
      ? []
      : [
          [before, y],
          [after, y],
        ];
  });
  return {
    points: [
      [first, leavesUp ? from.y : from.y + from.height],
      ...corners,
      [last, arrivesUp ? tip + headLength : tip - headLength],
    ],
    tip: [last, tip],
    direction: arrivesUp ? "up" : "down",
  };
}
