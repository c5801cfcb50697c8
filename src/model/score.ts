import type { KeyResultAssessment } from "./assessment.ts";
import type { Explained } from "./explanation.ts";
import type { KeyResult, Objective } from "./plan.ts";
import { getOwn } from "./record.ts";
import type { Result } from "./status.ts";
import { toExplained } from "./explanation.ts";
import { clampShare, findWeightedMean } from "./share.ts";

/** A committed promise that was kept for the most part: from here on it counts as partly kept. */
const mostlyKept = 0.7;
/** An aspiration that moved at all, as the lowest level of an ordinal measure does. */
const moved = 0.3;

/*
 * What a score means where nobody said how it ended. A committed one is a promise and is kept at 1.0 only; an
 * aspirational one was achieved where it reaches the sweet spot (0.6–0.7 unless portal.yaml says otherwise).
 *
 *   committed     1.0  achieved     aspirational   1.0   achieved (and perhaps too safe)
 *                 0.9  partly                      0.65  achieved
 *                 0.7  partly                      0.6   achieved
 *                 0.6  missed                      0.5   partly
 *                 0    missed                      0.2   missed
 */

/** How something ended by its score 0…1, in hundredths so that 0.999 of rounding is not a broken promise. */
export function getResult(
  score: number,
  ambition: "committed" | "aspirational",
  sweetSpot: readonly [number, number],
): Result {
  const rounded = Math.round(score * 100) / 100;
  const [achieved, partly] = ambition === "committed" ? [1, mostlyKept] : [sweetSpot[0], moved];
  if (rounded >= achieved) return "achieved";
  return rounded >= Math.min(achieved, partly) ? "partly" : "missed";
}

/** The grade of a key result at close: as given, else its progress in 0…1; undefined where there is neither. */
export function findKeyResultScore(
  keyResult: KeyResult,
  objective: Objective,
  progress: Explained | undefined,
): Explained | undefined {
  const outcome = objective.outcome;
  const given = getOwn(outcome?.scores, keyResult.item);
  const score = given?.score;
  if (outcome && given && score !== undefined) {
    return toExplained(score, () => ({
      formula: "as graded",
      inputs: [
        {
          label: "score",
          value: score,
          as: "plain",
          source: outcome.source.path
            ? { ...outcome.source, path: [...outcome.source.path, "scores", keyResult.item] }
            : outcome.source,
        },
      ],
      remarks: given.reason === undefined ? [] : [given.reason],
    }));
  }
  if (!progress) return undefined;
  return toExplained(clampShare(progress.value), () => ({
    formula: `progress at close, within 0 and 1: ${progress.formula}`,
    inputs: progress.inputs,
    remarks: progress.remarks,
  }));
}

/**
 * The grade of an objective at close: the weighted mean of the grades of its key results that share its ambition; of
 * all of them where none does, as they are all of the other one. Where nobody graded those, the grade that was given
 * for the whole goes first.
 */
export function findObjectiveScore(
  objective: Objective,
  assessments: ReadonlyMap<string, KeyResultAssessment>,
): Explained | undefined {
  const { outcome, keyResults } = objective;
  const graded = keyResults.some(({ item }) => getOwn(outcome?.scores, item)?.score !== undefined);
  if (outcome?.score !== undefined && !graded) {
    const score = outcome.score;
    return toExplained(score, () => ({
      formula: "as graded for the whole objective",
      inputs: [{ label: "score", value: score, as: "plain", source: outcome.source }],
      remarks: outcome.reason === undefined ? [] : [outcome.reason],
    }));
  }
  const parts = listCounted(objective).flatMap((keyResult) => {
    const score = assessments.get(keyResult.id)?.score;
    return score ? [{ keyResult, score }] : [];
  });
  const mean = findWeightedMean(
    parts.map(({ keyResult, score }) => ({
      value: clampShare(score.value),
      weight: keyResult.weight,
    })),
  );
  if (mean === undefined) return undefined;
  const isShared = keyResults.some(({ ambition }) => ambition === objective.ambition);
  return toExplained(mean, () => ({
    formula: "Σ weight · score ÷ Σ weight",
    inputs: parts.map(({ keyResult, score }) => ({
      label: `${keyResult.title.plain} (weight ${keyResult.weight})`,
      value: score.value,
      as: "plain",
      source: keyResult.source,
    })),
    remarks:
      parts.length < keyResults.length
        ? [
            `${keyResults.length - parts.length} of ${keyResults.length} key results left out: without a score${isShared ? `, or not ${objective.ambition}` : ""}`,
          ]
        : [],
  }));
}

/** The key results whose grades make that of their objective: those of its ambition; all, where none is of it. */
export function listCounted({ ambition, keyResults }: Objective): readonly KeyResult[] {
  const shared = keyResults.filter((keyResult) => keyResult.ambition === ambition);
  return shared.length > 0 ? shared : keyResults;
}
