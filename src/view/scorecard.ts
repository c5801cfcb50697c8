import { toCount } from "../model/count.ts";
import type { Scorecard } from "../model/framework/scorecard.ts";
import { getScoreBand } from "../model/scorecard-score.ts";
import { viewBody } from "./body.ts";
import type { ViewContext } from "./context.ts";
import type { BodyPart, FrameView } from "./part.ts";
import {
  viewPlanFacts,
  viewPlanFrame,
  type PlanFactsView,
  viewPlanEditors,
  type PlanEditorsView,
} from "./plan-facts.ts";
import { toEditUrl } from "./place.ts";
import { viewScorecardMaps, type ScorecardMapsView } from "./scorecard-maps.ts";
import { viewScorecardObjective, type ScorecardObjectiveView } from "./scorecard-objective.ts";
import { viewScore, type ScoreView } from "./scorecard-score.ts";
import { getScores } from "./scorecard-status.ts";

/** A balanced scorecard: what drives what, how each objective scores, and what moves it. */
export interface ScorecardView {
  readonly frame: FrameView;
  /** Safe HTML, as is the summary. */
  readonly title: string;
  readonly summary?: string;
  /** `15 objectives in 4 perspectives, 17 measures`. */
  readonly counts: string;
  /** `1 at its red flag, 3 have reached their goal`. */
  readonly tally: string;
  readonly facts: PlanFactsView;
  readonly score?: ScoreView;
  readonly maps?: ScorecardMapsView;
  readonly perspectives: readonly PerspectiveView[];
  /** Where its file can be edited. */
  readonly editUrl?: string;
  readonly body: readonly BodyPart[];
  readonly editors: PlanEditorsView;
}

export interface PerspectiveView {
  readonly id: string;
  /** Safe HTML. */
  readonly title: string;
  readonly name: string;
  readonly question?: string;
  readonly score?: ScoreView;
  readonly weight?: string;
  readonly objectives: readonly ScorecardObjectiveView[];
}

/** Views a scorecard. */
export function viewScorecard(context: ViewContext, scorecard: Scorecard): ScorecardView {
  const { objectives, perspectives } = scorecard;
  const measures = objectives.flatMap((objective) => objective.measures);
  const counts = `${toCount(objectives.length, "objective")} in ${toCount(perspectives.length, "perspective")}, ${toCount(measures.length, "measure")}`;
  const score = viewScore(context, scorecard, getScores(context, scorecard).score);
  const maps = viewScorecardMaps(context, scorecard);
  const editUrl = toEditUrl(context, scorecard.source.file);
  return {
    frame: viewPlanFrame(context, scorecard, `${counts}: what we believe causes what.`),
    title: scorecard.title.html,
    ...(scorecard.summary === undefined ? {} : { summary: scorecard.summary.html }),
    counts,
    tally: toTally(context, scorecard),
    facts: viewPlanFacts(context, scorecard),
    ...(score === undefined ? {} : { score }),
    ...(maps === undefined ? {} : { maps }),
    perspectives: perspectives.map((perspective) =>
      viewPerspective(context, scorecard, perspective),
    ),
    ...(editUrl === undefined ? {} : { editUrl }),
    body: viewBody(context, scorecard),
    editors: viewPlanEditors(context, scorecard),
  };
}

function viewPerspective(
  context: ViewContext,
  scorecard: Scorecard,
  { id, title, question, weight }: Scorecard["perspectives"][number],
): PerspectiveView {
  const score = viewScore(context, scorecard, getScores(context, scorecard).perspectives.get(id));
  return {
    id,
    title: title.html,
    name: title.plain,
    ...(question === undefined ? {} : { question: question.html }),
    ...(score === undefined ? {} : { score }),
    ...(weight === 1 ? {} : { weight: `weight ${context.format.value(weight)}` }),
    objectives: scorecard.objectives
      .filter(({ perspective }) => perspective === id)
      .map((objective) => viewScorecardObjective(context, scorecard, objective)),
  };
}

function toTally(context: ViewContext, scorecard: Scorecard): string {
  const { objectives: scores, old } = getScores(context, scorecard);
  const fresh = [...scores.values()].filter((score) => !old.has(score));
  const bands = fresh.map(({ value }) => getScoreBand(value));
  const count = (band: (typeof bands)[number]): number =>
    bands.filter((each) => each === band).length;
  const without = scorecard.objectives.length - scores.size;
  const stale = scores.size - fresh.length;
  const parts = [
    `${count("unhealthy")} at the red flag`,
    `${count("watch")} between red flag and goal`,
    `${count("healthy")} at the goal`,
    ...(without > 0 ? [`${without} without data`] : []),
    ...(stale > 0 ? [`${stale} with old readings`] : []),
  ];
  return parts.join(", ");
}
