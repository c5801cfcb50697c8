import { setImmediate } from "node:timers/promises";
import type { PageCache } from "./page-cache.ts";
import { takePage, toPageKey } from "./page-cache.ts";
import type { PageKind, PageViews, SitePage } from "./pages.ts";
import type { Portal } from "./portal.ts";

/** The pages that must be rendered, and what was learnt while finding them. */
export interface Selection {
  readonly wanted: ReadonlySet<string>;
  /** Of all pages whose view is known by now; those that are rendered join while they are. */
  readonly keys: Map<string, string>;
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
  cache: PageCache,
  folders: { readonly from: string; readonly to: string },
): Promise<Selection> {
  const wanted = new Set<string>();
  const keys = new Map<string, string>();
  const views = new Map<string, unknown>();
  let since = performance.now();
  for (const [path, page] of pages) {
    const cached = cache.get(path);
    if (cached) {
      const view = page.view();
      const key = toPageKey(view);
      keys.set(path, key);
      if (cached.key === key && (await takePage(path, cached, folders.from, folders.to))) continue;
      if (views.size < keptViews) views.set(path, view);
    }
    wanted.add(path);
    if (performance.now() - since > turn) {
      await setImmediate();
      since = performance.now();
    }
  }
  return { wanted, keys, views };
}

/** The portal as the pages see it: the selected ones only, each view made once and let go. */
export function toPortal(pages: ReadonlyMap<string, SitePage>, selection: Selection): Portal {
  return {
    getPaths: (kind) => [...selection.wanted].filter((path) => pages.get(path)?.kind === kind),
    getView: <Kind extends PageKind>(kind: Kind, path: string): PageViews[Kind] => {
      const page = pages.get(path);
      if (page?.kind !== kind) throw new Error(`no page of kind ${kind}: ${path}`);
      const view = selection.views.get(path) ?? page.view();
      selection.views.delete(path);
      if (!selection.keys.has(path)) selection.keys.set(path, toPageKey(view));
      // The page was linked under its kind, and each kind has one type of view.
      return view as PageViews[Kind];
    },
  };
}
