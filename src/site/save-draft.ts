import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Finding } from "../model/finding.ts";
import type { IsoDate } from "../model/period.ts";
import { renderText } from "../report/text.ts";
import { checkContent } from "./check-content.ts";
import type { CheckedContent } from "./check-content.ts";
import { UsageError } from "./command.ts";
import { saveTogether, toRelative } from "./cycle-command.ts";

/** What is about to be written below a content folder. */
export interface Unsaved {
  /** As in `new kpi`: what an interrupted command is called by. */
  readonly what: string;
  readonly content: string;
  readonly asOf: IsoDate;
  /** The whole text of each file. */
  readonly texts: ReadonlyMap<string, string>;
  /** Files that must not be there yet. */
  readonly isNew: (file: string) => boolean;
}

/**
 * Writes files if the plan is as free of errors with them as it is without; else says what the check would find, in
 * its own words, and writes nothing. Returns the findings on these files that are no errors; undefined where nothing
 * was written. `before` is the content as it stands.
 */
export function saveChecked(
  before: CheckedContent,
  { what, content, asOf, texts, isNew }: Unsaved,
): readonly Finding[] | undefined {
  for (const file of texts.keys()) {
    if (isNew(file) && before.sources.findText(file) !== undefined) throw toThere(content, file);
  }
  // The check reads texts without the mark that some editors put at the beginning.
  const edits = new Map([...texts].map(([file, text]) => [file, text.replace(/^\uFEFF/, "")]));
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
  const files = [...texts].map(([file, text]) => {
    if (isNew(file)) return { file, text };
    return { file, text, was: readFileSync(join(content, file), "utf8") };
  });
  saveTogether(content, what, files);
  return fresh.filter(({ file }) => texts.has(file));
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
