import type { Source } from "./document.ts";
import type { IsoDate } from "./period.ts";

/**
 * A number that can say where it came from: what a reader opens on the page.
 * Made by `toExplained`: all but the value are built when they are first read, as most never are. So it is not
 * plain JSON: views copy what they show.
 */
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

/** What an explanation says beside the value. */
export interface Explanation {
  readonly formula: string;
  readonly inputs: readonly ExplainedInput[];
  readonly remarks?: readonly string[];
}

/** Joins a value with its explanation, which is built only when somebody reads it. */
export function toExplained(value: number, explain: () => Explanation): Explained {
  return new LazyExplained(value, explain);
}

class LazyExplained implements Explained {
  readonly value: number;
  readonly #explain: () => Explanation;
  #explanation: Explanation | undefined;

  constructor(value: number, explain: () => Explanation) {
    this.value = value;
    this.#explain = explain;
  }

  get formula(): string {
    return this.#read().formula;
  }

  get inputs(): readonly ExplainedInput[] {
    return this.#read().inputs;
  }

  get remarks(): readonly string[] {
    return this.#read().remarks ?? [];
  }

  /** With all that a reader can open: by its value alone two of them look the same. */
  toJSON(): Explained {
    const { value, formula, inputs, remarks } = this;
    return { value, formula, inputs, remarks };
  }

  #read(): Explanation {
    this.#explanation ??= this.#explain();
    return this.#explanation;
  }
}
