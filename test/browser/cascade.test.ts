// Long because one explorer is used by pointer, by keyboard and on a phone.
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { listViolations } from "./axe.ts";
import { launchChromium } from "./chromium.ts";

const origin = inject("origin");
const focus = "2026-q3/engineering/find-the-fault";

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
});

describe("the explorer of the cascade", () => {
  it("is worked by keyboard alone: search, follow links, select, open and hide, clear", async () => {
    const { page, context } = await open("/cascade/");
    await page.keyboard.press("Tab");
    while (!(await isActive(page, "[data-find]"))) await page.keyboard.press("Tab");
    await page.keyboard.type("find the fault");
    await page.waitForSelector("[data-hits] [aria-selected=true]");
    await page.keyboard.press("Enter");
    await page.waitForURL(`**/cascade/?focus=${focus}`);
    await waitForActive(page, "ENG-1");
    expect(await page.locator("[data-panel] h2").textContent()).toBe(
      "Find the fault before the driver does",
    );
    expect(await page.locator("[data-announce]").textContent()).toMatch(/\d links up, \d down/);

    await page.keyboard.press("ArrowLeft");
    await waitForActive(page, "C2");
    await page.keyboard.press("ArrowUp");
    await page.waitForFunction(
      () => document.activeElement?.getAttribute("aria-label")?.startsWith("C2 ") === false,
    );
    await page.keyboard.press("ArrowDown");
    await waitForActive(page, "C2");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/cascade/?focus=2026-q3/company/meet-the-autumn");

    const count = await page.locator("[data-number]").count();
    await page.keyboard.press("Escape");
    await page.waitForURL("**/cascade/");
    await page.keyboard.press("Space");
    await page.waitForURL("**closed=2026-q3/company/meet-the-autumn**");
    await page.waitForFunction(
      (before) => document.querySelectorAll("[data-number]").length < before,
      count,
    );
    await page.keyboard.press("ArrowRight");
    await page.waitForFunction(
      (before) => document.querySelectorAll("[data-number]").length === before,
      count,
    );

    await page.keyboard.press("Enter");
    await page.waitForURL("**focus=2026-q3/company/meet-the-autumn");
    await waitForActive(page, "C2");
    await page.keyboard.press("Enter");
    await page.waitForURL(`${origin}/2026-q3/company/meet-the-autumn/`);
    await context.close();
  });

  it("lists the best of what it finds, and says of how much", async () => {
    const { page, context } = await open("/cascade/");
    await page.locator("[data-find]").focus();
    await page.keyboard.type("the");
    const more = page.locator("[data-hits] .find-more");
    await more.waitFor();
    expect(await more.textContent()).toMatch(/^The best 12 of \d+ found\. Type more of it\.$/);
    expect(await page.locator("[data-found]").textContent()).toMatch(/^The best 12 of \d+ found$/);
    const coded = page.locator("[data-hits] .find-hit", { has: page.locator(".code") });
    expect(await coded.first().innerText()).toMatch(/^[A-Z\d.-]+ \S/);
    expect(await listViolations(page)).toEqual([]);
    await page.keyboard.press("ArrowUp");
    expect(await page.locator("[data-hits] [aria-selected=true]").getAttribute("id")).toBe(
      "hit-11",
    );
    await context.close();
  });

  it.each([390, 1440])(
    "shows at %i pixels what was found large enough to be read, and not below the sheet",
    async (width) => {
      const { page, context } = await open("/cascade/?cycle=all&open=*&view=graph", {
        viewport: { width, height: 844 },
      });
      await page.evaluate(() => {
        document.querySelector<HTMLElement>('[data-zoom="fit"]')?.click();
      });
      await page.waitForURL(/[?&]at=/);
      await page.locator("[data-find]").focus();
      await page.keyboard.type("find the fault before");
      await page.waitForSelector("[data-hits] [aria-selected=true]");
      await page.keyboard.press("Enter");
      await waitForActive(page, "ENG-1");
      await page.waitForFunction(() => {
        const box = document.activeElement?.getBoundingClientRect();
        const panel = document.querySelector("[data-panel]")?.getBoundingClientRect();
        if (box === undefined || panel === undefined || box.width < 100 || box.top < 0)
          return false;
        const bottom = panel.left > 100 ? innerHeight : panel.top;
        return box.bottom < bottom && box.left >= 0 && box.right <= innerWidth;
      });
      await context.close();
    },
  );

  it("zooms by keyboard, and fits the window", async () => {
    const { page, context } = await open(`/cascade/?focus=${focus}`);
    await page.focus("[data-graph] [tabindex='0']");
    const scale = page.locator("[data-scale]");
    const before = parseInt((await scale.textContent()) ?? "", 10);
    await page.keyboard.press("+");
    await page.waitForFunction(
      (was) => parseInt(document.querySelector("[data-scale]")?.textContent ?? "", 10) > was,
      before,
    );
    await page.waitForURL("**at=**");
    await page.keyboard.press("0");
    await page.waitForFunction(
      (was) => parseInt(document.querySelector("[data-scale]")?.textContent ?? "", 10) < was,
      before,
    );
    await context.close();
  });

  it("has all of its state in the address, and goes back and forward in it", async () => {
    const { page, context } = await open(`/cascade/?focus=${focus}`);
    await page.selectOption("[data-filter=status]", "behind,off-pace");
    await page.waitForURL("**status=behind,off-pace**");
    await page.click("[data-set-view=outline]");
    await page.waitForURL("**view=outline**");
    const address = page.url();
    const selected = page.locator("[role=treeitem][aria-selected=true]");
    expect(await selected.textContent()).toContain("Find the fault before the driver does");

    const { page: other, context: elsewhere } = await open(address.slice(origin.length));
    expect(await other.locator("[role=tree]").innerText()).toBe(
      await page.locator("[role=tree]").innerText(),
    );
    await elsewhere.close();

    await page.goBack();
    await page.waitForSelector("[data-view=graph]");
    await page.goBack();
    await page.waitForFunction(
      () => document.querySelector<HTMLSelectElement>("[data-filter=status]")?.value === "",
    );
    await page.goForward();
    await page.waitForFunction(() => document.querySelector("[data-matched]")?.textContent !== "");
    await context.close();
  });

  it("filters by framework in the graph and in the outline, by keyboard", async () => {
    const { page, context } = await open("/cascade/");
    await page.focus("[data-filter=framework]");
    await page.keyboard.type("OGSM");
    await page.waitForURL("**framework=ogsm**");
    await page.waitForFunction(() => document.querySelector("[data-matched]")?.textContent !== "");
    const isDim = (begin: string) => page.locator(`.node--dim[aria-label^="${begin} "]`).count();
    expect(await isDim("S2")).toBe(0);
    expect(await isDim("C2")).toBe(1);
    expect(await page.locator("[data-announce]").textContent()).toMatch(/\d+ match the filters\./);

    await page.click("[data-set-view=outline]");
    await page.waitForSelector("[data-view=outline]");
    const text = await page.locator("[role=tree]").innerText();
    expect(text).toContain("Stop mending and start predicting");
    expect(text).not.toContain("Fill the roster with drivers");
    await context.close();
  });

  it("says the same in the words of another framework, and which words it has none for", async () => {
    const { page, context } = await open(`/cascade/?focus=${focus}`);
    const heading = () => page.locator(".drawing__heading").allTextContents();
    expect(await heading()).toContain("Mission");
    await page.selectOption("[data-filter=words]", "ogsm");
    await page.waitForURL("**words=ogsm**");
    await page.waitForFunction(() =>
      document.querySelector("[data-announce]")?.textContent.includes("In the words of OGSM."),
    );
    expect(await page.locator(".panel__kind").textContent()).toBe("Strategy of a team");
    expect(await page.locator("[data-panel] h3").allTextContents()).toContain(
      "Measuresnow → target",
    );
    expect(await heading()).not.toContain("Mission");
    const matrix = page.locator("[aria-label*='X-matrix, as written']").first();
    expect(await matrix.locator(".node__word").textContent()).toContain("X-matrix*");
    expect(await page.locator("[data-words-note]").isVisible()).toBe(true);

    await page.selectOption("[data-filter=words]", "");
    await page.waitForFunction(() => !location.search.includes("words"));
    await page.waitForFunction(() => document.querySelector(".panel__kind") === null);
    expect(await heading()).toContain("Mission");
    await context.close();
  });

  it("says of a strategy what it is elsewhere, what it serves and what carries it", async () => {
    const { page, context } = await open("/cascade/?focus=ogsm/company%23s2");
    const panel = await page.locator("[data-panel]").innerText();
    for (const words of ["Measures", "Sound track", "Company plan", "In other words", "Theme"]) {
      expect(panel).toContain(words);
    }
    await page.click("[data-panel] [data-go='themes/sound-track']");
    await page.waitForURL("**focus=themes/sound-track**");
    await context.close();
  });

  it("breaks no rule of WCAG 2.2 AA in any words, filtered and in focus", async () => {
    const query = "?words=okr&framework=ogsm&focus=ogsm/company%23s2";
    for (const width of [390, 1440]) {
      for (const colorScheme of ["light", "dark"] as const) {
        const viewport = { width, height: 900 };
        const { page, context } = await open(`/cascade/${query}`, { viewport, colorScheme });
        expect(await listViolations(page)).toEqual([]);
        await context.close();
      }
    }
  });

  it("steps back what is not in focus without making it hard to read", async () => {
    for (const colorScheme of ["light", "dark"] as const) {
      const { page, context } = await open(`/cascade/?focus=${focus}`, { colorScheme });
      const ratios = await page.evaluate(readContrast);
      expect(ratios.length).toBeGreaterThan(10);
      expect(Math.min(...ratios)).toBeGreaterThanOrEqual(4.5);
      await context.close();
    }
  });

  it("has a tree that is worked as trees are", async () => {
    const { page, context } = await open("/cascade/?view=outline");
    await page.focus("[role=treeitem][tabindex='0']");
    const active = () => page.evaluate(() => document.activeElement?.textContent ?? "");
    await page.keyboard.press("ArrowDown");
    expect(await active()).toContain("Keep time");
    await page.keyboard.press("ArrowLeft");
    await page.waitForURL("**closed=themes/keep-time**");
    await page.waitForFunction(
      () => document.activeElement?.getAttribute("aria-expanded") === "false",
    );
    await page.keyboard.press("ArrowDown");
    expect(await active()).toContain("Sound track");
    await page.keyboard.press("End");
    await page.keyboard.press("Home");
    expect(await active()).toContain("Run a railway");
    await page.keyboard.type("c3");
    expect(await active()).toContain("Fill the roster");
    await page.keyboard.press("Enter");
    await page.waitForURL("**focus=2026-q3/company/fill-the-roster**");
    expect(await page.locator("[role=treeitem][tabindex='0']").count()).toBe(1);
    await page.keyboard.press("Escape");
    await page.waitForFunction(() => !location.search.includes("focus"));
    await context.close();
  });

  it("shows the outline first on a phone, with what is selected in a sheet", async () => {
    const viewport = { width: 390, height: 844 };
    const { page, context } = await open("/cascade/", { viewport, hasTouch: true });
    await page.waitForSelector("[data-view=outline]");
    await page.tap("[role=treeitem]:has-text('Sound track')");
    await page.waitForURL("**focus=themes/sound-track**");
    const box = await page.locator("[data-panel]").boundingBox();
    expect(Math.round((box?.y ?? 0) + (box?.height ?? 0))).toBe(844);
    await context.close();
  });

  it("says everything without script", async () => {
    const { page, context } = await open("/cascade/", { javaScriptEnabled: false });
    const text = await page.locator("main").innerText();
    for (const words of ["Run a railway", "Keep time", "Find the fault", "also supports C1"]) {
      expect(text).toContain(words);
    }
    const links = await page.locator("main a[href$='/find-the-fault/']").count();
    expect(links).toBeGreaterThanOrEqual(2);
    expect(await page.locator("[data-find]").isVisible()).toBe(false);
    await context.close();
  });
});

