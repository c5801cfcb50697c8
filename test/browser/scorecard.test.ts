import { describe, expect, inject } from "vitest";
import { listViolations } from "./axe.ts";
import { it } from "./visit.ts";

const origin = inject("origin");
const map = "/scorecards/company/";

describe("the strategy map", () => {
  it("is followed by links from the mission to a team's key result, and back", async ({
    page,
    follow,
  }) => {
    await page.goto(`${origin}/direction/`);
    await follow("main", "Keep time");
    await follow("main", "A train I can plan around");
    expect(page.url()).toBe(`${origin}${map}#k1`);

    await follow(".smap", /^Find faults first /);
    expect(page.url()).toBe(`${origin}${map}#i2`);
    await follow("#i2", "Faults our monitoring finds before a driver reports them");
    expect(page.url()).toBe(`${origin}/2026-q3/engineering/find-the-fault/#kr1`);
    expect(await page.locator("h1").textContent()).toBe("Find the fault before the driver does");

    const back = page.locator(`main a[href="${map}#i2m1"]`).first();
    await back.click();
    await page.waitForURL(`${origin}${map}#i2m1`);
    await follow("#i2", "A train I can plan around");
    await follow("#k1", "Keep time");
    await follow("main", "Our direction");
    expect(await page.locator("main").textContent()).toContain("Run a railway");
  });

  it("is worked by keyboard alone, and shows where the focus is", async ({ page }) => {
    await page.goto(origin + map);
    await page.locator(".smapbox__drawing").focus();
    const reached: string[] = [];
    for (;;) {
      await page.keyboard.press("Tab");
      const focused = page.locator(":focus");
      if ((await focused.locator("xpath=ancestor::*[name()='svg']").count()) === 0) break;
      reached.push((await focused.getAttribute("href")) ?? "");
      const frame = focused.locator(".smap__frame, .smap__target");
      const width = await frame.evaluate((rect) => getComputedStyle(rect).strokeWidth);
      expect(Number.parseFloat(width)).toBeGreaterThanOrEqual(2.5);
    }
    const themes = ["sound-track", "keep-time", "crews-who-stay", "open-to-everyone"];
    expect(reached.slice(0, 4)).toEqual(themes.map((theme) => `/themes/${theme}/`));
    // By perspective, and in each from left to right.
    const ids = reached.slice(4).map((href) => href.replace(`${map}#`, ""));
    expect(ids).toHaveLength(15);
    expect(ids.map((id) => id.charAt(0)).join("")).toBe("fffkkkiiiiillll");

    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Enter");
    await page.waitForURL(`${origin}${map}#${ids.at(-1) ?? ""}`);
  });

  it("keeps every word inside its box, and large enough to be read", async ({ page }) => {
    await page.goto(origin + map);
    const outside = await page.locator(".smap__box").evaluateAll((boxes) =>
      boxes.flatMap((box) => {
        const frame = box.querySelector("rect")?.getBoundingClientRect();
        const texts = [...box.querySelectorAll("tspan, text:not(:has(tspan))")];
        return texts.flatMap((text) => {
          const { left, right, top, bottom } = text.getBoundingClientRect();
          const isIn =
            frame !== undefined &&
            left >= frame.left + 4 &&
            right <= frame.right - 4 &&
            top >= frame.top &&
            bottom <= frame.bottom;
          return isIn ? [] : [text.textContent];
        });
      }),
    );
    expect(outside).toEqual([]);
    const sizes = await page
      .locator(".smap text")
      .evaluateAll((texts) =>
        texts.map((text) => Number.parseFloat(getComputedStyle(text).fontSize)),
      );
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(12);
  });

  it("holds in its list whatever the map draws", async ({ page }) => {
    await page.goto(origin + map);
    const drawn = await page.locator(".smap__line").count();
    await page.locator(".smapbox__list > summary").click();
    const list = page.locator(".causes");
    expect(await list.locator("li").count()).toBe(await page.locator(".smap__box").count());
    const count = async (word: string): Promise<number> =>
      list.locator(".causes__to", { hasText: word }).locator("a").count();
    expect(await count("leads to")).toBe(drawn);
    expect(await count("driven by")).toBe(drawn);
  });

  it("is lists on a phone, without sideways scrolling, and says how each score comes about", async ({
    browser,
  }) => {
    for (const colorScheme of ["light", "dark"] as const) {
      const context = await browser.newContext({
        viewport: { width: 390, height: 844 },
        colorScheme,
      });
      const phone = await context.newPage();
      await phone.goto(origin + map);
      expect(await phone.locator(".smapbox__drawing").isVisible()).toBe(false);
      expect(await phone.locator(".causes__to").first().isVisible()).toBe(true);
      await phone.locator("details").evaluateAll((all) => {
        for (const each of all) each.setAttribute("open", "");
      });
      const overflow = await phone.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow).toBeLessThanOrEqual(0);
      expect(await listViolations(phone)).toEqual([]);
      const explained = await phone.locator("#i2 .explain__in").innerText();
      expect(explained).toContain("10 · ((now − red flag) ÷ (goal − red flag) + 1) ÷ 3");
      await context.close();
    }
  });
});

describe("a scorecard on paper", () => {
  it("prints its map on one landscape page of A3", async ({ page }) => {
    await page.goto(origin + map, { waitUntil: "networkidle" });
    const pdf = await page.pdf({ format: "A3", landscape: true, preferCSSPageSize: true });
    const text = pdf.toString("latin1");
    expect(text.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
    const [, width, height] = /\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/.exec(text) ?? [];
    expect([Math.round(Number(width)), Math.round(Number(height))]).toEqual([1191, 842]);
    await page.emulateMedia({ media: "print" });
    expect(await page.locator(".smap").isVisible()).toBe(true);
  });
});
