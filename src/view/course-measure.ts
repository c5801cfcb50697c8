import type { CourseInput } from "../graph/course.ts";
import type { Measure } from "../model/measure.ts";
import { addDays, daysBetween, type Period } from "../model/period.ts";
import type { KeyResult } from "../model/plan.ts";

/** A target in the measure's own unit, with its name where a measure has several. */
export interface Target {
  readonly value: number;
  readonly name?: string;
}

/** The targets that a course is drawn towards; none for what has no figure to reach. */
export function toTargets(measure: Measure): readonly Target[] {
  switch (measure.kind) {
    case "change":
    case "reach":
      return [{ value: measure.to }];
    case "at-least":
      return [{ value: measure.limit, name: "≥" }];
    case "at-most":
      return [{ value: measure.limit, name: "≤" }];
    case "between":
      return [{ value: measure.low }, { value: measure.high }];
    case "zones":
      return [
        { value: measure.commit, name: "commit" },
        { value: measure.target, name: "target" },
        { value: measure.stretch, name: "stretch" },
      ];
    case "percent":
      return [{ value: 100 }];
    case "milestone":
    case "steps":
    case "ordinal":
    case "establish":
    case "none":
      return [];
  }
}

/** The range to stay in, where the measure is a floor, a ceiling or a band. */
export function toBand(measure: Measure): CourseInput["band"] {
  if (measure.kind === "at-least") return { low: measure.limit };
  if (measure.kind === "at-most") return { high: measure.limit };
  if (measure.kind === "between") return { low: measure.low, high: measure.high };
  return undefined;
}

/**
 * The expected course as a broken line: from the baseline through the checkpoints to the target. Without a baseline
 * it begins at zero, as progress does; zones bend it where 0.3 and 0.7 of the way are expected.
 */
export function toExpectedCourse(keyResult: KeyResult): CourseInput["expected"] {
  const { measure, period, checkpoints } = keyResult;
  const ends = toEnds(measure);
  if (ends === undefined) return [];
  const within = checkpoints.filter(({ date }) => date > period.start && date < period.end);
  const bends = within.length > 0 ? within : toBends(measure, period);
  const first = checkpoints.find(({ date }) => date <= period.start);
  const last = checkpoints.find(({ date }) => date >= period.end);
  return [
    { date: period.start, value: first?.value ?? ends.from },
    ...bends,
    { date: period.end, value: last?.value ?? ends.to },
  ];
}

function toEnds(measure: Measure): { readonly from: number; readonly to: number } | undefined {
  if (measure.kind === "change") return { from: measure.from, to: measure.to };
  if (measure.kind === "reach") return { from: 0, to: measure.to };
  if (measure.kind === "zones") return { from: measure.from, to: measure.stretch };
  if (measure.kind === "percent") return { from: 0, to: 100 };
  return undefined;
}

function toBends(measure: Measure, period: Period): CourseInput["expected"] {
  if (measure.kind !== "zones") return [];
  const days = daysBetween(period.start, period.end);
  const at = (share: number) => addDays(period.start, Math.round(share * days));
  return [
    { date: at(0.3), value: measure.commit },
    { date: at(0.7), value: measure.target },
  ];
}