interface Options {
  readonly colorScheme?: "light" | "dark";
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly hasTouch?: boolean;
  readonly javaScriptEnabled?: boolean;
}

/** Opens a page, and waits until the explorer is ready where it can be. */
async function open(
  path: string,
  options: Options = {},
): Promise<{ readonly page: Page; readonly context: BrowserContext }> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    reducedMotion: "reduce",
    ...options,
  });
  const page = await context.newPage();
  await page.goto(origin + path);
  if (options.javaScriptEnabled !== false) await page.waitForSelector("[data-ready]");
  return { page, context };
}

async function isActive(page: Page, selector: string): Promise<boolean> {
  return page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector);
}

async function waitForActive(page: Page, code: string): Promise<void> {
  await page.waitForFunction(
    (begin) => document.activeElement?.getAttribute("aria-label")?.startsWith(`${begin} `) === true,
    code,
  );
}

/** Runs in the page: the contrast of the titles that step back with what they stand on. */
function readContrast(): number[] {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  if (canvas === null) throw new Error("no drawing context");
  const toLuminance = (colour: string): number => {
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0] = canvas.getImageData(0, 0, 1, 1).data;
    const linear = [red, green, blue].map((value) => {
      const share = value / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * (linear[0] ?? 0) + 0.7152 * (linear[1] ?? 0) + 0.0722 * (linear[2] ?? 0);
  };
  return [...document.querySelectorAll(".node--dim")].flatMap((node) => {
    const box = node.querySelector(".node__box");
    if (box === null) return [];
    const ground = toLuminance(getComputedStyle(box).fill);
    return [...node.querySelectorAll("text")].map((text) => {
      const ink = toLuminance(getComputedStyle(text).fill);
      return (Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05);
    });
  });
}
