import type { State } from "./state.ts";

/** From further away nothing can be told apart. */
export const leastScale = 0.04;
/** From nearer nothing more is to be seen. */
export const mostScale = 2.5;

interface Size {
  readonly width: number;
  readonly height: number;
}

/** How much of a drawing is left in its window, in pixels. */
const least = 40;

/** The nearest place to one that an address names from which some of the drawing is in sight: anybody can write one. */
export function toSeen(at: NonNullable<State["at"]>, drawing: Size, window: Size): typeof at {
  const k = clamp(at.k, leastScale, mostScale);
  return {
    x: clamp(at.x, least - drawing.width * k, window.width - least),
    y: clamp(at.y, least - drawing.height * k, window.height - least),
    k,
  };
}

function clamp(value: number, from: number, to: number): number {
  return Math.max(from, Math.min(to, value));
}
