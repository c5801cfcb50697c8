import { createHash } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type * as Pagefind from "pagefind";
import { type Fact, toDocumentFact, traceReads } from "../model/reads.ts";
import type { ViewContext } from "../view/context.ts";
import type { SearchPage, SearchRecord } from "../view/search-record.ts";
import { listSearchPages } from "../view/search-record.ts";
import { placeAddress, rootBase } from "./base.ts";
import { writeIndexFiles } from "./index-files.ts";
import { type IndexNotes, type LastBuild, toViewDigest } from "./last-build.ts";
import type { KnownReads } from "./page-reads.ts";
import type { Progress } from "./progress.ts";
import { renderSearchHtml } from "./search-html.ts";
import { inTurns } from "./turns.ts";

export interface WrittenIndexes {
  readonly records: number;
  /** By name. */
  readonly notes: Readonly<Record<string, IndexNotes>>;
}

export interface IndexInput {
  readonly last?: LastBuild | undefined;
  /** Absent where no next build will ask. */
  readonly reads?: Pick<KnownReads, "findSame" | "note">;
  /** Where on its host the portal stands. */
  readonly base: string;
  readonly progress: Progress;
  /** Ends it where something else of the build has failed. */
  readonly signal?: AbortSignal;
}

type Indexer = (typeof indexers)[number];

/** The years that have an index of their own: the browser loads all indexes, so there are only a few. */
const ownYears = 3;
/** Above this number of records their texts share files: a file each would be tens of thousands of them. */
const maxFragments = 1000;
/** How many records are sent at a time; the next ones are on their way while these are indexed. */
const batch = 250;
/** Two indexers work at a time: a single one would be the last of a build on two cores that is done. */
const indexers = ["first", "second"] as const;

/**
 * Writes the search indexes below `folder`, or takes over those whose records have not changed: one of what is
 * running, and one of each year's cycles that have ended. Those hardly ever change and are most of a portal after some
 * years, so an edit leaves them as they were; and an indexer holds one of them at a time. Where nothing has changed of
 * what its records read, they need not be made to know that.
 */
export async function writeSearchIndexes(
  context: ViewContext,
  folder: string,
  { last, reads, base, progress, signal }: IndexInput,
): Promise<WrittenIndexes> {
  const pages = [...listSearchPages(context)];
  const groups = groupPages(pages);
  const notes = new Map<string, IndexNotes>();
  let indexed = 0;
  const rest = groups.values();
  const work = async (indexer: Indexer): Promise<void> => {
    for (const [name, own] of rest) {
      const path = `pagefind/${name}`;
      const known = last?.notes.indexes[name];
      const list = toListDigest(own);
      const facts = known?.list === list ? reads?.findSame(path) : undefined;
      if (known && facts && last.takeAll(path, folder)) {
        notes.set(name, known);
        reads?.note(path, facts);
        indexed += own.length;
        continue;
      }
      const made = await makeRecords(own, base);
      signal?.throwIfAborted();
      const records = toRecordsDigest(made.records);
      notes.set(name, { list, records });
      reads?.note(path, made.facts);
      if (known?.records === records && last?.takeAll(path, folder)) indexed += own.length;
      else {
        const onRecord = (): void => {
          indexed += 1;
          progress.count("pages indexed", indexed, pages.length);
        };
        await writeIndex(made.records, join(folder, path), onRecord, indexer);
      }
    }
  };
  // What would be indexed for nothing is not waited for.
  signal?.addEventListener("abort", () => void closeIndexers());
  await Promise.all(indexers.map(work));
  // What the search in the browser begins with: the newest first.
  const names = groups.map(([name]) => name);
  await writeFile(join(folder, "pagefind/indexes.json"), JSON.stringify(names));
  progress.report(`${pages.length} pages indexed for the search`);
  return { records: pages.length, notes: Object.fromEntries(notes) };
}

