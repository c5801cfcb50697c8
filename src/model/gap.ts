/** Something that a check passed over, as a file that it needs is wrong: more may be found once that is mended. */
export interface Gap {
  readonly kind: GapKind;
  /** The files that are in the way, relative to the content folder and sorted. */
  readonly files: readonly string[];
}

/**
 * What was passed over:
 *
 *     plans      all that needs more than one file, as there is no portal to link it in
 *     people     who is named anywhere, as nobody is known
 *     strangers  who is named and not known, as some entry of `people.yaml` may have been meant
 *     document   all that needs the document, as nothing of it can be used
 *     nameless   all that needs the document's place among the others, as its id is none, or another's
 *     part       the rules that need what was left out of a file
 */
export type GapKind = "plans" | "people" | "strangers" | "document" | "nameless" | "part";
