import { setImmediate } from "node:timers/promises";
import type { LastBuild } from "./last-build.ts";
import { toDigest } from "./last-build.ts";
import type { PageKind, PageViews, SitePage } from "./pages.ts";
import { toFile } from "./pages.ts";
import type { Portal } from "./portal.ts";

/** The pages that must be rendered, and what was learnt while finding them. */
export interface Selection {
  readonly wanted: ReadonlySet<string>;
  /** Of the views that are known by now; those of pages that are rendered join while they are. */
  readonly digests: Map<string, string>;
  /** Views that were made to compare them and are needed again. */
  readonly views: Map<string, unknown>;
}

/** How many views are kept for rendering; beyond that they are made a second time rather than held in memory. */
const keptViews = 500;
/** Milliseconds after which others (the search index) get their turn. */
const turn = 20;

/** Finds the pages that changed since the last build, and takes the others over from its output. */
export async function selectPages(
  pages: ReadonlyMap<string, SitePage>,
  last: LastBuild | undefined,
  folder: string,
): Promise<Selection> {
  const digests = new Map<string, string>();
  const views = new Map<string, unknown>();
  if (!last) return { wanted: new Set(pages.keys()), digests, views };
  const wanted = new Set<string>();
  let since = performance.now();
  for (const [path, page] of pages) {
    const known = last.notes.pages[path];
    if (known !== undefined) {
      const view = page.view();
      const digest = toDigest(view);
      digests.set(path, digest);
      if (digest === known && last.take(toFile(path), folder)) continue;
      if (views.size < keptViews) views.set(path, view);
    }
    wanted.add(path);
    if (performance.now() - since > turn) {
      await setImmediate();
      since = performance.now();
    }
  }
  return { wanted, digests, views };
}

/** The portal as the pages see it: the selected ones only, each view made once and let go. */
export function toPortal(pages: ReadonlyMap<string, SitePage>, selection: Selection): Portal {
  const { wanted, digests, views } = selection;
  return {
    getPaths: (kind) => [...wanted].filter((path) => pages.get(path)?.kind === kind),
    getView: <Kind extends PageKind>(kind: Kind, path: string): PageViews[Kind] => {
      const page = pages.get(path);
      if (page?.kind !== kind) throw new Error(`no page of kind ${kind}: ${path}`);
      const view = views.get(path) ?? page.view();
      views.delete(path);
      if (!digests.has(path)) digests.set(path, toDigest(view));
      // The page was linked under its kind, and each kind has one type of view.
      return view as PageViews[Kind];
    },
  };
}
