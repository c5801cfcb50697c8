import { toCount } from "../model/count.ts";
import type { Ogsm, OgsmAction, OgsmMeasure } from "../model/framework/ogsm.ts";
import { getElapsedShare } from "../model/pace.ts";
import { getCarryingCycle } from "../model/ogsm-carrier.ts";
import { findGoals, findObjective, listPlayed } from "../model/ogsm-inheritance.ts";
import { estimateSheet, type SheetDensity } from "../model/ogsm-sheet.ts";
import { viewBody, viewMarkdown } from "./body.ts";
import { viewCalled, type CalledView } from "./called.ts";
import type { ViewContext } from "./context.ts";
import {
  viewPlanTree,
  viewStepsDown,
  viewStepsUp,
  type CascadeStepView,
  type PlanBranchView,
} from "./ogsm-cascade.ts";
import {
  viewElsewhere,
  viewOgsmGoals,
  viewOgsmObjective,
  type ElsewhereView,
  type OgsmGoalsView,
  type OgsmObjectiveView,
} from "./ogsm-effective.ts";
import {
  viewOgsmAction,
  viewOgsmMeasure,
  type OgsmActionView,
  type OgsmMeasureView,
} from "./ogsm-item.ts";
import { viewOgsmNeeds, viewOgsmScore, type NeedRowView, type ScoreView } from "./ogsm-score.ts";
import { viewOgsmStrategy, type OgsmStrategyView } from "./ogsm-strategy.ts";
import type { BodyPart, FrameView, PersonView } from "./part.ts";
import { viewPerson } from "./person.ts";
import {
  viewPlanFacts,
  viewPlanFrame,
  type PlanFactsView,
  viewPlanEditors,
  type PlanEditorsView,
} from "./plan-facts.ts";
import { getPlanIndex } from "./plan-index.ts";
import { endSentence } from "./sentence.ts";

/** An OGSM: its sheet, and what stands behind it. */
export interface OgsmView {
  readonly frame: FrameView;
  /** Safe HTML. */
  readonly title: string;
  readonly intro: string;
  /** How large its letters are on paper, so that it fits on a page. */
  readonly density: SheetDensity;
  readonly facts: PlanFactsView;
  readonly objective?: OgsmObjectiveView;
  readonly goals: OgsmGoalsView;
  /** `in Q3 2026`, and what is expected of its objectives today: `63%`. */
  readonly cycle: { readonly title: string; readonly url: string; readonly pace: string };
  readonly strategies: readonly OgsmStrategyView[];
  /** Measures and actions of other plans that play the same part here. */
  readonly shared?: {
    readonly measures: readonly OgsmMeasureView[];
    readonly actions: readonly OgsmActionView[];
  };
  /** What the foot of a printed sheet says. */
  readonly printed: string;
  readonly scores: readonly ScoreView[];
  /** The plan that inherited goals count in. */
  readonly elsewhere?: ElsewhereView;
  readonly needs: readonly NeedRowView[];
  readonly tree: PlanBranchView;
  readonly up: readonly CascadeStepView[];
  readonly down: readonly CascadeStepView[];
  readonly reports: readonly OgsmReportView[];
  readonly body: readonly BodyPart[];
  readonly called?: CalledView;
  readonly editors: PlanEditorsView;
}

/** What was said in a session of the plan. */
export interface OgsmReportView {
  readonly date: string;
  readonly by?: PersonView;
  readonly text: readonly BodyPart[];
  /** `11 values`. */
  readonly values: string;
}

