import { cpSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "node-html-parser";
import { afterAll, beforeAll, describe, expect } from "vitest";
import { serveFolder } from "../../src/site/serve.ts";
import { readPages } from "./pages.ts";
import { buildSite } from "./site.ts";
import { it } from "./visit.ts";

const base = "/strategy/";
const root = mkdtempSync(join(tmpdir(), "plumbline-base-"));
const folder = join(root, "site");
const objective = "2026-q2/engineering/see-faults-coming/";

let origin = "";
let close: () => Promise<void>;
const content = join(root, "content");
beforeAll(async () => {
  cpSync("content", content, { recursive: true });
  const portal = join(content, "portal.yaml");
  const site = "site: https://org.example.org/strategy";
  writeFileSync(portal, readFileSync(portal, "utf8").replace(/^site: .*$/m, site));
  await buildSite({ content, asOf: "2026-08-27", out: folder });
  const server = await serveFolder(folder, { port: 0, base });
  ({ close } = server);
  origin = server.url.slice(0, -base.length);
  expect(server.url).toBe(`${origin}${base}`);
});
afterAll(() => close());

describe("a portal below a path, which `site` of its portal.yaml says", () => {
  it("has no address in any page that leads beside it", () => {
    const beside = new Set<string>();
    for (const { path, html } of readPages(folder)) {
      for (const element of parse(html).querySelectorAll("*")) {
        for (const [name, value] of Object.entries(element.attributes)) {
          // Words that hold a path are no addresses.
          if (/^(aria-.*|title|alt|content|data-label)$/.test(name)) continue;
          if (/^\/(?!\/)|[\s,=]\/\w/.test(value) && !value.startsWith(base))
            beside.add(`${path} ${name}=${value}`);
        }
      }
      for (const [, json = ""] of html.matchAll(/<script type="application\/json"[^>]*>([^<]*)/g)) {
        for (const [found] of json.matchAll(/"\/(?!strategy\/)[^"]*"/g)) beside.add(path + found);
      }
    }
    expect([...beside].slice(0, 10)).toEqual([]);
  });

  it("answers every address that a page or a style sheet names", async () => {
    const named = new Set<string>();
    for (const { path, html } of readPages(folder)) {
      const at = `${origin}${base}${path.slice(1)}`;
      for (const element of parse(html).querySelectorAll("[href], [src], [action], [data-now]")) {
        for (const name of ["href", "src", "action", "data-index", "data-now"]) {
          const target = element.getAttribute(name);
          const url = target === undefined ? undefined : new URL(target, at);
          if (url?.origin === origin) named.add(url.origin + url.pathname);
        }
      }
    }
    for (const name of readdirSync(join(folder, "_astro")).filter((file) => /css$/.test(file))) {
      const css = readFileSync(join(folder, "_astro", name), "utf8");
      for (const [, target = ""] of css.matchAll(/url\(["']?([^)"']+)/g))
        named.add(new URL(target, `${origin}${base}_astro/${name}`).href);
    }
    expect(named.size).toBeGreaterThan(500);
    const missing: string[] = [];
    for (const url of named) {
      const { status } = await fetch(url, { method: "HEAD", redirect: "manual" });
      if (status !== 200) missing.push(`${status} ${url}`);
    }
    expect(missing).toEqual([]);
  });

  it("answers nothing beside it, and leads there from the root", async () => {
    const { status, headers } = await fetch(`${origin}/`, { redirect: "manual" });
    expect([status, headers.get("location")]).toEqual([302, base]);
    for (const path of ["/teams/", "/strategyteams/", "/theme.js"]) {
      expect((await fetch(origin + path, { redirect: "manual" })).status, path).toBe(404);
    }
    const missing = await fetch(`${origin}${base}no/such/page/`);
    expect(missing.headers.get("content-security-policy")).toBe("frame-ancestors 'self'");
    expect(await missing.text()).toContain(`href="${base}search/"`);
  });

  it("tells hosts and readers of feeds the same", () => {
    const text = (file: string): string => readFileSync(join(folder, file), "utf8");
    expect(text("_headers")).toMatch(/^\/strategy\/\*\n[^]*^\/strategy\/_astro\/\*\n/m);
    expect(text("_redirects")).toMatch(/^(\/strategy\/\S+ \/strategy\/\S+ 301\n)+$/);
    expect(text("nginx.conf")).toContain("location /strategy/_astro/ {");
    expect(text("nginx.conf")).not.toMatch(/location (= )?\/(?!strategy\/)/);
    const [first = ""] =
      /https:\/\/org\.example\.org\/\S+?(?=")/.exec(text("changes/feed.xml")) ?? [];
    expect(first).toMatch(/^https:\/\/org\.example\.org\/strategy\//);
  });

  it("leads on from an old address", async ({ page }) => {
    await page.goto(`${origin}${base}teams/skerrow-works/`);
    await page.waitForURL(`${origin}${base}teams/skerrow-depot/`);
  });

  it("searches, in a dialogue and on a page, with sealed quarters", async ({ page }) => {
    await page.goto(`${origin}${base}teams/`);
    await page.keyboard.press("/");
    await page.waitForSelector("dialog[open] input:focus");
    await page.keyboard.type("find the fault");
    const first = page.locator("dialog[open] h2 a").first();
    await first.waitFor();
    expect(await first.getAttribute("href")).toMatch(/^\/strategy\/2026-q/);
    await page.locator(".find-box__all a").click();
    await page.waitForURL((url) => url.pathname === `${base}search/` && url.search !== "");
    await page.getByRole("button", { name: /^Search .+, too$/ }).click();
    await page.locator("[data-search-list] .tag", { hasText: "Q2 2026, sealed" }).first().waitFor();
    const links = await page
      .locator("[data-search-list] h2 a")
      .evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
    expect(links.filter((href) => !href.startsWith(base))).toEqual([]);
    expect(links.some((href) => href.startsWith(`${base}snapshots/2026-q2/`))).toBe(true);
  });

  it.for([
    ["", "find the fault", "2026-q3/engineering/find-the-fault/"],
    ["snapshots/2026-q2/", "see faults", objective],
  ] as const)("explores in `%s`", async ([quarter, words, found], { page }) => {
    await page.goto(`${origin}${base}${quarter}cascade/`);
    await page.waitForSelector("[data-explorer][data-ready]");
    await page.locator("[data-find]").focus();
    await page.keyboard.type(words);
    await page.waitForSelector("[data-hits] [aria-selected=true]");
    await page.keyboard.press("Enter");
    const open = page.locator("[data-panel] a.btn--ink");
    await open.waitFor();
    expect(await open.getAttribute("href")).toBe(`${base}${quarter}${found}`);
    await open.click();
    await page.waitForURL(`${origin}${base}${quarter}${found}`);
  });

  it("has sealed quarters that stay within themselves, search, and lead back to today", async ({
    page,
    follow,
  }) => {
    const quarter = `${base}snapshots/2026-q2/`;
    await page.goto(`${origin}${quarter}${objective}`);
    await follow("header.top", "Teams");
    expect(new URL(page.url()).pathname).toBe(`${quarter}teams/`);
    await page.keyboard.press("/");
    await page.waitForSelector("dialog[open] input:focus");
    await page.keyboard.type("see faults coming");
    const first = page.locator("dialog[open] h2 a").first();
    await first.waitFor();
    expect(await first.getAttribute("href")).toBe(quarter + objective);
    await first.click();
    await page.getByRole("link", { name: "The same page now" }).click();
    await page.waitForURL(`${origin}${base}${objective}`);
  });

  it("says in a sealed quarter which page is no longer in the plans", async ({ page }) => {
    const gone = `${base}snapshots/2026-q2.json`;
    const list = (await (await fetch(origin + gone)).json()) as { gone: string[] };
    expect(list.gone.filter((path) => !path.startsWith(base))).toEqual([]);
    await page.route(`**${gone}`, (route) =>
      route.fulfill({ json: { gone: [`${base}${objective}`] } }),
    );
    await page.goto(`${origin}${base}snapshots/2026-q2/${objective}`);
    await page.getByText("This page is no longer in the plans").waitFor();
  });

  it("keeps the files of a seal byte for byte", () => {
    const names = readdirSync("content/snapshots/2026-q2", { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => name);
    expect(names).toContain("SHA256SUMS");
    for (const name of names) {
      expect(readFileSync(join(folder, "snapshots/2026-q2/seal", name))).toEqual(
        readFileSync(join("content/snapshots/2026-q2", name)),
      );
    }
  });
});

/** The folders that schemas say to be in. */
function readIds(out: string): readonly string[] {
  const folder = join(out, "schemas");
  const ids = readdirSync(folder).map((name) => {
    const [, id = ""] = /"\$id": ?"([^"]*\/)/.exec(readFileSync(join(folder, name), "utf8")) ?? [];
    return id;
  });
  return [...new Set(ids)];
}

describe("npm run build -- --base", () => {
  it.each([
    ["/plans/", "https://org.example.org/plans/"],
    ["https://org.github.io/deep/plans", "https://org.github.io/deep/plans/"],
  ])(
    "puts feeds, schemas and seals of a portal with another `site` at `%s`, too",
    async (text, site) => {
      const out = join(root, "moved");
      await buildSite({ content, asOf: "2026-08-27", out, more: ["--base", text] });
      const read = (file: string): string => readFileSync(join(out, file), "utf8");
      const named = read("changes/feed.xml").match(/(?<=href=")https?:[^"]*/g) ?? [];
      expect(named.length).toBeGreaterThan(2);
      expect(named.filter((url) => !url.startsWith(site))).toEqual([]);
      expect(readIds(out)).toEqual([`${site}schemas/`]);
      const seal = read("snapshots/2026-q2/seal/index.html");
      expect(seal).toContain(`SEAL=${site}snapshots/2026-q2/seal`);
      expect(read("snapshots/index.html") + seal).not.toContain("https://org.example.org/strategy");
    },
  );

  it("is asked before `site`, takes over nothing of another place, and can be the root again", async () => {
    const build = (text: string): Promise<string> =>
      buildSite({
        content: "test/input/healthy",
        asOf: "2026-08-27",
        out: join(root, "other"),
        more: ["--base", text],
      });
    const home = (): string => readFileSync(join(root, "other/index.html"), "utf8");
    expect(await build("https://org.example.org/plans")).toContain(" 0 unchanged");
    expect(home()).toContain('<a class="brand" href="/plans/">');
    expect(home()).toContain('href="/plans/changes/feed.xml"');
    expect(readIds(join(root, "other"))).toEqual(["https://org.example.org/plans/schemas/"]);
    expect(await build("/plans/")).not.toContain("nothing has changed");
    expect(home()).not.toContain("feed.xml");
    expect(await build("/")).toContain(" 0 unchanged");
    expect(home()).toContain('<a class="brand" href="/">');
    await expect(build("/a b/")).rejects.toThrow(
      "`--base /a b/` is neither a path such as /strategy/ nor an address such as https://org.github.io/strategy/.",
    );
  });
});
