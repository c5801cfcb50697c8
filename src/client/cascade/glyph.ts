import { glyphShapes } from "../../components/glyph-shape.ts";
import { iconShapes, type IconName } from "../../components/icon-shape.ts";
import type { Glyph } from "../../view/part.ts";
import { svg } from "./element.ts";

/** A status shape among text; without a label it is decoration. */
export function toGlyph(glyph: Glyph, label?: string): SVGSVGElement {
  const attributes =
    label === undefined ? { "aria-hidden": "true" } : { role: "img", "aria-label": label };
  const root = svg("svg", { class: toGlyphClass(glyph), viewBox: "-6 -6 12 12", ...attributes });
  root.append(svg("path", { d: glyphShapes[glyph].path }));
  return root;
}

/** A status shape in a drawing. */
export function toGlyphPath(glyph: Glyph, x: number, y: number, scale: number): SVGPathElement {
  const transform = `translate(${x} ${y}) scale(${scale})`;
  return svg("path", { class: toGlyphClass(glyph), d: glyphShapes[glyph].path, transform });
}

/** A line icon. */
export function toIcon(name: IconName): SVGSVGElement {
  const root = svg("svg", { class: "i", viewBox: "0 0 16 16", "aria-hidden": "true" });
  root.append(svg("path", { d: iconShapes[name] }));
  return root;
}

function toGlyphClass(glyph: Glyph): string {
  return `g g--${glyph}${glyphShapes[glyph].line ? " g--line" : ""}`;
}
