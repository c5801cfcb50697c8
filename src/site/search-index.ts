import { createHash } from "node:crypto";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { PagefindIndex } from "pagefind";
import { close, createIndex } from "pagefind";
import type { ViewContext } from "../view/context.ts";
import type { SearchRecord } from "../view/search-record.ts";
import { viewSearchRecords } from "../view/search-record.ts";
import type { LastBuild } from "./last-build.ts";
import type { Progress } from "./progress.ts";

export interface WrittenIndexes {
  readonly records: number;
  /** By name, the digest of its records. */
  readonly digests: Readonly<Record<string, string>>;
}

/**
 * The two indexes of a portal. What has ended hardly ever changes, and is most of a portal after some years: an edit
 * in the running cycle leaves its index as it was.
 */
const indexes = [
  { name: "open", holds: (record: SearchRecord) => !record.ended },
  { name: "ended", holds: (record: SearchRecord) => record.ended },
] as const;

/** Above this number of records their texts share files: a file each would be tens of thousands of them. */
const maxFragments = 2000;
/** How many records are on their way at a time: enough to keep the indexer busy, few enough to hold. */
const batch = 1000;
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

/** Writes the search indexes below `folder`, or takes over those whose records have not changed. */
export async function writeSearchIndexes(
  context: ViewContext,
  folder: string,
  last: LastBuild | undefined,
  progress: Progress,
): Promise<WrittenIndexes> {
  const records = [...viewSearchRecords(context)];
  const digests: Record<string, string> = {};
  let indexed = 0;
  const count = (): void => {
    indexed += 1;
    progress.count("records indexed", indexed, records.length);
  };
  try {
    for (const { name, holds } of indexes) {
      const own = records.filter(holds);
      if (own.length === 0) continue;
      const digest = toRecordsDigest(own);
      digests[name] = digest;
      const path = `pagefind/${name}`;
      if (last?.notes.indexes[name] === digest && last.takeAll(path, folder)) {
        indexed += own.length;
      } else await writeIndex(own, join(folder, path), count);
    }
  } finally {
    await close();
  }
  // What the search in the browser begins with.
  await writeFile(join(folder, "pagefind/indexes.json"), JSON.stringify(Object.keys(digests)));
  progress.report(`${records.length} records indexed`);
  return { records: records.length, digests };
}

async function writeIndex(
  records: readonly SearchRecord[],
  folder: string,
  onRecord: () => void,
): Promise<void> {
  const { index, errors } = await createIndex({ maxFragments });
  assertNone("index", errors);
  if (!index) throw new Error("search index not created");
  for (let from = 0; from < records.length; from += batch) {
    const some = records.slice(from, from + batch);
    await Promise.all(some.map((record) => addRecord(index, record).then(onRecord)));
  }
  const written = await index.writeFiles({ outputPath: folder });
  assertNone("files", written.errors);
  await index.deleteIndex();
  await Promise.all(unused.map((file) => rm(join(folder, file), { force: true })));
}

async function addRecord(index: PagefindIndex, record: SearchRecord): Promise<void> {
  const { url, content, language, meta, filters, sort } = record;
  const response = await index.addCustomRecord({ url, content, language, meta, filters, sort });
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
