import { cpSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { getRule } from "../../src/model/rules.ts";
import { listViolations } from "./axe.ts";
import { launchChromium } from "./chromium.ts";
import { startDev } from "./dev-server.ts";

const root = join(import.meta.dirname, "../..");
const project = mkdtempSync(join(tmpdir(), "plumbline-dev-test-"));
const content = join(project, "content");
const file = join(content, "2026-q3/signalling/hear-the-points.md");

let browser: Browser;
let stop: () => Promise<void>;
let origin = "";
beforeAll(async () => {
  cpSync(join(root, "test/input/healthy"), content, { recursive: true });
  writeFileSync(file, readFileSync(file, "utf8").replace("title:", "titel:"));
  ({ origin, stop } = await startDev(project));
  browser = await launchChromium();
});
afterAll(async () => {
  await stop();
  await browser.close();
});

function edit(from: string, to: string): void {
  const text = readFileSync(file, "utf8");
  expect(text).toContain(from);
  writeFileSync(file, text.replace(from, to));
}

const overlay = "#plumbline-dev";

async function expectClean(page: Page): Promise<void> {
  // What the portal's own pages hold to is for other tests: here they only lie below.
  const violations = await listViolations(page);
  const own = violations.filter(({ nodes }) => !nodes.some((html) => html.includes("<main")));
  expect(own).toEqual([]);
}

describe("npm run dev", () => {
  it("begins with the findings where there is no plan yet, and with the portal once they are mended", async () => {
    const page = await browser.newPage();
    await page.goto(`${origin}/`);
    expect(await page.locator("h1").textContent()).toContain("there is nothing to show yet");
    expect(await page.locator("li code").nth(1).textContent()).toBe("titel");
    expect(await listViolations(page)).toEqual([]);
    const colour = await page.locator("b.error").evaluate((mark) => getComputedStyle(mark).color);
    expect(colour).not.toBe("rgb(0, 0, 0)");
    // The rule explains itself on its own page, over which nothing lies but a badge.
    await page.locator("li a[href^='/rules/']").first().click();
    const badge = page.locator(`${overlay} .badge`);
    await badge.waitFor();
    expect(await page.locator("h1").textContent()).toContain(getRule("unknown-key").title);
    expect(await page.locator(`${overlay} .panel`).isVisible()).toBe(false);
    await badge.click();
    expect(await page.locator(`${overlay} h2`).textContent()).toMatch(/there is no portal to show/);
    await page.goBack();
    edit("titel:", "title:");
    await page.waitForFunction(() => document.title.includes("at a glance"));
    expect(await page.locator(overlay).count()).toBe(0);
    await page.close();
  });

  it.each(["light", "dark"] as const)(
    "keeps the last good plan in %s, with a link to the line, and goes by keyboard",
    async (colorScheme) => {
      const context = await browser.newContext({
        colorScheme,
        viewport: { width: 390, height: 844 },
      });
      const page = await context.newPage();
      await page.goto(`${origin}/2026-q3/signalling/hear-the-points/`, {
        waitUntil: "networkidle",
      });
      edit("to: 2026-q3/company/meet", "to: 2026-q3/company/met");
      const place = page.locator(`${overlay} a.place`);
      await place.first().waitFor();
      expect(await page.locator("h1").textContent()).toContain("Hear the points");
      expect(await place.first().textContent()).toMatch(/^content\/2026-q3\/.+\.md:\d+:\d+$/);
      expect(await place.first().getAttribute("href")).toMatch(/^vscode:\/\/file\/.+\.md:\d+:\d+$/);
      expect(await page.locator(`${overlay} pre`).first().textContent()).toContain("^^^^");
      expect(await page.locator(`${overlay} li`).first().textContent()).toContain("Mend it: ");
      expect(await page.locator(`${overlay} a[href="/rules/unknown-reference/"]`).count()).toBe(1);
      await expectClean(page);
      const scrolls = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
      expect(scrolls).toBe(false);
      await page.keyboard.press("Escape");
      expect(await place.first().isVisible()).toBe(false);
      // Closed once, it stays so for these errors, on other pages too.
      await page.goto(`${origin}/teams/`, { waitUntil: "networkidle" });
      const badge = page.locator(`${overlay} .badge`);
      await badge.waitFor();
      expect(await badge.textContent()).toBe("◆ 1 error");
      await badge.focus();
      await page.keyboard.press("Enter");
      expect(await place.first().isVisible()).toBe(true);
      edit("to: 2026-q3/company/met", "to: 2026-q3/company/meet");
      await page.locator(overlay).waitFor({ state: "detached" });
      await context.close();
    },
  );

  it("keeps what editors complete by up to date", () => {
    expect(existsSync(join(project, ".astro/collections/objective.schema.json"))).toBe(true);
  });
});
