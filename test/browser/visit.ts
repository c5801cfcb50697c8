import type { Browser, Page } from "playwright-core";
import { expect, test } from "vitest";
import { launchChromium } from "./chromium.ts";

interface Visit {
  /** One for all tests of a file. */
  readonly browser: Browser;
  /** A page of the test's own, as wide as a desk's screen. Whatever it reports, an error or a log, fails the test. */
  readonly page: Page;
  /** Follows the link of that name within a part of the page, and waits until it is where the link leads. */
  readonly follow: (within: string, name: string | RegExp) => Promise<void>;
}

/** A test that visits the built portal as a reader does: by a page, and by links. */
export const it = test.extend<Visit>({
  browser: [
    // Vitest reads from the parameter's pattern what a fixture needs; this one needs nothing.
    async ({}, use) => {
      const browser = await launchChromium();
      await use(browser);
      await browser.close();
    },
    { scope: "file" },
  ],
  page: async ({ browser }, use) => {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    const problems: string[] = [];
    page.on("console", (message) => problems.push(message.text()));
    page.on("pageerror", (error) => problems.push(error.message));
    await use(page);
    await page.close();
    expect(problems).toEqual([]);
  },
  follow: async ({ page }, use) => {
    await use(async (within, name) => {
      const link = page.locator(within).getByRole("link", { name, exact: true }).first();
      const href = (await link.getAttribute("href")) ?? "/";
      await link.click();
      await page.waitForURL((url) => `${url.pathname}${url.hash}`.endsWith(href));
    });
  },
});
