import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { benchAsOf, generateOrganisation } from "../../bench/organisation.ts";
import { weighOutput } from "../../bench/weight.ts";
import { listViolations } from "./axe.ts";
import { launchChromium } from "./chromium.ts";
import { listBrokenLinks, listUnreached } from "./links.ts";
import { readPages, type BuiltPage } from "./pages.ts";
import { buildSite, serveSite } from "./site.ts";
import { listInvalid } from "./valid.ts";

/** Large enough that cycles, themes, teams and people do not fit on a page each. */
const documents = 1500;

describe("the portal of a large organisation", () => {
  const folder = mkdtempSync(join(tmpdir(), "plumbline-long-"));
  const out = join(folder, "site");
  let pages: readonly BuiltPage[] = [];
  let lists: readonly BuiltPage[] = [];
  let site: Awaited<ReturnType<typeof serveSite>>;
  let browser: Browser;

  beforeAll(async () => {
    for (const { file, text } of generateOrganisation(documents)) {
      mkdirSync(dirname(join(folder, "content", file)), { recursive: true });
      writeFileSync(join(folder, "content", file), text);
    }
    await buildSite({ content: join(folder, "content"), asOf: benchAsOf, out });
    pages = readPages(out);
    lists = pages.filter(({ kind }) => kind === "listPage");
    site = await serveSite(out);
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser.close();
    await site.close();
    rmSync(folder, { recursive: true });
  });

  it("has pages of lists, which are valid and have titles of their own", async () => {
    expect(lists.length).toBeGreaterThan(10);
    expect(await listInvalid(lists)).toEqual([]);
    const titles = lists.map(({ html }) => /<title>([^<]*)/.exec(html)?.[1]);
    expect(new Set(titles).size).toBe(titles.length);
  });

  it("has further pages that are styled as the first ones are", () => {
    const unstyled = lists.map(({ path, html }) => {
      const first = pages.find((page) => page.path === path.replace(/[^/]+\/\d+\/$/, ""));
      const [own, firsts] = [html, first?.html ?? ""].map((each) => readStyled(out, each));
      return listClasses(html).filter((name) => firsts?.has(name) && !own?.has(name));
    });
    expect([...new Set(unstyled.flat())]).toEqual([]);
  });

  it("leads to every page by links, and to none that does not exist", () => {
    // Nobody in it has named an initiative: what is empty is no section of the header.
    expect(listUnreached(pages)).toEqual(["/404.html", "/initiatives/"]);
    expect(listBrokenLinks(out, pages).slice(0, 20)).toEqual([]);
  });

  it("has no page but the explorer of more than 100 kB in all", () => {
    expect(weighOutput(out).most).toBeLessThanOrEqual(100_000);
  });

  it("has lists that break no rule of WCAG 2.2 AA and fit a phone, each kind once", async () => {
    // `/themes/theme-0/direct/2/` is of the same kind as `/themes/theme-1/direct/2/`.
    const kinds = new Map(lists.map(({ path }) => [path.split("/").slice(-3, -2).join(), path]));
    expect(kinds.size).toBeGreaterThan(3);
    for (const path of kinds.values()) {
      for (const colorScheme of ["light", "dark"] as const) {
        const page = await browser.newPage({ viewport: { width: 390, height: 900 }, colorScheme });
        await page.goto(site.origin + path, { waitUntil: "networkidle" });
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect({ path, violations: await listViolations(page), overflow }).toEqual({
          path,
          violations: [],
          overflow: 0,
        });
        await page.close();
      }
    }
  });

  it("is paged through by keyboard", async () => {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    const first = lists.find(({ path }) => path.endsWith("/2/"))?.path ?? "";
    await page.goto(site.origin + first);
    await page.getByRole("link", { name: "Back" }).focus();
    await page.keyboard.press("Enter");
    await page.waitForURL((url) => url.pathname === first.replace(/[^/]+\/2\/$/, ""));
    await page.close();
  });
});

/** The classes that the style sheets of a page know. */
function readStyled(out: string, html: string): ReadonlySet<string> {
  const sheets = [...html.matchAll(/<link[^>]*\shref="(\/_astro\/[^"]+\.css)"/g)];
  const names = sheets.flatMap(([, path = ""]) => [
    ...readFileSync(join(out, path), "utf8").matchAll(/\.([A-Za-z_][\w-]*)/g),
  ]);
  return new Set(names.map(([, name = ""]) => name));
}

function listClasses(html: string): readonly string[] {
  return [...html.matchAll(/\sclass="([^"]+)"/g)].flatMap(([, names = ""]) => names.split(" "));
}
