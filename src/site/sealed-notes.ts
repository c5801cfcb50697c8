import { createHash, hash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { SnapshotFolder } from "../history/read-snapshot.ts";
import { listSnapshots } from "../history/read-snapshot.ts";
import { sumsFile } from "../history/seal.ts";
import type { SnapshotRow } from "../view/snapshot-row.ts";
import { listFiles } from "./take-file.ts";

/** A sealed quarter of a content folder, as far as it is known without being read. */
export interface SealSource extends SnapshotFolder {
  /** Of everything in it: the seal, and what was put on top of it since. */
  readonly digest: string;
}

/** What a build writes down of the portal of a sealed quarter, so that later ones can take it over whole. */
export interface SealedNotes {
  /** Of the sealed folder, the code, the audience that it was made for, and where that finds it. */
  readonly key: string;
  readonly row: SnapshotRow;
  /** The paths that its pages would have in a running portal. */
  readonly paths: readonly string[];
  readonly pages: number;
  readonly records: number;
  /** Every file below its folder, as it was left. */
  readonly files: readonly (readonly [file: string, size: number, time: number])[];
}

/** Lists the sealed quarters by name. Their digests are taken from their lists of digests: the check holds the files against those. */
export function listSealSources(content: string): readonly SealSource[] {
  return listSnapshots(content).map((found) => ({
    ...found,
    digest: readSealedDigest(found.folder),
  }));
}

/** What the portal of a quarter is made from; as long as it stays the same, so do its pages. */
export function toSealedKey(
  { digest }: SealSource,
  inputs: readonly (string | undefined)[],
): string {
  return hash("sha256", JSON.stringify([digest, ...inputs]));
}

/** Where the notes on a quarter lie that was published into `out`. */
export function toSealedNotesFile(project: string, out: string, cycle: string): string {
  return join(project, ".plumbline", "sealed", hash("sha256", out).slice(0, 16), `${cycle}.json`);
}

/** The notes on what lies in `folder`; undefined where it was made from something else, or a file is not as it was left. */
export function findSealedNotes(
  file: string,
  key: string,
  folder: string,
): SealedNotes | undefined {
  const notes = readNotes(file);
  if (notes?.key !== key) return undefined;
  const isIntact = notes.files.every(([name, size, time]) => {
    const found = statSync(join(folder, name), { throwIfNoEntry: false });
    return found?.size === size && found.mtimeMs === time;
  });
  return isIntact ? notes : undefined;
}

/** Writes down what was made of a quarter in `folder`. */
export function writeSealedNotes(
  file: string,
  folder: string,
  notes: Omit<SealedNotes, "files">,
): SealedNotes {
  const files = listFiles(folder).map((name) => {
    const { size, mtimeMs } = statSync(join(folder, name));
    return [name, size, mtimeMs] as const;
  });
  mkdirSync(dirname(file), { recursive: true });
  const all = { ...notes, files };
  writeFileSync(file, JSON.stringify(all));
  return all;
}

function readNotes(file: string): SealedNotes | undefined {
  try {
    // Written by `writeSealedNotes` alone; anything else in it only makes the quarter be made again.
    return JSON.parse(readFileSync(file, "utf8")) as SealedNotes;
  } catch {
    return undefined;
  }
}

/** Of the list of digests, and of those of what lies on top: amendments and signatures have lists of their own. */
function readSealedDigest(folder: string): string {
  const digest = createHash("sha256");
  for (const place of ["", ...listOnTop(folder)]) {
    const file = join(folder, place, sumsFile);
    digest.update(`\n${place}\n`).update(existsSync(file) ? readFileSync(file) : "missing");
  }
  return digest.digest("hex");
}

function listOnTop(folder: string): readonly string[] {
  return ["amendments", "signature"].flatMap((name) => {
    if (statSync(join(folder, name), { throwIfNoEntry: false })?.isDirectory() !== true) return [];
    return [
      name,
      ...readdirSync(join(folder, name), { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => `${name}/${entry.name}`)
        .sort(),
    ];
  });
}
