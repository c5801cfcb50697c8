import { createHash } from "node:crypto";
import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";

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
  /** Files that somebody changed since then: they are left as they are, and nothing more is written. */
  readonly changed: readonly string[];
}

interface Journal {
  readonly what: string;
  readonly files: readonly {
    readonly file: string;
    readonly now: string;
    readonly was?: string;
  }[];
}

/** Begins with a dot, so that nothing reads it as content. */
const name = ".plumbline-writing";

/*
 * ALL FILES OR NONE. A folder cannot take several files at once, so what is to come is written down first:
 *
 *     1  beside everything, in `.plumbline-writing~`, the new texts and a journal       interrupted: nothing happened
 *     2  that folder becomes `.plumbline-writing`, which is one step                    interrupted: the next run goes on
 *     3  each text takes its place, which is one step each                              interrupted: the next run goes on
 *     4  the folder goes, in one step
 *
 * Where a file refuses in step 3, those that took their place are put back.
 */

/** Writes several files of a folder, all or none. Throws a `NotWrittenError` that says why where it is none. */
export function writeTogether(root: string, what: string, files: readonly PlannedFile[]): void {
  if (files.length === 0) return;
  const folder = join(root, name);
  const draft = `${folder}~`;
  if (existsSync(folder)) throw new NotWrittenError(`\`${name}\` is in the way of \`${root}\`.`);
  checkUnchanged(root, files);
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft);
  for (const [index, { text }] of files.entries()) {
    writeFileSync(join(draft, String(index)), text, { flush: true });
  }
  const journal: Journal = {
    what,
    files: files.map(({ file, text, was }) => ({
      file,
      now: toDigest(text),
      ...(was !== undefined && { was: toDigest(was) }),
    })),
  };
  writeFileSync(join(draft, "journal.json"), JSON.stringify(journal), { flush: true });
  renameSync(draft, folder);
  const done: PlannedFile[] = [];
  try {
    for (const [index, planned] of files.entries()) {
      checkUnchanged(root, [planned]);
      place(root, join(folder, String(index)), planned.file, planned.was === undefined);
      done.push(planned);
    }
  } catch (error) {
    for (const { file, was } of done.toReversed()) {
      if (was === undefined) rmSync(join(root, file), { force: true });
      else writeFileSync(join(root, file), was);
    }
    discard(folder);
    if (error instanceof NotWrittenError) throw error;
    throw new NotWrittenError(error instanceof Error ? error.message : String(error));
  }
  discard(folder);
}

/** What was begun to be written and is not ended, as in `close 2026-q3`; undefined where there is no such thing. */
export function findInterrupted(root: string): string | undefined {
  return readJournal(join(root, name))?.what;
}

/** Goes on with what an interrupted command had begun to write; undefined where there is no such thing. */
export function recoverWriting(root: string): Recovery | undefined {
  const folder = join(root, name);
  rmSync(`${folder}~`, { recursive: true, force: true });
  const journal = readJournal(folder);
  if (!journal) return undefined;
  const waiting = journal.files.flatMap((each, index) =>
    readdirSync(folder).includes(String(index))
      ? [{ ...each, from: join(folder, String(index)) }]
      : [],
  );
  const files = journal.files.map(({ file }) => file);
  const changed = waiting
    .filter(({ file, was, now }) => {
      const found = findDigest(join(root, file));
      return found !== was && found !== now;
    })
    .map(({ file }) => file);
  if (changed.length > 0) return { what: journal.what, files, changed };
  for (const { file, from, was, now } of waiting) {
    if (findDigest(join(root, file)) === now) continue;
    place(root, from, file, was === undefined);
  }
  discard(folder);
  return { what: journal.what, files, changed };
}

function readJournal(folder: string): Journal | undefined {
  const file = join(folder, "journal.json");
  if (!existsSync(file)) return undefined;
  // We wrote it ourselves, whole, before the folder got its name.
  return JSON.parse(readFileSync(file, "utf8")) as Journal;
}

/** Takes the folder away in one step; what an interruption leaves of it then is swept away by the next run. */
function discard(folder: string): void {
  const draft = `${folder}~`;
  rmSync(draft, { recursive: true, force: true });
  renameSync(folder, draft);
  rmSync(draft, { recursive: true, force: true });
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

function toDigest(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
