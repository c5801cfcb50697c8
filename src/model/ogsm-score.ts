import type { Assessment, MeasuredAssessment } from "./assessment.ts";
import type { Explained, ExplainedInput } from "./explanation.ts";
import type { Ogsm, OgsmGoal, OgsmMeasure } from "./framework/ogsm.ts";
import { toExplained } from "./explanation.ts";
import { clampShare, findWeightedMean } from "./share.ts";
import { getGap } from "./status.ts";

/*
 * The score of a plan is three numbers that are never averaged together:
 *
 *   goals         Σ weight · progress ÷ Σ weight over the goals that are written in it
 *   hard          the same over the measures of its strategies with a hard target
 *   aspirational  the same over those that were set to stretch
 *
 * Each progress counts as 0 … 100 %; what has no data is left out and said to be. Goals that are inherited, and items of
 * other plans that play a role here, count where they are written.
 */

/** A weighted mean of what has data. */
export interface MeanScore {
  /** 0…1; absent: nothing has data. */
  readonly progress?: Explained;
  /** Of the same parts, 0…1. */
  readonly expected?: Explained;
  /** Percentage points, as of anything that is measured. */
  readonly gap?: number;
  /** How many have a measure, and how many of these have no data. */
  readonly count: number;
  readonly silent: number;
}

export interface OgsmScore {
  readonly goals: MeanScore;
  readonly hard: MeanScore;
  readonly aspirational: MeanScore;
}

/** Scores a plan, or with its measures alone a strategy. */
export function scoreOgsm(
  {
    goals = [],
    measures,
  }: { readonly goals?: Ogsm["goals"]; readonly measures: readonly OgsmMeasure[] },
  measured: Assessment["measured"],
): OgsmScore {
  const isHard = ({ aspirational }: OgsmMeasure): boolean => !aspirational;
  return {
    goals: toMean("goals", goals, measured),
    hard: toMean("measures with a hard target", measures.filter(isHard), measured),
    aspirational: toMean(
      "aspirational measures",
      measures.filter((measure) => !isHard(measure)),
      measured,
    ),
  };
}

type Part = OgsmGoal | OgsmMeasure;
type KnownPart = MeasuredAssessment & { readonly item: Part; readonly progress: Explained };

function toMean(noun: string, all: readonly Part[], measured: Assessment["measured"]): MeanScore {
  const items = all.filter(({ measure }) => measure.kind !== "none");
  const known = items.flatMap((item): readonly KnownPart[] => {
    const found = measured.get(item.id);
    return found?.progress === undefined ? [] : [{ ...found, item, progress: found.progress }];
  });
  const counts = { count: items.length, silent: items.length - known.length };
  const progress = toExplainedMean(noun, known, ({ progress: { value } }) => value, [
    ...(counts.silent > 0
      ? [`${counts.silent} of ${counts.count} without data: left out, not counted as 0 %`]
      : []),
    ...toClampRemark(known),
  ]);
  const expected = toExplainedMean(noun, known, (part) => part.expected?.value ?? 0, []);
  if (progress === undefined || expected === undefined) return counts;
  return { ...counts, progress, expected, gap: getGap(progress.value, expected.value) };
}

function toClampRemark(known: readonly KnownPart[]): readonly string[] {
  const clamped = known.filter(({ progress: { value } }) => value !== clampShare(value)).length;
  return clamped === 0 ? [] : [`${clamped} below 0 % or above 100 %: counted as 0 % or 100 %`];
}

function toExplainedMean(
  noun: string,
  known: readonly KnownPart[],
  toValue: (part: KnownPart) => number,
  remarks: readonly string[],
): Explained | undefined {
  const weighed = known.map((part) => ({
    value: clampShare(toValue(part)),
    weight: part.item.weight,
  }));
  const mean = findWeightedMean(weighed);
  if (mean === undefined) return undefined;
  const isEven = known.every(({ item }) => item.weight === known[0]?.item.weight);
  return toExplained(mean, () => ({
    formula: isEven
      ? `mean of the ${noun} that have data`
      : `Σ weight · progress ÷ Σ weight, over the ${noun} that have data`,
    inputs: known.map((part): ExplainedInput => {
      const { item } = part;
      const title = item.title.plain;
      return {
        label: item.weight === 1 ? title : `${title} (weight ${item.weight})`,
        value: toValue(part),
        as: "percent",
        source: item.source,
      };
    }),
    remarks,
  }));
}
