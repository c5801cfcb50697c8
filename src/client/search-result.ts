import type { Glyph } from "../view/part.ts";
import { glyphShapes } from "../components/glyph-shape.ts";
import type { Hit } from "./search-engine.ts";

/** How many places of one page are shown. */
const mostPlaces = 3;

/** Draws one result: what it is and where it belongs, its title, the places on it that match, its status. */
export function renderResult(hit: Hit): HTMLElement {
  const { meta, filters, sealed } = hit;
  const places = hit.sub_results.filter(({ anchor }) => anchor !== undefined);
  const isFoundItself = places.length < hit.sub_results.length || places.length === 0;
  const belongs = [...(filters["cycle"] ?? []), ...(filters["team"] ?? [])].join(" / ");
  const owners = filters["owner"] ?? [];
  const text = element("div", {}, [
    element("p", { class: "res__k" }, [
      element("b", {}, [...(filters["kind"] ?? [])]),
      ...(meta["code"] === undefined ? [] : [element("span", { class: "id" }, [meta["code"]])]),
      element("span", {}, [belongs]),
      ...(sealed === undefined ? [] : [element("span", { class: "tag" }, [`${sealed}, sealed`])]),
    ]),
    element("h2", {}, [element("a", { href: hit.url }, [meta["title"] ?? hit.url])]),
    ...(isFoundItself ? [element("p", { class: "res__text" }, toMarked(hit.excerpt))] : []),
    ...(places.length === 0
      ? []
      : [element("ul", { class: "res__places" }, places.slice(0, mostPlaces).map(renderPlace))]),
    ...(owners.length === 0 ? [] : [element("p", { class: "res__by" }, [owners.join(", ")])]),
  ]);
  const status = toStatus(hit);
  return element("article", { class: "res" }, status ? [text, status] : [text]);
}

function renderPlace({ url, title, excerpt }: Hit["sub_results"][number]): HTMLElement {
  return element("li", {}, [
    element("a", { href: url }, [title]),
    element("p", { class: "res__text" }, toMarked(cutTitle(excerpt, title))),
  ]);
}

/** The excerpt of a place begins with its heading, which stands above it already. */
function cutTitle(excerpt: string, title: string): string {
  let rest = excerpt;
  for (const character of title) {
    rest = rest.replace(/^(?:<\/?mark>)+/, "");
    if (!rest.startsWith(character)) return excerpt;
    rest = rest.slice(character.length);
  }
  return rest.replace(/^(?:<\/mark>)?[.\s]*/, "");
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

function toStatus({ meta, filters }: Hit): HTMLElement | undefined {
  const { gap } = meta;
  const glyph = meta["glyph"]?.replace(/^glyph/, "");
  const [status] = filters["status"] ?? [];
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
