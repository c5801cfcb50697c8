import { describe, expect, inject } from "vitest";
import { it } from "./visit.ts";

const origin = inject("origin");
const phone = { width: 390, height: 844 };

describe("a page on a phone, by keyboard alone", () => {
  it("closes its menu with Escape, and leads back to the button", async ({ page }) => {
    await page.setViewportSize(phone);
    await page.goto(`${origin}/`, { waitUntil: "networkidle" });
    const menu = page.locator("details.menu");
    await menu.locator("summary").focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    expect(await page.locator(":focus").textContent()).toContain("Overview");
    await page.keyboard.press("Escape");
    expect(await menu.evaluate((details) => details.hasAttribute("open"))).toBe(false);
    expect(await page.locator(":focus").getAttribute("aria-label")).toBe("Menu");
  });

  it("closes its menu when something else is pressed", async ({ page }) => {
    await page.setViewportSize(phone);
    await page.goto(`${origin}/`, { waitUntil: "networkidle" });
    const menu = page.locator("details.menu");
    await menu.locator("summary").click();
    expect(await menu.locator("a").first().isVisible()).toBe(true);
    await page.mouse.click(20, 800);
    expect(await menu.evaluate((details) => details.hasAttribute("open"))).toBe(false);
  });

  it("goes through an objective from top to bottom, as it is read", async ({ page }) => {
    await page.setViewportSize(phone);
    await page.goto(`${origin}/2026-q3/engineering/find-the-fault/`, { waitUntil: "networkidle" });
    await page.locator(".crumbline a").last().focus();
    const tops: number[] = [];
    for (let press = 0; press < 30; press += 1) {
      await page.keyboard.press("Tab");
      const top = await page.evaluate(
        () => (document.activeElement?.getBoundingClientRect().top ?? 0) + window.scrollY,
      );
      tops.push(top);
    }
    expect(tops.length).toBe(30);
    const back = tops.filter((top, index) => top < (tops[index - 1] ?? 0) - 40);
    expect(back).toEqual([]);
  });
});
