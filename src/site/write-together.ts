import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { toDigest } from "../history/seal.ts";
import { isRunning } from "./running-process.ts";
import type { Begun, Journal, JournalFile } from "./write-journal.ts";
import {
  findJournal,
  listDrafts,
  toDraft,
  toWritingFolder,
  writeJournal,
} from "./write-journal.ts";

/** A file that is to be written: over a text that is there, or where there is none yet. */
export interface PlannedFile {
  /** Relative to the folder, with forward slashes. */
  readonly file: string;
  readonly text: string;
  /** What is there; absent: the file is new. */
  readonly was?: string;
}

/** Why several files were not written: none of them is. */
export class NotWrittenError extends Error {
  override readonly name = "NotWrittenError";
}

/** What an interrupted command left behind, and what became of it. */
export interface Recovery {
  /** As in `close 2026-q3`. */
  readonly what: string;
  readonly files: readonly string[];
  /** All are written, or all are as they were before, as one of them refused. */
  readonly state: Begun["state"];
  /** Files that somebody changed since then: they are left as they are, and nothing more is written. */
  readonly changed: readonly string[];
}

/*
 * ALL FILES OR NONE. A folder cannot take several files at once, so what is to come is written down first:
 *
 *     1  beside everything, in `.plumbline-writing~PID`, the new texts, the old ones     interrupted: nothing happened
 *        and a journal
 *     2  that folder becomes `.plumbline-writing`, which is one step                    interrupted: the next run goes on
 *     3  each text takes its place, which is one step each                              interrupted: the next run goes on
 *     4  the folder goes, in one step
 *
 * Where a file refuses in step 3, those that took their place are put back:
 *
 *     3a the folder becomes `.plumbline-writing-undo`, which is one step                interrupted: the next run goes back
 *     3b each old text takes its place again, which is one step each                    interrupted: the next run goes back
 *
 * The next run is one that finds the process of the journal gone: what a running one writes is left alone.
 */

/** Writes several files of a folder, all or none. Throws a `NotWrittenError` that says why where it is none. */
export function writeTogether(root: string, what: string, files: readonly PlannedFile[]): void {
  if (files.length === 0) return;
  const folder = toWritingFolder(root, "written");
  const undo = toWritingFolder(root, "undone");
  if (existsSync(folder) || existsSync(undo)) throw toInTheWay(root);
  checkUnchanged(root, files);
  const journal = prepare(root, what, files);
  try {
    renameSync(toDraft(root), folder);
  } catch (error) {
    rmSync(toDraft(root), { recursive: true, force: true });
    throw existsSync(folder) ? toInTheWay(root) : error;
  }
  try {
    for (const [index, planned] of files.entries()) {
      checkUnchanged(root, [planned]);
      place(root, join(folder, String(index)), planned.file, planned.was === undefined);
    }
  } catch (error) {
    renameSync(folder, undo);
    putBack(root, undo, journal);
    discard(root, undo);
    if (error instanceof NotWrittenError) throw error;
    throw new NotWrittenError(error instanceof Error ? error.message : String(error));
  }
  discard(root, folder);
}

/**
 * Goes on with what an interrupted command had begun to write, or to undo; undefined where there is no such thing, or
 * a running process is at it.
 */
export function recoverWriting(root: string): Recovery | undefined {
  for (const { path, pid } of listDrafts(root)) {
    if (!isRunning(pid)) rmSync(path, { recursive: true, force: true });
  }
  const found = findJournal(root);
  if (!found || isRunning(found.journal.pid ?? 0)) return undefined;
  const { folder, journal, state } = found;
  // From now on it is ours.
  writeJournal(folder, { ...journal, pid: process.pid });
  const recovery = { what: journal.what, files: journal.files.map(({ file }) => file), state };
  const moved = journal.files.filter(
    (each, index) => isPlaced(root, join(folder, String(index)), each) === (state === "undone"),
  );
  const changed = moved
    .filter(({ file, was, now }) => {
      const digest = findDigest(join(root, file));
      return digest !== was && digest !== now;
    })
    .map(({ file }) => file);
  if (changed.length > 0) return { ...recovery, changed };
  if (state === "undone") putBack(root, folder, journal);
  else goOn(root, folder, journal);
  discard(root, folder);
  return { ...recovery, changed };
}

/** Step 1. */
function prepare(root: string, what: string, files: readonly PlannedFile[]): Journal {
  const draft = toDraft(root);
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft);
  for (const [index, { file, text, was }] of files.entries()) {
    writeFileSync(join(draft, String(index)), text, { flush: true });
    if (was === undefined) continue;
    writeFileSync(join(draft, `${index}.was`), readFileSync(join(root, file)), { flush: true });
  }
  const journal: Journal = {
    what,
    pid: process.pid,
    files: files.map(({ file, text, was }) => ({
      file,
      now: toDigest(text),
      ...(was !== undefined && { was: toDigest(was) }),
    })),
  };
  writeJournal(draft, journal);
  return journal;
}

/** What of step 3 is still to be done. */
function goOn(root: string, folder: string, { files }: Journal): void {
  for (const [index, { file, was, now }] of files.entries()) {
    const from = join(folder, String(index));
    if (!existsSync(from) || findDigest(join(root, file)) === now) continue;
    place(root, from, file, was === undefined);
  }
}

/** What of step 3b is still to be done; what somebody changed since stays. */
function putBack(root: string, folder: string, { files }: Journal): void {
  for (const [index, each] of [...files.entries()].toReversed()) {
    const { file, now, was } = each;
    if (!isPlaced(root, join(folder, String(index)), each)) continue;
    if (findDigest(join(root, file)) !== now) continue;
    if (was === undefined) rmSync(join(root, file));
    else if (was !== now) place(root, join(folder, `${index}.was`), file, false);
  }
}

/** Whether a text took its place: it was moved there, or is about to be, and has two names. */
function isPlaced(root: string, from: string, { file, was }: JournalFile): boolean {
  if (!existsSync(from)) return true;
  const to = statSync(join(root, file), { throwIfNoEntry: false });
  return was === undefined && to?.ino === statSync(from).ino;
}

/** Takes the folder away in one step; what an interruption leaves of it then is swept away by the next run. */
function discard(root: string, folder: string): void {
  const draft = toDraft(root);
  rmSync(draft, { recursive: true, force: true });
  renameSync(folder, draft);
  rmSync(draft, { recursive: true, force: true });
}

function toInTheWay(root: string): NotWrittenError {
  return new NotWrittenError(`another command is writing below \`${root}\`, or was interrupted.`);
}

/** Moves a text to its place; a new file never over one that is there. */
function place(root: string, from: string, file: string, isNew: boolean): void {
  const to = join(root, file);
  if (!isNew) {
    // A link stays a link, and whoever may read the file may do so still.
    const real = realpathSync(to);
    chmodSync(from, statSync(real).mode);
    renameSync(from, real);
    return;
  }
  mkdirSync(dirname(to), { recursive: true });
  linkSync(from, to);
  rmSync(from);
}

function checkUnchanged(root: string, files: readonly PlannedFile[]): void {
  for (const { file, was } of files) {
    const found = findDigest(join(root, file));
    if (found === (was === undefined ? undefined : toDigest(was))) continue;
    throw new NotWrittenError(
      was === undefined
        ? `\`${file}\` is there already, and is not written over.`
        : `\`${file}\` was changed in the meantime.`,
    );
  }
}

function findDigest(path: string): string | undefined {
  return existsSync(path) ? toDigest(readFileSync(path, "utf8")) : undefined;
}
