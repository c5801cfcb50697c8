import type { Scorecard, ScorecardObjective } from "../model/framework/scorecard.ts";
import { viewMarkdown } from "./body.ts";
import { viewCalled, type CalledView } from "./called.ts";
import type { ViewContext } from "./context.ts";
import type { BodyPart, ExplanationView, PersonView, RefView } from "./part.ts";
import { viewPeople } from "./person.ts";
import { toReference, viewReference } from "./reference.ts";
import { viewScorecardInitiative, type ScorecardInitiativeView } from "./scorecard-initiative.ts";
import { viewScorecardMeasure, type ScorecardMeasureView } from "./scorecard-measure.ts";
import { viewMoves, type MovesView } from "./scorecard-move.ts";
import { viewScore, type ScoreView } from "./scorecard-score.ts";
import { getScores } from "./scorecard-status.ts";

/** An objective of a scorecard with all that is known of it. */
export interface ScorecardObjectiveView {
  readonly anchor: string;
  readonly code?: string;
  /** Safe HTML. */
  readonly title: string;
  readonly name: string;
  readonly theme?: RefView;
  readonly owners: readonly PersonView[];
  readonly score?: ScoreView;
  readonly weight?: string;
  readonly leadsTo: readonly CauseView[];
  readonly drivenBy: readonly CauseView[];
  /** What it contributes to outside the scorecard. */
  readonly supports: readonly RefView[];
  readonly measures: readonly ScorecardMeasureView[];
  readonly initiatives: readonly ScorecardInitiativeView[];
  readonly moves: MovesView;
  readonly explanations: readonly { readonly label: string; readonly of: ExplanationView }[];
  readonly note: readonly BodyPart[];
  readonly called?: CalledView;
}

/** The other end of an arrow. */
export interface CauseView {
  readonly url: string;
  readonly title: string;
}

/** Views an objective of a scorecard. */
export function viewScorecardObjective(
  context: ViewContext,
  scorecard: Scorecard,
  objective: ScorecardObjective,
): ScorecardObjectiveView {
  const { plan, format } = context;
  const score = viewScore(
    context,
    scorecard,
    getScores(context, scorecard).objectives.get(objective.id),
  );
  const measures = objective.measures.map((measure) =>
    viewScorecardMeasure(context, scorecard, measure),
  );
  const theme = objective.theme === undefined ? undefined : plan.nodes.get(objective.theme);
  const called = viewCalled(context, objective);
  return {
    anchor: objective.item,
    ...(objective.code === undefined ? {} : { code: objective.code }),
    title: objective.title.html,
    name: objective.title.plain,
    ...(theme === undefined ? {} : { theme: toReference(context, theme) }),
    owners: viewPeople(context, objective.owners),
    ...(score === undefined ? {} : { score }),
    ...(objective.weight === 1 ? {} : { weight: `weight ${format.value(objective.weight)}` }),
    leadsTo: toEnds(scorecard, ({ id }) => objective.causes.includes(id)),
    drivenBy: toEnds(scorecard, ({ causes }) => causes.includes(objective.id)),
    supports: (plan.edgesFrom.get(objective.id) ?? [])
      .filter(({ relation, to }) => relation === "supports" && to !== objective.theme)
      .map(({ to }) => viewReference(context, to)),
    measures,
    initiatives: objective.initiatives.map((each) => viewScorecardInitiative(context, each)),
    moves: viewMoves(context, objective),
    explanations: [
      ...(score === undefined ? [] : [{ label: `Score ${score.value}`, of: score.explanation }]),
      ...measures.flatMap((measure) =>
        measure.score === undefined
          ? []
          : [{ label: `${measure.name} ${measure.score.value}`, of: measure.score.explanation }],
      ),
    ],
    note: objective.note === undefined ? [] : viewMarkdown(context, objective.note, objective),
    ...(called === undefined ? {} : { called }),
  };
}

function toEnds(
  { objectives }: Scorecard,
  isEnd: (objective: ScorecardObjective) => boolean,
): readonly CauseView[] {
  return objectives.filter(isEnd).map(({ url, title }) => ({ url, title: title.plain }));
}
