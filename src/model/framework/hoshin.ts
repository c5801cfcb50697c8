import type { CycleId, NodeId } from "../id.ts";
import type { IsoDate, Period } from "../period.ts";
import type { Actor, InlineText, Observation } from "../plan.ts";
import type { ItemBase, PlanBase } from "./plan-base.ts";

/** An X-matrix: breakthroughs, annual objectives, priorities and targets, and how they hang together. */
export interface Hoshin extends PlanBase {
  readonly framework: "hoshin";
  readonly cycle: CycleId;
  /** Of its cycle. */
  readonly period: Period;
  readonly trueNorth?: InlineText;
  /** The matrix above, and the side of it that stands in the south of this one. */
  readonly inherits?: { readonly from: NodeId; readonly side: "annual" | "priorities" };
  /** The items of that side, which stand in the south as this matrix has no breakthroughs of its own. */
  readonly inherited: readonly NodeId[];
  readonly breakthroughs: readonly HoshinBreakthrough[];
  readonly annual: readonly HoshinAnnual[];
  readonly priorities: readonly HoshinPriority[];
  readonly targets: readonly HoshinTarget[];
  readonly people: readonly Actor[];
  readonly correlations: readonly Correlation[];
  /** Known at the as-of date, by date. */
  readonly catchball: readonly Catchball[];
  readonly reviews: readonly {
    readonly date: IsoDate;
    readonly title?: InlineText;
    readonly kind: "monthly" | "reflection";
    readonly held?: boolean;
    readonly note?: string;
  }[];
}

/** What stands on a side of the matrix; its title is that of what it shows, where it shows something. */
interface MatrixItem extends ItemBase {
  /** The item that it shows, written elsewhere. */
  readonly shows?: NodeId;
}

export interface HoshinBreakthrough extends MatrixItem {
  readonly role: "hoshin-breakthrough";
  readonly by?: IsoDate;
}

export interface HoshinAnnual extends MatrixItem {
  readonly role: "hoshin-annual";
  readonly priority?: string;
  readonly successFactors: readonly InlineText[];
}

export interface HoshinPriority extends MatrixItem {
  readonly role: "hoshin-priority";
  readonly start?: IsoDate;
  readonly due?: IsoDate;
  readonly status: "planned" | "active" | "done" | "dropped";
}

/** A row of the bowling chart. */
export interface HoshinTarget extends ItemBase {
  readonly role: "hoshin-target";
  readonly unit?: string;
  /** The jump-off point. */
  readonly start?: number;
  /** The figure of the whole year. */
  readonly target?: number;
  readonly better: "higher" | "lower";
  readonly aggregate: "last" | "sum" | "average";
  /** Per cent of the plan within which a miss is near. */
  readonly near: number;
  /** By month, `2026-01`; sorted. */
  readonly planned: readonly MonthFigure[];
  /** Known at the as-of date; of the KPI where it has one and no figure of its own. */
  readonly actual: readonly (MonthFigure & { readonly observation: Observation })[];
  readonly kpi?: NodeId;
  /** Present where a public portal keeps its figures back. */
  readonly withheld?: true;
  readonly countermeasures: readonly Countermeasure[];
}

/** A figure of one month, as `2026-01`. */
export interface MonthFigure {
  readonly month: string;
  readonly value: number;
}

export interface Countermeasure {
  readonly month: string;
  readonly problem: InlineText;
  readonly cause?: InlineText;
  readonly action?: InlineText;
  readonly owner?: Actor;
  readonly due?: IsoDate;
  readonly status: "open" | "done" | "dropped";
}

export type Strength = "strong" | "medium" | "weak" | "negative";

/** A mark of the matrix: between two items, or between an item and somebody. */
export interface Correlation {
  readonly a: NodeId;
  readonly b: NodeId;
  readonly strength: Strength;
}

/** One round of negotiation. */
export interface Catchball {
  readonly date: IsoDate;
  readonly from: Actor;
  readonly to: Actor;
  readonly about: NodeId;
  readonly proposal: InlineText;
  readonly resources?: InlineText;
  /** Absent while nobody has answered. */
  readonly response?: "accept" | "counter" | "reject";
  readonly concerns?: InlineText;
  readonly agreed?: InlineText;
  readonly by: readonly Actor[];
  readonly pullRequest?: string;
  readonly source: PlanBase["source"];
}

export type HoshinItem = HoshinBreakthrough | HoshinAnnual | HoshinPriority | HoshinTarget;

/** Every item of the matrix: south, west, north, east. */
export function listHoshinItems(plan: Hoshin): readonly HoshinItem[] {
  return [...plan.breakthroughs, ...plan.annual, ...plan.priorities, ...plan.targets];
}
