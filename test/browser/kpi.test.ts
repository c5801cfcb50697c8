import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { listViolations } from "./axe.ts";
import { launchChromium } from "./chromium.ts";

const origin = inject("origin");

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
});

async function open(
  path: string,
  width = 1440,
  colorScheme: "light" | "dark" = "light",
): Promise<{ readonly page: Page; readonly context: BrowserContext }> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
  const page = await context.newPage();
  await page.goto(origin + path, { waitUntil: "networkidle" });
  return { page, context };
}

const computed = "/kpis/right-time-arrivals/";
const red = "/kpis/complaints-answered/";

describe.each([computed, red, "/kpis/", "/health/"])("%s", (path) => {
  it.each([
    [390, "light"],
    [390, "dark"],
    [1440, "light"],
    [1440, "dark"],
  ] as const)(
    "at %i pixels in %s breaks no rule, with all that folds open",
    async (width, theme) => {
      const { page, context } = await open(path, width, theme);
      await page.evaluate(() => {
        for (const fold of document.querySelectorAll("details")) fold.open = true;
      });
      const violations = await listViolations(page);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      await context.close();
      expect(violations).toEqual([]);
      expect(overflow).toBeLessThanOrEqual(0);
    },
  );
});

describe("the driver tree of a KPI", () => {
  it("has every box in its list, too, and no measure twice", async () => {
    const { page, context } = await open(computed);
    const boxes = await readLinks(page, ".tree__box");
    const listed = await readLinks(page, ".tree__list li > p > a");
    await context.close();
    expect(boxes.length).toBeGreaterThan(8);
    expect(new Set(boxes).size).toBe(boxes.length);
    expect(listed.toSorted()).toEqual(boxes.toSorted());
  });

  it("is walked by keyboard: from box to box, and to the measure that it names", async () => {
    const { page, context } = await open(computed);
    await page.locator(".tree__drawing").focus();
    const seen: string[] = [];
    const count = await page.locator(".tree__box").count();
    while (seen.length < count) {
      await page.keyboard.press("Tab");
      seen.push(await page.evaluate(() => document.activeElement?.getAttribute("href") ?? ""));
    }
    expect(seen.toSorted()).toEqual((await readLinks(page, ".tree__box")).toSorted());
    const last = seen.at(-1) ?? "";
    await page.keyboard.press("Enter");
    await page.waitForURL((url) => url.pathname === last);
    await context.close();
  });

  it("is a list on a phone, open at once", async () => {
    const { page, context } = await open(computed, 390);
    const shown = await page.locator(".tree__drawing").isVisible();
    const item = await page.locator(".tree__list li a").last().isVisible();
    await context.close();
    expect([shown, item]).toEqual([false, true]);
  });
});

describe("the page of a KPI", () => {
  it("leads from a computed value to the lines of the files that it came from", async () => {
    const { page, context } = await open(computed);
    await page.locator(".reading summary").focus();
    await page.keyboard.press("Enter");
    const text = await page.locator(".reading .explain__in").innerText();
    await context.close();
    expect(text).toContain("Trains right time ÷ Trains planned × 100");
    expect(text).toMatch(/8,815[^]*trains-right-time\.csv:25/);
  });

  it("says what a KPI is and what a key result is, beside each other", async () => {
    const { page, context } = await open("/kpis/old-speed-restrictions/");
    const heads = await page.locator(".focus h3").allInnerTexts();
    const rows = await page.locator(".focus__push li").count();
    await context.close();
    expect(heads).toEqual(["KPI: steady control", "Key result: a push that ends"]);
    expect(rows).toBeGreaterThan(0);
  });

  it("offers three ways to act on a red one that nobody acts on, from the wall and from the health page", async () => {
    for (const from of ["/kpis/", "/health/"]) {
      const { page, context } = await open(from);
      await page.locator(`a[href^="${red}"]`).first().click();
      await page.waitForURL((url) => url.pathname === red);
      const ways = await page.locator("#offer li").count();
      await context.close();
      expect(ways).toBe(3);
    }
  });

  it("shows a recovery on both sides", async () => {
    const { page, context } = await open("/kpis/points-failures/");
    await page.locator(".recoveries a").click();
    await page.waitForURL("**/2026-q3/engineering/find-the-fault/");
    const back = await page.locator('.rail a[href="/kpis/points-failures/"]').count();
    await context.close();
    expect(back).toBeGreaterThan(0);
  });
});

describe("the wall of KPIs", () => {
  it("has every KPI by theme and by team", async () => {
    const { page, context } = await open("/kpis/");
    const [themes, teams] = await Promise.all(
      ["wide", "columns"].map((form) => readLinks(page, `.walls--${form} h4 a`)),
    );
    await context.close();
    expect(new Set(themes)).toEqual(new Set(teams));
    expect(new Set(teams).size).toBeGreaterThan(15);
  });
});

async function readLinks(page: Page, selector: string): Promise<readonly string[]> {
  return page
    .locator(selector)
    .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
}
