import { describe, expect, inject } from "vitest";
import { listViolations } from "./axe.ts";
import { it } from "./visit.ts";

const origin = inject("origin");
const matrices = ["company", "signalling", "permanent-way"];

describe("a matrix in the cascade", () => {
  it("is followed by links from the mission to an item, a team's objective and its key result, and back", async ({
    page,
    follow,
  }) => {
    await page.goto(`${origin}/direction/`);
    await follow("header", "Plans");
    await follow("main", "Firth & Fell X-matrix 2026");
    await follow(".xm", "Current sensors on 180 point machines");
    expect(page.url()).toBe(`${origin}/hoshin/company/#p2`);
    await follow("#p2", "Point machines fitted with current sensors, of 212");
    expect(page.url()).toBe(`${origin}/2026-q3/signalling/hear-the-points/#kr1`);
    expect(await page.locator("#kr1").first().textContent()).toContain("Point machines fitted");
    expect(await page.locator("#sec-catchball").count()).toBe(1);

    await follow(".rail", "Signalling X-matrix 2026");
    expect(page.url()).toBe(`${origin}/hoshin/signalling/#sp1`);
    await follow(".xside", "Find 65% of faults ourselves");
    expect(page.url()).toBe(`${origin}/hoshin/company/#a1`);
    await follow("#a1", "No delay from a fault we could have seen coming, by 2029");
    await follow("#b1", "Sound track, sound trains");
    await page.goBack();
    await follow(".facts", "Permanent Way X-matrix 2026");
    expect(page.url()).toBe(`${origin}/hoshin/permanent-way/`);
  });

  it("turns a quarter at an address of its own, without script", async ({ browser }) => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const plain = await context.newPage();
    await plain.goto(`${origin}/hoshin/company/`);
    await plain.getByRole("link", { name: "Turn it a quarter" }).click();
    expect(plain.url()).toBe(`${origin}/hoshin/company/turned/`);
    expect(await plain.locator(".xm__left").innerText()).toContain("Breakthroughs");
    await plain.getByRole("link", { name: "Turn it back" }).click();
    expect(plain.url()).toBe(`${origin}/hoshin/company/`);
    await context.close();
  });
});

describe("a matrix by keyboard", () => {
  it("is one stop of the tab order, in which the arrow keys go from mark to mark and say its heads", async ({
    page,
  }) => {
    await page.goto(`${origin}/hoshin/company/`);
    const grid = page.getByRole("grid");
    await grid.locator("[tabindex='0']").focus();
    const name = (): Promise<string> =>
      page.evaluate(() => document.activeElement?.textContent.trim() ?? "");
    expect(await name()).toBe("p1 × a1: strong");
    await page.keyboard.press("ArrowRight");
    expect(await name()).toBe("p1 × a2: medium");
    await page.keyboard.press("End");
    expect(await name()).toBe("p1 × Fleet: no mark");
    await page.keyboard.press("Home");
    for (let row = 0; row < 6; row += 1) await page.keyboard.press("ArrowDown");
    expect(await name()).toBe("b1 × a1: strong");
    expect(await page.locator("[data-matrix-say]").textContent()).toBe(
      "No delay from a fault we could have seen coming, by 2029 × Find 65% of faults ourselves: strong",
    );
    expect(await page.locator(".xm th.is-lit").count()).toBe(2);
    expect(await page.locator(".xm__cell[tabindex='0']").count()).toBe(1);
    await page.keyboard.press("Control+End");
    expect(await name()).toBe("b3 × t5: strong");
  });

  it("gives every cell the row and the column that it belongs to", async ({ page }) => {
    await page.goto(`${origin}/hoshin/company/`);
    const row = page.getByRole("row", { name: /^p1 × a1: strong/ });
    expect(await row.getByRole("rowheader").textContent()).toContain("Continuous monitoring");
    expect(
      await page.getByRole("columnheader", { name: "a1 Find 65% of faults ourselves" }).count(),
    ).toBe(1);
    const loose = await page.evaluate(
      () =>
        [...document.querySelectorAll<HTMLTableCellElement>(".xm__cell")].filter(
          (cell) => !cell.headers.split(" ").every((id) => document.getElementById(id)),
        ).length,
    );
    expect(loose).toBe(0);
  });

  it("says the same in its lists as in its cells", async ({ page }) => {
    await page.goto(`${origin}/hoshin/company/`);
    const marks = await page.evaluate(() => {
      const items = new Set<string>();
      for (const cell of document.querySelectorAll(".xm__cell:has(svg)")) {
        const [pair = "", word = ""] = cell.textContent.trim().split(": ");
        const [a = "", b = ""] = pair.split(" × ");
        if (/^[a-z]\d$/.test(b)) items.add(`${[a, b].sort().join(" ")} ${word}`);
      }
      return [...items].sort();
    });
    const listed = await page.evaluate(() => {
      const items = new Set<string>();
      for (const item of document.querySelectorAll(".xitem")) {
        for (const line of item.querySelectorAll("p:has(> .mark):has(> .xm__id)")) {
          const word = line.querySelector("b")?.textContent.toLowerCase().replace(":", "") ?? "";
          for (const other of line.querySelectorAll(".xm__id")) {
            items.add(`${[item.id, other.textContent.trim()].sort().join(" ")} ${word}`);
          }
        }
      }
      return [...items].sort();
    });
    expect(listed).toEqual(marks);
    expect(marks.length).toBeGreaterThan(30);
  });
});

describe("a matrix on paper", () => {
  it.for(matrices)(
    "hoshin/%s prints with its months on one landscape page of A3",
    async (plan, { page }) => {
      await page.goto(`${origin}/hoshin/${plan}/`, { waitUntil: "networkidle" });
      const pdf = await page.pdf({ format: "A3", landscape: true, preferCSSPageSize: true });
      const text = pdf.toString("latin1");
      expect(text.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
      const [, width, height] = /\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/.exec(text) ?? [];
      expect([Math.round(Number(width)), Math.round(Number(height))]).toEqual([1191, 842]);
    },
  );
});

describe("a matrix on a phone", () => {
  it("shows its lists first, and stays as wide as the window", async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    for (const plan of [...matrices, "company/turned", "catchball"]) {
      await page.goto(`${origin}/hoshin/${plan}/`);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    }
    await page.goto(`${origin}/hoshin/company/`);
    const top = async (selector: string): Promise<number> =>
      (await page.locator(selector).boundingBox())?.y ?? 0;
    expect(await top('[id="sec.as-list"]')).toBeLessThan(await top('[id="sec.matrix"]'));
  });
});

describe("the pages of Hoshin Kanri", () => {
  const pages = [...matrices, "company/turned", "catchball"];
  it.for(pages)("hoshin/%s breaks no rule of WCAG 2.2 AA", async (path, { page }) => {
    for (const colorScheme of ["light", "dark"] as const) {
      for (const width of [390, 1440]) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 900 });
        await page.goto(`${origin}/hoshin/${path}/`);
        expect(await listViolations(page)).toEqual([]);
      }
    }
  });
});
