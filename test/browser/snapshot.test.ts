import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, inject } from "vitest";
import { it } from "./visit.ts";

const origin = inject("origin");
const folder = inject("folder");
const quarter = "/snapshots/2026-q2/";
const objective = "2026-q2/engineering/see-faults-coming/";

describe("a sealed quarter", () => {
  it("is walked to from an objective of it, stays within itself, and leads back to today", async ({
    page,
    follow,
  }) => {
    await page.goto(`${origin}/${objective}`);
    await follow("main", /^As sealed, /);
    expect(new URL(page.url()).pathname).toBe(quarter + objective);
    const title = await page.locator("h1").textContent();
    await follow("header.top", "Teams");
    expect(new URL(page.url()).pathname).toBe(`${quarter}teams/`);
    await follow("main", "Engineering");
    await follow("header.top", "Overview");
    expect(new URL(page.url()).pathname).toBe(quarter);
    expect(await page.locator("h1").textContent()).toBe("Q2 2026, as it ended");
    await page.goBack();
    await page.goto(`${origin}${quarter}${objective}`);
    await page.getByRole("link", { name: "The same page now" }).click();
    await page.waitForURL(`${origin}/${objective}`);
    expect(await page.locator("h1").textContent()).toBe(title);
    expect(await page.locator(".sealed").count()).toBe(0);
  });

  it("is reached from the list of them, and shows its seal", async ({ page, follow }) => {
    await page.goto(`${origin}/`);
    await follow("header.top", "Snapshots");
    await follow("main", "Q2 2026");
    await follow(".sealed", /^Seal /);
    const digest = (await page.locator(".sealbox__hash").textContent())?.replace(/\s/g, "");
    expect(digest).toMatch(/^[0-9a-f]{64}$/);
    expect(await page.locator(".verify").textContent()).toContain(digest);
  });

  it("has an explorer of its own, worked by keyboard", async ({ page }) => {
    await page.goto(`${origin}${quarter}cascade/`);
    await page.waitForSelector("[data-explorer][data-ready]");
    const loaded: string[] = [];
    page.on("request", (request) => loaded.push(new URL(request.url()).pathname));
    await page.locator("[data-find]").focus();
    await page.keyboard.type("see faults");
    await page.waitForSelector("[data-hits] [aria-selected=true]");
    await page.keyboard.press("Enter");
    await page.waitForURL("**focus=2026-q2/engineering/see-faults-coming");
    const open = page.locator("[data-panel] a.btn--ink");
    expect(await open.getAttribute("href")).toBe(quarter + objective);
    await open.focus();
    await page.keyboard.press("Enter");
    await page.waitForURL(`${origin}${quarter}${objective}`);
    expect(loaded.filter((path) => path.startsWith("/cascade/"))).toEqual([]);
  });

  it("has a search of its own, with its facets", async ({ page }) => {
    await page.goto(`${origin}${quarter}teams/`);
    await page.keyboard.press("/");
    await page.waitForSelector("dialog[open] input:focus");
    await page.keyboard.type("see faults coming");
    const first = page.locator("dialog[open] h2 a").first();
    await first.waitFor();
    expect(await first.getAttribute("href")).toBe(quarter + objective);
    await page.goto(`${origin}${quarter}search/?q=faults`);
    await page.waitForSelector("[data-search-list] h2 a");
    for (const link of await page.locator("[data-search-list] h2 a").all()) {
      expect(await link.getAttribute("href")).toContain(quarter);
    }
    expect(await page.locator("[data-search-facets] legend").allTextContents()).toContain("Team");
  });

  it("says which page is no longer in the plans, once the running portal has said so", async ({
    page,
  }) => {
    await page.route("**/snapshots/2026-q2.json", (route) =>
      route.fulfill({ json: { gone: [`/${objective}`] } }),
    );
    await page.goto(`${origin}${quarter}${objective}`);
    await page.getByText("This page is no longer in the plans").waitFor();
    expect(await page.locator("[data-now]").count()).toBe(0);
  });

  it("leads everywhere without a script", async ({ browser }) => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${origin}${quarter}`);
    for (const name of ["Teams", "People", "KPIs", "Plans", "Cascade"]) {
      await page.locator("header.top").getByRole("link", { name, exact: true }).first().click();
      expect(new URL(page.url()).pathname.startsWith(quarter)).toBe(true);
      expect(await page.locator(".sealed").count()).toBe(1);
    }
    await page.getByRole("link", { name: "The same page now" }).click();
    expect(new URL(page.url()).pathname).toBe("/cascade/");
    await context.close();
  });
});

describe("the search of the running portal", () => {
  it("loads nothing of sealed quarters before they are chosen, and lists them behind what runs", async ({
    page,
  }) => {
    const loaded: string[] = [];
    page.on("request", (request) => loaded.push(new URL(request.url()).pathname));
    const isSealed = (path: string | null): boolean => path?.startsWith("/snapshots/") === true;
    await page.goto(`${origin}/search/?q=faults`);
    const links = page.locator("[data-search-list] h2 a");
    await links.first().waitFor();
    await page.waitForLoadState("networkidle");
    expect(loaded.filter(isSealed)).toEqual([]);
    await page.locator("[data-search-facets] input").first().waitFor();
    const alone = await links.evaluateAll((all) => all.map((link) => link.getAttribute("href")));
    await page.getByRole("button", { name: /^Search .+, too$/ }).click();
    await page.waitForURL((url) => url.searchParams.getAll("sealed").length > 0);
    await page.locator("[data-search-list] .tag", { hasText: "Q2 2026, sealed" }).first().waitFor();
    const all = await links.evaluateAll((each) => each.map((link) => link.getAttribute("href")));
    expect(all.slice(0, alone.length)).toEqual(alone);
    expect(all.slice(alone.length).every(isSealed)).toBe(true);
    expect(all.length).toBeGreaterThan(alone.length);
    const box = page.getByRole("checkbox", { name: "Q1 2026", exact: false }).last();
    await box.focus();
    await page.keyboard.press("Space");
    await page.waitForFunction(
      () => !document.querySelector("[data-search-list]")?.textContent.includes("Q1 2026, sealed"),
    );
  });
});

describe("the files of a seal", () => {
  it("are served as they lie in the content folder", async () => {
    const sums = await (await fetch(`${origin}${quarter}seal/SHA256SUMS`)).text();
    expect(sums).toBe(readFileSync(join(folder, quarter, "seal/SHA256SUMS"), "utf8"));
    expect(sums).toBe(readFileSync("content/snapshots/2026-q2/SHA256SUMS", "utf8"));
    expect((await fetch(`${origin}${quarter}seal/teams.json`)).status).toBe(200);
  });
});
