import { createHash, hash } from "node:crypto";
import { constants } from "node:fs";
import { copyFile, link, mkdir, readFile, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/** What is known of a page of the last build. */
export interface CachedPage {
  /** Of its view. */
  readonly key: string;
  /** To know that nobody has touched the file since. */
  readonly size: number;
  readonly time: number;
}

/** The pages of the last build into one output folder, by path. */
export type PageCache = ReadonlyMap<string, CachedPage>;

interface CacheFile {
  readonly codeDigest: string;
  readonly pages: readonly (readonly [path: string, page: CachedPage])[];
}

/** The key of a page: with the same code nothing but its view can change what it shows. */
export function toPageKey(view: unknown): string {
  return hash("sha256", JSON.stringify(view), "base64url");
}

/** Reads what the last build wrote down about its output; empty where there is nothing, or other code wrote it. */
export async function readPageCache(file: string, codeDigest: string): Promise<PageCache> {
  try {
    // Written by `writePageCache` alone; anything else in it only makes a page be rendered again.
    const cache = JSON.parse(await readFile(file, "utf8")) as CacheFile;
    return new Map(cache.codeDigest === codeDigest ? cache.pages : []);
  } catch {
    return new Map();
  }
}

/** Writes down what a build has put into its output folder. */
export async function writePageCache(
  file: string,
  folder: string,
  codeDigest: string,
  keys: ReadonlyMap<string, string>,
): Promise<void> {
  const pages: [string, CachedPage][] = [];
  for (const [path, key] of keys) {
    const { size, mtimeMs } = await stat(join(folder, toFile(path)));
    pages.push([path, { key, size, time: mtimeMs }]);
  }
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, JSON.stringify({ codeDigest, pages } satisfies CacheFile));
}

/** Takes a page over from the last output; false where it is not as it was left. */
export async function takePage(
  path: string,
  cached: CachedPage,
  from: string,
  to: string,
): Promise<boolean> {
  const file = toFile(path);
  try {
    const { size, mtimeMs } = await stat(join(from, file));
    if (size !== cached.size || mtimeMs !== cached.time) return false;
    await mkdir(dirname(join(to, file)), { recursive: true });
    await linkFile(join(from, file), join(to, file));
    return true;
  } catch {
    return false;
  }
}

/** A second name for the same bytes: nothing writes into a published page, it is only ever replaced. */
async function linkFile(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
  } catch {
    // Not every file system has links.
    await copyFile(from, to, constants.COPYFILE_FICLONE);
  }
}

/** Where the cache of an output folder lies: below the project, never in the content. */
export function toCacheFile(project: string, out: string): string {
  const name = createHash("sha256").update(out).digest("hex").slice(0, 16);
  return join(project, ".plumbline", `pages-${name}.json`);
}

/** The file of a page in the output: `/teams/` is `teams/index.html`, `/404/` is `404.html`. */
export function toFile(path: string): string {
  if (path === "/404/") return "404.html";
  return path.endsWith("/") ? `${path.slice(1)}index.html` : path.slice(1);
}
