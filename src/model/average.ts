import type { Source } from "./document.ts";
import type { Explained, ExplainedInput } from "./explanation.ts";
import type { NodeId } from "./id.ts";
import type { IsoDate } from "./period.ts";
import type { Objective } from "./plan.ts";
import { toExplained } from "./explanation.ts";
import { toElapsed } from "./pace.ts";
import { clampShare, findWeightedMean } from "./share.ts";

/** What an objective comes to. */
export interface RollUp {
  /** 0…1, as every part is clamped; absent: no part has data. */
  readonly progress?: Explained;
  /** Of the same parts; where none has data, of all of them, so that the line can be drawn. */
  readonly expected: Explained;
}

/** One thing that goes into an objective's average. */
export interface Part {
  /** The key result or the child; of a key result that is shown twice, the one that counts. */
  readonly id: NodeId;
  readonly label: string;
  /** Not negative. */
  readonly weight: number;
  readonly source: Source;
  /** Undefined: no data. */
  readonly progress: number | undefined;
  readonly expected: number;
  /** For a child: the key results below it that are shown elsewhere too. */
  readonly shared: ReadonlySet<NodeId>;
}

/** A part that has data. */
type KnownPart = Part & { readonly progress: number };

/** Σ wᵢpᵢ ÷ Σ wᵢ over the parts with data, each clamped to 0…1; or the number that was written by hand. */
export function getAverage(objective: Objective, parts: readonly Part[], asOf: IsoDate): RollUp {
  if (objective.rollUp === "manual") return getManual(objective, asOf);
  const known = parts.filter((part): part is KnownPart => part.progress !== undefined);
  const progress = findWeightedMean(
    known.map(({ progress: value, weight }) => ({ value: clampShare(value), weight })),
  );
  return {
    ...(progress !== undefined && { progress: toProgress(objective, progress, parts, known) }),
    expected: getExpected(objective, progress === undefined ? parts : known, asOf),
  };
}

function getManual(objective: Objective, asOf: IsoDate): RollUp {
  const expected = toElapsed(objective.period, asOf);
  const value = objective.manualProgress;
  if (value === undefined) return { expected };
  const source = { ...objective.source, path: ["progress"] };
  const progress = toExplained(value, () => ({
    formula: "as written",
    inputs: [{ label: "progress", value, as: "percent", source }],
    remarks: ["given by hand (rollUp: manual), not computed"],
  }));
  return { progress, expected };
}

function toProgress(
  objective: Objective,
  mean: number,
  parts: readonly Part[],
  known: readonly KnownPart[],
): Explained {
  return toExplained(mean, () => {
    const silent = parts.length - known.length;
    const unscored = objective.keyResults.filter(({ measure }) => measure.kind === "none").length;
    const clamped = known.filter(({ progress }) => progress !== clampShare(progress)).length;
    return {
      formula: getFormula(objective, known),
      inputs: known.map((part) => toInput(part, part.progress)),
      remarks: [
        ...(silent > 0
          ? [`${silent} of ${parts.length} without data: left out, not counted as 0 %`]
          : []),
        ...(unscored > 0 && objective.rollUp !== "children"
          ? [`${unscored} unscored: left out`]
          : []),
        ...(clamped > 0 ? [`${clamped} below 0 % or above 100 %: counted as 0 % or 100 %`] : []),
        ...(objective.rollUp === "children" || objective.rollUp === "both"
          ? [`progress of what supports it is rolled up (rollUp: ${objective.rollUp})`]
          : []),
      ],
    };
  });
}

function getExpected(objective: Objective, parts: readonly Part[], asOf: IsoDate): Explained {
  const mean = findWeightedMean(parts.map(({ expected, weight }) => ({ value: expected, weight })));
  if (mean === undefined) return toElapsed(objective.period, asOf);
  return toExplained(mean, () => ({
    formula: "the mean of what is expected of the same parts, by their weights",
    inputs: parts.map((part) => toInput(part, part.expected)),
  }));
}

function getFormula(objective: Objective, parts: readonly Part[]): string {
  const noun = objective.rollUp === "keyResults" ? "key results" : "parts";
  return parts.every(({ weight }) => weight === parts[0]?.weight)
    ? `mean of the ${noun} that have data`
    : `Σ weight · progress ÷ Σ weight, over the ${noun} that have data`;
}

function toInput({ label, weight, source }: Part, value: number): ExplainedInput {
  return {
    label: weight === 1 ? label : `${label} (weight ${weight})`,
    value,
    as: "percent",
    source,
  };
}
