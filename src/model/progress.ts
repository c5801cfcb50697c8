import type { Explained } from "./explanation.ts";
import type { Measure } from "./measure.ts";
import type { IsoDate } from "./period.ts";
import type { Measured, Observation } from "./plan.ts";
import { toExplained } from "./explanation.ts";
import { contains } from "./period.ts";
import { getParameters, toInput } from "./measure-input.ts";
import { findMilestoneProgress, findOrdinalProgress, findStepsProgress } from "./milestone.ts";
import { findShare, isHeld, isInsideLimit } from "./scale.ts";

/** The progress of something measured and the readings that it rests on. */
export interface Progress {
  readonly readings: readonly Observation[];
  readonly latest?: Observation;
  /** Not clamped; absent: unscored, or no data, which is never zero. */
  readonly progress?: Explained;
}

/** Readings that count for something measured at a date, the oldest first: those with a value. */
function getCountedReadings(measured: Measured, asOf: IsoDate): readonly Observation[] {
  return measured.observations.filter(
    ({ date, value }) => date <= asOf && value !== null && value !== "",
  );
}

/** How far something measured has come at a date, by the formula of its kind of measure. */
export function findProgress(measured: Measured, asOf: IsoDate): Progress {
  const readings = getCountedReadings(measured, asOf);
  const latest = readings.at(-1);
  const progress =
    measured.valueState === "not-applicable" ? undefined : findExplained(measured, readings, asOf);
  return { readings, ...(latest && { latest }), ...(progress && { progress }) };
}

function findExplained(
  measured: Measured,
  readings: readonly Observation[],
  asOf: IsoDate,
): Explained | undefined {
  const { measure } = measured;
  const latest = readings.at(-1);
  switch (measure.kind) {
    case "change":
    case "reach":
    case "zones":
    case "percent":
      return latest && findReadingProgress(measured, latest);
    case "at-least":
    case "at-most":
    case "between":
      return asOf < measured.period.end
        ? latest && findReadingProgress(measured, latest)
        : findHeldProgress(measured, readings);
    case "milestone":
      return findMilestoneProgress(measured, measure, latest, asOf);
    case "steps":
      return findStepsProgress(measured, measure.steps, asOf);
    case "ordinal":
      return latest && findOrdinalProgress(latest);
    case "establish":
      return toExplained(latest ? 1 : 0, () => ({
        formula: "0 until the first reading, then 1",
        inputs: [
          ...(latest ? [toInput("first reading", readings[0] ?? latest, "unit")] : []),
          ...getParameters(measured),
        ],
        remarks: latest ? [] : ["no reading yet: establishing the baseline is the aim"],
      }));
    case "none":
      return undefined;
  }
}

/** The formula of a measure that is read as a number. */
function getFormula(measure: Measure): string {
  if (measure.kind === "change") return "(now − baseline) ÷ (target − baseline)";
  if (measure.kind === "reach") return "now ÷ target";
  if (measure.kind === "percent") return "now ÷ 100";
  if (measure.kind === "zones") {
    return "straight lines through baseline = 0, commit = 0.3, target = 0.7, stretch = 1";
  }
  return isHeld(measure) && measure.worst !== undefined
    ? "1 inside the limit; outside (now − worst) ÷ (limit − worst)"
    : "1 inside the limit, 0 outside";
}

function findReadingProgress(measured: Measured, latest: Observation): Explained | undefined {
  const { measure } = measured;
  if (typeof latest.value !== "number") return undefined;
  const share = findShare(measure, latest.value);
  if (share === undefined) return undefined;
  return toExplained(share, () => ({
    formula: getFormula(measure),
    inputs: [toInput("now", latest, "unit"), ...getParameters(measured)],
    remarks: getRemarks(measure, share),
  }));
}

function getRemarks(measure: Measure, share: number): string[] {
  const remarks: string[] = [];
  if (measure.kind === "reach") remarks.push("no baseline");
  if (share < 0) remarks.push("moved away from the target; counts as 0 % in averages");
  if (share > 1) remarks.push("past the target; counts as 100 % in averages");
  return remarks;
}

/** At close it counts how often the limit was held, not where the value happens to stand on the last day. */
function findHeldProgress(
  measured: Measured,
  readings: readonly Observation[],
): Explained | undefined {
  const { measure, period } = measured;
  if (!isHeld(measure)) return undefined;
  const observed = readings.filter((reading): reading is Observation & { value: number } => {
    return typeof reading.value === "number" && contains(period, reading.date);
  });
  const latest = readings.at(-1);
  if (observed.length === 0) return latest && findReadingProgress(measured, latest);
  const inside = observed.filter(({ value }) => isInsideLimit(measure, value)).length;
  return toExplained(inside / observed.length, () => ({
    formula: "readings inside the limit ÷ readings",
    inputs: [
      ...observed.map((reading) => toInput("reading", reading, "unit")),
      ...getParameters(measured),
    ],
    remarks: ["at close: the share of the observed periods inside"],
  }));
}
