import type { Measure } from "../model/measure.ts";
import { parseMeasure } from "../model/measure.ts";
import type { AuthoredData } from "./entry.ts";

/**
 * Whether a target became easier to reach, by the kind of measure and its direction:
 *
 *     from 42 to 65 → to 50          eased         from 240 to 160 → to 180     eased: down is the way
 *     at least 80 → 75               eased         at most 4 → 5                eased
 *     between 4 and 6 → 3 and 6      eased: wider  target: 3 → 2 of zones       eased
 *     two steps of three             eased         no measure any more          eased
 *     from 42 to 65 → from 50 to 65  not: the end is the promise
 *     from 42 to 65 → a milestone    eased: no number to reach any more, and so for any other kind without one
 *     between 4 and 6 → at most 6    not: nobody can compare them
 */
export function isEasedMeasure(before: AuthoredData, after: AuthoredData): boolean {
  const was = toMeasure(before);
  const now = toMeasure(after);
  if (now.kind === "none") return was.kind !== "none" && was.kind !== "establish";
  if (isNumber(was) && !isNumber(now)) return true;
  if (was.kind === "between" && now.kind === "between") {
    return now.low < was.low || now.high > was.high;
  }
  if (was.kind === "steps" && now.kind === "steps") return now.steps.length < was.steps.length;
  if (was.kind === "zones" && now.kind === "zones") {
    const isLess = toLess(was.stretch >= was.from);
    return (["commit", "target", "stretch"] as const).some((key) => isLess(now[key], was[key]));
  }
  const from = findEnd(was);
  const to = findEnd(now);
  return from !== undefined && to !== undefined && toLess(from.isUpward)(to.value, from.value);
}

/** Whether a number that promises something became easier, where up is the good way or not. */
export function isEasedNumber(was: unknown, now: unknown, isUpward: boolean): boolean {
  if (typeof was !== "number") return false;
  return typeof now === "number" ? toLess(isUpward)(now, was) : now === undefined || now === null;
}

function toMeasure(data: AuthoredData): Measure {
  return parseMeasure(data).measure;
}

function toLess(isUpward: boolean): (now: number, was: number) => boolean {
  return isUpward ? (now, was) => now < was : (now, was) => now > was;
}

function isNumber(measure: Measure): boolean {
  return measure.kind === "between" || findEnd(measure) !== undefined;
}

/** The number that is to be reached or kept, and from which side. */
function findEnd(
  measure: Measure,
): { readonly value: number; readonly isUpward: boolean } | undefined {
  switch (measure.kind) {
    case "change":
      return { value: measure.to, isUpward: measure.to >= measure.from };
    case "reach":
      return { value: measure.to, isUpward: true };
    case "at-least":
      return { value: measure.limit, isUpward: true };
    case "at-most":
      return { value: measure.limit, isUpward: false };
    case "zones":
      return { value: measure.target, isUpward: measure.stretch >= measure.from };
    case "between":
    case "milestone":
    case "steps":
    case "ordinal":
    case "percent":
    case "establish":
    case "none":
      return undefined;
  }
}
