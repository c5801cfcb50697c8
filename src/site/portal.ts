import type { PageKind, PageViews } from "./pages.ts";

/**
 * The one way from the plan to the pages. Vite bundles the page modules into instances of their own, so a plain
 * module variable would exist twice: once filled by the build, once empty in the pages. What is handed over hangs
 * therefore on the process, under a symbol that both instances share. Pages import this file and nothing else of
 * the site; everything that it imports is a type, so that no view and no parser is bundled with the pages.
 */
export interface Portal {
  /** The paths of a kind of page that are to be rendered, as in `/2026-q3/engineering/find-the-fault/`. */
  readonly getPaths: (kind: PageKind) => readonly string[];
  readonly getView: <Kind extends PageKind>(kind: Kind, path: string) => PageViews[Kind];
}

const key = Symbol.for("plumbline.portal");

type Process = typeof globalThis & { [key]?: Portal };

/** Hands the portal to the pages; again on every change in development. */
export function setPortal(portal: Portal): void {
  (globalThis as Process)[key] = portal;
}

/** What `getStaticPaths` of the page `src/pages/[...<kind>].astro` returns. */
export function getPaths(kind: PageKind): { params: Record<string, string> }[] {
  return getPortal()
    .getPaths(kind)
    .map((path) => ({ params: { [kind]: path.slice(1, -1) } }));
}

/** The same of a kind of file, `src/pages/cascade/[<kind>].json.ts`: `index` for `/cascade/index.json`. */
export function getFilePaths(kind: PageKind): { params: Record<string, string> }[] {
  return getPortal()
    .getPaths(kind)
    .map((path) => ({ params: { [kind]: path.replace(/^.*\/|\.(?:json|xml)$/g, "") } }));
}

/** The view of the page at a URL; `path` may be percent-encoded, as `Astro.url.pathname` is. */
export function getView<Kind extends PageKind>(kind: Kind, path: string): PageViews[Kind] {
  const decoded = decodeURI(path);
  const isWhole = decoded.endsWith("/") || /\.(?:json|xml)$/.test(decoded);
  return getPortal().getView(kind, isWhole ? decoded : `${decoded}/`);
}

function getPortal(): Portal {
  const portal = (globalThis as Process)[key];
  if (!portal) throw new Error("no portal loaded: pages are built by `npm run build`");
  return portal;
}
