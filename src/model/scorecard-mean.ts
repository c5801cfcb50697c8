import type { Explained, ExplainedInput } from "./explanation.ts";
import { toExplained } from "./explanation.ts";
import type { IsoDate } from "./period.ts";
import { findWeightedMean } from "./share.ts";

/** A part of a score, and its weight among the others. */
export interface ScorePart {
  readonly label: string;
  readonly weight: number;
  readonly score: Explained | undefined;
  readonly source: NonNullable<ExplainedInput["source"]>;
}

/** Σ weight · score ÷ Σ weight over the parts that have a score; absent where none has. Notes it in `old` where it is. */
export function findMeanScore(
  parts: readonly ScorePart[],
  noun: string,
  old: Map<Explained, IsoDate>,
): Explained | undefined {
  const known = parts.flatMap(({ score, ...part }) => (score ? [{ ...part, score }] : []));
  const mean = findWeightedMean(known.map(({ score, weight }) => ({ value: score.value, weight })));
  if (mean === undefined) return undefined;
  const olds = known.flatMap(({ score, weight }) => {
    const date = old.get(score);
    return date === undefined ? [] : [{ date, weight }];
  });
  const explained = toExplained(mean, () => {
    const without = parts.length - known.length;
    const isPlain = known.every(({ weight }) => weight === known[0]?.weight);
    return {
      formula: isPlain
        ? `mean of the ${noun} that have a score`
        : `Σ weight · score ÷ Σ weight, over the ${noun} that have a score`,
      inputs: known.map(({ label, weight, score, source }) => ({
        label: weight === 1 ? label : `${label} (weight ${weight})`,
        value: Math.round(score.value * 100) / 100,
        as: "plain",
        source,
      })),
      remarks: [
        ...(without > 0
          ? [`${without} of ${parts.length} without data: left out, not counted as 0`]
          : []),
        ...(olds.length > 0
          ? [`${olds.length} of ${parts.length} from old readings: counted as last read`]
          : []),
      ],
    };
  });
  const last = olds
    .map(({ date }) => date)
    .toSorted()
    .at(-1);
  if (last !== undefined && 2 * toWeight(olds) > toWeight(known)) old.set(explained, last);
  return explained;
}

function toWeight(parts: readonly { readonly weight: number }[]): number {
  return parts.reduce((total, { weight }) => total + weight, 0);
}
