import type { PlanChange } from "./change.ts";

/** What a commit did to the plans, with those who had a part in it; names are any text that somebody wrote. */
export interface Revision {
  readonly hash: string;
  /** When it came to the published line, in seconds since 1970. */
  readonly time: number;
  /** Those who wrote it: of a merge those of the branch, in the order of their commits. */
  readonly authors: readonly string[];
  readonly approvedBy: readonly string[];
  /** Who took a branch in. */
  readonly mergedBy?: string;
  /** The number of the request that it came by. */
  readonly request?: number;
  /** The commit that it takes back. */
  readonly reverts?: string;
  readonly changes: readonly RevisionChange[];
  /** Files that could not be read as they were then, so that nothing is told of them. */
  readonly unreadable: readonly string[];
  /** Files that came at once, too many to be told one by one. */
  readonly brought: readonly string[];
}

/** A change with what only its own revision knows. */
export interface RevisionChange extends PlanChange {
  /** Who wrote it, where that are not all of the revision's authors. */
  readonly authors?: readonly string[];
  /** It was not for everyone, before the change or after it. */
  readonly isInternal?: true;
  /** Its values were for a few, before the change or after it: which of them is the better one tells of them. */
  readonly isConfidential?: true;
}

/** Why a history is not there, or not whole. */
export type HistoryGap = "no-git" | "no-repository" | "no-commit" | "partial" | "shallow";

/** What git tells of a content folder. */
export interface History {
  /** Those of the published line that did something to the plans, the newest first. */
  readonly revisions: readonly Revision[];
  readonly gap?: HistoryGap;
  /** Where the clone is shallow: when the first commit was made of which it knows, in seconds since 1970. */
  readonly since?: number;
  /** The folder differs from its last commit, so that something on the pages is not told of. */
  readonly isEdited: boolean;
}

/** Nothing is known, and why. */
export function toGap(gap: HistoryGap): History {
  return { revisions: [], gap, isEdited: false };
}
