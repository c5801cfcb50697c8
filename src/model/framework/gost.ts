import type { NodeId } from "../id.ts";
import type { Period } from "../period.ts";
import type { CheckIn, InlineText, Measured } from "../plan.ts";
import type { ItemBase, PlanBase, Work } from "./plan-base.ts";

/** The ladder of goals, objectives, strategies and tactics. */
export interface Gost extends PlanBase {
  readonly framework: "gost";
  readonly period: Period;
  readonly goals: readonly GostGoal[];
  readonly objectives: readonly GostObjective[];
  readonly strategies: readonly GostStrategy[];
  readonly tactics: readonly GostTactic[];
  /** Known at the as-of date, by date. */
  readonly checkIns: readonly CheckIn[];
  /** Days between reports on its own objectives. */
  readonly rhythm: number;
}

export interface GostGoal extends ItemBase {
  readonly role: "gost-goal";
}

export interface GostObjective extends ItemBase, Measured {
  readonly role: "gost-objective";
  readonly goal: NodeId;
  /** The item that it shows, written elsewhere. */
  readonly shows?: NodeId;
}

export interface GostStrategy extends ItemBase {
  readonly role: "gost-strategy";
  readonly objective: NodeId;
  readonly chosen?: InlineText;
  readonly notDoing: readonly InlineText[];
}

export interface GostTactic extends ItemBase, Work {
  readonly role: "gost-tactic";
  readonly strategy: NodeId;
}

export type GostItem = GostGoal | GostObjective | GostStrategy | GostTactic;

/** Every item of the ladder, rung by rung. */
export function listGostItems(plan: Gost): readonly GostItem[] {
  return [...plan.goals, ...plan.objectives, ...plan.strategies, ...plan.tactics];
}
