import { gzipSync } from "node:zlib";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { listViolations } from "./axe.ts";
import { launchChromium } from "./chromium.ts";
import { pickOneOfEachKind, readPages } from "./pages.ts";

const origin = inject("origin");
const allPages = readPages(inject("folder"));
const pages = pickOneOfEachKind(allPages);
const widths = [390, 1440];
const themes = ["light", "dark"] as const;

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
});

describe("the built portal", () => {
  it("has pages of every kind, and each says which it is", () => {
    expect(pages.map(({ kind }) => kind)).not.toContain("");
    expect(pages.map(({ kind }) => kind).sort()).toContain("objective");
  });

  // The longest page of a kind need not be its widest: here are all of them.
  it.each(widths)("stays within %i pixels on every page", async (width) => {
    const page = await browser.newPage({ viewport: { width, height: 900 } });
    const wide: string[] = [];
    for (const { path } of allPages) {
      await page.goto(origin + path);
      const reached = await page.evaluate(() => document.documentElement.scrollWidth);
      if (reached > width) wide.push(`${path}: ${reached}`);
    }
    await page.close();
    expect(wide).toEqual([]);
  });
});

describe.each(pages.map(({ kind, path }) => ({ kind, path })))(
  "$kind at $path",
  ({ kind, path }) => {
    describe.each(widths)("%i pixels wide", (width) => {
      it.each(themes)(
        "in %s breaks no rule of WCAG 2.2 AA, stays within its policy, its host and its width",
        async (theme) => {
          const { page, context, problems } = await open(path, width, theme);
          const violations = await listViolations(page);
          const overflow = await page.evaluate(
            () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
          );
          await context.close();
          expect(violations).toEqual([]);
          expect(problems).toEqual([]);
          expect(overflow).toBeLessThanOrEqual(0);
        },
      );
    });

    it.skipIf(kind.endsWith("cascade"))(
      "weighs at most 100 kB, of which 30 kB of script",
      async () => {
        const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
        const page = await context.newPage();
        const loaded: { url: string; script: boolean; size: Promise<number> }[] = [];
        page.on("response", (response) => {
          const script = response.request().resourceType() === "script";
          const packed = /font|image\/(png|jpe?g|webp)/.test(
            response.headers()["content-type"] ?? "",
          );
          const size = response
            .body()
            .then((body) => (packed ? body.length : gzipSync(body).length));
          loaded.push({ url: response.url(), script, size });
        });
        await page.goto(origin + path, { waitUntil: "networkidle" });
        const sizes = await Promise.all(
          loaded.map(async (file) => ({ ...file, size: await file.size })),
        );
        await context.close();
        const toSum = (files: typeof sizes): number =>
          files.reduce((sum, { size }) => sum + size, 0);
        expect(toSum(sizes.filter(({ script }) => script))).toBeLessThanOrEqual(30_000);
        expect(
          toSum(sizes),
          sizes.map(({ url, size }) => `${url} ${size}`).join("\n"),
        ).toBeLessThanOrEqual(100_000);
      },
    );

    it("says the same without JavaScript", async () => {
      const withScript = await open(path, 1440, "light");
      const without = await open(path, 1440, "light", false);
      const shown = await toWords(withScript.page);
      const plain = new Set(await toWords(without.page));
      await withScript.context.close();
      await without.context.close();
      const missing = shown.filter((word) => !plain.has(word));
      expect(missing).toEqual([]);
    });
  },
);

async function open(
  path: string,
  width: number,
  colorScheme: "light" | "dark",
  javaScriptEnabled = true,
): Promise<{ page: Page; context: BrowserContext; problems: string[] }> {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme,
    javaScriptEnabled,
    reducedMotion: "reduce",
  });
  const problems: string[] = [];
  const page = await context.newPage();
  page.on("console", (message) => problems.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => problems.push(`error: ${error.message}`));
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(origin) && !url.startsWith("data:")) problems.push(`request: ${url}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) problems.push(`status ${response.status()}: ${response.url()}`);
  });
  await page.goto(origin + path, { waitUntil: "networkidle" });
  return { page, context, problems };
}

/**
 * The words of the page's main part as a reader could find them, opened details included. Left out is what only a
 * script could use (controls, and the drawing and panel that it makes beside the same outline), and what it reports.
 */
async function toWords(page: Page): Promise<string[]> {
  const texts = await page.locator("main").evaluate((main) => {
    const copy = main.cloneNode(true);
    const parts: string[] = [];
    if (!(copy instanceof Element)) return parts;
    const mechanics =
      "form, button, select, kbd, [role=toolbar], [role=status], noscript, output, [data-filter-summary], svg, template";
    for (const element of copy.querySelectorAll(mechanics)) element.remove();
    const walker = document.createTreeWalker(copy, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) parts.push(walker.currentNode.textContent ?? "");
    return parts;
  });
  const words = texts.join(" ").split(/[^\p{L}\p{N}%]+/u);
  return [...new Set(words.filter((word) => word.length > 2))];
}
