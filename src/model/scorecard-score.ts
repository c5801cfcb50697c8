import type { Explained, ExplainedInput } from "./explanation.ts";
import { toExplained } from "./explanation.ts";
import type { Scorecard, ScorecardMeasure, ScorecardObjective } from "./framework/scorecard.ts";
import type { NodeId } from "./id.ts";
import type { IsoDate } from "./period.ts";
import type { Kpi, Observation, PlanGraph } from "./plan.ts";
import { isStale } from "./kpi-health.ts";
import { daysBetween } from "./period.ts";
import type { Goal, Limit } from "./scorecard-goal.ts";
import { findGoal, findRedFlag } from "./scorecard-goal.ts";
import { findMeanScore } from "./scorecard-mean.ts";

/*
 * A score runs from 0 to 10: at the red flag it is 3.3, at the goal 6.7, in between and beyond on one straight line,
 * whichever way is better.
 *
 *   red flag 84, goal 91, now 86    10 · ((86 − 84) ÷ (91 − 84) + 1) ÷ 3 = 4.29
 *   red flag 84, goal 91, now 70    −3.33, so 0
 *   red flag 20, goal 12, now 16    10 · ((16 − 20) ÷ (12 − 20) + 1) ÷ 3 = 5
 *   red flag 20, goal 12, now  8    8.33: better than the goal
 *
 * A score is old when the last reading is more than two periods of the KPI ago, or a year where it has none; one of
 * several parts, when more than half of their weight is. What is closed is held against its end.
 */

/** Whether a measure, or what is scored from measures, has reached its goal, its red flag or neither. */
export type ScoreBand = "healthy" | "watch" | "unhealthy";

/** What can be computed of one measure at the as-of date. */
export interface MeasureScore {
  /** The last reading that is a number. */
  readonly latest?: Observation & { readonly value: number };
  /** The goal in force. */
  readonly goal?: Goal;
  readonly redFlag?: Limit;
  /** 0…10; absent: no reading, no goal or no red flag. */
  readonly score?: Explained;
}

/** What a scorecard comes to: scores 0…10, each absent where there is no data below it. */
export interface ScorecardScores {
  readonly score?: Explained;
  /** By the id of the perspective. */
  readonly perspectives: ReadonlyMap<string, Explained>;
  readonly objectives: ReadonlyMap<NodeId, Explained>;
  readonly measures: ReadonlyMap<NodeId, MeasureScore>;
  /** The scores of all these that are old, with the day of the last reading below them. */
  readonly old: ReadonlyMap<Explained, IsoDate>;
}

/** The score 0…10 of a value between a red flag and a goal. */
export function getScore(value: number, redFlag: number, goal: number): number {
  const raw = (10 * ((value - redFlag) / (goal - redFlag) + 1)) / 3;
  return Math.min(10, Math.max(0, raw));
}

/** What a score says, by the figure that is printed of it: 6.7 is the goal reached, 3.3 the red flag. */
export function getScoreBand(score: number): ScoreBand {
  const printed = Math.round(score * 10) / 10;
  if (printed >= 6.7) return "healthy";
  return printed <= 3.3 ? "unhealthy" : "watch";
}

/** Computes the scores of a scorecard: weighted means from the measures up to the whole. */
export function scoreScorecard(graph: PlanGraph, scorecard: Scorecard): ScorecardScores {
  const { objectives, perspectives } = scorecard;
  const measures = new Map(
    objectives.flatMap((objective) =>
      objective.measures.map((measure) => [measure.id, scoreMeasure(graph, measure)] as const),
    ),
  );
  const old = new Map<Explained, IsoDate>();
  for (const measure of objectives.flatMap((objective) => objective.measures)) {
    const { score, latest } = measures.get(measure.id) ?? {};
    if (score && latest && isOld(graph, scorecard, measure, latest.date)) {
      old.set(score, latest.date);
    }
  }
  const ofObjectives = new Map<NodeId, Explained>();
  for (const objective of objectives) {
    const score = scoreObjective(objective, measures, old);
    if (score) ofObjectives.set(objective.id, score);
  }
  const ofPerspectives = new Map<string, Explained>();
  for (const perspective of perspectives) {
    const own = objectives.filter((objective) => objective.perspective === perspective.id);
    const score = findMeanScore(
      own.map((objective) => ({
        label: objective.title.plain,
        weight: objective.weight,
        score: ofObjectives.get(objective.id),
        source: objective.source,
      })),
      "objectives",
      old,
    );
    if (score) ofPerspectives.set(perspective.id, score);
  }
  const used = perspectives.filter(({ id }) => objectives.some((each) => each.perspective === id));
  const score = findMeanScore(
    used.map(({ id, title, weight }) => ({
      label: title.plain,
      weight,
      score: ofPerspectives.get(id),
      source: scorecard.source,
    })),
    "perspectives",
    old,
  );
  return {
    ...(score && { score }),
    perspectives: ofPerspectives,
    objectives: ofObjectives,
    measures,
    old,
  };
}

