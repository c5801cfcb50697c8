import type { Assessment } from "../model/assessment.ts";
import type { History } from "../history/history.ts";
import type { Body, ParsedPart, Source } from "../model/document.ts";
import type { Finding } from "../model/finding.ts";
import type { Plan } from "../model/plan.ts";
import type { Format } from "./format.ts";
import type { SealFacts } from "./seal-facts.ts";
import type { SnapshotRow } from "./snapshot-row.ts";

export type { ParsedPart } from "../model/document.ts";

/** Everything that a view may look at. Views are pure: the disk is behind its functions. */
export interface ViewContext {
  readonly plan: Plan;
  readonly assessment: Assessment;
  readonly findings: readonly Finding[];
  readonly format: Format;
  /** The commit that the content came from, where it is known. */
  readonly commit?: string;
  /** What git tells of the content folder, where it was asked: absent in a sealed quarter. */
  readonly history?: History;
  /** The line, from 1, on which a value was written. */
  readonly locate: (source: Source) => number | undefined;
  /** `file` is the document's, so that relative links resolve. */
  readonly parseBody: (body: Body, file: string) => readonly ParsedPart[];
  /** The text of a chapter of the guide, as it is written: Markdown with components. */
  readonly readChapter: (name: string) => string;
  /** What is known of the seal, where these are the pages of a sealed quarter. */
  readonly seal?: SealFacts;
  /** Set where these are the guide and the rules alone, for somebody whose plan cannot be shown yet. */
  readonly isHelp?: true;
  /** What this is a preview of, as in `pull request 12`; absent where it is the portal itself. */
  readonly preview?: string;
  /** The sealed quarters that are published with the running portal, the newest first. */
  readonly snapshots?: readonly SnapshotRow[];
  /** What the views of a sealed cycle are made from, for whoever reads this portal; read when it is asked for. */
  readonly openSealed?: (cycle: string) => ViewContext;
  /** By the id of a sealed cycle, which pages its portal has, by their paths in a running one. */
  readonly sealedPaths?: ReadonlyMap<string, ReadonlySet<string>>;
}
