import { mkdirSync, writeFileSync } from "node:fs";
import { cp } from "node:fs/promises";
import { dirname, join } from "node:path";
import { setImmediate } from "node:timers/promises";
import type { ViewContext } from "../view/context.ts";
import type { LastBuild } from "./last-build.ts";
import { linkPages, toFile } from "./pages.ts";
import { setPortal } from "./portal.ts";
import type { Progress } from "./progress.ts";
import { loadRenderer } from "./renderer.ts";
import { selectPages, toPortal } from "./selection.ts";

export interface PagesInput {
  /** The folder of the portal's own code, and its digest. */
  readonly root: string;
  readonly codeDigest: string;
  /** The folder below which the bundled page modules are kept. */
  readonly project: string;
  /** Where the pages are written. */
  readonly folder: string;
  readonly last: LastBuild | undefined;
  readonly progress: Progress;
}

export interface WrittenPages {
  /** Of the view of every page, by path. */
  readonly digests: ReadonlyMap<string, string>;
  readonly rendered: number;
}

/** Milliseconds after which others (the search index) get their turn. */
const turn = 20;

/** Renders the pages that have changed since the last build, and takes the others from its output. */
export async function writePages(context: ViewContext, input: PagesInput): Promise<WrittenPages> {
  const { root, codeDigest, project, folder, last, progress } = input;
  // Bundling, where it must be done, is a process of its own.
  const loading = loadRenderer(root, project, codeDigest);
  loading.catch(() => undefined);
  const pages = linkPages(context);
  const selection = await selectPages(pages, last, folder);
  const { wanted, digests } = selection;
  const { render, assets } = await loading;
  await cp(assets, folder, { recursive: true });
  setPortal(toPortal(pages, selection));
  let rendered = 0;
  let since = performance.now();
  for (const path of wanted) {
    const html = await render(path, pages.get(path)?.kind ?? "").catch((cause: unknown) => {
      throw new Error(`page not rendered: ${path}`, { cause });
    });
    const file = join(folder, toFile(path));
    // Each of thousands of files would wait for its turn otherwise.
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, html);
    rendered += 1;
    progress.count("pages rendered", rendered, wanted.size);
    if (performance.now() - since > turn) {
      await setImmediate();
      since = performance.now();
    }
  }
  progress.report(`${rendered} pages rendered, ${pages.size - rendered} unchanged`);
  return { digests, rendered };
}
