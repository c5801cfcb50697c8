import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { launchChromium } from "./chromium.ts";

const origin = inject("origin");

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
});

describe("the page of changes", () => {
  it("shows the kinds as pages of their own, without a script", async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${origin}/changes/`);
    expect(await page.locator("[data-narrow]").isVisible()).toBe(false);
    await page.getByRole("link", { name: "Promises", exact: true }).click();
    expect(new URL(page.url()).pathname).toBe("/changes/promises/");
    expect(await page.locator(".week li").count()).toBeGreaterThan(0);
    expect(await page.getByText("Checked in on").count()).toBe(0);
    await context.close();
  });

  it("narrows what it shows to some words, and says how much that is", async () => {
    const page = await browser.newPage();
    await page.goto(`${origin}/changes/`);
    const all = await page.locator(".week li").count();
    await page.getByRole("searchbox", { name: "With these words" }).fill("hamish FAULT");
    const shown = page.locator(".week li:visible");
    const count = await shown.count();
    expect(count).toBeGreaterThan(0);
    expect(count).toBeLessThan(all);
    for (const text of await shown.allTextContents()) expect(text).toMatch(/Hamish/);
    expect(await page.getByRole("status").first().textContent()).toContain(`${count} of ${all}`);
    await page.getByRole("searchbox", { name: "With these words" }).fill("");
    expect(await shown.count()).toBe(all);
    await page.close();
  });

  it("offers what was eased once: as a page of its own", async () => {
    const page = await browser.newPage();
    await page.goto(`${origin}/changes/`);
    await page.locator("[data-narrow]").waitFor();
    expect(await page.getByText("Eased only").count()).toBe(1);
    await page.getByRole("link", { name: "Eased only" }).click();
    await page.waitForURL("**/changes/eased/");
    await page.close();
  });

  it("offers a feed that is well-formed, on every page", async () => {
    const page = await browser.newPage();
    await page.goto(`${origin}/teams/`);
    const href = await page.locator('link[type="application/atom+xml"]').getAttribute("href");
    const feed = await page.evaluate(async (path) => {
      const text = await (await fetch(path)).text();
      const xml = new DOMParser().parseFromString(text, "application/xml");
      const read = (selector: string): string[] =>
        [...xml.querySelectorAll(selector)].map((node) => node.textContent);
      return {
        errors: read("parsererror"),
        root: xml.documentElement.localName,
        ids: read("entry > id"),
        titles: read("entry > title"),
        updated: read("updated"),
      };
    }, href ?? "");
    await page.close();
    expect(feed).toMatchObject({ errors: [], root: "feed" });
    expect(feed.ids.length).toBeGreaterThan(20);
    // What RFC 4287 asks of every entry: an id that no other has, a title and a time.
    expect(new Set(feed.ids).size).toBe(feed.ids.length);
    expect(feed.titles).toHaveLength(feed.ids.length);
    for (const time of feed.updated) expect(time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  });
});
