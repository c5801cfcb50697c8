import type { LaneView } from "../../view/part.ts";
import { glyphShapes } from "../../components/glyph-shape.ts";
import { html, svg } from "./element.ts";
import type { CascadeNode } from "./node.ts";
import type { Store } from "./store.ts";
import { toWord } from "./word.ts";

/** Lists the parts of a node by what they are: key results, measures, actions; of a part itself its figures. */
export function renderParts(
  store: Store,
  node: CascadeNode,
  words: string,
): readonly HTMLElement[] {
  const parts = node.parts.flatMap((each) => store.find(each) ?? []);
  const own = node.facts === undefined ? [] : [node];
  const groups = new Map<string, CascadeNode[]>();
  for (const part of [...own, ...parts]) {
    const { one, many, isAsWritten } = toWord(store.index, part.own, words);
    const name = part === node && part.kind === "item" ? one : many;
    const title = isAsWritten ? `${name}, as written` : name;
    groups.set(title, [...(groups.get(title) ?? []), part]);
  }
  return [...groups].flatMap(([title, group]) => {
    const hasFigures = group.some(({ facts }) => facts !== undefined);
    return [
      renderHeading(title, hasFigures ? "now → target" : ""),
      html("ul", { class: "panel__results" }, ...group.map(renderPart)),
    ];
  });
}

/** A heading of the panel, with a note at its end. */
export function renderHeading(text: string, note: string): HTMLElement {
  return html("h3", {}, text, html("span", {}, note));
}

function renderPart({ url, shortTitle, facts }: CascadeNode): HTMLElement {
  const title = html("a", { href: url }, shortTitle);
  if (facts === undefined) return html("li", {}, title);
  const target = facts.target === "" ? undefined : html("span", {}, ` → ${facts.target}`);
  const value = html("span", { class: "panel__value" }, facts.now, target);
  return html("li", {}, title, value, toLane(facts.lane));
}

/** Progress against the expected pace, as on every other page. */
function toLane({ glyph, progress, expected, label }: LaneView): SVGSVGElement {
  const lane = svg("svg", { class: "lane lane--mini", role: "img", "aria-label": label });
  const line = (name: string, from: number, to: number): void => {
    const [x1, x2] = [`${from}%`, `${to}%`];
    lane.append(svg("line", { class: name, x1, x2, y1: "50%", y2: "50%" }));
  };
  line("lane__track", 0, 100);
  if (progress !== undefined) {
    const done = glyph === "ahead" ? Math.min(progress, expected ?? 100) : progress;
    if (done > 0) line("lane__done", 0, done);
    if (expected !== undefined && glyph === "ahead") line("lane__past", expected, progress);
    if (expected !== undefined && (glyph === "behind" || glyph === "off")) {
      line(`lane__short lane__short--${glyph}`, progress, expected);
    }
  }
  if (expected !== undefined) {
    const x = `${expected}%`;
    lane.append(svg("line", { class: "lane__pace", x1: x, x2: x, y1: 0, y2: "100%" }));
  }
  if (progress !== undefined) {
    const { path, line: isLine } = glyphShapes[glyph];
    const shape = svg("path", { class: `g g--${glyph}${isLine ? " g--line" : ""}`, d: path });
    lane.append(svg("svg", { x: `${progress}%`, y: "50%", overflow: "visible" }, shape));
  }
  return lane;
}
