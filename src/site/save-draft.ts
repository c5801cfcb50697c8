import type { Finding } from "../model/finding.ts";
import type { IsoDate } from "../model/period.ts";
import { renderText } from "../report/text.ts";
import { toVisible } from "../report/width.ts";
import { checkContent } from "./check-content.ts";
import type { CheckedContent } from "./check-content.ts";
import { UsageError } from "./command.ts";
import { saveTogether, toRelative } from "./cycle-command.ts";
import type { PlannedFile } from "./write-together.ts";

/** What is about to be written below a content folder. */
export interface Unsaved {
  /** As in `new kpi`: what an interrupted command is called by. */
  readonly what: string;
  readonly content: string;
  readonly asOf: IsoDate;
  /** Each with the text that its edit was made from, so that what others write meanwhile is not lost. */
  readonly files: readonly PlannedFile[];
}

/**
 * Writes files if the plan is as free of errors with them as it is without; else says what the check would find, in
 * its own words, and writes nothing. Returns the findings on these files that are no errors; undefined where nothing
 * was written. `before` is the content as it stands.
 */
export function saveChecked(
  before: CheckedContent,
  { what, content, asOf, files }: Unsaved,
): readonly Finding[] | undefined {
  for (const { file, was } of files) {
    if (was === undefined && before.sources.findText(file) !== undefined) {
      throw toThere(content, file);
    }
  }
  // The check reads texts without the mark that some editors put at the beginning.
  const edits = new Map(files.map(({ file, text }) => [file, text.replace(/^\uFEFF/, "")]));
  const after = checkContent(content, { asOf, audience: "internal", edits });
  const known = new Set(before.findings.map(toKey));
  const fresh = after.findings.filter((finding) => !known.has(toKey(finding)));
  const errors = fresh.filter(({ severity }) => severity === "error");
  if (errors.length > 0) {
    const toPath = (file: string): string => toRelative(content, file);
    const { findText } = after.sources;
    process.stdout.write(renderText(errors, { findText, toPath, hasColour: false }));
    return undefined;
  }
  saveTogether(content, what, files);
  return fresh.filter(({ file }) => edits.has(file));
}

/** Says what the check finds of what was written, where it is no error; texts of authors steer no terminal. */
export function sayRemarks(remarks: readonly Pick<Finding, "message">[]): void {
  for (const { message } of remarks) console.error(`The check remarks: ${toVisible(message)}`);
}

/** A finding without its place, which other lines may have moved. */
function toKey({ code, file, message }: Finding): string {
  return [code, file, message].join("\0");
}

function toThere(content: string, file: string): UsageError {
  return new UsageError(
    `\`${toRelative(content, file)}\` is there already; nothing was written. Choose another title, or say a name with \`--id\`.`,
  );
}
