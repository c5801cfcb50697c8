import type { Severity } from "../finding.ts";

export type RuleFamily = "reading" | "linking" | "numbers" | "okr" | "rhythm" | "frameworks";

/** What a rule is. Its page and its place in every report are made from this. */
export interface Rule {
  readonly family: RuleFamily;
  /** The level by default. */
  readonly severity: Severity;
  /** No setting and no document may lower or silence it. */
  readonly isFixed?: true;
  /** What it finds, as a heading: `An objective without key results`. */
  readonly title: string;
  /** When exactly it speaks. */
  readonly when: string;
  /** One sentence: what goes wrong where it is not followed. */
  readonly why: string;
  /** One sentence: what to do. */
  readonly mend: string;
  /** Numbers that `portal.yaml` may set, by name, with their defaults. */
  readonly limits?: Readonly<Record<string, number>>;
  /** A few lines as somebody might write them, and the same lines mended. */
  readonly example: { readonly broken: string; readonly mended: string };
}
