import { readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isRunning } from "./running-process.ts";

/** What was begun to be written and is not ended. */
export interface Begun {
  /** As in `close 2026-q3`. */
  readonly what: string;
  /** What it ends with: all files are written, or all are put back. */
  readonly state: "written" | "undone";
  /** The process that is at it; absent where none is any more. */
  readonly writer?: number;
}

/** What is to be written, as it is noted before. */
export interface Journal {
  readonly what: string;
  readonly pid?: number;
  readonly files: readonly JournalFile[];
}

/** A file of a journal, with the digests of what comes, and of what was there. */
export interface JournalFile {
  readonly file: string;
  readonly now: string;
  readonly was?: string;
}

/** Begins with a dot, so that nothing reads it as content. */
const name = ".plumbline-writing";

/** The folder that holds a journal and its texts while they are written, or put back. */
export function toWritingFolder(root: string, state: Begun["state"]): string {
  return join(root, state === "written" ? name : `${name}-undo`);
}

/** The folder in which this process gets ready, and that it takes away in the end. */
export function toDraft(root: string): string {
  return join(root, `${name}~${process.pid}`);
}

/** Such folders of all processes. */
export function listDrafts(
  root: string,
): readonly { readonly path: string; readonly pid: number }[] {
  return readdirSync(root)
    .filter((each) => each.startsWith(`${name}~`))
    .map((each) => ({ path: join(root, each), pid: Number(each.slice(name.length + 1)) }));
}

/** What was begun to be written and is not ended; undefined where there is no such thing. */
export function findBegun(root: string): Begun | undefined {
  const found = findJournal(root);
  if (!found) return undefined;
  const { what, pid = 0 } = found.journal;
  return { what, state: found.state, ...(isRunning(pid) && { writer: pid }) };
}

/** The journal of what was begun, with its folder. */
export function findJournal(root: string):
  | {
      readonly folder: string;
      readonly journal: Journal;
      readonly state: Begun["state"];
    }
  | undefined {
  for (const state of ["written", "undone"] as const) {
    const folder = toWritingFolder(root, state);
    const text = findText(join(folder, "journal.json"));
    // We wrote it ourselves, whole, before the folder got its name.
    if (text !== undefined) return { folder, journal: JSON.parse(text) as Journal, state };
  }
  return undefined;
}

/** Writes a journal in one step. */
export function writeJournal(folder: string, journal: Journal): void {
  const file = join(folder, "journal.json");
  writeFileSync(`${file}~`, JSON.stringify(journal), { flush: true });
  renameSync(`${file}~`, file);
}

/** Whoever writes may be done between any two looks at it. */
function findText(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}
