import { toCount } from "../model/count.ts";
import type { Gost, GostObjective, GostStrategy, GostTactic } from "../model/framework/gost.ts";
import type { NodeId } from "../model/id.ts";
import { viewBody } from "./body.ts";
import type { ViewContext } from "./context.ts";
import { viewMeasured, type MeasuredView } from "./measured.ts";
import { viewKeyResultRow } from "./key-result-row.ts";
import type { BodyPart, FrameView, KeyResultRowView, PersonView, RefView } from "./part.ts";
import { toWorkState, type WorkView } from "./objective-work.ts";
import { viewPeople } from "./person.ts";
import {
  viewPlanFacts,
  viewPlanFrame,
  type PlanFactsView,
  viewPlanEditors,
  type PlanEditorsView,
} from "./plan-facts.ts";
import { viewReference, viewSupporting } from "./reference.ts";

/** A GOST: the ladder from each goal down to its tactics. */
export interface GostView {
  readonly frame: FrameView;
  /** Safe HTML. */
  readonly title: string;
  readonly summary?: string;
  /** `2 goals, 3 objectives, 3 strategies, 7 tactics`. */
  readonly counts: string;
  readonly facts: PlanFactsView;
  readonly goals: readonly GoalView[];
  readonly body: readonly BodyPart[];
  readonly editors: PlanEditorsView;
}

/** What every rung of the ladder has. */
interface RungView {
  readonly anchor: string;
  /** Safe HTML. */
  readonly title: string;
  readonly owners: readonly PersonView[];
}

interface GoalView extends RungView {
  readonly supports: readonly RefView[];
  readonly objectives: readonly GostObjectiveView[];
}

interface GostObjectiveView extends RungView {
  /** The item that it shows, written elsewhere: its figures are on that one's page. */
  readonly shows?: RefView;
  /** The figures of that one, where it is a key result. */
  readonly shown?: KeyResultRowView;
  readonly measured?: MeasuredView;
  readonly strategies: readonly StrategyView[];
  /** OKRs that support it without a strategy between. */
  readonly supporting: readonly RefView[];
}

interface StrategyView extends RungView {
  readonly chosen?: string;
  readonly notDoing: readonly string[];
  readonly tactics: readonly TacticView[];
  /** Objectives and key results of the teams that support it. */
  readonly supporting: readonly RefView[];
}

interface TacticView extends RungView {
  readonly due: string;
  readonly state: WorkView["state"];
}

/** Views a GOST. */
export function viewGost(context: ViewContext, plan: Gost): GostView {
  const counts = [
    toCount(plan.goals.length, "goal"),
    toCount(plan.objectives.length, "objective"),
    toCount(plan.strategies.length, "strategy", "strategies"),
    toCount(plan.tactics.length, "tactic"),
  ].join(", ");
  return {
    frame: viewPlanFrame(context, plan, `Goals, objectives, strategies and tactics: ${counts}.`),
    title: plan.title.html,
    ...(plan.summary === undefined ? {} : { summary: plan.summary.html }),
    counts,
    facts: viewPlanFacts(context, plan),
    goals: plan.goals.map((goal) => ({
      ...toRung(context, goal),
      supports: (context.plan.edgesFrom.get(goal.id) ?? [])
        .filter(({ relation }) => relation === "supports")
        .map(({ to }) => viewReference(context, to)),
      objectives: plan.objectives
        .filter((objective) => objective.goal === goal.id)
        .map((objective) => toObjective(context, plan, objective)),
    })),
    body: viewBody(context, plan),
    editors: viewPlanEditors(context, plan),
  };
}

function toRung(
  context: ViewContext,
  { item, title, owners }: Gost["goals"][number] | GostObjective | GostStrategy | GostTactic,
): RungView {
  return { anchor: item, title: title.html, owners: viewPeople(context, owners) };
}

function toObjective(
  context: ViewContext,
  plan: Gost,
  objective: GostObjective,
): GostObjectiveView {
  const { shows } = objective;
  return {
    ...toRung(context, objective),
    ...(shows === undefined
      ? { measured: viewMeasured(context, objective) }
      : { shows: viewReference(context, shows), ...toShown(context, shows) }),
    strategies: plan.strategies
      .filter((strategy) => strategy.objective === objective.id)
      .map((strategy) => toStrategy(context, plan, strategy)),
    supporting: viewSupporting(context, objective.id),
  };
}

function toShown(context: ViewContext, id: NodeId): { readonly shown?: KeyResultRowView } {
  const node = context.plan.nodes.get(id);
  return node?.kind === "key-result" ? { shown: viewKeyResultRow(context, node) } : {};
}

function toStrategy(context: ViewContext, plan: Gost, strategy: GostStrategy): StrategyView {
  return {
    ...toRung(context, strategy),
    ...(strategy.chosen === undefined ? {} : { chosen: strategy.chosen.html }),
    notDoing: strategy.notDoing.map(({ html }) => html),
    tactics: plan.tactics
      .filter((tactic) => tactic.strategy === strategy.id)
      .map((tactic) => ({
        ...toRung(context, tactic),
        due: tactic.due === undefined ? "No date" : context.format.date(tactic.due),
        state: toWorkState(context, tactic),
      })),
    supporting: viewSupporting(context, strategy.id),
  };
}
