import { rules } from "../model/rules.ts";

/** Chapters of the author's guide; a test holds them against those that there are. */
const chapters = [
  ...["objectives", "measures", "organisation", "text"],
  ...["keys", "progress", "accessibility"],
];

/** Pages that the portal has whatever is planned; a document may not have one of their addresses. */
const portalPages: ReadonlySet<string> = new Set([
  "/",
  "/cascade/",
  "/teams/",
  "/people/",
  "/themes/",
  "/kpis/",
  "/initiatives/",
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

/** Whether a document may not have an address: a page of the portal's own stands there, or may come to. */
export function isReserved(path: string): boolean {
  return isPortalPage(path) || /^\/(404|cascade|health|search)\//.test(path);
}
