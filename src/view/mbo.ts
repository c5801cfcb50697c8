import type { Mbo, MboObjective } from "../model/framework/mbo.ts";
import { findAchievement, toAgreedPart } from "../model/mbo-achievement.ts";
import { viewBody } from "./body.ts";
import type { ViewContext } from "./context.ts";
import { viewExplanation } from "./explanation.ts";
import { viewMeasured, type MeasuredView } from "./measured.ts";
import type { BodyPart, ExplanationView, FrameView, PersonView, RefView } from "./part.ts";
import { viewPerson } from "./person.ts";
import {
  viewPlanFacts,
  viewPlanFrame,
  type PlanFactsView,
  viewPlanEditors,
  type PlanEditorsView,
} from "./plan-facts.ts";
import { viewReference } from "./reference.ts";

/** An agreement with a role or a team: what was agreed, and what it comes to so far. */
export interface MboView {
  readonly frame: FrameView;
  /** Safe HTML. */
  readonly title: string;
  readonly summary?: string;
  readonly holder: PersonView;
  readonly agreedWith?: PersonView;
  readonly facts: PlanFactsView;
  /** What it comes to so far; absent without any data. */
  readonly achievement?: ExplanationView;
  readonly objectives: readonly AgreedView[];
  readonly body: readonly BodyPart[];
  readonly editors: PlanEditorsView;
  /** The command that drafts OKRs from it. */
  readonly command: string;
}

/** What was agreed on one thing. */
export interface AgreedView {
  readonly anchor: string;
  /** Safe HTML. */
  readonly title: string;
  /** `40%`. */
  readonly weight: string;
  /** `counts from 60%, up to 120%`; empty where neither is set. */
  readonly terms: string;
  readonly measured: MeasuredView;
  /** `96%`, and why it is not what was reached; absent without data. */
  readonly counted?: { readonly value: string; readonly remark?: string };
  readonly supports: readonly RefView[];
}

/** Views an agreement. */
export function viewMbo(context: ViewContext, plan: Mbo): MboView {
  const achievement = findAchievement(plan, context.assessment);
  return {
    frame: viewPlanFrame(context, plan, "What was agreed, and what it comes to so far."),
    title: plan.title.html,
    ...(plan.summary === undefined ? {} : { summary: plan.summary.html }),
    holder: viewPerson(context, plan.holder),
    ...(plan.agreedWith === undefined ? {} : { agreedWith: viewPerson(context, plan.agreedWith) }),
    facts: viewPlanFacts(context, plan),
    ...(achievement === undefined ? {} : { achievement: viewExplanation(context, achievement) }),
    objectives: plan.objectives.map((objective) => toAgreed(context, objective)),
    body: viewBody(context, plan),
    editors: viewPlanEditors(context, plan),
    command: `npm run new -- okr --from ${plan.id}`,
  };
}

function toAgreed(context: ViewContext, objective: MboObjective): AgreedView {
  const { format, plan, assessment } = context;
  const progress = assessment.measured.get(objective.id)?.progress;
  const part = progress && toAgreedPart(objective, progress.value);
  return {
    anchor: objective.item,
    title: objective.title.html,
    weight: format.percent(objective.weight / 100),
    terms: toTerms(context, objective),
    measured: viewMeasured(context, objective),
    ...(part === undefined
      ? {}
      : {
          counted: {
            value: format.percent(part.counted),
            ...(part.remark === undefined ? {} : { remark: part.remark }),
          },
        }),
    supports: (plan.edgesFrom.get(objective.id) ?? [])
      .filter(({ relation }) => relation === "supports")
      .map(({ to }) => viewReference(context, to)),
  };
}

function toTerms({ format }: ViewContext, { threshold, cap }: MboObjective): string {
  return [
    ...(threshold > 0 ? [`counts from ${format.percent(threshold)}`] : []),
    ...(cap === 1 ? [] : [`up to ${format.percent(cap)}`]),
  ].join(", ");
}
