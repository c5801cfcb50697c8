import type { Source } from "./document.ts";
import type { IsoDate } from "./period.ts";

/** A number that can say where it came from: what a reader opens on the page. */
export interface Explained {
  /** Not rounded; a share is 0…1 but not clamped: −0.12 moved away, 1.4 is past the target. */
  readonly value: number;
  /** The formula in words and signs: `(now − baseline) ÷ (target − baseline)`. */
  readonly formula: string;
  readonly inputs: readonly ExplainedInput[];
  /** Remarks such as `no baseline`, `clamped to 100 % in the average`. */
  readonly remarks: readonly string[];
}

/** One thing that went into a formula, and the place where it was written. */
export interface ExplainedInput {
  readonly label: string;
  readonly value: number | string;
  /** As the reader sees the value: unit of measure, percent, or plain. */
  readonly as: "unit" | "percent" | "plain";
  readonly date?: IsoDate;
  readonly source?: Source;
}
