import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { ChangedThings } from "./commit-change.ts";
import type { HistoryNotes } from "./read-history.ts";

/** Notes on what commits did, from one build to the next. */
export interface KeptNotes extends HistoryNotes {
  /** Writes them where something was added. A place that cannot be written to costs time only. */
  readonly save: () => void;
}

/** Beyond this only those are kept that were asked for: branches come and go. */
const mostKept = 20_000;

/**
 * Opens the notes of a folder. A commit never changes, so what is noted of one is true for as long as `code`, which
 * read it, is the same; a file that is damaged counts as none.
 */
export function openNotes(file: string, code: string): KeptNotes {
  const known = readNotes(file, code);
  const used = new Map<string, ChangedThings>();
  let isNew = false;
  return {
    find: (commit) => {
      const found = known.get(commit);
      if (found) used.set(commit, found);
      return found;
    },
    add: (commit, found) => {
      if (known.get(commit) === found) return;
      known.set(commit, found);
      used.set(commit, found);
      isNew = true;
    },
    save: () => {
      if (isNew) writeNotes(file, code, known.size > mostKept ? used : known);
    },
  };
}

function readNotes(file: string, code: string): Map<string, ChangedThings> {
  try {
    const text = readFileSync(file, "utf8");
    const lineEnd = text.indexOf("\n");
    const body = text.slice(lineEnd + 1);
    if (text.slice(0, lineEnd) !== toSeal(code, body)) return new Map();
    // Its digest says that it was written below, by this very code.
    return new Map(JSON.parse(body) as [string, ChangedThings][]);
  } catch {
    return new Map();
  }
}

function writeNotes(file: string, code: string, notes: ReadonlyMap<string, ChangedThings>): void {
  const body = JSON.stringify([...notes]);
  const draft = `${file}.${process.pid}`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(draft, `${toSeal(code, body)}\n${body}`);
    renameSync(draft, file);
  } catch {
    // The next build reads the commits again.
  }
}

function toSeal(code: string, body: string): string {
  return createHash("sha256").update(`${code}\n`).update(body).digest("base64url");
}
