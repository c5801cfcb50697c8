import { existsSync } from "node:fs";
import { join } from "node:path";
import { parse } from "node-html-parser";
import type { BuiltPage } from "./pages.ts";

/** Where a page leads and what it loads, as written. */
export function toTargets(html: string): string[] {
  return parse(html)
    .querySelectorAll("a[href], link[href], script[src], img[src], use[href], image[href]")
    .map((element) => element.getAttribute("href") ?? element.getAttribute("src") ?? "");
}

/** Links of pages to pages, files and anchors that do not exist. */
export function listBrokenLinks(folder: string, pages: readonly BuiltPage[]): string[] {
  const anchors = new Map(pages.map(({ path, html }) => [path, new Set(toIds(html))]));
  const broken: string[] = [];
  for (const { path, html } of pages) {
    for (const target of toTargets(html)) {
      if (!/^(\/|\.|#|\?|[a-z0-9-]+\/)/i.test(target) || /^[a-z]+:/i.test(target)) continue;
      const url = new URL(target, `http://site${path}`);
      const to = decodeURI(url.pathname);
      const file = join(folder, to.endsWith("/") ? `${to}index.html` : to);
      if (!existsSync(file)) broken.push(`${path} → ${target}`);
      else if (
        url.hash !== "" &&
        anchors.has(to) &&
        !anchors.get(to)?.has(decodeURIComponent(url.hash.slice(1)))
      )
        broken.push(`${path} → ${target} (no such anchor)`);
    }
  }
  return broken;
}

/** Pages that nobody reaches who begins on the overview and follows links. */
export function listUnreached(pages: readonly BuiltPage[]): string[] {
  const html = new Map(pages.map((page) => [page.path, page.html]));
  // A set visits what is added while it is walked.
  const reached = new Set(["/"]);
  for (const path of reached) {
    for (const target of toTargets(html.get(path) ?? "")) {
      const to = decodeURI(new URL(target, `http://site${path}`).pathname);
      if (html.has(to)) reached.add(to);
    }
  }
  return pages.map(({ path }) => path).filter((path) => !reached.has(path));
}

function toIds(html: string): string[] {
  return [...html.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1] ?? "");
}
