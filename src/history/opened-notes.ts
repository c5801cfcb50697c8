import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { sumsFile } from "./seal.ts";
import type { SnapshotFiles } from "./snapshot.ts";

/** Which sealed quarters could be opened, from one check to the next. */
export interface OpenedNotes {
  readonly has: (key: string) => boolean;
  readonly add: (key: string) => void;
  /** Writes them where one was added. A place that cannot be written to costs time only. */
  readonly save: () => void;
}

/** No notes: every quarter is opened. */
export const noNotes: OpenedNotes = {
  has: () => false,
  add: () => undefined,
  save: () => undefined,
};

/**
 * Opens the notes in a file. What could be opened once can be as long as its bytes and the code that opens it, which
 * `readCode` tells when it is asked, are the same; a file that is damaged counts as none.
 */
export function openOpenedNotes(file: string, readCode: () => string): OpenedNotes {
  let state: { readonly code: string; readonly known: ReadonlySet<string> } | undefined;
  const read = (): NonNullable<typeof state> => {
    if (state) return state;
    const code = readCode();
    return (state = { code, known: new Set(readNotes(file, code)) });
  };
  const asked = new Set<string>();
  let isNew = false;
  return {
    has: (key) => {
      const isKnown = read().known.has(key);
      if (isKnown) asked.add(key);
      return isKnown;
    },
    add: (key) => {
      asked.add(key);
      isNew = true;
    },
    // Those that nobody asked for are gone, or were changed.
    save: () => {
      if (isNew) writeNotes(file, read().code, [...asked].sort());
    },
  };
}

/** By what notes know a quarter that fits its digests: all its lists of them, those of what lies on top, too. */
export function toOpenedKey(files: SnapshotFiles): string {
  const digest = createHash("sha256");
  for (const [file, bytes] of files) {
    if (file === sumsFile || file.endsWith(`/${sumsFile}`))
      digest.update(`\n${file}\n`).update(bytes);
  }
  return digest.digest("hex");
}

function readNotes(file: string, code: string): readonly string[] {
  try {
    const [first, ...keys] = readFileSync(file, "utf8").trimEnd().split("\n");
    return first === code ? keys : [];
  } catch {
    return [];
  }
}

function writeNotes(file: string, code: string, keys: readonly string[]): void {
  const draft = `${file}.${process.pid}`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(draft, `${[code, ...keys].join("\n")}\n`);
    renameSync(draft, file);
  } catch {
    // The next check opens them again.
    rmSync(draft, { force: true });
  }
}
