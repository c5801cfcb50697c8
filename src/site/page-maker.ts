import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Fact, toFact, traceReads } from "../model/reads.ts";
import { placePage } from "./base.ts";
import type { LastBuild } from "./last-build.ts";
import { toViewDigest } from "./last-build.ts";
import type { SitePage } from "./pages.ts";
import { toFile } from "./pages.ts";
import { setPortal } from "./portal.ts";
import type { Renderer } from "./renderer.ts";
import { toPortal } from "./to-portal.ts";
import { inTurns } from "./turns.ts";

/** A page that is in the output now. */
export interface MadePage {
  readonly path: string;
  /** By what the next build will know whether it is the same. */
  readonly key: PageKey;
  /** False where it is the same as in the last build: its file is to be taken over from there. */
  readonly isRendered: boolean;
}

/** The digest of a view, or what it was made from. */
export type PageKey = { readonly digest: string } | { readonly reads: readonly Fact[] };

/** Makes some pages, one after the other. */
export type PageMaker = (paths: readonly string[]) => Promise<readonly MadePage[]>;

export interface PageMakerInput {
  readonly pages: ReadonlyMap<string, SitePage>;
  /** Where the pages are written. */
  readonly folder: string;
  readonly last: LastBuild | undefined;
  /** Ends it before the next page. */
  readonly signal?: AbortSignal;
  /** Asked for when the first page must be rendered. */
  readonly loadRenderer: () => Promise<Renderer>;
}

/**
 * Opens the one maker of a process. Whoever asks has found out by what pages read which of them must be made; where
 * that is not known of a page, it is rendered only if its view differs from that of the last build.
 */
export function openPageMaker(input: PageMakerInput): PageMaker {
  const { folder, last, loadRenderer, pages, signal } = input;
  // Of all views, only that of the page in hand is held.
  let view: unknown;
  setPortal(toPortal(pages, () => view));
  const make = async (path: string): Promise<MadePage> => {
    signal?.throwIfAborted();
    const page = pages.get(path);
    if (!page) throw new Error(`no page: ${path}`);
    const { key, value } = makeView(path, page);
    view = value;
    const file = toFile(path);
    const isSame = "digest" in key && last?.notes.pages[path] === key.digest;
    if (isSame && last.isLeft(file)) return { path, key, isRendered: false };
    const { render, base } = await loadRenderer();
    const bytes = await render(path, page.kind).catch((cause: unknown) => {
      throw new Error(`page not rendered: ${path}`, { cause });
    });
    const placed = path.endsWith("/") ? placePage(bytes, base) : bytes;
    // What it read has changed, and nothing of what it shows: it stays the file that it was.
    if (last?.isLeft(file, placed)) return { path, key, isRendered: false };
    // Each of thousands of files would wait for its turn if this were asynchronous.
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), placed);
    return { path, key, isRendered: true };
  };
  return async (paths) => {
    const made: MadePage[] = [];
    await inTurns(paths, async (path) => made.push(await make(path)));
    return made;
  };
}

function makeView(
  path: string,
  page: SitePage,
): { readonly value: unknown; readonly key: PageKey } {
  if (!page.target) {
    const value = page.view();
    return { value, key: { digest: toViewDigest(value) } };
  }
  const { value, facts } = traceReads(page.view);
  return { value, key: { reads: [toFact("page", path), ...facts] } };
}
