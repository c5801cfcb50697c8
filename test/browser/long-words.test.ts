import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { launchChromium } from "./chromium.ts";
import { copyWithLongWords } from "./long-words.ts";
import { readPages, type BuiltPage } from "./pages.ts";
import { buildSite, serveSite } from "./site.ts";

/** Pages on which nothing of the organisation stands. */
const own = new Set(["rule", "rules", "guide", "keys", "notFound"]);

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
});

describe("a portal in which every text holds a very long word", () => {
  const folder = mkdtempSync(join(tmpdir(), "plumbline-words-"));
  const out = join(folder, "site");
  let site: Awaited<ReturnType<typeof serveSite>>;
  let pages: readonly BuiltPage[] = [];

  beforeAll(async () => {
    copyWithLongWords("content", join(folder, "content"));
    await buildSite({ content: join(folder, "content"), asOf: "2026-08-27", out });
    pages = pickLongest(readPages(out), 3);
    site = await serveSite(out);
  });
  afterAll(async () => {
    await site.close();
    rmSync(folder, { recursive: true });
  });

  it.each([390, 1440])("scrolls no page sideways at %i pixels", async (width) => {
    const page = await browser.newPage({ viewport: { width, height: 900 } });
    const found: string[] = [];
    for (const { path } of pages) {
      await page.goto(site.origin + path);
      for (const text of await page.evaluate(listLeaving)) found.push(`${path} ${text}`);
    }
    await page.close();
    expect(found).toEqual([]);
  });
});

describe("the demonstration portal", () => {
  it.each([390, 700, 1000, 1440])("breaks no ordinary word at %i pixels", async (width) => {
    const page = await browser.newPage({ viewport: { width, height: 900 } });
    const found: string[] = [];
    for (const { path } of pickLongest(readPages(inject("folder")), 2)) {
      await page.goto(inject("origin") + path);
      for (const word of await listBroken(page)) found.push(`${path} ${word}`);
    }
    await page.close();
    expect(found).toEqual([]);
  });
});

/** The longest pages of each kind. */
function pickLongest(pages: readonly BuiltPage[], most: number): readonly BuiltPage[] {
  const kinds = Map.groupBy(pages, ({ kind }) => kind);
  return [...kinds]
    .filter(([kind]) => !own.has(kind))
    .flatMap(([, list]) => list.sort((a, b) => b.html.length - a.html.length).slice(0, most));
}

/** Runs in the page: what is wider than the window, than its own box, or than its drawing. Drawings that pan are left out. */
function listLeaving(): readonly string[] {
  for (const details of document.querySelectorAll("details")) details.open = true;
  const window = document.documentElement;
  const found: string[] = [];
  const wide = window.scrollWidth - window.clientWidth;
  if (wide > 0) found.push(`is ${wide} pixels wider than the window`);
  const toName = (element: Element): string =>
    `${element.tagName.toLowerCase()}.${element.getAttribute("class") ?? ""}`;
  const regions = ".vh, .scroll, .table-scroll, thead, pre, dialog, [hidden], [role=region]";
  for (const element of document.querySelectorAll("body *")) {
    if (!(element instanceof HTMLElement) || element.closest(regions) !== null) continue;
    const { display, overflowX } = getComputedStyle(element);
    if (display === "inline" || element.clientWidth === 0 || overflowX !== "visible") continue;
    if (element.matches(".life__cell")) continue; // Its thread reaches to the next cell.
    if (element.matches("select")) continue; // It cuts its choice itself, and no style can change that.
    if (element.scrollWidth > element.clientWidth + 1) found.push(`leaves ${toName(element)}`);
  }
  for (const text of document.querySelectorAll("svg:not(.graph__svg) text")) {
    const drawing = text
      .closest("svg.smap, svg.tree__svg, svg.drawing, svg")
      ?.getBoundingClientRect();
    const frame = text.closest("a, g")?.querySelector(":scope > rect")?.getBoundingClientRect();
    const { left, right, width } = text.getBoundingClientRect();
    for (const box of [drawing, frame]) {
      if (box === undefined || width === 0 || box.width === 0) continue;
      if (left < box.left - 1 || right > box.right + 1) found.push(`text leaves ${toName(text)}`);
    }
  }
  return [...new Set(found)];
}

/** Words of a length that people write which stand on two lines, and codes. */
async function listBroken(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    for (const details of document.querySelectorAll("details")) details.open = true;
    const found = new Set<string>();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const text = walker.currentNode;
      const parent = text.parentElement;
      if (parent === null || parent.closest("script, style, svg, pre, .path") !== null) continue;
      if (!parent.checkVisibility() || isHidden(parent)) continue;
      const words = parent.closest(".code") === null ? /[\p{L}\p{N}]{2,24}/gu : /\S{2,24}/gu;
      for (const { 0: word, index } of (text.textContent ?? "").matchAll(words)) {
        const range = document.createRange();
        range.setStart(text, index);
        range.setEnd(text, index + word.length);
        const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
        // A digest is no word.
        if (lines.size > 1 && !/^[0-9a-f]{24}$/.test(word)) found.add(word);
      }
    }
    return [...found];

    /** What only screen readers see is as narrow as can be. */
    function isHidden(element: Element): boolean {
      for (let one: Element | null = element; one !== null; one = one.parentElement) {
        if (getComputedStyle(one).clipPath !== "none") return true;
      }
      return false;
    }
  });
}
