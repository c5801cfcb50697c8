import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { DocumentSet } from "../model/document.ts";
import type { CycleId, DocumentId } from "../model/id.ts";
import { snapshotSchema } from "../model/schema/snapshot.ts";
import type { Amendment } from "./amendment.ts";
import { findSealedLine } from "./line-tree.ts";
import { sumsFile, toDigest } from "./seal.ts";
import type { SnapshotData } from "./snapshot-part.ts";
import {
  parseDocuments,
  parseFindings,
  parsePart,
  parsePeople,
  parsePlaces,
  parsePortal,
  parseResults,
} from "./snapshot-part.ts";
import type { SealedQuarter, SnapshotFacts } from "./snapshot.ts";
import { documentParts, SnapshotError } from "./snapshot.ts";
import { parseDate } from "../model/period.ts";

/** A sealed quarter that lies in a content folder. */
export interface SnapshotFolder {
  /** The name of its folder, which is that of its cycle. */
  readonly cycle: string;
  readonly folder: string;
}

/** The sealed quarters of a content folder by name. What begins with a dot is what an interrupted seal left. */
export function listSnapshots(content: string): readonly SnapshotFolder[] {
  const root = join(content, "snapshots");
  if (statSync(root, { throwIfNoEntry: false })?.isDirectory() !== true) return [];
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith("."))
    .map(({ name }) => ({ cycle: name, folder: join(root, name) }))
    .sort((a, b) => (a.cycle < b.cycle ? -1 : 1));
}

/**
 * Opens a sealed quarter, of whatever version of the format up to the present one. That the seal is whole is not
 * looked at here: the check does so. Throws a `SnapshotError` where it cannot be read.
 */
export function readSnapshot(folder: string): SealedQuarter {
  const data = readData(folder);
  const { referred, unread, assets, ...facts } = parsePart(
    snapshotSchema,
    data["snapshot.json"],
    "snapshot.json",
  );
  const toSet = (parts: SnapshotData): DocumentSet => ({
    portal: parsePortal(parts),
    people: parsePeople(parts),
    documents: parseDocuments(parts),
    unread,
    assets,
  });
  const amendments: readonly Amendment[] = [];
  const sealed = toSet(data);
  const places = parsePlaces(data);
  return {
    folder,
    facts: toFacts(facts),
    seal: toDigest(readBytes(folder, sumsFile)),
    sealed,
    amended: sealed,
    amendments,
    // Ids of documents that are there, and none is looked up that is not.
    referred: new Set(referred as DocumentId[]),
    ...parseFindings(data),
    results: parseResults(data),
    locate: (source) => findSealedLine(places, source),
  };
}

type Facts = Omit<ReturnType<typeof snapshotSchema.parse>, "referred" | "unread" | "assets">;

function toFacts({ cycle, start, end, asOf, commit, previous, ...facts }: Facts): SnapshotFacts {
  return {
    ...facts,
    // The schema has held it against the pattern of ids.
    cycle: cycle as CycleId,
    start: parseDate(start),
    end: parseDate(end),
    asOf: parseDate(asOf),
    ...(commit !== undefined && { commit }),
    ...(previous && { previous }),
  };
}

function readData(folder: string): SnapshotData {
  const parts = [
    "snapshot.json",
    "portal.json",
    "people.json",
    ...Object.keys(documentParts),
    "places.json",
    "findings.json",
    "results.json",
  ];
  return Object.fromEntries(parts.map((part) => [part, parseJson(readBytes(folder, part), part)]));
}

function parseJson(bytes: Buffer, part: string): unknown {
  try {
    return JSON.parse(bytes.toString("utf8"));
  } catch (cause) {
    throw new SnapshotError(`\`${part}\` is no JSON.`, { cause });
  }
}

function readBytes(folder: string, part: string): Buffer {
  try {
    return readFileSync(join(folder, part));
  } catch (cause) {
    throw new SnapshotError(`\`${part}\` cannot be read.`, { cause });
  }
}
