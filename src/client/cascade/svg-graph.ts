import type { ZoomTransform } from "d3-zoom";
import { cutHeading } from "../../graph/node-box.ts";
import { svg } from "./element.ts";
import { toGlyphPath } from "./glyph.ts";
import { toLabel } from "./node.ts";
import type { Area } from "./scene-area.ts";
import type { Scene, SceneBox, SceneLink } from "./scene.ts";

/** The graph as elements: every box is a link. */
export interface SvgGraph {
  readonly element: SVGSVGElement;
  /** Draws what is given of a scene; the one with the focus stands out, the active one can be reached with Tab. */
  readonly render: (scene: Scene, part: ScenePart) => void;
  readonly move: (transform: ZoomTransform) => void;
  readonly findLink: (number: number) => SVGAElement | undefined;
}

/** What is drawn as elements. The rest, where there is more, is drawn on a canvas below. */
export interface ScenePart {
  readonly boxes: readonly SceneBox[];
  readonly links: readonly SceneLink[];
  /** What is drawn of the links; undefined: all. */
  readonly area?: Area;
  readonly focus: number | undefined;
  readonly active: number | undefined;
}

interface Drawn {
  readonly group: SVGGElement;
  readonly link: SVGAElement;
  readonly opener: SVGGElement;
  readonly openerText: SVGTextElement;
}

/** Columns move together when the graph is seen from afar: their names keep apart. */
const headingGap = 8;
/** Pixels below which a heading would be cut to nothing but an ellipsis. */
const leastRoom = 24;

/** Makes an empty graph. */
export function openSvgGraph(): SvgGraph {
  const wires = svg("g", { "aria-hidden": "true" });
  const items = svg("g");
  const stage = svg("g", {}, wires, items);
  const headings = svg("g", { "aria-hidden": "true" });
  const element = svg("svg", { class: "graph__svg" }, stage, headings);
  const drawn = new Map<number, Drawn>();
  let columns: readonly { readonly x: number; readonly text: string }[] = [];
  let last: ZoomTransform | undefined;
  let words = "";

  const move = (transform: ZoomTransform): void => {
    last = transform;
    stage.setAttribute("transform", transform.toString());
    columns.forEach(({ x, text }, index) => {
      const heading = headings.children[index];
      const next = columns[index + 1];
      const room = next === undefined ? Infinity : (next.x - x) * transform.k - headingGap;
      heading?.setAttribute("x", String(Math.round(transform.applyX(x))));
      // Of a column that is narrower than a word nothing is said.
      if (heading) heading.textContent = room < leastRoom ? "" : cutHeading(text, room);
    });
  };
  return {
    element,
    move,
    findLink: (number) => drawn.get(number)?.link,
    render: (scene, { boxes, links, area, focus, active }) => {
      // What is said on the boxes is drawn with them.
      if (words !== scene.words) {
        for (const { group } of drawn.values()) group.remove();
        drawn.clear();
        words = scene.words;
      }
      columns = scene.columns.map(({ x }, index) => ({ x, text: scene.headings[index] ?? "" }));
      headings.replaceChildren(
        ...columns.map(({ text }) => svg("text", { class: "drawing__heading", y: 20 }, text)),
      );
      wires.replaceChildren(
        ...links
          .toSorted((a, b) => Number(a.isLit) - Number(b.isLit))
          .map(({ primary, isLit, toPath }) => {
            const isStrong = isLit && scene.lit !== undefined;
            const tone = isStrong ? " wire--lit" : isLit ? "" : " wire--dim";
            return svg("path", {
              class: `wire${primary ? "" : " wire--more"}${tone}`,
              d: toPath(area),
            });
          }),
      );
      const kept = new Set(boxes.map(({ node }) => node.number));
      for (const [number, { group }] of drawn) {
        if (kept.has(number)) continue;
        group.remove();
        drawn.delete(number);
      }
      for (const box of boxes) {
        const { number } = box.node;
        let item = drawn.get(number);
        if (item === undefined) {
          item = drawBox(box);
          drawn.set(number, item);
          items.append(item.group);
        }
        updateBox(item, box, { isFocus: number === focus, isActive: number === active });
      }
      if (last !== undefined) move(last);
    },
  };
}

function drawBox({ node, text, head }: SceneBox): Drawn {
  const { form, width, height, headBaseline } = text;
  const link = svg("a", { href: node.url, "data-number": node.number });
  link.append(svg("rect", { class: "node__box", width, height, rx: 4 }));
  const glyph = node.status?.glyph;
  if (glyph !== undefined) {
    link.append(
      form === "row"
        ? toGlyphPath(glyph, 10, 11.5, 0.75)
        : toGlyphPath(glyph, 14.5, headBaseline - 4, 0.75),
    );
  }
  if (head.code !== "") {
    link.append(svg("text", { class: "node__code", x: head.x, y: headBaseline }, `${head.code} `));
  }
  if (head.word !== "") {
    const place = { x: head.wordX, y: headBaseline };
    link.append(svg("text", { class: "node__word", ...place }, `${head.word} `));
  }
  for (const { x, glyph: mark } of head.marks) {
    link.append(toGlyphPath(mark, x, headBaseline - 4, 0.6));
  }
  const lines = text.lines.map((line, index) =>
    svg("tspan", { x: text.indent, y: text.baselines[index] ?? 0 }, `${line} `),
  );
  link.append(svg("text", { class: "node__title" }, ...lines));
  if (form === "row" && node.facts !== undefined) {
    const value = node.facts.lane.progress;
    const words = value === undefined ? "–" : `${Math.round(value)}%`;
    link.append(svg("text", { class: "node__value", x: width - 4, y: 15.5 }, words));
  }
  const openerText = svg("text", { class: "opener__text", y: 4 });
  const opener = svg(
    "g",
    { class: "opener", "aria-hidden": "true", "data-opener": node.number },
    svg("rect", { class: "opener__box", x: -13, y: -12, width: 26, height: 24, rx: 12 }),
    openerText,
  );
  opener.setAttribute("transform", `translate(${width + 3} ${height / 2})`);
  return { group: svg("g", {}, link), link, opener, openerText };
}

function updateBox(
  { group, link, opener, openerText }: Drawn,
  { node, place, text, word, hidden, isLit }: SceneBox,
  { isFocus, isActive }: { readonly isFocus: boolean; readonly isActive: boolean },
): void {
  group.setAttribute("transform", `translate(${place.x} ${place.y})`);
  const tones = `${isLit ? "" : " node--dim"}${isFocus ? " node--centre" : ""}`;
  link.setAttribute("class", `node node--${text.form}${tones}`);
  link.setAttribute("tabindex", isActive ? "0" : "-1");
  const below = hidden === undefined || hidden === 0 ? "" : ` ${hidden} below not shown.`;
  // Who speaks to the page says what stands on it, so the name begins with the words that are drawn.
  const drawn = link.textContent.trim().replace(/\s+/g, " ");
  const full = toLabel(node, word);
  const name = full.startsWith(drawn) ? full : `${drawn}. ${full}`;
  link.setAttribute("aria-label", `${name}${below}`);
  if (isFocus) link.setAttribute("aria-current", "true");
  else link.removeAttribute("aria-current");
  if (hidden === undefined) {
    opener.remove();
    return;
  }
  opener.classList.toggle("opener--less", hidden === 0);
  openerText.textContent = hidden === 0 ? "−" : `+${hidden}`;
  if (!opener.isConnected) group.append(opener);
}
