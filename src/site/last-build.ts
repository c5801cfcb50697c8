import { hash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, sep } from "node:path";
import { Worker } from "node:worker_threads";
import { toProcessFile } from "./own-code.ts";
import type { ReadNotes } from "./page-reads.ts";
import type { Written } from "./take-file.ts";
import { isAsLeft, takeFile } from "./take-file.ts";
import type { Taking } from "./take-thread.ts";

/** What a build writes down about itself, so that the next one into the same folder can take over what is the same. */
export interface BuildNotes {
  /** Of the code that rendered it: other code may render anything else. */
  readonly codeDigest: string;
  /** Where on its host the portal was to stand: elsewhere all its addresses are others. */
  readonly base: string;
  /** Of everything that the build was made from. */
  readonly inputDigest: string;
  /** By path, the digest of the view of each page of which it is not noted what it read. */
  readonly pages: Readonly<Record<string, string>>;
  /** What the others read, and the search indexes. */
  readonly reads: ReadNotes;
  /** By name. */
  readonly indexes: Readonly<Record<string, IndexNotes>>;
  readonly counts: { readonly pages: number; readonly records: number };
}

/** By what a search index is known again; what its records read is noted with what pages read. */
export interface IndexNotes {
  /** Of which records there are, and of those of which it is not noted what they read. */
  readonly list: string;
  /** Of all its records. */
  readonly records: string;
}

/** The output of the last build and its notes. */
export interface LastBuild {
  readonly notes: BuildNotes;
  /** Whether every file is as the build left it. */
  readonly isIntact: () => boolean;
  /** Takes a file over into the new output; false where it is not as the build left it. */
  readonly take: (file: string, to: string) => boolean;
  /** Takes a file over where it holds these bytes; false where it does not. */
  readonly takeSame: (file: string, bytes: Uint8Array, to: string) => boolean;
  /** Takes many over, beside whatever else is done, and tells which of them are not as the build left them. */
  readonly takeMany: (
    files: readonly string[],
    to: string,
    signal: AbortSignal,
  ) => Promise<readonly string[]>;
  /** Takes over all files below a folder of the output; false where one of them cannot be. */
  readonly takeAll: (folder: string, to: string) => boolean;
}

interface NotesFile {
  readonly notes: BuildNotes;
  readonly files: readonly (readonly [file: string, written: Written])[];
}

/** The digest by which a view or a record is known again. */
export function toViewDigest(value: unknown): string {
  return hash("sha256", JSON.stringify(value), "base64url");
}

/** Where the notes on an output folder lie: below the project, never in the content. */
export function toNotesFile(project: string, out: string): string {
  return join(project, ".plumbline", `build-${hash("sha256", out).slice(0, 16)}.json`);
}

/** The last build into `out`; undefined where there is none, or other code made it, or for another place. */
export function findLastBuild(
  file: string,
  out: string,
  { codeDigest, base }: Pick<BuildNotes, "codeDigest" | "base">,
): LastBuild | undefined {
  const read = readNotes(file);
  if (read?.notes.codeDigest !== codeDigest || read.notes.base !== base) return undefined;
  const files = new Map(read.files);
  const take = (name: string, to: string): boolean =>
    takeFile(name, files.get(name), { from: out, to });
  return {
    notes: read.notes,
    isIntact: () => [...files].every(([name, left]) => isAsLeft(join(out, name), left)),
    take,
    takeSame: (name, bytes, to) =>
      files.get(name)?.size === bytes.length &&
      isAsLeft(join(out, name), files.get(name)) &&
      Buffer.compare(readFileSync(join(out, name)), bytes) === 0 &&
      take(name, to),
    takeMany: (names, to, signal) =>
      takeFiles({ from: out, to, files: names.map((name) => [name, files.get(name)]) }, signal),
    takeAll: (folder, to) => {
      const all = [...files].filter(([name]) => name.startsWith(`${folder}/`));
      // Where they are written anew, none may be a link by then: through it the published file would be written.
      const isWhole = all.every(([name, left]) => isAsLeft(join(out, name), left));
      return isWhole && all.every(([name]) => take(name, to));
    },
  };
}

/** Writes the notes on a finished output, before it takes its place. */
export function writeNotes(file: string, folder: string, notes: BuildNotes): void {
  // Sealed quarters are taken over whole, and each has notes of its own.
  const names = listFiles(folder).filter((name) => !/^snapshots\/[^/]+\//.test(name));
  const files = names.map((name) => {
    const { size, mtimeMs } = statSync(join(folder, name));
    return [name, { size, time: mtimeMs }] as const;
  });
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify({ notes, files } satisfies NotesFile));
}

/** All files below a folder, with forward slashes. */
export function listFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .split(sep)
        .join("/"),
    );
}

function readNotes(file: string): NotesFile | undefined {
  try {
    // Written by `writeNotes` alone; anything else in it only makes everything be built again.
    return JSON.parse(readFileSync(file, "utf8")) as NotesFile;
  } catch {
    return undefined;
  }
}

/** Takes files over in a thread of its own, and tells which it could not; rejects where `signal` ends it. */
async function takeFiles(taking: Taking, signal: AbortSignal): Promise<readonly string[]> {
  const worker = new Worker(toProcessFile("take-thread"), { workerData: taking });
  const end = (): void => void worker.terminate();
  signal.addEventListener("abort", end);
  // Before the folder that it writes into is removed.
  process.prependListener("exit", end);
  const taken = new Promise<readonly string[]>((resolve, reject) => {
    // Sent by the thread alone.
    worker.on("message", (missed: readonly string[]) => {
      resolve(missed);
    });
    worker.on("error", reject);
    worker.on("exit", (code) => {
      reject(new Error(`thread that takes files over ended: ${code}`));
    });
  });
  try {
    return await taken;
  } finally {
    signal.removeEventListener("abort", end);
    process.off("exit", end);
  }
}
