import type { RuleCode } from "./rules.ts";
import { rules } from "./rules.ts";

/** How much a finding matters: an `error` publishes nothing, a `warning` is shown, `info` is advice. */
export type Severity = "error" | "warning" | "info";

/** A path into front matter, as in `["keyResults", 2, "to"]`. */
export type KeyPath = readonly (string | number)[];

/** Where in a file a finding is, before its lines are counted: a key of the front matter, or offsets. */
export type Anchor =
  | { readonly type: "key"; readonly path: KeyPath; readonly on: "key" | "value" }
  /** UTF-16 offsets into the whole text of the file, `end` exclusive. */
  | { readonly type: "span"; readonly start: number; readonly end: number };

/** Lines and columns count from 1; the end is exclusive, as editors count. */
export interface Place {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** A second place that explains a finding, for instance the other one of two equal ids. */
export interface RelatedPlace {
  /** Relative to the content folder, with forward slashes. */
  readonly file: string;
  readonly anchor?: Anchor;
  readonly place?: Place;
  readonly message: string;
}

/** Something wrong with content. Rules make findings with an `anchor`; `placeFindings` adds the `place`. */
export interface Finding {
  readonly code: RuleCode;
  readonly severity: Severity;
  /** Relative to the content folder, with forward slashes. */
  readonly file: string;
  readonly anchor?: Anchor;
  readonly place?: Place;
  /** What is wrong and why, in whole sentences, the author's own text in backticks. */
  readonly message: string;
  /** What to do, with the nearest valid value. */
  readonly hint?: string;
  readonly related?: readonly RelatedPlace[];
}

/** Anchors a finding on the value of a key of the front matter. */
export function atValue(...path: KeyPath): Anchor {
  return { type: "key", path, on: "value" };
}

/** Anchors a finding on the key itself. */
export function atKey(...path: KeyPath): Anchor {
  return { type: "key", path, on: "key" };
}

/** What a finding may say besides its message; what is undefined is left out. */
export interface FindingDetails {
  readonly anchor?: Anchor | undefined;
  readonly hint?: string | undefined;
  readonly related?: readonly RelatedPlace[] | undefined;
}

/** Makes a finding at the level that its rule has by default. */
export function toFinding(
  code: RuleCode,
  file: string,
  message: string,
  { anchor, hint, related }: FindingDetails = {},
): Finding {
  return {
    code,
    severity: rules[code].severity,
    file,
    ...(anchor === undefined ? {} : { anchor }),
    message,
    ...(hint === undefined ? {} : { hint }),
    ...(related === undefined ? {} : { related }),
  };
}
