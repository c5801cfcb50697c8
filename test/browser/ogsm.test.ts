import { describe, expect, inject } from "vitest";
import { listViolations } from "./axe.ts";
import { it } from "./visit.ts";

const origin = inject("origin");

describe("the cascade of OGSM plans and OKRs", () => {
  it("is followed by links from the mission to a team's key result, and back", async ({
    page,
    follow,
  }) => {
    await page.goto(`${origin}/direction/`);
    await follow("header", "Plans");
    await follow("main", "Company plan 2026–2028");
    expect(await page.locator("h1").textContent()).toBe("Company plan 2026–2028");

    const strategy = page.locator(".og #s2");
    expect(await strategy.textContent()).toContain("Stop mending and start predicting");
    await follow(".og #s2", "Find the fault before the driver does");
    expect(page.url()).toBe(`${origin}/2026-q3/engineering/find-the-fault/`);
    expect(await page.locator("#kr1").first().textContent()).toContain("Faults our monitoring");

    await follow(
      ".ladder",
      "Hear every asset whose failure stops a train, before any that only slows one.",
    );
    expect(page.url()).toBe(`${origin}/ogsm/engineering-2026/#s1`);
    await follow(".og #s1", "ENG-S1");
    expect(page.url()).toBe(`${origin}/ogsm/engineering/#s1`);
    await follow(".og #s1", "S2");
    expect(page.url()).toBe(`${origin}/ogsm/company/#s2`);
    await follow(".og #s2", "Sound track, sound trains");
    expect(page.url()).toBe(`${origin}/themes/sound-track/`);
  });

  it("says from where an objective comes, and what it stands in place of", async ({
    page,
    follow,
  }) => {
    await page.goto(`${origin}/ogsm/permanent-way/`);
    const band = page.locator(".og__band");
    expect(await band.innerText()).toContain(
      "Nobody on a train ever learns of a fault before we do.",
    );
    expect(await band.innerText()).toContain("from Engineering plan 2026–2028");
    await follow(".og__goals", "Engineering in 2026");
    expect(await page.locator(".og__goals").innerText()).toContain(
      "in place of 6 goals in Company plan",
    );
  });

  it("leads from a figure of the sheet to where it comes from", async ({ page, follow }) => {
    await page.goto(`${origin}/ogsm/company/`);
    await follow(".og #s2m1", "51%");
    const measure = page.locator('[id="how.s2m1"]');
    await measure.locator("summary").click();
    expect(await measure.innerText()).toContain("(now − baseline) ÷ (target − baseline)");
  });
});

describe("the sheet on paper", () => {
  const plans = ["company", "operations", "engineering", "engineering-2026", "permanent-way"];

  it.for(plans)("ogsm/%s prints on one landscape A4 page", async (plan, { page }) => {
    await page.goto(`${origin}/ogsm/${plan}/`, { waitUntil: "networkidle" });
    const pdf = await page.pdf({ format: "A4", landscape: true });
    expect(countPages(pdf)).toBe(1);
  });

  it("shows on paper what the sheet holds, and nothing else", async ({ page }) => {
    await page.goto(`${origin}/ogsm/company/`);
    await page.emulateMedia({ media: "print" });
    const text = await page.locator("body").innerText();
    expect(text).toContain("Retime Skerrow Junction");
    expect(text).toContain("As of 27 August 2026");
    expect(text).not.toContain("What to improve");
    const smallest = await page.evaluate(() =>
      Math.min(
        ...[...document.querySelectorAll(".og *")]
          .filter((element) => element.textContent !== "" && element.checkVisibility())
          .map((element) => parseFloat(getComputedStyle(element).fontSize)),
      ),
    );
    // 6.5 points: the least that can be read on paper.
    expect(smallest).toBeGreaterThanOrEqual(6.5 / 0.75 - 0.01);
  });
});

describe("the pages of plans that inherit", () => {
  it.for(["engineering", "engineering-2026", "operations"])(
    "ogsm/%s breaks no rule of WCAG 2.2 AA",
    async (plan, { page }) => {
      for (const width of [390, 1440]) {
        await page.setViewportSize({ width, height: 900 });
        await page.goto(`${origin}/ogsm/${plan}/`);
        expect(await listViolations(page)).toEqual([]);
      }
    },
  );
});

describe("the sheet on a phone", () => {
  it("is read without scrolling sideways", async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    for (const plan of ["company", "engineering-2026"]) {
      await page.goto(`${origin}/ogsm/${plan}/`);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(width).toBe(390);
    }
  });
});

/** The number of pages of a PDF: its page objects are written as plain text. */
function countPages(pdf: Buffer): number {
  return pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}
