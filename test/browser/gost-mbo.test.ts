import type { Page } from "playwright-core";
import { describe, expect, inject } from "vitest";
import { listViolations } from "./axe.ts";
import { it } from "./visit.ts";

const origin = inject("origin");
const ladder = "/gost/fill-the-seats/";
const agreement = "/mbo/head-of-infrastructure/";
const found = "/2026-q3/engineering/find-the-fault/";

/** The place of the page that its address names. */
async function readPlace(page: Page): Promise<string> {
  return page.locator(new URL(page.url()).hash).first().innerText();
}

describe("a GOST", () => {
  it("is followed by links from the mission to a key result, and back", async ({
    page,
    follow,
  }) => {
    await page.goto(`${origin}/direction/`);
    await follow("header", "Plans");
    await follow("main", "Fill the seats that already run");
    expect(page.url()).toBe(origin + ladder);
    expect(await page.locator("#g1 #o1 #s1").innerText()).toContain(
      "The trip before the traveller",
    );

    await follow("#o1", "Off-peak journeys per week, thousand");
    expect(page.url()).toBe(`${origin}/2026-q3/company/earn-more-from-seats/#kr1`);
    expect(await readPlace(page)).toContain("Off-peak journeys per week, thousand");
    expect(await page.locator("h1").innerText()).toContain("Earn more from seats we already run");

    expect(await page.locator("p.called").innerText()).toContain("Shown as objective in");
    await follow("p.called", "Fill the seats that already run");
    expect(page.url()).toBe(`${origin}${ladder}#o1`);
    expect(await readPlace(page)).toContain("Off-peak journeys per week, thousand");
    await follow("main", "Open to everyone");
    expect(page.url()).toBe(`${origin}/themes/open-to-everyone/`);
    await follow("main", "Our direction");
    expect(page.url()).toBe(`${origin}/direction/`);
  });
});

describe("an agreement", () => {
  it("is followed by links from the mission to an objective and its key result, and back", async ({
    page,
    follow,
  }) => {
    await page.goto(`${origin}/direction/`);
    await follow("header", "Plans");
    await follow("main", "Head of Infrastructure, 2026");
    expect(page.url()).toBe(origin + agreement);

    await follow("#o2", "Find the fault before the driver does");
    expect(page.url()).toBe(origin + found);
    await follow('section[aria-labelledby="sec-below"]', "Point failures in traffic a month");
    expect(page.url()).toBe(`${origin}${agreement}#o2`);
    expect(await readPlace(page)).toContain("Point failures in traffic a month");

    await follow("#o3", "Faults our monitoring finds before a driver reports them");
    expect(page.url()).toBe(`${origin}${found}#kr1`);
    expect(await readPlace(page)).toContain("Faults our monitoring finds");
    await follow(
      'section[aria-labelledby="sec-below"]',
      "Faults found before a driver reports them",
    );
    expect(page.url()).toBe(`${origin}${agreement}#o3`);
  });
});

describe("a KPI", () => {
  it("is followed by links from the mission to the objective that recovers it, and back", async ({
    page,
    follow,
  }) => {
    await page.goto(`${origin}/direction/`);
    await follow("main", "Sound track, sound trains");
    await follow("main", "Point failures in traffic");
    expect(page.url()).toBe(`${origin}/kpis/points-failures/`);
    await follow(".recoveries", "Find the fault before the driver does");
    expect(page.url()).toBe(origin + found);
    await follow("main", "Faults our monitoring finds before a driver reports them");
    expect(page.url()).toBe(`${origin}${found}#kr1`);

    await follow(".rail", "Point failures in traffic");
    expect(page.url()).toBe(`${origin}/kpis/points-failures/`);
    await follow("main", "Sound track, sound trains");
    await follow("main", "Our direction");
    expect(page.url()).toBe(`${origin}/direction/`);
  });

  it("leads to a key result that is measured by it, and is found from there", async ({
    page,
    follow,
  }) => {
    await page.goto(`${origin}/themes/keep-time/`);
    await follow("main", "Right-time arrivals, Coast Line");
    expect(page.url()).toBe(`${origin}/kpis/right-time-coast/`);
    await follow("main", "Coast Line arrivals within 3 minutes");
    expect(page.url()).toBe(`${origin}/2026-q3/company/set-your-watch/#kr1`);
    expect(await readPlace(page)).toContain("Coast Line arrivals within 3 minutes");
    await follow("main", "Right-time arrivals, Coast Line");
    expect(page.url()).toBe(`${origin}/kpis/right-time-coast/`);
    await follow("main", "Keep time");
    expect(page.url()).toBe(`${origin}/themes/keep-time/`);
  });
});

describe.each([ladder, agreement])("%s", (path) => {
  it.for([
    [390, "light"],
    [390, "dark"],
    [1440, "light"],
    [1440, "dark"],
  ] as const)(
    "at %i pixels in %s breaks no rule of WCAG 2.2 AA",
    async ([width, colorScheme], { page }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      await page.goto(origin + path);
      const closed = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(closed).toBeLessThanOrEqual(width);
      // With all that folds open, as nothing hidden is looked at.
      await page.evaluate(() => {
        for (const fold of document.querySelectorAll("details")) fold.open = true;
      });
      expect(await listViolations(page)).toEqual([]);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(wide).toBeLessThanOrEqual(width);
    },
  );

  it("says by keyboard how a figure came about", async ({ page }) => {
    await page.goto(origin + path);
    const explanation = page.locator("main .explain").first();
    const summary = explanation.locator("summary");
    for (let tabs = 0; tabs < 100; tabs += 1) {
      await page.keyboard.press("Tab");
      if (await summary.evaluate((element) => element === document.activeElement)) break;
    }
    const outline = await summary.evaluate((element) => getComputedStyle(element).outlineStyle);
    expect(outline).not.toBe("none");
    const formula = explanation.locator(".explain__formula").first();
    expect(await formula.isVisible()).toBe(false);
    await page.keyboard.press("Enter");
    expect(await formula.isVisible()).toBe(true);
    expect(await formula.innerText()).toContain("÷");
    await page.keyboard.press("Tab");
    // The first thing in it is the line of a file that a number came from.
    const line = page.locator(":focus");
    expect(await explanation.locator("a").first().getAttribute("href")).toBe(
      await line.getAttribute("href"),
    );
  });
});
