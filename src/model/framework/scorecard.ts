import type { NodeId } from "../id.ts";
import type { IsoDate, Period } from "../period.ts";
import type { Actor, InlineText, Observation } from "../plan.ts";
import type { ItemBase, PlanBase } from "./plan-base.ts";

/** A balanced scorecard: objectives by perspective, with what drives what. */
export interface Scorecard extends PlanBase {
  readonly framework: "scorecard";
  readonly period: Period;
  /** From top to bottom. */
  readonly perspectives: readonly Perspective[];
  /** Lanes, from left to right: themes. */
  readonly themes: readonly NodeId[];
  readonly objectives: readonly ScorecardObjective[];
}

export interface Perspective {
  readonly id: string;
  readonly title: InlineText;
  readonly question?: InlineText;
  readonly weight: number;
}

export interface ScorecardObjective extends ItemBase {
  readonly role: "scorecard-objective";
  /** The id of its perspective. */
  readonly perspective: string;
  readonly theme?: NodeId;
  readonly weight: number;
  /** The objectives that this one drives. */
  readonly causes: readonly NodeId[];
  readonly measures: readonly ScorecardMeasure[];
  readonly initiatives: readonly ScorecardInitiative[];
}

export interface ScorecardMeasure extends ItemBase {
  readonly role: "scorecard-measure";
  readonly objective: NodeId;
  readonly unit?: string;
  readonly lag?: boolean;
  readonly goal?: number;
  readonly redFlag?: number;
  readonly targets: readonly { readonly by: IsoDate; readonly value: number }[];
  readonly weight: number;
  readonly kpi?: NodeId;
  /** Present where a public portal keeps its figures back. */
  readonly withheld?: true;
  /** Its own readings or those of its KPI; known at the as-of date, by date. */
  readonly observations: readonly Observation[];
}

export interface ScorecardInitiative {
  readonly title: InlineText;
  /** The item that it shows, written elsewhere. */
  readonly shows?: NodeId;
  readonly owner?: Actor;
  readonly start?: IsoDate;
  readonly due?: IsoDate;
  readonly budget?: InlineText;
  readonly status: "planned" | "active" | "done" | "dropped";
}

export type ScorecardItem = ScorecardObjective | ScorecardMeasure;

/** Every item of the scorecard, each objective followed by its measures. */
export function listScorecardItems({ objectives }: Scorecard): readonly ScorecardItem[] {
  return objectives.flatMap((objective) => [objective, ...objective.measures]);
}
