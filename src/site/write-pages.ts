import { join } from "node:path";
import type { ViewContext } from "../view/context.ts";
import type { LastBuild } from "./last-build.ts";
import { listFiles } from "./last-build.ts";
import { linkPages } from "./pages.ts";
import { setPortal } from "./portal.ts";
import type { Progress } from "./progress.ts";
import { renderPages } from "./rendering.ts";
import { selectPages, toPortal } from "./selection.ts";

export interface PagesInput {
  /** The folder of the portal's own code. */
  readonly root: string;
  /** Where the pages are written. */
  readonly folder: string;
  readonly last: LastBuild | undefined;
  readonly progress: Progress;
}

export interface WrittenPages {
  /** Of the view of every page, by path. */
  readonly digests: ReadonlyMap<string, string>;
  readonly rendered: number;
  /** Scripts, styles and fonts. */
  readonly assets: readonly string[];
}

/** Renders the pages that have changed since the last build, and takes the others from its output. */
export async function writePages(context: ViewContext, input: PagesInput): Promise<WrittenPages> {
  const { root, folder, last, progress } = input;
  const pages = linkPages(context);
  const selection = await selectPages(pages, last, folder);
  const { wanted, digests } = selection;
  const isSame = wanted.size === 0 && last?.notes.assets.every((file) => last.take(file, folder));
  if (isSame !== true) {
    setPortal(toPortal(pages, selection));
    let rendered = 0;
    await renderPages({
      root,
      folder,
      isWanted: (path) => {
        if (!pages.has(path)) throw new Error(`page of no kind: ${path}`);
        return wanted.has(path);
      },
      onPage: () => {
        rendered += 1;
        progress.count("pages rendered", rendered, wanted.size);
      },
    });
  }
  progress.report(`${wanted.size} pages rendered, ${pages.size - wanted.size} unchanged`);
  const assets = [
    ...listFiles(join(folder, "_astro")).map((file) => `_astro/${file}`),
    ...listFiles(join(root, "public")),
  ];
  return { digests, rendered: wanted.size, assets };
}
