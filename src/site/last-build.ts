import { hash } from "node:crypto";
import { mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { ReadNotes } from "./page-reads.ts";
import { isAsLeft, listFiles, takeFile, type Written } from "./take-file.ts";
import { takeInThread, type Taken, toTopFolder } from "./take-many.ts";

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
  /** Whether a file is as the build left it; where bytes are given, whether it also holds them. */
  readonly isLeft: (file: string, bytes?: Uint8Array) => boolean;
  /**
   * Takes many over, beside whatever else is done. A folder of the output of which they are all that the build left is
   * not taken now but told of, to be moved as a whole: unless it is among the `busy`, where something new is written.
   */
  readonly takeMany: (
    files: readonly string[],
    input: {
      readonly to: string;
      readonly busy: ReadonlySet<string>;
      readonly signal: AbortSignal;
    },
  ) => Promise<Taken>;
  /** Takes over all files below a folder of the output; false where one of them cannot be. */
  readonly takeAll: (folder: string, to: string) => boolean;
  /** The files below some folders at the top of the output, as the build left them. */
  readonly listLeft: (folders: readonly string[]) => NotesFile["files"];
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
  return {
    notes: read.notes,
    isIntact: () => [...files].every(([name, left]) => isAsLeft(join(out, name), left)),
    isLeft: (name, bytes) => {
      const left = files.get(name);
      if (!isAsLeft(join(out, name), left)) return false;
      if (bytes === undefined) return true;
      const isLong = left?.size === bytes.length;
      return isLong && Buffer.compare(readFileSync(join(out, name)), bytes) === 0;
    },
    takeMany: (names, { to, busy, signal }) => {
      const taken = new Set(names);
      const others = [...files.keys()].filter((name) => !taken.has(name)).map(toTopFolder);
      const none = new Set([...busy, ...others, ""]);
      const folders = new Set(names.map(toTopFolder).filter((folder) => !none.has(folder)));
      const known = names.map((name) => [name, files.get(name)] as const);
      return takeInThread({ from: out, to, files: known, folders: [...folders] }, signal);
    },
    takeAll: (folder, to) => {
      const all = [...files].filter(([name]) => name.startsWith(`${folder}/`));
      // Where they are written anew, none may be a link by then: through it the published file would be written.
      const areLeft = all.every(([name, left]) => isAsLeft(join(out, name), left));
      return areLeft && all.every(([name, left]) => takeFile(name, left, { from: out, to }));
    },
    listLeft: (folders) => {
      const known = new Set(folders);
      return [...files].filter(([name]) => known.has(toTopFolder(name)));
    },
  };
}

/** Writes the notes on a finished output, before it takes its place with the files that are moved there. */
export function writeNotes(
  file: string,
  folder: string,
  { notes, moved }: { readonly notes: BuildNotes; readonly moved: NotesFile["files"] },
): void {
  // Sealed quarters are taken over whole, and each has notes of its own.
  const names = listFiles(folder).filter((name) => !/^snapshots\/[^/]+\//.test(name));
  const files = names.map((name) => {
    const { size, mtimeMs } = statSync(join(folder, name));
    return [name, { size, time: mtimeMs }] as const;
  });
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify({ notes, files: [...files, ...moved] } satisfies NotesFile));
}

function readNotes(file: string): NotesFile | undefined {
  try {
    // Written by `writeNotes` alone; anything else in it only makes everything be built again.
    return JSON.parse(readFileSync(file, "utf8")) as NotesFile;
  } catch {
    return undefined;
  }
}
