import { join } from "node:path";
import { close, createIndex } from "pagefind";
import type { ViewContext } from "../view/context.ts";
import type { Progress } from "./progress.ts";
import { viewSearchRecords } from "../view/search-record.ts";

/** Above this number of records their texts share files: a file each would be tens of thousands of them. */
const maxFragments = 2000;
/** How many records are on their way to the indexer at a time. */
const batch = 200;

/** Writes the search index below `folder`; returns the number of its records. */
export async function writeSearchIndex(
  context: ViewContext,
  folder: string,
  progress: Progress,
): Promise<number> {
  const { index, errors } = await createIndex({ maxFragments });
  assertNone("index", errors);
  if (!index) throw new Error("search index not created");
  try {
    let pending: Promise<void>[] = [];
    let count = 0;
    for (const record of viewSearchRecords(context)) {
      pending.push(
        index.addCustomRecord(record).then((response) => {
          assertNone(record.url, response.errors);
        }),
      );
      count += 1;
      if (pending.length === batch) {
        await Promise.all(pending);
        pending = [];
      }
    }
    await Promise.all(pending);
    const written = await index.writeFiles({ outputPath: join(folder, "pagefind") });
    assertNone("files", written.errors);
    progress.report(`${count} records indexed`);
    return count;
  } finally {
    await close();
  }
}

function assertNone(what: string, errors: readonly string[]): void {
  if (errors.length > 0) throw new Error(`search index failed at ${what}: ${errors.join("; ")}`);
}
