import { rules } from "../model/rules.ts";

/** Chapters of the author's guide; a test holds them against those that there are. */
const chapters = [
  ...[
    "first-change",
    "objectives",
    "measures",
    "tools",
    "quarters",
    "closing",
    "organisation",
    "text",
    "frameworks",
    "scorecard",
    "ogsm",
    "hoshin",
  ],
  ...["keys", "own", "progress", "accessibility"],
];

/** Pages that the portal has whatever is planned; a document may not have one of their addresses. */
const portalPages: ReadonlySet<string> = new Set([
  "/",
  "/cascade/",
  "/changes/",
  "/teams/",
  "/people/",
  "/themes/",
  "/kpis/",
  "/initiatives/",
  "/plans/",
  "/plans/what-without-how/",
  "/plans/words/",
  "/health/",
  "/search/",
  "/rules/",
  "/guide/",
  ...Object.keys(rules).map((code) => `/rules/${code}/`),
  ...chapters.map((name) => `/guide/${name}/`),
]);

/** Whether the portal itself has a page at a path. */
export function isPortalPage(path: string): boolean {
  return portalPages.has(path);
}

/** Where the portal has pages and files of its own, whatever they are called. */
const portalFolder =
  /^\/(404|_astro|_headers|_redirects|cascade|changes|compare|health|lineage|pagefind|schemas|search|snapshots)\//;

/** Where X-matrices have pages of their own beside the documents'. */
const matrixPage = /^\/hoshin\/(?:catchball|.+\/turned)\/$/;

/** Pages that are made of what is planned, reported and sealed, and known by their folders alone. */
const madePage = /^\/(?:changes|compare|lineage|snapshots)\/(?:[^.]+\/)?$/;

/** Whether a path is that of a page that the portal makes, as far as its folder tells. */
export function isMadePage(path: string): boolean {
  return madePage.test(path);
}

/** Whether a document may not have an address: a page or a file of the portal's own stands there, or may come to. */
export function isReserved(path: string): boolean {
  return isPortalPage(path) || portalFolder.test(path) || matrixPage.test(path);
}
