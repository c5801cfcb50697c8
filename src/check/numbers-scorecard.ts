import type { Document } from "../model/document.ts";
import type { Finding, KeyPath } from "../model/finding.ts";
import { atValue, toFinding } from "../model/finding.ts";
import type { IsoDate } from "../model/period.ts";
import { parseDue } from "../model/period.ts";
import type { AuthoredScorecardMeasure } from "../model/schema/scorecard.ts";
import { checkSeries } from "./numbers-series.ts";
import { checkAllZero, checkNegative, toWeights } from "./numbers-weight.ts";

type ScorecardDocument = Extract<Document, { readonly kind: "scorecard" }>;

/** Checks the numbers of a scorecard: red flags that are goals, weights, and the order of readings and goals. */
export function checkScorecardNumbers(
  document: ScorecardDocument,
  asOf: IsoDate,
): readonly Finding[] {
  const { file, data } = document;
  const measures = (data.objectives ?? []).flatMap((objective, index) =>
    (objective.measures ?? []).map((measure, place) => ({
      measure,
      path: ["objectives", index, "measures", place],
    })),
  );
  return [
    ...measures.flatMap(({ measure, path }) => [
      ...checkGoals(file, measure, path),
      ...checkTargets(file, measure, path),
      ...checkSeries(
        (measure.series ?? []).map((reading, index) => ({
          ...reading,
          source: { file, path: [...path, "series", index] },
        })),
        asOf,
      ),
    ]),
    ...checkScorecardWeights(document),
  ];
}

/** A goal that is the red flag, and one that lies beyond it, seen from the goal in the end. */
function checkGoals(
  file: string,
  { redFlag, goal, targets = [] }: AuthoredScorecardMeasure,
  path: KeyPath,
): readonly Finding[] {
  if (redFlag === undefined) return [];
  const goals = [
    ...targets.map(({ value }, index) => ({ value, at: [...path, "targets", index, "value"] })),
    ...(goal === undefined ? [] : [{ value: goal, at: [...path, "goal"] }]),
  ];
  const last = goals.at(-1)?.value ?? redFlag;
  return goals.flatMap(({ value, at }) => {
    const anchor = atValue(...at);
    if (value === redFlag) {
      const message = `The goal is ${value}, the same as \`redFlag\`, so no value lies between them.`;
      const hint = "Write the value that is to be reached, or a red flag short of it.";
      return [toFinding("baseline-equals-target", file, message, { anchor, hint })];
    }
    if ((value - redFlag) * (last - redFlag) >= 0) return [];
    const message = `The goal ${value} lies on the other side of the red flag ${redFlag} than the goal ${last}, so the better value would score less.`;
    const hint = "Put all goals of a measure on one side of its red flag.";
    return [toFinding("invalid-value", file, message, { anchor, hint })];
  });
}

function checkTargets(
  file: string,
  { targets = [] }: AuthoredScorecardMeasure,
  path: KeyPath,
): readonly Finding[] {
  return targets.flatMap(({ by }, index) => {
    const before = targets[index - 1]?.by;
    if (before === undefined || parseDue(by) > parseDue(before)) return [];
    const message = `The goal of \`${by}\` comes after that of \`${before}\`, so nobody can tell which one counts.`;
    const hint = "Put the goals in the order of their dates, each on a date of its own.";
    const anchor = atValue(...path, "targets", index, "by");
    return [toFinding("checkpoint-out-of-order", file, message, { anchor, hint })];
  });
}

function checkScorecardWeights({ file, data }: ScorecardDocument): readonly Finding[] {
  const objectives = data.objectives ?? [];
  const perspectives = toWeights(data.perspectives ?? [], ["perspectives"]);
  const ofObjectives = toWeights(objectives, ["objectives"]);
  const ofMeasures = objectives.map(({ measures = [] }, index) =>
    toWeights(measures, ["objectives", index, "measures"]),
  );
  const byPerspective = Map.groupBy(
    ofObjectives,
    (_, index) => objectives[index]?.perspective ?? "",
  );
  return [
    ...[...perspectives, ...ofObjectives, ...ofMeasures.flat()].flatMap((weight) =>
      checkNegative(file, weight),
    ),
    ...checkAllZero(file, perspectives, "perspectives"),
    ...[...byPerspective.values()].flatMap((list) =>
      checkAllZero(file, list, "objectives of a perspective"),
    ),
    ...ofMeasures.flatMap((list) => checkAllZero(file, list, "measures of an objective")),
  ];
}
