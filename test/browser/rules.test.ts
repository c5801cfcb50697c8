import { describe, expect, inject } from "vitest";
import { it } from "./visit.ts";

const origin = inject("origin");

describe("the page of rules", () => {
  it("has a count beside each rule on a desk's screen, and says on a phone what the few count", async ({
    page,
  }) => {
    await page.goto(`${origin}/rules/`);
    const counts = page.locator(".ruletable td.r:visible");
    const texts = await counts.allTextContents();
    const found = texts.filter((text) => text.trim() !== "–").length;
    expect(found).toBeGreaterThan(0);
    expect(found).toBeLessThan(texts.length);
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await counts.count()).toBe(found);
    const label = await counts
      .first()
      .evaluate((cell) => getComputedStyle(cell, "::after").content);
    expect(label).toContain("in this plan");
  });
});
