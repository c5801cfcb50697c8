import { parse } from "node-html-parser";
import { describe, expect, inject, it } from "vitest";
import { listBrokenLinks, listUnreached } from "./links.ts";
import { readPages } from "./pages.ts";
import { listInvalid } from "./valid.ts";

const folder = inject("folder");
const pages = readPages(folder);

describe("every page of the built portal", () => {
  it("is valid HTML", async () => {
    expect((await listInvalid(pages)).slice(0, 20)).toEqual([]);
  });

  it("links only to pages, files and anchors that exist", () => {
    expect(listBrokenLinks(folder, pages).slice(0, 20)).toEqual([]);
  });

  it("is reached by links from the overview", () => {
    expect(listUnreached(pages).filter((path) => path !== "/404.html")).toEqual([]);
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
