import type { Measure } from "./measure.ts";

/*
 * Values of a measure and shares of the way to its target, in both directions.
 *
 *   from 42 to 65          51 → (51 − 42) ÷ (65 − 42) = 0.391;  falling targets need no special case:
 *   from 96 to 36          63 → (63 − 96) ÷ (36 − 96) = 0.55;  102 → −0.1, moved away
 *   to 40, no baseline     10 → 10 ÷ 40 = 0.25
 *   at least 95, worst 85  96 → 1;  90 → (90 − 85) ÷ (95 − 85) = 0.5;  80 → −0.5
 *   at most 5              5 → 1;  6 → 0, as nothing says how far is worst
 *   between 4 and 6, worst 2    7 → 1 − 1 ÷ 2 = 0.5: the way back is as long on either side
 *   zones 0, 10, 20, 30    5 → 0.15;  10 → 0.3;  15 → 0.5;  20 → 0.7;  33 → 1.09
 *   percent                80 → 0.8
 */

/** A limit to stay inside, as against a target to get to. */
export type HeldMeasure = Extract<Measure, { kind: "at-least" | "at-most" | "between" }>;

/** Where a numeric value stands between baseline (0) and target (1), not clamped; undefined where it cannot be said. */
export function findShare(measure: Measure, value: number): number | undefined {
  const share = toShare(measure, value);
  // A target within a hair of the baseline makes a share that no number can hold.
  return share !== undefined && Number.isFinite(share) ? share : undefined;
}

function toShare(measure: Measure, value: number): number | undefined {
  switch (measure.kind) {
    case "change":
      if (measure.from === measure.to) return undefined;
      // `+ 0`: a falling target at its baseline stands at 0, not at −0.
      return (value - measure.from) / (measure.to - measure.from) + 0;
    case "reach":
      if (measure.to > 0) return value / measure.to;
      return value === measure.to ? 1 : undefined;
    case "at-least":
      return findHeldShare(value, measure.limit, Infinity, measure.worst);
    case "at-most":
      return findHeldShare(value, -Infinity, measure.limit, measure.worst);
    case "between":
      return findHeldShare(value, measure.low, measure.high, measure.worst);
    case "zones":
      return getInterpolated(toZonePoints(measure), value);
    case "percent":
      return value / 100;
    case "establish":
      return 1;
    case "milestone":
      return value >= 1 ? 1 : 0;
    case "steps":
    case "ordinal":
    case "none":
      return undefined;
  }
}

/** The value that stands at a share 0…1 of the way; undefined for measures that have no way, only a limit or steps. */
export function findValue(measure: Measure, share: number): number | undefined {
  switch (measure.kind) {
    case "change":
      return measure.from + (measure.to - measure.from) * share;
    case "reach":
      return measure.to * share;
    case "zones":
      return getInterpolated(
        toZonePoints(measure).map(([value, at]) => [at, value] as const),
        share,
      );
    case "percent":
      return share * 100;
    case "at-least":
    case "at-most":
      return measure.limit;
    case "between":
    case "milestone":
    case "steps":
    case "ordinal":
    case "establish":
    case "none":
      return undefined;
  }
}

/** Whether a measure asks to stay inside a limit rather than to get somewhere. */
export function isHeld(measure: Measure): measure is HeldMeasure {
  return measure.kind === "at-least" || measure.kind === "at-most" || measure.kind === "between";
}

/** Whether a value is inside the limit that is to be held. */
export function isInsideLimit(measure: HeldMeasure, value: number): boolean {
  switch (measure.kind) {
    case "at-least":
      return value >= measure.limit;
    case "at-most":
      return value <= measure.limit;
    case "between":
      return measure.low <= value && value <= measure.high;
  }
}

/**
 * Piecewise linear through points sorted by x in either direction; the outer pieces go on beyond the ends.
 * Of points with the same x the last counts.
 */
export function getInterpolated(points: readonly (readonly [number, number])[], x: number): number {
  const steps = points.filter((point, index) => point[0] !== points[index + 1]?.[0]);
  const first = steps[0];
  if (!first) throw new Error("no points to interpolate");
  const rising = (steps.at(-1)?.[0] ?? first[0]) >= first[0];
  let [left, right] = [first, steps[1]];
  for (let index = 1; index < steps.length - 1; index += 1) {
    const point = steps[index];
    if (!point || (rising ? x <= point[0] : x >= point[0])) break;
    left = point;
    right = steps[index + 1];
  }
  if (!right) return left[1];
  return left[1] + ((x - left[0]) / (right[0] - left[0])) * (right[1] - left[1]);
}

function findHeldShare(value: number, low: number, high: number, worst: number | undefined) {
  const outside = value < low ? low - value : value - high;
  if (outside <= 0) return 1;
  const room = findRoom(low, high, worst);
  return room === undefined ? 0 : 1 - outside / room;
}

/** How far outside the limit is worst; undefined where nobody said, or said a value that is inside. */
function findRoom(low: number, high: number, worst: number | undefined): number | undefined {
  if (worst === undefined) return undefined;
  if (worst < low) return low - worst;
  if (worst > high) return worst - high;
  return undefined;
}

function toZonePoints(measure: Extract<Measure, { kind: "zones" }>): [number, number][] {
  return [
    [measure.from, 0],
    [measure.commit, 0.3],
    [measure.target, 0.7],
    [measure.stretch, 1],
  ];
}

/** The shares of an ordinal measure's three levels. */
export const ordinalShares: Readonly<Record<string, number>> = {
  commit: 0.3,
  target: 0.7,
  stretch: 1,
};
