import { createHash } from "node:crypto";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { PagefindIndex } from "pagefind";
import { close, createIndex } from "pagefind";
import type { ViewContext } from "../view/context.ts";
import type { SearchRecord } from "../view/search-record.ts";
import { viewSearchRecords } from "../view/search-record.ts";
import { placeAddress, rootBase } from "./base.ts";
import type { LastBuild } from "./last-build.ts";
import type { Progress } from "./progress.ts";
import { renderSearchHtml } from "./search-html.ts";

export interface WrittenIndexes {
  readonly records: number;
  /** By name, the digest of its records. */
  readonly digests: Readonly<Record<string, string>>;
}

export interface IndexInput {
  readonly last: LastBuild | undefined;
  /** Where on its host the portal stands. */
  readonly base: string;
  readonly progress: Progress;
}

/** The years that have an index of their own: the browser loads all indexes, so there are only a few. */
const ownYears = 3;
/** Above this number of records their texts share files: a file each would be tens of thousands of them. */
const maxFragments = 1000;
/** How many records are on their way at a time: enough to keep the indexer busy, few enough to hold. */
const batch = 500;
/** Ready-made interfaces that come with each index; the portal has its own. */
const unused = [
  "pagefind-component-ui.css",
  "pagefind-component-ui.js",
  "pagefind-highlight.js",
  "pagefind-modular-ui.css",
  "pagefind-modular-ui.js",
  "pagefind-ui.css",
  "pagefind-ui.js",
];

/**
 * Writes the search indexes below `folder`, or takes over those whose records have not changed: one of what is
 * running, and one of each year's cycles that have ended. Those hardly ever change and are most of a portal after some
 * years, so an edit leaves them as they were; and the indexer holds one of them at a time.
 */
export async function writeSearchIndexes(
  context: ViewContext,
  folder: string,
  { last, base, progress }: IndexInput,
): Promise<WrittenIndexes> {
  const records = [...viewSearchRecords(context)].map((record) => placeRecord(record, base));
  const groups = groupRecords(records);
  const digests: Record<string, string> = {};
  let indexed = 0;
  for (const [name, own] of groups) {
    const digest = toRecordsDigest(own);
    digests[name] = digest;
    const path = `pagefind/${name}`;
    if (last?.notes.indexes[name] === digest && last.takeAll(path, folder)) indexed += own.length;
    else {
      await writeIndex(own, join(folder, path), () => {
        indexed += 1;
        progress.count("pages indexed", indexed, records.length);
      });
    }
  }
  // What the search in the browser begins with: the newest first.
  await writeFile(join(folder, "pagefind/indexes.json"), JSON.stringify(Object.keys(digests)));
  progress.report(`${records.length} pages indexed for the search`);
  return { records: records.length, digests };
}

/** The same record where nothing moves: there are tens of thousands of them. */
function placeRecord(record: SearchRecord, base: string): SearchRecord {
  return base === rootBase ? record : { ...record, url: placeAddress(record.url, base) };
}

/** By name, the newest first; years long past are one. */
function groupRecords(
  records: readonly SearchRecord[],
): readonly (readonly [name: string, records: readonly SearchRecord[]])[] {
  const years = [...new Set(records.flatMap(({ ended }) => ended ?? []))].sort().reverse();
  const own = new Set(years.slice(0, ownYears));
  const toName = ({ ended }: SearchRecord): string => {
    if (ended === undefined) return "running";
    return own.has(ended) ? `ended-${ended}` : "earlier";
  };
  const groups = Map.groupBy(records, toName);
  return ["running", ...years.map((year) => `ended-${year}`), "earlier"].flatMap((name) => {
    const group = groups.get(name);
    return group ? [[name, group] as const] : [];
  });
}

/** Writes one search index of some records into a folder. */
export async function writeIndex(
  records: readonly SearchRecord[],
  folder: string,
  onRecord: () => void,
): Promise<void> {
  const { index, errors } = await createIndex({ maxFragments });
  assertNone("index", errors);
  if (!index) throw new Error("search index not created");
  try {
    for (let from = 0; from < records.length; from += batch) {
      const some = records.slice(from, from + batch);
      await Promise.all(some.map((record) => addRecord(index, record).then(onRecord)));
    }
    const written = await index.writeFiles({ outputPath: folder });
    assertNone("files", written.errors);
    await Promise.all(unused.map((file) => rm(join(folder, file), { force: true })));
  } finally {
    // Its memory ends with it.
    await close();
  }
}

async function addRecord(index: PagefindIndex, record: SearchRecord): Promise<void> {
  const { url } = record;
  const response = await index.addHTMLFile({ url, content: renderSearchHtml(record) });
  assertNone(url, response.errors);
}

function toRecordsDigest(records: readonly SearchRecord[]): string {
  const hash = createHash("sha256");
  for (const record of records) hash.update(JSON.stringify(record));
  return hash.digest("base64url");
}

function assertNone(what: string, errors: readonly string[]): void {
  if (errors.length > 0) throw new Error(`search index failed at ${what}: ${errors.join("; ")}`);
}
