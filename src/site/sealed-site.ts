import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Audience } from "../model/plan.ts";
import { toGoneFile, toSnapshotBase } from "../view/seal-facts.ts";
import type { SnapshotRow } from "../view/snapshot-row.ts";
import { sortSnapshotRows } from "../view/snapshot-row.ts";
import { placeAddress } from "./base.ts";
import type { Progress } from "./progress.ts";
import type { Renderer } from "./renderer.ts";
import {
  findSealedNotes,
  toSealedKey,
  toSealedNotesFile,
  writeSealedNotes,
  type SealSource,
  type SealedNotes,
} from "./sealed-notes.ts";
import { writeSealedQuarter } from "./sealed-quarter.ts";

/** What is published of all sealed quarters. */
export interface SealedSite {
  /** The newest first. */
  readonly rows: readonly SnapshotRow[];
  /** By cycle, the pages of the cycle itself that its sealed portal has. */
  readonly paths: ReadonlyMap<string, ReadonlySet<string>>;
  /** Folders of the last output that are the same in this one: they are moved when it is published. */
  readonly taken: readonly string[];
  readonly pages: number;
  readonly rendered: number;
  readonly records: number;
  /** Writes down which pages of each quarter the running portal no longer has. */
  readonly writeGone: (has: (path: string) => boolean) => void;
}

export interface SealedInput {
  readonly sealed: readonly SealSource[];
  readonly project: string;
  /** The folder of the last build, and that of this one. */
  readonly out: string;
  readonly folder: string;
  readonly codeDigest: string;
  /** Where the portal stands on its host. */
  readonly base: string;
  /** Its whole address, where that is known. */
  readonly site?: string | undefined;
  readonly audience: Audience;
  /** Asked for when the first quarter must be rendered. */
  readonly loadRenderer: () => Promise<Renderer>;
  readonly progress: Progress;
}

/**
 * Publishes the sealed quarters. One whose folder and code are those of the last build is taken over whole: it is moved
 * at the end, so that forty of them cost no more than forty looks at what is there. The others are rendered one by one.
 */
export async function writeSealedSite(input: SealedInput): Promise<SealedSite> {
  const { sealed, out, folder, base, site, audience, loadRenderer, progress } = input;
  const all: SealedNotes[] = [];
  const taken: string[] = [];
  let rendered = 0;
  for (const quarter of sealed) {
    const { file, key, path } = toPlace(input, quarter);
    const known = findSealedNotes(file, key, join(out, path));
    if (known) {
      taken.push(path);
      all.push(known);
      continue;
    }
    const renderer = await loadRenderer();
    const written = await writeSealedQuarter(quarter.folder, folder, {
      ...{ audience, renderer, site },
    });
    all.push(writeSealedNotes(file, join(folder, path), { key, ...written }));
    rendered += written.pages;
    progress.report(`${written.pages} pages of ${written.row.title}, sealed`);
  }
  const sum = (of: (notes: SealedNotes) => number): number =>
    all.reduce((total, notes) => total + of(notes), 0);
  return {
    rows: sortSnapshotRows(all.map(({ row }) => row)),
    paths: new Map(
      all.map(({ row: { cycle }, paths }) => [
        cycle,
        new Set(paths.filter((path) => path.startsWith(`/${cycle}/`))),
      ]),
    ),
    taken,
    pages: sum(({ pages }) => pages),
    rendered,
    records: sum(({ records }) => records),
    writeGone: (has) => {
      for (const { row, paths } of all) {
        const file = join(folder, toGoneFile(row.cycle));
        mkdirSync(dirname(file), { recursive: true });
        const gone = paths.filter((path) => !has(path)).map((path) => placeAddress(path, base));
        writeFileSync(file, JSON.stringify({ gone }));
      }
    },
  };
}

/** Whether all sealed quarters lie in the last output as this build would make them. */
export function isSealedSiteSame(
  input: Pick<SealedInput, keyof Parameters<typeof toPlace>[0] | "sealed">,
): boolean {
  return input.sealed.every((quarter) => {
    const { file, key, path } = toPlace(input, quarter);
    return findSealedNotes(file, key, join(input.out, path)) !== undefined;
  });
}

function toPlace(
  {
    project,
    out,
    codeDigest,
    base,
    site,
    audience,
  }: Omit<SealedInput, "loadRenderer" | "folder" | "progress">,
  quarter: SealSource,
): { readonly file: string; readonly key: string; readonly path: string } {
  return {
    file: toSealedNotesFile(project, out, quarter.cycle),
    key: toSealedKey(quarter, [codeDigest, audience, base, site]),
    path: toSnapshotBase(quarter.cycle).slice(1, -1),
  };
}
