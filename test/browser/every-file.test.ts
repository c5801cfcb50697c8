import { existsSync } from "node:fs";
import { join } from "node:path";
import { HtmlValidate } from "html-validate";
import { parse } from "node-html-parser";
import { describe, expect, inject, it } from "vitest";
import { readPages } from "./pages.ts";

const folder = inject("folder");
const pages = readPages(folder);

describe("every page of the built portal", () => {
  it("is valid HTML", async () => {
    const validator = new HtmlValidate({
      extends: ["html-validate:standard"],
      rules: {
        // The compiler decides about quotes, void elements and the case of the doctype.
        "doctype-style": "off",
        "void-style": "off",
        "attr-quotes": "off",
        "no-trailing-whitespace": "off",
        "long-title": "off",
      },
    });
    // Each kind of message once, with the first page that shows it: a fault in a component is on every page.
    const messages = new Map<string, string>();
    for (const { path, html } of pages) {
      const report = await validator.validateString(html);
      for (const { ruleId, message } of report.results.flatMap((result) => result.messages)) {
        const text = `${ruleId}: ${message}`;
        messages.set(text, messages.get(text) ?? path);
      }
    }
    expect([...messages].slice(0, 20)).toEqual([]);
  });

  it("links only to pages, files and anchors that exist", () => {
    const anchors = new Map(pages.map(({ path, html }) => [path, new Set(toIds(html))]));
    const broken: string[] = [];
    for (const { path, html } of pages) {
      for (const target of toTargets(html)) {
        if (!/^(\/|\.|#|\?|[a-z0-9-]+\/)/i.test(target) || /^[a-z]+:/i.test(target)) continue;
        const url = new URL(target, `http://site${path}`);
        const to = decodeURI(url.pathname);
        const file = join(folder, to.endsWith("/") ? `${to}index.html` : to);
        if (!existsSync(file)) broken.push(`${path} → ${target}`);
        else if (
          url.hash !== "" &&
          anchors.has(to) &&
          !anchors.get(to)?.has(decodeURIComponent(url.hash.slice(1)))
        )
          broken.push(`${path} → ${target} (no such anchor)`);
      }
    }
    expect(broken.slice(0, 20)).toEqual([]);
  });

  it("has a title and a description of its own, a language, and is kept from search engines", () => {
    const titles = new Map<string, string[]>();
    for (const { path, html } of pages) {
      const root = parse(html);
      const title = root.querySelector("title")?.text.trim() ?? "";
      titles.set(title, [...(titles.get(title) ?? []), path]);
      expect(root.querySelector("html")?.getAttribute("lang"), path).toBe("en-GB");
      expect(
        root.querySelector("meta[name=description]")?.getAttribute("content"),
        path,
      ).toBeTruthy();
      expect(root.querySelector("meta[name=robots]")?.getAttribute("content"), path).toContain(
        "noindex",
      );
      expect(root.querySelectorAll("h1"), path).toHaveLength(1);
    }
    expect([...titles].filter(([title, paths]) => title === "" || paths.length > 1)).toEqual([]);
  });

  it("holds no inline script, no style attribute, and nothing from elsewhere", () => {
    const found: string[] = [];
    for (const { path, html } of pages) {
      const root = parse(html);
      for (const script of root.querySelectorAll("script"))
        if (
          script.getAttribute("src") === undefined &&
          script.getAttribute("type") !== "application/json"
        )
          found.push(`${path}: inline script`);
      if (root.querySelectorAll("[style], style").length > 0) found.push(`${path}: inline style`);
      for (const element of root.querySelectorAll(
        "script[src], link[href], img[src], iframe, object, embed",
      )) {
        const address = element.getAttribute("src") ?? element.getAttribute("href") ?? "";
        if (/^(https?:)?\/\//.test(address) && element.getAttribute("rel") !== "canonical")
          found.push(`${path}: ${address}`);
      }
    }
    expect(found).toEqual([]);
  });
});

function toIds(html: string): string[] {
  return [...html.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1] ?? "");
}

function toTargets(html: string): string[] {
  return parse(html)
    .querySelectorAll("a[href], link[href], script[src], img[src], use[href], image[href]")
    .map((element) => element.getAttribute("href") ?? element.getAttribute("src") ?? "");
}
