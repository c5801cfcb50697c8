import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { placePage } from "./base.ts";
import type { LastBuild } from "./last-build.ts";
import { toViewDigest } from "./last-build.ts";
import type { SitePage } from "./pages.ts";
import { toFile } from "./pages.ts";
import { setPortal } from "./portal.ts";
import type { Renderer } from "./renderer.ts";
import { toPortal } from "./to-portal.ts";

/** A page that is in the output now. */
export interface MadePage {
  readonly path: string;
  /** Of its view. */
  readonly digest: string;
  /** False where it was taken from the last build. */
  readonly isRendered: boolean;
}

/** Makes some pages, one after the other. */
export type PageMaker = (paths: readonly string[]) => Promise<readonly MadePage[]>;

export interface PageMakerInput {
  readonly pages: ReadonlyMap<string, SitePage>;
  /** Where the pages are written. */
  readonly folder: string;
  readonly last: LastBuild | undefined;
  /** Asked for when the first page must be rendered. */
  readonly loadRenderer: () => Promise<Renderer>;
}

/** Milliseconds after which others (the search index, another maker) get their turn. */
const turn = 20;

/** Opens the one maker of a process. A page is rendered only where its view differs from that of the last build. */
export function openPageMaker({ pages, folder, last, loadRenderer }: PageMakerInput): PageMaker {
  // Of all views, only that of the page in hand is held.
  let view: unknown;
  setPortal(toPortal(pages, () => view));
  const make = async (path: string): Promise<MadePage> => {
    const page = pages.get(path);
    if (!page) throw new Error(`no page: ${path}`);
    view = page.view();
    const digest = toViewDigest(view);
    const file = toFile(path);
    const isSame = last?.notes.pages[path] === digest;
    if (isSame && last.take(file, folder)) return { path, digest, isRendered: false };
    const { render, base } = await loadRenderer();
    const bytes = await render(path, page.kind).catch((cause: unknown) => {
      throw new Error(`page not rendered: ${path}`, { cause });
    });
    // Each of thousands of files would wait for its turn if this were asynchronous.
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), path.endsWith("/") ? placePage(bytes, base) : bytes);
    return { path, digest, isRendered: true };
  };
  return async (paths) => {
    const made: MadePage[] = [];
    let since = performance.now();
    for (const path of paths) {
      made.push(await make(path));
      if (performance.now() - since > turn) {
        await setImmediate();
        since = performance.now();
      }
    }
    return made;
  };
}
