import type { Period } from "../period.ts";
import type { Actor, CheckIn, Measured } from "../plan.ts";
import type { ItemBase, PlanBase } from "./plan-base.ts";

/** The agreement with a role or a team. */
export interface Mbo extends PlanBase {
  readonly framework: "mbo";
  readonly period: Period;
  /** A role or a team; never a person. */
  readonly holder: Actor;
  readonly agreedWith?: Actor;
  readonly objectives: readonly MboObjective[];
  /** Known at the as-of date, by date. */
  readonly checkIns: readonly CheckIn[];
  /** Days between reports on its own objectives. */
  readonly rhythm: number;
}

export interface MboObjective extends ItemBase, Measured {
  readonly role: "mbo-objective";
  /** The share of the way below which it counts as nothing. */
  readonly threshold: number;
  /** The share above which no more is counted. */
  readonly cap: number;
  /** Per cent of the whole. */
  readonly weight: number;
}
