import { join, relative } from "node:path";
import type { Cycle, Plan } from "../model/plan.ts";
import { findNearest } from "../model/nearest.ts";
import { renderText } from "../report/text.ts";
import type { CheckedContent } from "./check-content.ts";
import { CallError, UsageError } from "./command.ts";
import type { Begun } from "./write-journal.ts";
import { findBegun, toWritingFolder } from "./write-journal.ts";
import type { PlannedFile } from "./write-together.ts";
import { NotWrittenError, recoverWriting, writeTogether } from "./write-together.ts";

/** The cycle that a command names. Throws a `UsageError` where there is none of that id. */
export function getCycleOf({ cycles }: Plan, id: string | undefined): Cycle {
  const known = cycles.map(({ cycle }) => cycle);
  if (id === undefined) throw new CallError(`Say which cycle: ${known.join(", ")}.`);
  const found = cycles.find(({ cycle }) => cycle === id.normalize("NFC"));
  if (found) return found;
  const nearest = findNearest(id, known) ?? known.at(-1) ?? "";
  throw new UsageError(`\`portal.yaml\` has no cycle \`${id}\`. The nearest is \`${nearest}\`.`);
}

/** Prints what the check says at level error of files that are to be written; whether it said anything. */
export function reportEdited(
  { findings, sources }: CheckedContent,
  content: string,
  files: ReadonlyMap<string, PlannedFile>,
): boolean {
  const errors = findings.filter(({ severity }) => severity === "error");
  if (errors.length === 0) return false;
  const own = errors.filter(({ file }) => files.has(file));
  const toPath = (file: string): string => toRelative(content, file);
  process.stdout.write(
    renderText(own.length > 0 ? own : errors, {
      findText: sources.findText,
      toPath,
      hasColour: false,
    }),
  );
  return true;
}

/** Writes all files or none, and says what is wrong where it is none. */
export function saveTogether(content: string, what: string, files: readonly PlannedFile[]): void {
  try {
    writeTogether(content, what, files);
  } catch (error) {
    if (error instanceof NotWrittenError)
      throw new UsageError(`Nothing was written: ${error.message}`);
    throw error;
  }
}

/** Ends what an interrupted command began, and says so. Throws a `UsageError` where somebody changed its files since. */
export function finishInterrupted(content: string): void {
  const begun = findBegun(content);
  if (begun?.writer !== undefined) throw toBusy(content, begun);
  const found = recoverWriting(content);
  if (!found) return;
  const count = `${found.files.length} ${found.files.length === 1 ? "file" : "files"}`;
  if (found.changed.length === 0) {
    const end = found.state === "written" ? "All of them are written now." : "None of them is.";
    console.error(`\`${found.what}\` was interrupted while it wrote ${count}. ${end}`);
    return;
  }
  const folder = relative(process.cwd(), toWritingFolder(content, found.state));
  const age = found.state === "written" ? "new" : "old";
  throw new UsageError(
    `\`${found.what}\` was interrupted while it wrote ${count}, and ${found.changed.map((file) => `\`${file}\``).join(", ")} changed since. Compare with \`${folder}\`, which holds the ${age} texts, then delete that folder.`,
  );
}

/** Throws a `UsageError` where the plans are half old and half new, as a command was interrupted while it wrote them. */
export function refuseInterrupted(content: string): void {
  const begun = findBegun(content);
  if (!begun) return;
  if (begun.writer !== undefined) throw toBusy(content, begun);
  throw new UsageError(
    `\`${begun.what}\` was interrupted while it wrote, so \`${toRelative(content, "")}\` may be half old and half new. Run that command again: it ends first what was begun.`,
  );
}

function toBusy(content: string, { what, state, writer = 0 }: Begun): UsageError {
  const folder = relative(process.cwd(), toWritingFolder(content, state));
  return new UsageError(
    `\`${what}\`, process ${writer}, is writing just now. Wait until it is done; should that process be another program by now, take its \`pid\` out of \`${folder}/journal.json\`.`,
  );
}

/** A file of the content folder as seen from where the command runs. */
export function toRelative(content: string, file: string): string {
  return relative(process.cwd(), join(content, file));
}
