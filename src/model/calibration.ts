import type { Assessment } from "./assessment.ts";
import type { NodeId } from "./id.ts";
import type { Objective } from "./plan.ts";
import { addDays } from "./period.ts";

/** High ≥ 0.7, medium ≥ 0.4, low below. */
export type ConfidenceBand = "high" | "medium" | "low";

/** How sure people were, held against how it ended. */
export interface Calibration {
  /** Key results of which both are known. */
  readonly points: readonly {
    readonly keyResult: NodeId;
    readonly confidence: number;
    readonly score: number;
  }[];
  /** The mean score of each band; a band without key results is absent. */
  readonly bands: Readonly<
    Partial<Record<ConfidenceBand, { readonly count: number; readonly meanScore: number }>>
  >;
}

/** The band of a confidence 0…1. */
export function getConfidenceBand(confidence: number): ConfidenceBand {
  if (confidence >= 0.7) return "high";
  return confidence >= 0.4 ? "medium" : "low";
}

/**
 * The confidence known at the end of a week of the cycle (the first is 1) against the final score. Somebody who is well
 * calibrated ends high where the confidence was high, and does not need to be right each time.
 */
export function getCalibration(
  assessment: Assessment,
  objectives: readonly Objective[],
  week: number,
): Calibration {
  const points = objectives.flatMap(({ keyResults, period }) =>
    keyResults.flatMap((keyResult) => {
      const score = assessment.keyResults.get(keyResult.id)?.score?.value;
      const last = addDays(period.start, 7 * week - 1);
      const confidence = keyResult.confidences.findLast(({ date }) => date <= last)?.value;
      if (score === undefined || confidence === undefined || keyResult.sameAs !== undefined)
        return [];
      return [{ keyResult: keyResult.id, confidence, score }];
    }),
  );
  const bands: Partial<Record<ConfidenceBand, { count: number; meanScore: number }>> = {};
  for (const band of ["high", "medium", "low"] as const) {
    const inBand = points.filter(({ confidence }) => getConfidenceBand(confidence) === band);
    const sum = inBand.reduce((total, { score }) => total + score, 0);
    if (inBand.length > 0) bands[band] = { count: inBand.length, meanScore: sum / inBand.length };
  }
  return { points, bands };
}
