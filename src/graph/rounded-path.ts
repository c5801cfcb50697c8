import { roundTenth } from "./axis.ts";

/** A point of a drawing. */
export type Point = readonly [x: number, y: number];

const radius = 8;

/** The path of a line through points with its corners rounded. */
export function toRoundedPath(points: readonly Point[]): string {
  const [start] = points;
  if (start === undefined) return "";
  let path = `M${toText(start)}`;
  for (let at = 1; at < points.length; at += 1) {
    const [before, point = start, after] = [points[at - 1] ?? start, points[at], points[at + 1]];
    const bend =
      after === undefined
        ? 0
        : Math.min(radius, toLength(before, point) / 2, toLength(point, after) / 2);
    path +=
      after === undefined || bend < 0.5
        ? `L${toText(point)}`
        : `L${toText(move(point, before, bend))}Q${toText(point)} ${toText(move(point, after, bend))}`;
  }
  return path;
}

function toText([x, y]: Point): string {
  return `${roundTenth(x)} ${roundTenth(y)}`;
}

function toLength(a: Point, b: Point): number {
  const [x, y] = [Math.abs(b[0] - a[0]), Math.abs(b[1] - a[1])];
  // Most lines run along one axis.
  return x === 0 || y === 0 ? x + y : Math.hypot(x, y);
}

/** The point at a distance from one towards another. */
function move(from: Point, towards: Point, distance: number): Point {
  const share = distance / toLength(from, towards);
  return [from[0] + (towards[0] - from[0]) * share, from[1] + (towards[1] - from[1]) * share];
}