/** Makes the records of some pages, with addresses as they are published; and tells what those with a target read. */
async function makeRecords(
  pages: readonly SearchPage[],
  base: string,
): Promise<{ readonly records: readonly SearchRecord[]; readonly facts: readonly Fact[] }> {
  const records: SearchRecord[] = [];
  const facts = new Set<Fact>();
  await inTurns(pages, ({ target, view }) => {
    const { facts: own, value } = traceReads(view);
    records.push(placeRecord(value, base));
    if (!target) return;
    facts.add(toDocumentFact("node", target.id));
    for (const fact of own) facts.add(fact);
  });
  return { records, facts: [...facts] };
}

/** The same record where nothing moves: there are tens of thousands of them. */
function placeRecord(record: SearchRecord, base: string): SearchRecord {
  return base === rootBase ? record : { ...record, url: placeAddress(record.url, base) };
}

/** By name, the newest first; years long past are one. */
function groupPages(
  pages: readonly SearchPage[],
): readonly (readonly [name: string, pages: readonly SearchPage[]])[] {
  const years = [...new Set(pages.flatMap(({ ended }) => ended ?? []))].sort().reverse();
  const own = new Set(years.slice(0, ownYears));
  const toName = ({ ended }: SearchPage): string => {
    if (ended === undefined) return "running";
    return own.has(ended) ? `ended-${ended}` : "earlier";
  };
  const groups = Map.groupBy(pages, toName);
  return ["running", ...years.map((year) => `ended-${year}`), "earlier"].flatMap((name) => {
    const group = groups.get(name);
    return group ? [[name, group] as const] : [];
  });
}

/** Writes one search index of some records into a folder. Throws a `UsageError` where the disk takes no more. */
export async function writeIndex(
  records: readonly SearchRecord[],
  folder: string,
  onRecord: () => void,
  indexer: Indexer = "first",
): Promise<void> {
  const { createIndex, close } = await loadIndexer(indexer);
  const { index, errors } = await createIndex({ maxFragments });
  assertNone("index", errors);
  if (!index) throw new Error("search index not created");
  try {
    let before: Promise<unknown> = Promise.resolve();
    for (let from = 0; from < records.length; from += batch) {
      const some = records.slice(from, from + batch);
      const adding = Promise.all(some.map((record) => addRecord(index, record).then(onRecord)));
      adding.catch(() => undefined);
      await before;
      before = adding;
    }
    await before;
    const made = await index.getFiles();
    assertNone("files", made.errors);
    await writeIndexFiles(made.files, folder);
  } finally {
    // Its memory ends with it.
    await close();
  }
}

/** The package knows of one process; loaded under another name, it has another one. */
async function loadIndexer(indexer: Indexer): Promise<typeof Pagefind> {
  // The same module whatever its name is.
  return (await import(`${import.meta.resolve("pagefind")}?${indexer}`)) as typeof Pagefind;
}

async function closeIndexers(): Promise<void> {
  for (const indexer of indexers) {
    const { close } = await loadIndexer(indexer);
    await close();
  }
}

async function addRecord(index: Pagefind.PagefindIndex, record: SearchRecord): Promise<void> {
  const { url } = record;
  const response = await index.addHTMLFile({ url, content: renderSearchHtml(record) });
  assertNone(url, response.errors);
}

/** A digest of which pages these are, in their order, and of the records of those that no reads are noted of. */
function toListDigest(pages: readonly SearchPage[]): string {
  return toViewDigest(pages.map(({ target, view }) => target?.id ?? view()));
}

function toRecordsDigest(records: readonly SearchRecord[]): string {
  const hash = createHash("sha256");
  for (const record of records) hash.update(JSON.stringify(record));
  return hash.digest("base64url");
}

function assertNone(what: string, errors: readonly string[]): void {
  if (errors.length > 0) throw new Error(`search index failed at ${what}: ${errors.join("; ")}`);
}
