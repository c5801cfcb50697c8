import type { Explained } from "./explanation.ts";
import type { NodeId } from "./id.ts";
import type { IsoDate } from "./period.ts";
import type { Observation } from "./plan.ts";
import type { Status } from "./status.ts";

/** What can be computed of something measured at the as-of date. */
export interface MeasuredAssessment {
  /** The value that counts: the last one known, with its place. */
  readonly latest?: Observation;
  /** Not clamped; undefined: no data, never zero. */
  readonly progress?: Explained;
  /** The share that should be done today, 0…1. */
  readonly expected?: Explained;
  /** The value that should be reached today, in the measure's own unit; where the kind of measure has one. */
  readonly expectedValue?: number;
  /** Percentage points: progress − expected, both rounded to whole points first. */
  readonly gap?: number;
  readonly status: Status;
  /** 0…1. */
  readonly confidence?: { readonly now: number; readonly was?: number };
  /** Least squares over the last observations to the due date, in the measure's unit. */
  readonly forecast?: Explained;
}

/** What can be computed of a key result at the as-of date. */
export interface KeyResultAssessment extends MeasuredAssessment {
  /** 0…1: the grade at close, given or computed. */
  readonly score?: Explained;
}

/** What can be computed of an objective at the as-of date. */
export interface ObjectiveAssessment {
  readonly progress?: Explained;
  readonly expected?: Explained;
  readonly gap?: number;
  readonly status: Status;
  readonly weakest?: NodeId;
  readonly score?: Explained;
}

export type KpiHealth = "healthy" | "watch" | "unhealthy";

export interface KpiAssessment {
  readonly latest?: Observation;
  /** Absent: no direction or no bounds, and nobody reported any. */
  readonly health?: { readonly value: KpiHealth; readonly basis: "computed" | "reported" };
  /** The day of the latest reading, where that is so long ago that it says nothing of today; nor does the health. */
  readonly staleSince?: IsoDate;
  /** The reading before the latest, and the one a year before it. */
  readonly previous?: Observation;
  readonly yearBefore?: Observation;
}

/** Everything computed, once per node. */
export interface Assessment {
  readonly keyResults: ReadonlyMap<NodeId, KeyResultAssessment>;
  readonly objectives: ReadonlyMap<NodeId, ObjectiveAssessment>;
  readonly kpis: ReadonlyMap<NodeId, KpiAssessment>;
  /** Goals, measures and objectives of the frameworks' plans that are measured as a key result is. */
  readonly measured: ReadonlyMap<NodeId, MeasuredAssessment>;
}
