import type { Glyph } from "../view/part.ts";
import { glyphShapes } from "../components/glyph-shape.ts";
import type { Hit } from "./search-engine.ts";

/** Draws one result: what it is, where it stands, its title, the words that matched, its status. */
export function renderResult(hit: Hit, level: "h2" | "h3"): HTMLElement {
  const { meta } = hit;
  const { title = hit.url } = meta;
  const link = element("a", { href: hit.url }, [title]);
  const text = element("div", {}, [
    element("p", { class: "res__k" }, [
      element("b", {}, [meta["kind"] ?? ""]),
      ...(meta["code"] === undefined ? [] : [element("span", { class: "id" }, [meta["code"]])]),
      element("span", {}, [meta["place"] ?? ""]),
    ]),
    element(level, {}, [link]),
    element("p", { class: "res__text" }, toMarked(hit.excerpt)),
    ...(meta["by"] === undefined ? [] : [element("p", { class: "res__by" }, [meta["by"]])]),
  ]);
  const status = toStatus(meta);
  return element("article", { class: "res" }, status ? [text, status] : [text]);
}

/** Makes an element of HTML with text that is never read as markup. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string>>,
  children: readonly (Node | string)[],
): HTMLElement {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** `a <mark>b</mark> c` as nodes: nothing else in it becomes an element. */
function toMarked(excerpt: string): (Node | string)[] {
  return excerpt
    .split(/<mark>(.*?)<\/mark>/s)
    .map((text, at) => (at % 2 === 1 ? element("mark", {}, [decode(text)]) : decode(text)));
}

/** The five signs that the index escapes. */
function decode(text: string): string {
  return text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");
}

function toStatus(meta: Hit["meta"]): HTMLElement | undefined {
  const { status, gap } = meta;
  const glyph = meta["glyph"]?.replace(/^glyph/, "");
  if (glyph === undefined || status === undefined || !isGlyph(glyph)) return undefined;
  const { path, line } = glyphShapes[glyph];
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", ["g", `g--${glyph}`, ...(line ? ["g--line"] : [])].join(" "));
  svg.setAttribute("viewBox", "-6 -6 12 12");
  svg.setAttribute("aria-hidden", "true");
  const shape = document.createElementNS(svg.namespaceURI, "path");
  shape.setAttribute("d", path);
  svg.append(shape);
  const small = gap === undefined ? [] : [element("small", {}, [gap])];
  const word = element("span", { class: `st st--${glyph}` }, [svg, ` ${status} `, ...small]);
  return element("p", { class: "res__s" }, [word]);
}

function isGlyph(name: string): name is Glyph {
  return Object.hasOwn(glyphShapes, name);
}
