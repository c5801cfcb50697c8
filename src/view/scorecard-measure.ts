import { layoutSpark, type Spark } from "../graph/spark.ts";
import type { Scorecard, ScorecardMeasure } from "../model/framework/scorecard.ts";
import type { Kpi } from "../model/plan.ts";
import { addDays } from "../model/period.ts";
import type { MeasureScore } from "../model/scorecard-score.ts";
import { viewMarkdown } from "./body.ts";
import type { ViewContext } from "./context.ts";
import type { BodyPart, PersonView, RefView } from "./part.ts";
import { viewPeople } from "./person.ts";
import { toPlace, type PlaceView } from "./place.ts";
import { toReference } from "./reference.ts";
import { toMeasureUnit, viewScore, type ScoreView } from "./scorecard-score.ts";
import { getScores } from "./scorecard-status.ts";

/** By what an objective of a scorecard is seen: where it stands between its red flag and its goal. */
export interface ScorecardMeasureView {
  readonly anchor: string;
  /** Safe HTML. */
  readonly title: string;
  readonly name: string;
  /** `Lag`, `Lead`; empty where nobody said. */
  readonly nature: string;
  /** `85.9%`, `No reading yet`. */
  readonly now: string;
  readonly date?: string;
  /** `90%`, `Not set`, `Confidential`. */
  readonly goal: string;
  /** `by 31 December 2026`, where the goal changes over time. */
  readonly by?: string;
  /** The goals after that: `92% by 31 December 2028`. */
  readonly later: readonly string[];
  /** `82%`, `Not set`, `Confidential`. */
  readonly redFlag: string;
  readonly score?: ScoreView;
  /** Said instead of the score: `No reading yet`. */
  readonly unscored: string;
  /** `counts twice`, where the weight is not 1. */
  readonly weight?: string;
  readonly spark: Spark;
  readonly kpi?: RefView;
  readonly owners: readonly PersonView[];
  readonly place: PlaceView;
  readonly note: readonly BodyPart[];
}

const sparkSize = { width: 84, height: 22 };
const sparkDays = 365;

/** Views a measure of a scorecard. */
export function viewScorecardMeasure(
  context: ViewContext,
  scorecard: Scorecard,
  measure: ScorecardMeasure,
): ScorecardMeasureView {
  const { format } = context;
  const found = getScores(context, scorecard).measures.get(measure.id) ?? {};
  const kpi = findKpi(context, measure);
  const unit = toMeasureUnit(measure, kpi);
  const say = (value: number): string => format.value(value, unit.unit, unit.decimals);
  const score = viewScore(context, scorecard, found.score, unit);
  const isSecret = measure.withheld === true;
  const unset = isSecret ? "Confidential" : "Not set";
  return {
    anchor: measure.item,
    title: measure.title.html,
    name: measure.title.plain,
    nature: measure.lag === undefined ? "" : measure.lag ? "Lag" : "Lead",
    now: found.latest ? say(found.latest.value) : isSecret ? "Confidential" : "No reading yet",
    ...(found.latest ? { date: format.day(found.latest.date) } : {}),
    goal: found.goal ? say(found.goal.value) : unset,
    ...(found.goal?.by === undefined ? {} : { by: `by ${format.date(found.goal.by)}` }),
    later: toLater(context, measure, found, say),
    redFlag: found.redFlag ? say(found.redFlag.value) : unset,
    ...(score === undefined ? {} : { score }),
    unscored: toUnscored(found, isSecret),
    ...(measure.weight === 1 ? {} : { weight: `weight ${format.value(measure.weight)}` }),
    spark: toSpark(context, measure),
    ...(kpi === undefined ? {} : { kpi: toReference(context, kpi) }),
    owners: viewPeople(context, measure.owners),
    place: toPlace(context, found.latest?.source ?? measure.source),
    note: measure.note === undefined ? [] : viewMarkdown(context, measure.note, measure),
  };
}

function findKpi({ plan }: ViewContext, { kpi }: ScorecardMeasure): Kpi | undefined {
  const node = kpi === undefined ? undefined : plan.nodes.get(kpi);
  return node?.kind === "kpi" ? node : undefined;
}

function toLater(
  { format }: ViewContext,
  { targets }: ScorecardMeasure,
  { goal }: MeasureScore,
  say: (value: number) => string,
): readonly string[] {
  const from = goal?.by;
  if (from === undefined) return [];
  return targets
    .filter(({ by }) => by > from)
    .toSorted((a, b) => (a.by < b.by ? -1 : 1))
    .map(({ by, value }) => `${say(value)} by ${format.date(by)}`);
}

function toUnscored({ latest, goal, redFlag }: MeasureScore, isSecret: boolean): string {
  if (isSecret) return "Confidential";
  if (!goal || !redFlag)
    return goal || redFlag ? (goal ? "No red flag set" : "No goal set") : "No goal set";
  return latest ? "Goal and red flag are one" : "No reading yet";
}

function toSpark({ plan }: ViewContext, { observations }: ScorecardMeasure): Spark {
  const start = addDays(plan.asOf, -sparkDays);
  const actual = observations
    .filter(({ date }) => date >= start)
    .map(({ date, value }) => ({ date, value: typeof value === "number" ? value : null }));
  return layoutSpark({ start, end: plan.asOf, actual, expected: [] }, sparkSize);
}
