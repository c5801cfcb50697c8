import type { CurveFactory, CurveGenerator } from "d3-shape";
import { line } from "d3-shape";
import type { Point } from "./rounded-path.ts";

const radius = 8;

/** A curve for D3's lines that goes through points in straight parts and turns in arcs. */
const curveRounded: CurveFactory = (context): CurveGenerator => {
  let points: Point[] = [];
  const toLength = ([x, y]: Point, [x1, y1]: Point): number => Math.hypot(x1 - x, y1 - y);
  return {
    areaStart: () => undefined,
    areaEnd: () => undefined,
    lineStart: () => {
      points = [];
    },
    point: (x, y) => {
      points.push([x, y]);
    },
    lineEnd: () => {
      points.forEach((point, index) => {
        const before = points[index - 1];
        const after = points[index + 1];
        if (before === undefined) context.moveTo(...point);
        else if (after === undefined) context.lineTo(...point);
        else {
          const room = Math.min(toLength(before, point), toLength(point, after)) / 2;
          context.arcTo(...point, ...after, Math.min(radius, room));
        }
      });
    },
  };
};

const draw = line<Point>()
  .x(([x]) => x)
  .y(([, y]) => y)
  .curve(curveRounded)
  .digits(1);

/** The path of a line through points, its corners rounded. */
export function toCurve(points: readonly Point[]): string {
  return draw(points) ?? "";
}
