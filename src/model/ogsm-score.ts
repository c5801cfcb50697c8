import type { Assessment, MeasuredAssessment } from "./assessment.ts";
import type { Explained, ExplainedInput } from "./explanation.ts";
import type { Ogsm, OgsmGoal, OgsmMeasure } from "./framework/ogsm.ts";
import { toExplained } from "./explanation.ts";
import type { IsoDate } from "./period.ts";
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
 * other plans that play a role here, count where they are written. What is silent keeps its last progress; where that is
 * more than half of the weight, the mean itself is silent.
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
  readonly withoutData: number;
  /** How many of those with data have not been heard of for too long. */
  readonly withoutCheckIn: number;
  /** Given where these make more than half of the weight: then the mean is as old as they are. */
  readonly silence?: { readonly since?: IsoDate };
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
  const quiet = known.filter(({ status }) => status.basis === "silence");
  const counts = {
    count: items.length,
    withoutData: items.length - known.length,
    withoutCheckIn: quiet.length,
  };
  const progress = toExplainedMean(noun, known, ({ progress: { value } }) => value, [
    ...(counts.withoutData > 0
      ? [`${counts.withoutData} of ${counts.count} without data: left out, not counted as 0 %`]
      : []),
    ...(quiet.length > 0
      ? [
          `${quiet.length} of ${counts.count} without a check-in for too long: counted as last known`,
        ]
      : []),
    ...toClampRemark(known),
  ]);
  const expected = toExplainedMean(noun, known, (part) => part.expected?.value ?? 0, []);
  if (progress === undefined || expected === undefined) return counts;
  const silence = findSilence(known, quiet);
  const gap = getGap(progress.value, expected.value);
  return { ...counts, progress, expected, gap, ...(silence && { silence }) };
}

/** That most of the weight is silent, and when the last of these was heard of. */
function findSilence(
  known: readonly KnownPart[],
  quiet: readonly KnownPart[],
): MeanScore["silence"] {
  const weigh = (parts: readonly KnownPart[]): number =>
    parts.reduce((total, { item }) => total + item.weight, 0);
  if (2 * weigh(quiet) <= weigh(known)) return undefined;
  const since = quiet
    .flatMap(({ status }) => (status.basis === "silence" && status.since ? [status.since] : []))
    .toSorted()
    .at(-1);
  return since === undefined ? {} : { since };
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
