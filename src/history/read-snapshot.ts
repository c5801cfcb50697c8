import { lstatSync, readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import type { DocumentSet } from "../model/document.ts";
import type { CycleId, DocumentId } from "../model/id.ts";
import { parseDate } from "../model/period.ts";
import { amendmentSchema, snapshotSchema } from "../model/schema/snapshot.ts";
import { applyAmendments } from "./amend.ts";
import type { Amendment } from "./amendment.ts";
import { findSealedLine } from "./line-tree.ts";
import { sealFile, sumsFile, toDigest } from "./seal.ts";
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
import { SnapshotError } from "./snapshot.ts";
import { upgradeSnapshot } from "./upgrade-snapshot.ts";

/** A sealed quarter that lies in a content folder. */
export interface SnapshotFolder {
  /** The name of its folder, which is that of its cycle. */
  readonly cycle: string;
  readonly folder: string;
}

/** The sealed quarters of a content folder by name. What begins with a dot is what an interrupted seal left. */
export function listSnapshots(content: string): readonly SnapshotFolder[] {
  const root = join(content, "snapshots");
  // A link is no folder here: what is published lies in the content folder itself.
  if (lstatSync(root, { throwIfNoEntry: false })?.isDirectory() !== true) return [];
  return (
    readdirSync(root, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith("."))
      // Some disks take the marks of letters apart, which ids do not.
      .map(({ name }) => ({ cycle: name.normalize("NFC"), folder: join(root, name) }))
      .sort((a, b) => (a.cycle < b.cycle ? -1 : 1))
  );
}

/**
 * Opens a sealed quarter, of whatever version of the format up to the present one. That the seal is whole is not
 * looked at here: the check does so. Throws a `SnapshotError` where it cannot be read.
 */
export function readSnapshot(folder: string): SealedQuarter {
  try {
    return readQuarter(folder);
  } catch (cause) {
    if (!(cause instanceof SnapshotError)) throw cause;
    const message = `The sealed quarter \`${basename(folder)}\` cannot be opened: ${cause.message}`;
    throw new SnapshotError(message, { cause });
  }
}

function readQuarter(folder: string): SealedQuarter {
  const data = upgradeSnapshot(readData(folder));
  const facts = parseFacts(data);
  const amendments = readAmendments(folder);
  const sealed = toDocumentSet(data);
  const places = parsePlaces(data);
  return {
    folder,
    facts: toFacts(facts),
    seal: toDigest(readBytes(folder, sumsFile)),
    sealed,
    amended: amendments.length === 0 ? sealed : toDocumentSet(applyAmendments(data, amendments)),
    amendments,
    // Ids of documents that are there, and none is looked up that is not.
    referred: new Set(facts.referred as DocumentId[]),
    ...parseFindings(data),
    results: parseResults(data),
    locate: (source) => findSealedLine(places, source),
  };
}

/** The documents that the parts of a sealed quarter hold. Throws a `SnapshotError` where they do not fit the format. */
export function toDocumentSet(data: SnapshotData): DocumentSet {
  const { unread, assets } = parseFacts(data);
  return {
    portal: parsePortal(data),
    people: parsePeople(data),
    documents: parseDocuments(data),
    unread,
    assets,
  };
}

/** The parts of a sealed quarter as data, in the present version of the format. */
export function readSnapshotData(folder: string): SnapshotData {
  return upgradeSnapshot(readData(folder));
}

/** The amendments of a sealed quarter, in their order. */
export function readAmendments(folder: string): readonly Amendment[] {
  const root = join(folder, "amendments");
  if (statSync(root, { throwIfNoEntry: false })?.isDirectory() !== true) return [];
  return readdirSync(root)
    .filter((name) => !name.startsWith("."))
    .sort()
    .map((name) => {
      const part = `amendments/${name}/amendment.json`;
      const data = parseJson(readBytes(folder, part), part);
      const { was, now, ...amendment } = parsePart(amendmentSchema, data, part);
      return {
        ...amendment,
        ...(was !== undefined && { was }),
        ...(now !== undefined && { now }),
      };
    });
}

function parseFacts(data: SnapshotData): ReturnType<typeof snapshotSchema.parse> {
  return parsePart(snapshotSchema, data["snapshot.json"], "snapshot.json");
}

function toFacts(facts: ReturnType<typeof snapshotSchema.parse>): SnapshotFacts {
  const { version, cycle, label, start, end, asOf, commit, generator, previous } = facts;
  return {
    version,
    label,
    generator,
    // The schema has held it against the pattern of ids.
    cycle: cycle as CycleId,
    start: parseDate(start),
    end: parseDate(end),
    asOf: parseDate(asOf),
    ...(commit !== undefined && { commit }),
    ...(previous && { previous }),
  };
}

/** Every part that is data, whichever a version of the format has. */
function readData(folder: string): SnapshotData {
  const parts = readdirSync(folder).filter((name) => name.endsWith(".json") && name !== sealFile);
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
