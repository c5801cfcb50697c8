/** A correction of a sealed quarter: a record on top of it, which changes no byte of what was sealed. */
export interface Amendment {
  /** From 1. */
  readonly number: number;
  /** The digest of what it stands on: the seal, or the amendment before it. */
  readonly previous: string;
  readonly date: string;
  /** Who amended it, as authors write people. */
  readonly by: string;
  readonly why: string;
  /** A document's id, `people.yaml` or `portal.yaml`. */
  readonly of: string;
  /** The keys that lead to the value; items of lists by their id, reports and readings by their date. */
  readonly path: readonly string[];
  /** What was sealed, or amended before; absent where there was nothing. */
  readonly was?: unknown;
  /** What is right; absent where there should have been nothing. */
  readonly now?: unknown;
}
