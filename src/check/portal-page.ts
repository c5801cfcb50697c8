import { rules } from "../model/rules.ts";

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
  ...Object.keys(rules).map((code) => `/rules/${code}/`),
]);

/** Whether the portal itself has a page at a path; the guide's chapters are its own. */
export function isPortalPage(path: string): boolean {
  return portalPages.has(path) || /^\/guide\/([a-z0-9-]+\/)?$/.test(path);
}
