import { appendFileSync, cpSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject } from "vitest";
import { listViolations } from "./axe.ts";
import { buildSite, serveSite } from "./site.ts";
import { it } from "./visit.ts";

const logo = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 28">
  <path d="M2 24 14 4l8 12 5-6 11 14z" fill="#0b6b4f"/>
</svg>
`;
const settings = `
look:
  logo: logo.svg
  colours:
    accent: {light: "#0b6b4f", dark: "#6fd3b0"}
    paper: {light: "#fbf8f2", dark: "#14120e"}
    ink: {light: "#241c10"}
navigation:
  order: [plans, kpis]
  hide: [health]
  links: [{title: Timetable, url: "https://timetable.example"}, {title: How we plan, url: /how-we-plan/}]
`;
/** Pages of every make: board, graph, text, charts, matrix, tables. */
const paths = [
  "/",
  "/cascade/",
  "/2026-q3/engineering/find-the-fault/",
  "/kpis/",
  "/hoshin/company/",
  "/guide/",
  "/search/",
];

let site = { origin: "", close: (): Promise<void> => Promise.resolve() };
let folder = "";

beforeAll(async () => {
  const content = mkdtempSync(join(tmpdir(), "plumbline-look-"));
  cpSync("content", content, { recursive: true });
  writeFileSync(join(content, "logo.svg"), logo);
  appendFileSync(join(content, "portal.yaml"), settings);
  folder = join(mkdtempSync(join(tmpdir(), "plumbline-look-")), "site");
  await buildSite({ content, asOf: "2026-08-27", out: folder });
  site = await serveSite(folder);
});

afterAll(() => site.close());

describe("a portal with a look of its own", () => {
  it("has its logo, and the entries that it wants", async ({ page }) => {
    await page.goto(`${site.origin}/`);
    const image = page.locator("header.top .brand img");
    const isLoaded = await image.evaluate((img) => Reflect.get(img, "naturalWidth") !== 0);
    expect(isLoaded).toBe(true);
    expect((await image.boundingBox())?.height).toBe(28);
    const entries = await page.locator("header.top .nav a").allTextContents();
    const names = entries.map((entry) => entry.trim());
    expect(names.slice(0, 3)).toEqual(["Overview", "Plans", "KPIs"]);
    expect(names.slice(-2)).toEqual(["Timetable", "How we plan"]);
    expect(names).not.toContain("Health");
    expect((await page.goto(`${site.origin}/health/`))?.status()).toBe(200);
    await page.goto(`${site.origin}/how-we-plan/`);
    expect(await page.locator("h1").count()).toBe(1);
  });

  it.for(["light", "dark"] as const)(
    "can be read everywhere, and says nothing to the console: %s",
    async (scheme, { page }) => {
      await page.emulateMedia({ colorScheme: scheme });
      for (const path of paths) {
        await page.goto(`${site.origin}${path}`);
        expect(await listViolations(page), path).toEqual([]);
      }
    },
  );

  it("takes its colours from a style sheet, by theme and by choice, and none on paper", async ({
    page,
  }) => {
    const getColour = (): Promise<string> =>
      page.locator("body").evaluate((body) => {
        // The page's own function, which only the browser knows.
        const { getComputedStyle } = globalThis as unknown as {
          getComputedStyle: (element: unknown) => { backgroundColor: string };
        };
        return getComputedStyle(body).backgroundColor;
      });
    await page.goto(`${site.origin}/teams/`);
    await page.emulateMedia({ colorScheme: "light" });
    expect(await getColour()).toBe("rgb(251, 248, 242)");
    await page.emulateMedia({ colorScheme: "dark" });
    expect(await getColour()).toBe("rgb(20, 18, 14)");
    await page.locator("[data-theme-switch]").click();
    expect(await getColour()).toBe("rgb(251, 248, 242)");
    await page.emulateMedia({ media: "print" });
    expect(await getColour()).toBe("rgb(255, 255, 255)");
  });

  it("keeps to the policy: nothing inline, nothing from elsewhere", () => {
    const html = readFileSync(join(folder, "index.html"), "utf8");
    expect(html).toContain('<link rel="stylesheet" href="/look.css">');
    expect(html).not.toMatch(/<style|\sstyle=/);
    const css = readFileSync(join(folder, "look.css"), "utf8");
    expect(css.replace(/[\w\s(){}:;@#"\-=[\]]/g, "")).toBe("");
  });

  it("is not that of a portal without one", () => {
    const html = readFileSync(join(inject("folder"), "index.html"), "utf8");
    expect(html).not.toContain("look.css");
  });
});
