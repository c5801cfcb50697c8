import { roundTenth } from "./axis.ts";

/** A digest as a drawing in a box of 240: one tick for each digit, clockwise from twelve, as long as the digit is great. */
export interface SealFigure {
  readonly ticks: readonly {
    readonly x1: number;
    readonly y1: number;
    readonly x2: number;
    readonly y2: number;
    /** Whether a quarter of the digest begins with it. */
    readonly isLong: boolean;
  }[];
}

const middle = 120;
/** Where every tick begins, and how long one of the digit 0 is, and by how much each more makes it longer. */
const from = 62;
const shortest = 5;
const step = 2.9;

/** Lays out the figure of a digest in hexadecimal digits. */
export function layoutSealFigure(digest: string): SealFigure {
  const digits = Array.from(digest);
  return {
    ticks: digits.map((digit, index) => {
      const angle = (index / digits.length) * 2 * Math.PI - Math.PI / 2;
      const to = from + shortest + Number.parseInt(digit, 16) * step;
      const at = (radius: number, part: (angle: number) => number): number =>
        roundTenth(middle + radius * part(angle));
      return {
        x1: at(from, Math.cos),
        y1: at(from, Math.sin),
        x2: at(to, Math.cos),
        y2: at(to, Math.sin),
        isLong: index % 16 === 0,
      };
    }),
  };
}