function isOld(
  graph: PlanGraph,
  { state, period }: Scorecard,
  { kpi }: ScorecardMeasure,
  last: IsoDate,
): boolean {
  const node = kpi === undefined ? undefined : graph.nodes.get(kpi);
  const frequency = node?.kind === "kpi" ? node.frequency : undefined;
  const asOf = state === "closed" && period.end < graph.asOf ? period.end : graph.asOf;
  if (frequency === undefined || frequency === "irregular") return daysBetween(last, asOf) > 366;
  return isStale({ frequency }, last, { asOf, portal: graph.portal });
}

/** Where one measure stands between its red flag and its goal. */
function scoreMeasure(graph: PlanGraph, measure: ScorecardMeasure): MeasureScore {
  const node = measure.kpi === undefined ? undefined : graph.nodes.get(measure.kpi);
  const kpi = node?.kind === "kpi" ? node : undefined;
  const latest = findLatest(measure);
  const goal = findGoal(measure, kpi, graph.asOf);
  const redFlag = findRedFlag(measure, kpi);
  return {
    ...(latest && { latest }),
    ...(goal && { goal }),
    ...(redFlag && { redFlag }),
    ...(latest && goal && redFlag && goal.value !== redFlag.value
      ? { score: toMeasureScore(latest, redFlag, goal, kpi) }
      : {}),
  };
}

function findLatest({ observations }: ScorecardMeasure): MeasureScore["latest"] {
  return observations.findLast(
    (reading): reading is Observation & { readonly value: number } =>
      typeof reading.value === "number",
  );
}

function toMeasureScore(
  latest: NonNullable<MeasureScore["latest"]>,
  redFlag: Limit,
  goal: Goal,
  kpi: Kpi | undefined,
): Explained {
  const score = getScore(latest.value, redFlag.value, goal.value);
  return toExplained(score, () => {
    const { value, date, source } = latest;
    const inputs: readonly ExplainedInput[] = [
      { label: "now", value, as: "unit", date, source },
      { label: "red flag", value: redFlag.value, as: "unit", source: redFlag.source },
      {
        label: "goal",
        value: goal.value,
        as: "unit",
        source: goal.source,
        ...(goal.by && { date: goal.by }),
      },
    ];
    const banded = [...(goal.isBand ? ["goal"] : []), ...(redFlag.isBand ? ["red flag"] : [])].join(
      " and ",
    );
    return {
      formula: "10 · ((now − red flag) ÷ (goal − red flag) + 1) ÷ 3, within 0 and 10",
      inputs,
      remarks: [
        ...(banded === "" || !kpi ? [] : [`${banded} as in the bands of ${kpi.title.plain}`]),
        ...(score === 0 || score === 10
          ? ["beyond the ends of the scale: counted as the end"]
          : []),
      ],
    };
  });
}

function scoreObjective(
  { measures }: ScorecardObjective,
  scores: ReadonlyMap<NodeId, MeasureScore>,
  old: Map<Explained, IsoDate>,
): Explained | undefined {
  return findMeanScore(
    measures.map(({ id, title, weight, source }) => ({
      label: title.plain,
      weight,
      score: scores.get(id)?.score,
      source,
    })),
    "measures",
    old,
  );
}
