import { roundTenth } from "./axis.ts";

/** The bob of the plumb line, hanging on a point. */
export function toBobPath(x: number, y: number): string {
  const px = roundTenth(x);
  const py = roundTenth(y - 4.7);
  return `M${px} ${py}l2.7 2.6v2.1l-2.7 5.8l-2.7-5.8v-2.1z`;
}
