import { roundTenth } from "./axis.ts";

/** A status shape of the visual language, as a path that is filled or stroked. */
export interface GlyphPath {
  readonly path: string;
  readonly filled: boolean;
}

type Shape = "ahead" | "on" | "behind" | "off" | "none" | "met" | "partly" | "missed" | "dropped";

/** Draws a status shape around a point; `size` is the side of its box. */
export function toGlyphPath(shape: Shape, x: number, y: number, size: number): GlyphPath {
  const half = size / 2;
  const at = (dx: number, dy: number): string =>
    `${roundTenth(x + dx * half)} ${roundTenth(y + dy * half)}`;
  switch (shape) {
    case "ahead":
      return {
        path: `M${at(0, -0.86)}L${at(0.94, 0.8)}H${roundTenth(x - half * 0.94)}z`,
        filled: true,
      };
    case "behind":
      return {
        path: `M${at(0, 0.86)}L${at(-0.94, -0.8)}H${roundTenth(x + half * 0.94)}z`,
        filled: true,
      };
    case "off":
      return { path: `M${at(0, -1)}L${at(1, 0)}L${at(0, 1)}L${at(-1, 0)}z`, filled: true };
    case "on":
      return { path: circle(at, 0.82, half), filled: true };
    case "none":
      return { path: circle(at, 0.77, half), filled: false };
    case "met":
      return { path: `M${at(-0.8, 0.07)}L${at(-0.23, 0.63)}L${at(0.8, -0.57)}`, filled: false };
    case "partly":
      return { path: `M${at(-0.8, 0.8)}L${at(0.8, -0.8)}`, filled: false };
    case "missed":
      return {
        path: `M${at(-0.67, -0.67)}L${at(0.67, 0.67)}M${at(0.67, -0.67)}L${at(-0.67, 0.67)}`,
        filled: false,
      };
    case "dropped":
      return { path: `M${at(-0.83, 0)}L${at(0.83, 0)}`, filled: false };
  }
}

/** The bob of the plumb line, hanging on a point. */
export function toBobPath(x: number, y: number): string {
  const px = roundTenth(x);
  const py = roundTenth(y - 4.7);
  return `M${px} ${py}l2.7 2.6v2.1l-2.7 5.8l-2.7-5.8v-2.1z`;
}

function circle(at: (dx: number, dy: number) => string, radius: number, half: number): string {
  const r = roundTenth(radius * half);
  return `M${at(-radius, 0)}a${r} ${r} 0 1 0 ${roundTenth(2 * r)} 0a${r} ${r} 0 1 0 ${roundTenth(-2 * r)} 0z`;
}
