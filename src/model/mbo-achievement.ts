import type { Assessment } from "./assessment.ts";
import type { Explained, ExplainedInput } from "./explanation.ts";
import { toExplained } from "./explanation.ts";
import type { Mbo, MboObjective } from "./framework/mbo.ts";
import { findWeightedMean } from "./share.ts";

/*
 * What an agreement comes to: Σ wᵢ·cᵢ ÷ Σ wᵢ, where aᵢ is how far the objective has come, not clamped, and
 *
 *     a below the threshold      c = 0         0.5 of a threshold of 0.6 counts as nothing
 *     a above the cap            c = cap       1.4 under a cap of 1.2 counts as 1.2
 *     else                       c = max(a, 0)
 *     no data                    left out, and said so: unknown is never zero
 */

/** What counts of one objective. */
export interface AgreedPart {
  readonly objective: MboObjective;
  /** How far it has come, not clamped. */
  readonly achieved: number;
  /** From 0 to its cap. */
  readonly counted: number;
  /** Why the two differ. */
  readonly remark?: "below the threshold" | "above the cap" | "moved away";
}

/** What counts of an objective at a degree of achievement; `achieved` is a share, not clamped. */
export function toAgreedPart(objective: MboObjective, achieved: number): AgreedPart {
  const { threshold, cap } = objective;
  if (achieved < 0) return { objective, achieved, counted: 0, remark: "moved away" };
  if (achieved < threshold) {
    return { objective, achieved, counted: 0, remark: "below the threshold" };
  }
  if (achieved > cap) return { objective, achieved, counted: cap, remark: "above the cap" };
  return { objective, achieved, counted: achieved };
}

/** The parts of an agreement that have data, in its own order. */
function listAgreedParts(mbo: Mbo, assessment: Assessment): readonly AgreedPart[] {
  return mbo.objectives.flatMap((objective) => {
    const progress = assessment.measured.get(objective.id)?.progress;
    return progress === undefined ? [] : [toAgreedPart(objective, progress.value)];
  });
}

/** Σ wᵢ·cᵢ ÷ Σ wᵢ over the objectives with data, from 0 to the highest cap; undefined without any. */
export function findAchievement(mbo: Mbo, assessment: Assessment): Explained | undefined {
  const parts = listAgreedParts(mbo, assessment);
  const mean = findWeightedMean(
    parts.map(({ objective, counted }) => ({ value: counted, weight: objective.weight })),
  );
  if (mean === undefined) return undefined;
  return toExplained(mean, () => ({
    formula: "Σ weight · what counts ÷ Σ weight",
    inputs: parts.map(toInput),
    remarks: [
      ...(parts.length < mbo.objectives.length
        ? [
            `${mbo.objectives.length - parts.length} of ${mbo.objectives.length} without data: left out, not counted as 0 %`,
          ]
        : []),
      ...parts.flatMap(({ objective, remark }) =>
        remark === undefined ? [] : [`${objective.title.plain}: ${remark}`],
      ),
    ],
  }));
}

function toInput({ objective, counted }: AgreedPart): ExplainedInput {
  return {
    label: `${objective.title.plain} (weight ${objective.weight})`,
    value: counted,
    as: "percent",
    source: objective.source,
  };
}
