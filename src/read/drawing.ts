import type { Finding } from "../model/finding.ts";
import { toFinding } from "../model/finding.ts";

/** Elements that only draw. */
const elements = new Set([
  ...["svg", "g", "defs", "symbol", "title", "desc", "path", "rect", "circle", "ellipse", "line"],
  ...["polyline", "polygon", "text", "tspan", "clipPath", "mask", "linearGradient"],
  ...["radialGradient", "stop", "use"],
]);
/** Attributes that say where, how large and in which colour; none of them can run anything or fetch anything. */
const attributes =
  /^(?:xmlns(?::xlink)?|version|id|class|x|y|x[12]|y[12]|d|r|[cfr][xy]|fr|width|height|viewBox|points|transform|offset|role|aria-[a-z]+|preserveAspectRatio|xml:space|(?:fill|stroke|stop|clip|font|text|letter|dominant|paint|color|shape)(?:-[a-z]+)*|opacity|display|visibility|gradient(?:Units|Transform)|spreadMethod|(?:clipPath|mask|maskContent)Units|mask|(?:xlink:)?href)$/;
const tag = /<(\/?)([A-Za-z][\w:.-]*)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/y;
const attribute = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
/** A logo is small: it is a part of every page. */
const mostLetters = 64 * 1024;

/**
 * Holds a drawing (SVG) against what a logo needs. A browser that is led to the file itself would run what is in it, so
 * it is refused unless every part of it is known to do nothing but draw.
 */
export function checkDrawing(file: string, text: string): readonly Finding[] {
  const problem = findProblem(text);
  if (problem === undefined) return [];
  const hint = "Export it as plain SVG with presentation attributes, or take a PNG.";
  const { message, start, end } = problem;
  return [toFinding("unsafe-html", file, message, { anchor: { type: "span", start, end }, hint })];
}

interface Problem {
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

function findProblem(text: string): Problem | undefined {
  if (text.length > mostLetters) {
    return { message: "The drawing is larger than 64 KiB.", start: 0, end: 0 };
  }
  const open: string[] = [];
  let hasRoot = false;
  for (let at = skip(text, 0); at < text.length; at = skip(text, at)) {
    tag.lastIndex = at;
    const found = tag.exec(text);
    if (!found) {
      const end = Math.min(at + 20, text.length);
      const part = text.slice(at, end).replace(/\s+/g, " ");
      return { message: `\`${part}\` is no part of a plain drawing.`, start: at, end };
    }
    const [whole, slash, name = "", list = "", empty] = found;
    const end = at + whole.length;
    const message =
      slash === "/" ? toClosing(open.pop(), name) : toOpening(name, list, open.length, hasRoot);
    if (message !== undefined) return { message, start: at, end };
    hasRoot = true;
    if (slash !== "/" && empty !== "/") open.push(name);
    at = end;
  }
  if (hasRoot && open.length === 0) return undefined;
  return { message: "The drawing does not end where it should.", start: 0, end: 0 };
}

/** Passes over what says nothing: text, comments, and the declaration of XML at the very beginning. */
function skip(text: string, at: number): number {
  const nothing = /(?:[^<]+|<!--(?:(?!--)[\s\S])*-->)*/y;
  const declaration = at === 0 ? (/^\s*<\?xml[^<>?]*\?>/.exec(text)?.[0].length ?? 0) : 0;
  nothing.lastIndex = at + declaration;
  nothing.exec(text);
  return nothing.lastIndex;
}

function toClosing(opened: string | undefined, name: string): string | undefined {
  return opened === name ? undefined : `\`</${name}>\` closes nothing.`;
}

function toOpening(
  name: string,
  list: string,
  depth: number,
  hasRoot: boolean,
): string | undefined {
  if (!elements.has(name)) return `A logo may not hold \`<${name}>\`.`;
  if ((name === "svg") !== !hasRoot) return "A drawing is one `<svg>`.";
  if (hasRoot && depth === 0) return "Nothing may follow the drawing.";
  for (const [, key = "", double, single] of list.matchAll(attribute)) {
    const value = double ?? single ?? "";
    const isPlace = key === "href" || key === "xlink:href";
    const isSafe = isPlace ? /^#[\w.-]+$/.test(value) : isPlain(value, key);
    if (!attributes.test(key) || !isSafe)
      return `A logo may not hold \`${key}="${value.slice(0, 40)}"\`.`;
  }
  return undefined;
}

/** Nothing is fetched: an address leads into the drawing itself. */
function isPlain(value: string, key: string): boolean {
  if (key.startsWith("xmlns")) {
    return value === "http://www.w3.org/2000/svg" || value === "http://www.w3.org/1999/xlink";
  }
  const others = value.replace(/url\(\s*#[\w.-]+\s*\)/g, "");
  return !/url\s*\(|:|&|\\|@/i.test(others);
}
