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
import type { SealedQuarter, SnapshotFacts, SnapshotFiles } from "./snapshot.ts";
import { forbiddenKey, SnapshotError, toAmendmentFolder } from "./snapshot.ts";
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
    return openQuarter(readParts(folder), folder);
  } catch (cause) {
    if (!(cause instanceof SnapshotError)) throw cause;
    const message = `The sealed quarter \`${basename(folder)}\` cannot be opened: ${cause.message}`;
    throw new SnapshotError(message, { cause, part: cause.part });
  }
}

/** Opens a sealed quarter whose files were read already. Throws a `SnapshotError` where it cannot be read. */
export function openQuarter(files: SnapshotFiles, folder: string): SealedQuarter {
  const data = toData(files);
  const facts = parseFacts(data);
  const amendments = toAmendments(files);
  const sealed = toDocumentSet(data);
  const places = parsePlaces(data);
  return {
    folder,
    facts: toFacts(facts),
    seal: toDigest(getBytes(files, sumsFile)),
    sealed,
    amended: amendments.length === 0 ? sealed : toAmendedSet(data, amendments),
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

/** The documents with all amendments. Throws a `SnapshotError` that names the first that does not fit. */
function toAmendedSet(data: SnapshotData, amendments: readonly Amendment[]): DocumentSet {
  try {
    return toDocumentSet(applyAmendments(data, amendments));
  } catch (cause) {
    if (!(cause instanceof SnapshotError)) throw cause;
    const at = amendments.findIndex(
      (_, last) => !isApplicable(data, amendments.slice(0, last + 1)),
    );
    const { number } = amendments[at] ?? { number: amendments.length };
    const part = `${toAmendmentFolder(number)}/amendment.json`;
    throw new SnapshotError(`Amendment ${number}, \`${part}\`: ${cause.message}`, { cause, part });
  }
}

function isApplicable(data: SnapshotData, amendments: readonly Amendment[]): boolean {
  try {
    toDocumentSet(applyAmendments(data, amendments));
    return true;
  } catch {
    return false;
  }
}

/** The parts of a sealed quarter as data, in the present version of the format. */
export function readSnapshotData(folder: string): SnapshotData {
  return toData(readParts(folder));
}

/** The amendments of a sealed quarter, in their order. */
function toAmendments(files: SnapshotFiles): readonly Amendment[] {
  return [...files]
    .filter(([file]) => amendmentFile.test(file))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([part, bytes]) => {
      const { was, now, ...amendment } = parsePart(amendmentSchema, parseJson(bytes, part), part);
      return {
        ...amendment,
        ...(was !== undefined && { was }),
        ...(now !== undefined && { now }),
      };
    });
}

const amendmentFile = /^amendments\/[^/.][^/]*\/amendment\.json$/;

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

/** The files that an opened quarter is made of; images and signatures are not. */
function readParts(folder: string): SnapshotFiles {
  const root = join(folder, "amendments");
  const isAmended = statSync(root, { throwIfNoEntry: false })?.isDirectory() === true;
  const names = [
    ...readdirSync(folder).filter((name) => name.endsWith(".json") && name !== sealFile),
    sumsFile,
    ...(isAmended ? readdirSync(root).map((name) => `amendments/${name}/amendment.json`) : []),
  ];
  return new Map(
    names
      .filter((name) => !name.startsWith("amendments/."))
      .map((name) => [name, readBytes(folder, name)]),
  );
}

/** Every part that is data, whichever a version of the format has, in the present version. */
function toData(files: SnapshotFiles): SnapshotData {
  const parts = [...files].filter(([file]) => /^[^/]+\.json$/.test(file) && file !== sealFile);
  return upgradeSnapshot(
    Object.fromEntries(parts.map(([part, bytes]) => [part, parseJson(bytes, part)])),
  );
}

/** Parses a file of a sealed quarter. Throws a `SnapshotError` where it is no JSON, or has a name that would be lost. */
export function parseJson(bytes: Uint8Array, part: string): unknown {
  const text = new TextDecoder().decode(bytes);
  // Hardly any text has it, so hardly any is walked for it; the tool writes no letter by its number.
  const isSuspect = text.includes(forbiddenKey) || /\\u00[2-7]/.test(text);
  try {
    return JSON.parse(text, isSuspect ? refuseForbidden : undefined);
  } catch (cause) {
    if (cause instanceof ForbiddenKey) {
      const message = `\`${part}\` has the key \`${forbiddenKey}\`, which nothing in a sealed quarter has.`;
      throw new SnapshotError(message, { cause, part });
    }
    throw new SnapshotError(`\`${part}\` is no JSON.`, { cause, part });
  }
}

class ForbiddenKey extends Error {}

function refuseForbidden(key: string, value: unknown): unknown {
  if (key === forbiddenKey) throw new ForbiddenKey();
  return value;
}

function readBytes(folder: string, part: string): Buffer {
  try {
    return readFileSync(join(folder, part));
  } catch (cause) {
    throw new SnapshotError(`\`${part}\` cannot be read.`, { cause, part });
  }
}

function getBytes(files: SnapshotFiles, part: string): Uint8Array {
  const bytes = files.get(part);
  if (bytes) return bytes;
  throw new SnapshotError(`\`${part}\` cannot be read.`, { part });
}
