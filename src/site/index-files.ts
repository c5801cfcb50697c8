import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { UsageError } from "./command.ts";

/** A file of a search index, as the indexer makes it. */
export interface IndexFile {
  /** Below the folder of the index. */
  readonly path: string;
  readonly content: Uint8Array;
}

/** Ready-made interfaces that come with each index; the portal has its own. */
const unused: ReadonlySet<string> = new Set([
  "pagefind-component-ui.css",
  "pagefind-component-ui.js",
  "pagefind-highlight.js",
  "pagefind-modular-ui.css",
  "pagefind-modular-ui.js",
  "pagefind-ui.css",
  "pagefind-ui.js",
]);

/**
 * Writes the files of a search index into a folder. The indexer could do so itself, but on a full disk it ends with a
 * trace of its own code and no answer. Throws a `UsageError` where the system refuses.
 */
export async function writeIndexFiles(files: readonly IndexFile[], folder: string): Promise<void> {
  const used = files.filter(({ path }) => !unused.has(path));
  try {
    for (const place of new Set(used.map(({ path }) => dirname(join(folder, path))))) {
      await mkdir(place, { recursive: true });
    }
    for (const { path, content } of used) await writeFile(join(folder, path), content);
  } catch (cause) {
    if (!(cause instanceof Error && "code" in cause)) throw cause;
    const why = cause.code === "ENOSPC" ? "the disk is full" : cause.message;
    throw new UsageError(
      `The search index could not be written into \`${folder}\`: ${why}. What was built before is as it was.`,
      { cause },
    );
  }
}
