import { describe, expect, inject } from "vitest";
import { readPages } from "./pages.ts";
import { it } from "./visit.ts";

/** The two longest pages of every kind. */
const paths = [...Map.groupBy(readPages(inject("folder")), ({ kind }) => kind).values()].flatMap(
  (pages) =>
    pages
      .toSorted((a, b) => b.html.length - a.html.length)
      .slice(0, 2)
      .map(({ path }) => path),
);

describe("the words of every page", () => {
  it("stand apart from each other, where one part of a line ends and the next begins", async ({
    page,
  }) => {
    const found: string[] = [];
    for (const width of [390, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      for (const path of paths) {
        await page.goto(inject("origin") + path);
        for (const words of await page.evaluate(listTouching)) found.push(`${path} ${words}`);
      }
    }
    expect([...new Set(found)]).toEqual([]);
  });
});

/** Runs in the page: two parts of a line of which one ends with a letter or figure right where the next begins with one. */
function listTouching(): readonly string[] {
  for (const details of document.querySelectorAll("details")) details.open = true;
  const found: string[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let before: { text: string; box: DOMRect; parent: Element } | undefined;
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const parent = node.parentElement;
    if (parent === null || parent.closest("script, style, svg, pre, code, .vh") !== null) continue;
    const whole = node.textContent ?? "";
    const text = whole.trim();
    if (text === "" || !parent.checkVisibility()) continue;
    const range = document.createRange();
    range.setStart(node, whole.indexOf(text));
    range.setEnd(node, whole.indexOf(text) + text.length);
    const boxes = [...range.getClientRects()].filter(({ width }) => width > 0);
    const [first] = boxes;
    const last = boxes.at(-1);
    if (first === undefined || last === undefined) continue;
    if (before !== undefined && before.parent !== parent) {
      const isOnLine = first.top < before.box.bottom - 4 && first.bottom > before.box.top + 4;
      const gap = first.left - before.box.right;
      const areWords = /[\p{L}\p{N}]$/u.test(before.text) && /^[\p{L}\p{N}]/u.test(text);
      if (isOnLine && areWords && gap > -4 && gap < 1.5) {
        found.push(`${before.text.slice(-20)}|${text.slice(0, 20)}`);
      }
    }
    before = { text, box: last, parent };
  }
  return found;
}
