import type { Document } from "../model/document.ts";
import type { Finding, KeyPath } from "../model/finding.ts";
import { atValue, toFinding } from "../model/finding.ts";
import type { Objective } from "../model/plan.ts";
import type { AuthoredKeyResult } from "../model/schema/key-result.ts";

type ObjectiveDocument = Extract<Document, { readonly kind: "objective" }>;

/** A weight and where it was written. */
export interface Weight {
  readonly weight: number;
  readonly path: KeyPath;
}

/** Checks that weights can be weighed: none below zero, and not all of them zero. */
export function checkWeights(
  { file, data }: ObjectiveDocument,
  objective: Objective | undefined,
): readonly Finding[] {
  const keyResults = data.keyResults ?? [];
  if (!isWeighed(data.supports) && !keyResults.some(isWeighedItem)) return [];
  const steps = keyResults.map((keyResult, index) => listSteps(keyResult, index));
  const links = [
    ...toLinkWeights(data.supports, ["supports"]),
    ...keyResults.flatMap(({ supports }, index) =>
      toLinkWeights(supports, ["keyResults", index, "supports"]),
    ),
  ];
  const own = toWeights(keyResults, ["keyResults"]);
  return [
    ...[...own, ...steps.flat(), ...links].flatMap((weight) => checkNegative(file, weight)),
    ...checkAllZero(file, listScored(own, objective), "key results that are scored"),
    ...steps.flatMap((list) => checkAllZero(file, list, "steps")),
  ];
}

/** Most plans weigh nothing, and then there is nothing to check. */
function isWeighed(links: AuthoredKeyResult["supports"]): boolean {
  return links?.some((link) => typeof link !== "string" && link.weight !== undefined) ?? false;
}

function isWeighedItem({ weight, steps, supports }: AuthoredKeyResult): boolean {
  return weight !== undefined || steps !== undefined || isWeighed(supports);
}

function listSteps({ steps }: AuthoredKeyResult, index: number): readonly Weight[] {
  return toWeights(steps ?? [], ["keyResults", index, "steps"]);
}

/** The weight of each item of a list, 1 where it has none. */
export function toWeights(
  items: readonly { readonly weight?: number | undefined }[],
  path: KeyPath,
): readonly Weight[] {
  return items.map(({ weight }, index) => ({
    weight: weight ?? 1,
    path: [...path, index, "weight"],
  }));
}

/** The weights that links have. */
export function toLinkWeights(
  supports: AuthoredKeyResult["supports"],
  path: KeyPath,
): readonly Weight[] {
  return (supports ?? []).flatMap((entry, index) =>
    typeof entry === "string" || entry.weight === undefined
      ? []
      : [{ weight: entry.weight, path: [...path, index, "weight"] }],
  );
}

/** Those that count in the objective's progress; what has no measure does not. */
function listScored(
  weights: readonly Weight[],
  objective: Objective | undefined,
): readonly Weight[] {
  const unscored = new Set(
    (objective?.keyResults ?? [])
      .filter(
        ({ measure, valueState }) => measure.kind === "none" || valueState === "not-applicable",
      )
      .map(({ source }) => source.path?.[1]),
  );
  return weights.filter(({ path }) => !unscored.has(path[1]));
}

/** Says where a weight is below zero. */
export function checkNegative(file: string, { weight, path }: Weight): readonly Finding[] {
  if (weight >= 0) return [];
  const message = `The weight is ${weight}, and nothing counts for less than nothing.`;
  const hint = "Write 0 to leave it out of the average, or a number above 0.";
  return [toFinding("negative-weight", file, message, { anchor: atValue(...path), hint })];
}

/** Says where there is nothing to average by. */
export function checkAllZero(
  file: string,
  weights: readonly Weight[],
  what: string,
): readonly Finding[] {
  const [first] = weights;
  if (!first || weights.some(({ weight }) => weight !== 0)) return [];
  const message = `All ${what} have the weight 0, so there is nothing to average.`;
  const hint = "Give at least one of them a weight above 0.";
  return [toFinding("weights-all-zero", file, message, { anchor: atValue(...first.path), hint })];
}
