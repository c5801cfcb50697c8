import { describe, expect, inject } from "vitest";
import { it } from "./visit.ts";

const origin = inject("origin");

describe("a page at an address that somebody made up", () => {
  it.for(["1e308,1e308,1e308", "-1e300,0,5", "0,-1e300,1e-300"])(
    "has some of the cascade in sight at `%s`",
    async (at, { page }) => {
      await page.goto(`${origin}/cascade/?view=graph&cycle=all&open=*&at=${at}`);
      await page.waitForSelector("[data-ready]");
      await page.waitForSelector("[data-graph] [data-number]", { state: "attached" });
      expect(await page.locator("[data-scale]").textContent()).toMatch(/^(?:250|4) ?%$/);
    },
  );

  it.for(["nope", "__proto__"])("searches no sealed quarter `%s`", async (title, { page }) => {
    await page.goto(`${origin}/search/?q=the&sealed=${title}`);
    const status = page.locator("[data-search-status]");
    await page.waitForFunction(() =>
      /result/.test(document.querySelector("[data-search-status]")?.textContent ?? ""),
    );
    expect(await status.textContent()).toMatch(/^\d+ results in all cycles$/);
  });
});
