import type { ServerResponse } from "node:http";
import type { Connect } from "vite";
import { sumsFile } from "../history/seal.ts";

/** What Vite answers, and none of the portal's own addresses. */
export const ofVite = /^\/(?:@|__|src\/|lib\/|node_modules\/)/;

/** Whether the portal has a page at a path that ends with a slash. */
export type HasPage = (path: string) => boolean;

/** The path that is asked for; the root where it is written as no path is. */
export function toPath({ url = "/", originalUrl = url }: Connect.IncomingMessage): string {
  try {
    return decodeURIComponent(new URL(originalUrl, "http://localhost").pathname);
  } catch {
    return "/";
  }
}

/**
 * Puts an address without an ending right before Astro sees it, which refuses every one with a page of its own: it takes
 * it for that of a page without its last slash. What was asked for stays in `originalUrl`.
 *
 *     /snapshots/2026-q2/SHA256SUMS   a list of digests, which has no ending     passed on
 *     /teams                          there is a page `/teams/`                  sent there, as hosts do
 *     /nowhere                        there is none                              the portal's own 404 page
 */
export function settleAddress(
  hasPage: HasPage,
  request: Connect.IncomingMessage,
  response: ServerResponse,
  next: Connect.NextFunction,
): void {
  const path = toPath(request);
  const isWhole = path.endsWith("/") || /\.[^/]*$/.test(path) || ofVite.test(path);
  if (path.endsWith(`/${sumsFile}`)) request.url = `${encodeURI(path)}.txt`;
  else if (!isWhole && hasPage(`${path}/`)) {
    const { pathname, search } = new URL(request.url ?? "/", "http://localhost");
    response.writeHead(302, { Location: `${pathname}/${search}` }).end();
    return;
  } else if (!isWhole) request.url = missingPath;
  next();
}

/** Lets Astro show the portal's own page where there is none; of other paths it lists its routes on the terminal. */
export function settleMissing(hasPage: HasPage, request: Connect.IncomingMessage): void {
  const path = toPath(request);
  if (path.endsWith("/") && !hasPage(path) && !ofVite.test(path)) request.url = missingPath;
}

const missingPath = "/404/";