/** Views an OGSM. */
export function viewOgsm(context: ViewContext, ogsm: Ogsm): OgsmView {
  const { plan } = context;
  const cycle = getCarryingCycle(plan, ogsm);
  const played = listPlayed(plan, ogsm);
  const lent = played.flatMap(({ as, item }) =>
    as === "strategy" && item.role === "ogsm-strategy" ? [item] : [],
  );
  const objective = findObjective(plan, ogsm);
  const goals = findGoals(plan, ogsm);
  const measures = ogsm.strategies.flatMap((strategy) => strategy.measures);
  const called = viewCalled(context, ogsm);
  return {
    frame: viewPlanFrame(context, ogsm, toDescription(ogsm)),
    title: ogsm.title.html,
    intro: toIntro(context, ogsm),
    density: estimateSheet(plan, ogsm).density,
    facts: viewPlanFacts(context, ogsm),
    ...(objective === undefined ? {} : { objective: viewOgsmObjective(context, objective) }),
    goals: viewOgsmGoals(context, ogsm, goals),
    cycle: toCycle(context, cycle),
    strategies: [...ogsm.strategies, ...lent].map((strategy) =>
      viewOgsmStrategy(context, ogsm, strategy, cycle),
    ),
    ...toShared(context, played),
    printed: toPrinted(context, ogsm),
    scores: viewOgsmScore(context, { goals: ogsm.goals, measures }),
    ...viewElsewhere(context, ogsm, goals),
    needs: viewOgsmNeeds(context, ogsm),
    tree: viewPlanTree(context, ogsm),
    up: viewStepsUp(context, ogsm),
    down: [ogsm, ...ogsm.goals].flatMap((each) => viewStepsDown(context, each)),
    reports: toReports(context, ogsm),
    body: viewBody(context, ogsm),
    ...(called === undefined ? {} : { called }),
    editors: viewPlanEditors(context, ogsm),
  };
}

function toDescription({ goals, strategies }: Ogsm): string {
  return `Objective, ${toCount(goals.length, "goal")} and ${toCount(strategies.length, "strategy", "strategies")} on one page.`;
}

function toIntro({ plan, format }: ViewContext, { period, summary }: Ogsm): string {
  const { asOf } = plan;
  const share = format.percent(getElapsedShare(period, asOf));
  const pace =
    asOf < period.start
      ? endSentence(`It begins on ${format.date(period.start)}`)
      : asOf > period.end
        ? endSentence(`It ended on ${format.date(period.end)}`)
        : `Its time is ${share} over.`;
  return summary === undefined ? pace : `${summary.plain} ${pace}`;
}

function toCycle(context: ViewContext, id: ReturnType<typeof getCarryingCycle>): OgsmView["cycle"] {
  const { plan, format } = context;
  const cycle = getPlanIndex(plan).cycles.get(id);
  if (cycle === undefined) throw new Error(`no such cycle: ${id}`);
  const pace = format.percent(getElapsedShare(cycle.period, plan.asOf));
  return { title: cycle.title.plain, url: cycle.url, pace };
}

function toShared(
  context: ViewContext,
  played: ReturnType<typeof listPlayed>,
): Pick<OgsmView, "shared"> {
  const measures = played.flatMap(({ as, item }): readonly OgsmMeasure[] =>
    as === "measure" && item.role === "ogsm-measure" ? [item] : [],
  );
  const actions = played.flatMap(({ as, item }): readonly OgsmAction[] =>
    as === "action" && item.role === "ogsm-action" ? [item] : [],
  );
  if (measures.length + actions.length === 0) return {};
  return {
    shared: {
      measures: measures.map((each) => viewOgsmMeasure(context, each, false)),
      actions: actions.map((each) => viewOgsmAction(context, each, false)),
    },
  };
}

function toPrinted({ plan, format, commit }: ViewContext, ogsm: Ogsm): string {
  const from = commit === undefined ? "" : `, from commit ${commit.slice(0, 7)}`;
  const stand = endSentence(`As of ${format.date(plan.asOf)}${from}`);
  return `${plan.portal.name}. ${stand} ${ogsm.source.file}`;
}

function toReports(context: ViewContext, ogsm: Ogsm): readonly OgsmReportView[] {
  return ogsm.checkIns.toReversed().map(({ date, by, note, items }) => ({
    date: context.format.date(date),
    ...(by === undefined ? {} : { by: viewPerson(context, by) }),
    text: note === undefined ? [] : viewMarkdown(context, note, ogsm),
    values: toCount(items.length, "value"),
  }));
}
