import type { PageKind, PageViews, SitePage } from "./pages.ts";
import type { Portal } from "./portal.ts";

/** The portal as the page modules see it; `find` finds the view of a page that they ask for. */
export function toPortal(
  pages: ReadonlyMap<string, SitePage>,
  find: (page: SitePage) => unknown,
): Portal {
  return {
    getPaths: (kind) => [...pages].filter(([, page]) => page.kind === kind).map(([path]) => path),
    getView: <Kind extends PageKind>(kind: Kind, path: string): PageViews[Kind] => {
      const page = pages.get(path);
      if (page?.kind !== kind) throw new Error(`no page of kind ${kind}: ${path}`);
      // The page was linked under its kind, and each kind has one type of view.
      return find(page) as PageViews[Kind];
    },
  };
}
