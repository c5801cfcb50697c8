import type { Document } from "../model/document.ts";
import type { AuthoredPeople, AuthoredPortal } from "../model/schema/portal.ts";
import type { BlobStore } from "./blob-store.ts";
import { diffWholes } from "./diff.ts";
import type { Entry, Known, ObjectivePlace, Whole } from "./entry.ts";
import { indexWholes, listCycles, listPeople, toWhole } from "./entry.ts";
import type { TouchedFile, Written } from "./file-trail.ts";
import type { RevisionChange } from "./history.ts";
import { listAliases, toMoved, toNamings } from "./naming.ts";

/** Reads single files, whatever is wrong with others; undefined where one says nothing that can be understood. */
export interface ThingParser {
  readonly parseDocument: (file: string, bytes: Buffer, series?: Buffer) => Document | undefined;
  readonly parsePortal: (bytes: Buffer) => AuthoredPortal | undefined;
  readonly parsePeople: (bytes: Buffer) => AuthoredPeople | undefined;
}

/** What a commit did, as far as its files tell. */
export interface ChangedThings {
  readonly changes: readonly RevisionChange[];
  readonly unreadable: readonly string[];
  readonly brought: readonly string[];
}

/** More documents than this at once are an import, which nobody reads one by one. */
const mostAdded = 200;

/** Things of one file, or nothing where it cannot be read. */
type Things = readonly Whole[] | undefined;

/** Compares what commits made of files, from the oldest on: what was read for one is there for the next. */
export class CommitComparer {
  readonly #parser: ThingParser;
  readonly #blobs: BlobStore;
  /** The last reading of each file. */
  readonly #read = new Map<string, { readonly key: string; readonly things: Things }>();

  constructor(parser: ThingParser, blobs: BlobStore) {
    this.#parser = parser;
    this.#blobs = blobs;
  }

  /** Fetches what the next commits touched. */
  async load(touched: readonly TouchedFile[]): Promise<void> {
    const written = touched.flatMap(({ before: [was], after }) => [was, after]);
    await this.#blobs.load(
      written.flatMap((each) => [each?.blob, each?.series]).filter((name) => name !== undefined),
    );
  }

  /** What one commit did to the things that stand in the files that it touched. */
  async compare(touched: readonly TouchedFile[]): Promise<ChangedThings> {
    const isNew = ({ before, from, file }: TouchedFile): boolean =>
      before.length === 0 && from === undefined && /\.mdx?$/.test(file);
    const isImport = touched.filter(isNew).length > mostAdded;
    const brought = isImport ? touched.filter(isNew).map(({ file }) => file) : [];
    const told = isImport ? touched.filter((each) => !isNew(each)) : touched;
    const before: Whole[] = [];
    const after: Whole[] = [];
    const unreadable: string[] = [];
    for (const { file, before: earlier, after: written } of told) {
      const was = await this.#readEarlier(earlier);
      const now = written && (await this.#readThings(written));
      if (written && !now) unreadable.push(file);
      else {
        before.push(...(was ?? []));
        after.push(...(now ?? []));
      }
    }
    return { changes: compareThings(before, after, told), unreadable, brought };
  }

  /** The newest that can be read: what was broken for a while is held against what it was before. */
  async #readEarlier(earlier: readonly Written[]): Promise<Things> {
    for (const written of earlier) {
      const things = await this.#readThings(written);
      if (things) return things;
    }
    return undefined;
  }

  async #readThings(written: Written): Promise<Things> {
    const { file, blob, series } = written;
    const key = `${blob} ${series ?? ""}`;
    const known = this.#read.get(file);
    if (known?.key === key) return known.things;
    const bytes = await this.#blobs.find(blob);
    const readings = series === undefined ? undefined : await this.#blobs.find(series);
    const things = bytes && this.#parse(file, bytes, readings);
    this.#read.set(file, { key, things });
    return things;
  }

  #parse(file: string, bytes: Buffer, series: Buffer | undefined): Things {
    if (file === "portal.yaml") {
      const portal = this.#parser.parsePortal(bytes);
      return portal && listCycles(portal);
    }
    if (file === "people.yaml") {
      const people = this.#parser.parsePeople(bytes);
      return people && listPeople(people);
    }
    const document = this.#parser.parseDocument(file, bytes, series);
    return document && [toWhole(document, known)];
  }
}

function compareThings(
  before: readonly Whole[],
  after: readonly Whole[],
  touched: readonly TouchedFile[],
): readonly RevisionChange[] {
  const idAt = (wholes: readonly Whole[]): ReadonlyMap<string, string> =>
    new Map(wholes.map(({ root }) => [root.file, root.id]));
  const [earlier, later] = [idAt(before), idAt(after)];
  const hints = touched.flatMap(({ file, from }) => {
    const [was, now] = [earlier.get(from ?? ""), later.get(file)];
    return was === undefined || now === undefined ? [] : [[was, now] as const];
  });
  const { changes, moves } = diffWholes(
    indexWholes(before),
    indexWholes(after),
    (moves) => toNamings(toAliases(before), toAliases(after), moves),
    new Map(hints),
  );
  // What was hidden under one name is that under the next one too.
  const withMoved = (ids: readonly string[]): ReadonlySet<string> =>
    new Set([...ids, ...ids.map((id) => toMoved(id, moves))]);
  const internal = withMoved([...before, ...after].flatMap(listInternal));
  const confidential = withMoved([...before, ...after].flatMap(listConfidential));
  return changes.map((change) => {
    const isInternal = internal.has(change.document) || internal.has(change.id);
    const isConfidential = confidential.has(change.id);
    return {
      ...change,
      ...(isInternal && { isInternal }),
      ...(isConfidential && { isConfidential }),
    };
  });
}

function toAliases(wholes: readonly Whole[]): ReadonlyMap<string, string> {
  return listAliases(wholes.map(({ root }) => root));
}

/** What is not for everyone: a document, an item, and what stands in one. */
function listInternal({ root, items }: Whole): readonly string[] {
  const isInternal = ({ data }: Entry): boolean => data["audience"] === "internal";
  const hidden = items.filter(isInternal);
  const isWithin = ({ path }: Entry): boolean =>
    hidden.some((above) => above.path.every((key, at) => path[at] === key));
  return [...(isInternal(root) ? [root.id] : []), ...items.filter(isWithin).map(({ id }) => id)];
}

/** What has values that are not for everyone. */
function listConfidential({ root, items }: Whole): readonly string[] {
  const isHeld = ({ data }: Entry): boolean =>
    data["confidential"] === true || data["valueState"] === "confidential";
  return [root, ...items].filter(isHeld).map(({ id }) => id);
}

const known: Known = { findPlace, findTitle: (id) => id };

/** The cycle and the teams of an objective: as written, else by the names of its folders, whatever else there was. */
function findPlace(document: Document): ObjectivePlace | undefined {
  if (document.kind !== "objective") return undefined;
  const folders = document.file.split("/").slice(0, -1);
  const {
    cycle = folders[0],
    team,
    teams = team === undefined ? undefined : [team],
  } = document.data;
  const own = folders.length > 1 ? folders.slice(-1) : [];
  return { ...(cycle !== undefined && { cycle }), teams: teams ?? own };
}
