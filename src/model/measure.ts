import type { IsoDate } from "./period.ts";

/**
 * How a key result is measured. The kinds and their formulas are those of the domain's table of measures;
 * `from` is the baseline b, `to` the target t, values are in the measure's own unit.
 */
export type Measure =
  | { readonly kind: "change"; readonly from: number; readonly to: number }
  | { readonly kind: "reach"; readonly to: number }
  | { readonly kind: "at-least"; readonly limit: number; readonly worst?: number }
  | { readonly kind: "at-most"; readonly limit: number; readonly worst?: number }
  | {
      readonly kind: "between";
      readonly low: number;
      readonly high: number;
      readonly worst?: number;
    }
  /** `done` is undefined where nobody knows; `on` is the date, where one was given. */
  | { readonly kind: "milestone"; readonly done: boolean | undefined; readonly on?: IsoDate }
  | { readonly kind: "steps"; readonly steps: readonly Step[] }
  | {
      readonly kind: "ordinal";
      readonly commit?: string;
      readonly target?: string;
      readonly stretch?: string;
    }
  | {
      readonly kind: "zones";
      readonly from: number;
      readonly commit: number;
      readonly target: number;
      readonly stretch: number;
    }
  | { readonly kind: "percent" }
  | { readonly kind: "establish" }
  /** Unscored: left out of every average. A lone baseline is kept. */
  | { readonly kind: "none"; readonly from?: number };

export interface Step {
  readonly title: string;
  readonly weight: number;
  readonly due?: IsoDate;
  readonly owner?: string;
  /** Undefined where nobody knows; a date where the author gave one. */
  readonly done?: boolean | IsoDate;
}

/** Why a value is absent. Unknown is never zero. */
export type ValueState = "known" | "not-set" | "not-measured" | "confidential" | "not-applicable";
