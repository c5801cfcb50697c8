import { describe, expect, inject } from "vitest";
import { it } from "./visit.ts";

const origin = inject("origin");

describe("the search dialogue", () => {
  it("loads nothing of the search before it is asked for", async ({ page }) => {
    const loaded: string[] = [];
    page.on("request", (request) => loaded.push(new URL(request.url()).pathname));
    await page.goto(`${origin}/`, { waitUntil: "networkidle" });
    expect(loaded.filter((path) => path.includes("pagefind"))).toEqual([]);
    await page.keyboard.press("/");
    await page.waitForSelector("dialog[open]");
    await page.waitForRequest((request) => request.url().includes("pagefind"));
  });

  it("is worked by keyboard alone, from any page", async ({ page }) => {
    await page.goto(`${origin}/teams/engineering/`);
    await page.keyboard.press("Control+k");
    await page.waitForSelector("dialog[open] input:focus");
    await page.keyboard.type("find the fault before");
    await page.waitForSelector("dialog[open] h2 a");
    await page.keyboard.press("ArrowDown");
    const first = await page.evaluate(() => document.activeElement?.getAttribute("href"));
    expect(first).toContain("/engineering/");
    await page.keyboard.press("Enter");
    await page.waitForURL((url) => url.pathname + url.hash === first);
  });

  it("closes on Escape and gives the focus back", async ({ page }) => {
    await page.goto(`${origin}/`);
    await page.locator("[data-search]").focus();
    await page.keyboard.press("Enter");
    await page.waitForSelector("dialog[open] input:focus");
    await page.keyboard.press("Escape");
    await page.waitForSelector("dialog:not([open])", { state: "attached" });
    expect(await page.evaluate(() => document.activeElement?.hasAttribute("data-search"))).toBe(
      true,
    );
  });
});

describe("the search page", () => {
  it("counts, narrows by facets, and keeps its state in the address", async ({ page }) => {
    await page.goto(`${origin}/search/?q=sensors`);
    await page.waitForSelector("[data-search-list] h2 a, [data-search-list] h3 a");
    const said = await page.locator("[data-search-status]").textContent();
    expect(said).toMatch(/^\d+ results/);
    const facet = page.locator("[data-search-facets] input[type=checkbox]:enabled").first();
    await facet.focus();
    await page.keyboard.press("Space");
    await page.waitForURL((url) => [...url.searchParams.keys()].length > 1);
    await page.reload();
    await page.waitForSelector("[data-search-facets] input:checked");
  });

  it("finds what was carried over, at the way to its lineage, and what tells of cycles as a type", async ({
    page,
  }) => {
    await page.goto(`${origin}/search/?q=carried+over+lineage`);
    const place = page.locator('[data-search-list] .res__places a[href$="#sec-history"]').first();
    await place.waitFor();
    expect(await place.textContent()).toMatch(/^Carried over from Q\d 2026$/);
    await place.click();
    await page.getByRole("link", { name: "Through the cycles", exact: true }).click();
    await page.waitForURL(/\/lineage\/2026-q/);
    await page.goto(`${origin}/search/?q=q1+2026+compared&kind=History`);
    const first = page.locator("[data-search-list] h2 a").first();
    await first.waitFor();
    expect(await first.textContent()).toBe("Q1 2026 and Q2 2026 compared");
  });

  it("says where it looked when it finds nothing, and what to try next", async ({ page }) => {
    await page.goto(`${origin}/search/?q=quixotry`);
    await page.waitForSelector(".none");
    expect(await page.locator(".none").textContent()).toContain("No plan mentions “quixotry”");
    expect(await page.locator("[data-search-status]").textContent()).toContain("No results");
  });

  it("finds what somebody wrote in a check-in, and leads to it", async ({ page }) => {
    await page.goto(`${origin}/search/?q=${encodeURIComponent("sensor deliveries slipped")}`);
    const link = page.locator("[data-search-list] .res a").first();
    await link.waitFor();
    expect(await link.getAttribute("href")).toContain("/2026-q3/");
  });
});
