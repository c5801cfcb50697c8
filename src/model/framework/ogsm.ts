import type { CheckIn, InlineText, Measured } from "../plan.ts";
import type { ItemBase, PlanBase, Work } from "./plan-base.ts";
import type { NodeId } from "../id.ts";
import type { Period } from "../period.ts";

/** Objective, goals, strategies, measures, actions on one page. */
export interface Ogsm extends PlanBase {
  readonly framework: "ogsm";
  readonly period: Period;
  /** The overlying plan. */
  readonly inherits?: NodeId;
  /** Its own; else it is inherited. */
  readonly objective?: InlineText;
  readonly goals: readonly OgsmGoal[];
  readonly strategies: readonly OgsmStrategy[];
  /** Items of this plan that play another role in another plan. */
  readonly roles: readonly {
    readonly plan: NodeId;
    readonly item: NodeId;
    readonly as: "objective" | "goal" | "strategy" | "measure" | "action";
  }[];
  /** Known at the as-of date, by date. */
  readonly checkIns: readonly CheckIn[];
  /** Days between reports on its own measures. */
  readonly rhythm: number;
}

export interface OgsmGoal extends ItemBase, Measured {
  readonly role: "ogsm-goal";
  readonly weight: number;
  readonly perspective?: "financial" | "customer" | "process" | "people" | "sustainability";
}

export interface OgsmStrategy extends ItemBase {
  readonly role: "ogsm-strategy";
  /** The strategy that it adopts, or the action that it makes its own. */
  readonly shows?: NodeId;
  readonly chosen?: InlineText;
  readonly notDoing: readonly InlineText[];
  readonly measures: readonly OgsmMeasure[];
  readonly actions: readonly OgsmAction[];
}

export interface OgsmMeasure extends ItemBase, Measured {
  readonly role: "ogsm-measure";
  readonly strategy: NodeId;
  readonly weight: number;
  readonly aspirational: boolean;
  readonly orientation?: "output" | "input";
}

export interface OgsmAction extends ItemBase, Work {
  readonly role: "ogsm-action";
  /** The initiative or action, written elsewhere, that it shows. */
  readonly shows?: NodeId;
  /** The strategy, or the action that it is a part of. */
  readonly parent: NodeId;
  readonly actions: readonly OgsmAction[];
}

export type OgsmItem = OgsmGoal | OgsmStrategy | OgsmMeasure | OgsmAction;

/** Every item of the plan, in the order of the page. */
export function listOgsmItems({ goals, strategies }: Ogsm): readonly OgsmItem[] {
  return [
    ...goals,
    ...strategies.flatMap((strategy) => [
      strategy,
      ...strategy.measures,
      ...strategy.actions.flatMap((action) => [action, ...action.actions]),
    ]),
  ];
}
