import type { Measure } from "../model/measure.ts";
import { parseMeasure } from "../model/measure.ts";
import type { AuthoredData } from "./entry.ts";

/**
 * Whether a target became easier to meet, by the kind of measure and its direction: some value meets it now that did not.
 *
 *     from 42 to 65 → to 50          eased         from 240 to 160 → to 180     eased: down is the way
 *     at least 80 → 75               eased         at most 4 → 5                eased
 *     between 4 and 6 → 3 and 6      eased: wider  target: 3 → 2 of zones       eased
 *     between 4 and 6 → at most 6    eased: 3 will do now
 *     at least 80 → at most 80       eased, as every other turn is
 *     two steps of three             eased         no measure any more          eased
 *     from 42 to 65 → from 50 to 65  not: the end is the promise
 *     from 42 to 65 → a milestone    eased: no number to reach any more, and so for any other kind without one
 *     a milestone → a percentage     eased: nobody can see when it is done
 */
export function isEasedMeasure(before: AuthoredData, after: AuthoredData): boolean {
  const was = toMeasure(before);
  const now = toMeasure(after);
  if (now.kind === "none" && was.kind === "establish") return false;
  if (toFirmness(was) > toFirmness(now)) return true;
  if (was.kind === "steps" && now.kind === "steps") return now.steps.length < was.steps.length;
  if (was.kind === "zones" && now.kind === "zones") {
    const isUpward = was.stretch >= was.from;
    if (isUpward !== now.stretch >= now.from) return true;
    const isLess = toLess(isUpward);
    return (["commit", "target", "stretch"] as const).some((key) => isLess(now[key], was[key]));
  }
  const from = findRange(was);
  const to = findRange(now);
  return from !== undefined && to !== undefined && (to.low < from.low || to.high > from.high);
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

/** How sure anybody can be that it was met: by a number, by something that is done, or by somebody's word. */
function toFirmness(measure: Measure): number {
  if (findRange(measure)) return 3;
  switch (measure.kind) {
    case "milestone":
    case "steps":
    case "ordinal":
      return 2;
    case "percent":
      return 1;
    default:
      return 0;
  }
}

/** The values that meet it. */
function findRange(measure: Measure): { readonly low: number; readonly high: number } | undefined {
  const above = (low: number) => ({ low, high: Infinity });
  const below = (high: number) => ({ low: -Infinity, high });
  switch (measure.kind) {
    case "change":
      return measure.to >= measure.from ? above(measure.to) : below(measure.to);
    case "reach":
      return above(measure.to);
    case "at-least":
      return above(measure.limit);
    case "at-most":
      return below(measure.limit);
    case "zones":
      return measure.stretch >= measure.from ? above(measure.target) : below(measure.target);
    case "between":
      return { low: measure.low, high: measure.high };
    case "milestone":
    case "steps":
    case "ordinal":
    case "percent":
    case "establish":
    case "none":
      return undefined;
  }
}
