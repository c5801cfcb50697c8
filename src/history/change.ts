import type { DocumentSet } from "../model/document.ts";
import type { KeyPath } from "../model/finding.ts";
import type { PlanGraph } from "../model/plan.ts";

/** One state of the plans: what was written, and what it means. */
export interface PlanState {
  readonly set: DocumentSet;
  readonly graph: PlanGraph;
}

/** The language in which changes of plans are told, in the order in which they matter to a reader. */
export const changeTypes = [
  "added",
  "removed",
  "moved",
  "carried-over",
  "retargeted",
  "redated",
  "reowned",
  "reparented",
  "reweighted",
  "closed",
  "scored",
  "checked-in",
  "reworded",
  "changed",
] as const;

export type ChangeType = (typeof changeTypes)[number];

/** A value as it was written, where it is short; what is longer is told in words. */
export type ChangeValue = string | number | boolean;

/** One thing that is another one now. */
export interface PlanChange {
  readonly type: ChangeType;
  /** As it is called now; as it was called, where it is gone. */
  readonly id: string;
  /** The key as authors write it; absent where the whole thing came, went or moved. */
  readonly key?: string;
  readonly was?: ChangeValue;
  readonly now?: ChangeValue;
  /** The promise became easier to keep. */
  readonly eased?: true;
  /** Of a report who gave it, and for which day; of anything else who changed it and when, where history tells. */
  readonly by?: string;
  readonly date?: string;
  /** The commit that brought it, where history tells. */
  readonly commit?: string;
  /** Why, as the author says beside it in `changes`. */
  readonly reason?: string;
  /** What it is, for people. */
  readonly title: string;
  /** The document in which it stands: its own id, where it is one. */
  readonly document: string;
  /** The file that says so: the later one, if there is one. */
  readonly file: string;
  /** Where in the front matter. */
  readonly path: KeyPath;
}

/** A change as it is told to others, who cannot look it up. */
export type ToldChange = Omit<PlanChange, "file" | "path">;

/** What a change does to something that nobody touched. */
export interface PlanEffect {
  readonly type: "lost-parent" | "line-of-sight" | "kpi-unmoved";
  readonly id: string;
  readonly title: string;
  /** A whole sentence about it. */
  readonly text: string;
}

/** A difference as it is told to others. */
export interface ToldDiff {
  readonly changes: readonly ToldChange[];
  readonly effects: readonly PlanEffect[];
}

/** What is another one between two states of the plans. */
export interface PlanDiff {
  readonly changes: readonly PlanChange[];
  readonly effects: readonly PlanEffect[];
  /** Ids that were, and what they are now. */
  readonly moves: ReadonlyMap<string, string>;
}
