import { roundTenth } from "./axis.ts";

/** A point of a drawing. */
export type Point = readonly [x: number, y: number];

const radius = 8;

/** The path of a line through points with its corners rounded. */
export function toRoundedPath(points: readonly Point[]): string {
  const [start, ...others] = points;
  if (start === undefined) return "";
  const parts = [`M${toText(start)}`];
  others.forEach((point, index) => {
    const before = points[index] ?? point;
    const after = others[index + 1];
    if (after === undefined) {
      parts.push(`L${toText(point)}`);
      return;
    }
    const bend = Math.min(radius, toLength(before, point) / 2, toLength(point, after) / 2);
    if (bend < 0.5) {
      parts.push(`L${toText(point)}`);
      return;
    }
    parts.push(`L${toText(move(point, before, bend))}Q${toText(point)} `);
    parts.push(toText(move(point, after, bend)));
  });
  return parts.join("");
}

function toText([x, y]: Point): string {
  return `${roundTenth(x)} ${roundTenth(y)}`;
}

function toLength(a: Point, b: Point): number {
  return Math.hypot(b[0] - a[0], b[1] - a[1]);
}

/** The point at a distance from one towards another. */
function move(from: Point, towards: Point, distance: number): Point {
  const share = distance / toLength(from, towards);
  return [from[0] + (towards[0] - from[0]) * share, from[1] + (towards[1] - from[1]) * share];
}
