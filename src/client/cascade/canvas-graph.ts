import type { ZoomTransform } from "d3-zoom";
import { glyphShapes } from "../../components/glyph-shape.ts";
import type { Glyph } from "../../view/part.ts";
import type { Palette } from "./palette.ts";
import type { Scene, SceneBox } from "./scene.ts";

/** The graph on a canvas, for more boxes than a page can hold as elements. */
export interface CanvasGraph {
  readonly element: HTMLCanvasElement;
  readonly draw: (scene: Scene, transform: ZoomTransform, palette: Palette) => void;
  /** Finds the box at a place of the drawing. */
  readonly findBox: (scene: Scene, x: number, y: number) => SceneBox | undefined;
}

/** Below these scales texts cannot be read, and shapes cannot be told apart. */
const textScale = 0.42;
const glyphScale = 0.2;
const dashes = [3, 3];

const paths = new Map<Glyph, Path2D>();
const wires = new WeakMap<object, Path2D>();

/** Makes an empty canvas. */
export function openCanvasGraph(): CanvasGraph {
  const element = document.createElement("canvas");
  element.className = "graph__canvas";
  element.setAttribute("aria-hidden", "true");
  const context = element.getContext("2d", { alpha: true });
  if (context === null) throw new Error("no drawing context");
  return {
    element,
    draw: (scene, transform, palette) => {
      const ratio = devicePixelRatio;
      const width = element.clientWidth;
      const height = element.clientHeight;
      if (element.width !== Math.round(width * ratio)) element.width = Math.round(width * ratio);
      if (element.height !== Math.round(height * ratio))
        element.height = Math.round(height * ratio);
      const { x, y, k } = transform;
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      context.clearRect(0, 0, width, height);
      context.setTransform(ratio * k, 0, 0, ratio * k, ratio * x, ratio * y);
      const top = -y / k;
      const bottom = (height - y) / k;
      drawLinks(context, scene, { top, bottom, k }, palette);
      for (const box of listInside(scene, top, bottom)) drawBox(context, box, k, palette);
    },
    findBox: (scene, x, y) => {
      for (const box of listInside(scene, y, y)) {
        if (x >= box.place.x && x <= box.place.x + box.place.width + 16) return box;
      }
      return undefined;
    },
  };
}

/** The boxes between two heights. Each column is sorted from the top, so the first is found by halving. */
function* listInside({ boxes, columns }: Scene, top: number, bottom: number): Generator<SceneBox> {
  let start = 0;
  for (let column = 0; column < columns.length; column += 1) {
    const end = findFirst(boxes, start, ({ place }) => place.column > column);
    const from = findFirst(
      boxes,
      start,
      ({ place }) => place.column > column || place.y + place.height >= top,
    );
    for (let at = from; at < end; at += 1) {
      const box = boxes[at];
      if (box === undefined || box.place.y > bottom) break;
      yield box;
    }
    start = end;
  }
}

/** The first from a place on for which something holds that holds for all after it. */
function findFirst(
  boxes: readonly SceneBox[],
  start: number,
  holds: (box: SceneBox) => boolean,
): number {
  let low = start;
  let high = boxes.length;
  while (low < high) {
    const half = (low + high) >> 1;
    const box = boxes[half];
    if (box === undefined || holds(box)) high = half;
    else low = half + 1;
  }
  return low;
}

function drawLinks(
  context: CanvasRenderingContext2D,
  { links, lit }: Scene,
  { top, bottom, k }: { readonly top: number; readonly bottom: number; readonly k: number },
  palette: Palette,
): void {
  const inside = links.filter((link) => link.bottom >= top && link.top <= bottom);
  for (const isLit of [false, true]) {
    context.strokeStyle = isLit ? (lit === undefined ? palette.wire : palette.ink) : palette.dim;
    context.lineWidth = Math.max(isLit && lit !== undefined ? 1.6 : 1.1, 0.6 / k);
    for (const link of inside) {
      if (link.isLit !== isLit) continue;
      context.setLineDash(link.primary ? [] : dashes);
      let path = wires.get(link);
      if (path === undefined) {
        path = new Path2D(link.toPath());
        wires.set(link, path);
      }
      context.stroke(path);
    }
  }
  context.setLineDash([]);
}

function drawBox(
  context: CanvasRenderingContext2D,
  { node, place, text, hidden, isLit }: SceneBox,
  k: number,
  palette: Palette,
): void {
  const { form } = text;
  const ink = form === "mission" ? palette.paper : isLit ? palette.ink : palette.faint;
  if (form !== "row") {
    context.fillStyle =
      form === "mission" ? palette.ink : form === "theme" ? palette.tint : palette.raised;
    context.strokeStyle = isLit ? palette.border : palette.dim;
    context.lineWidth = 1;
    context.beginPath();
    context.roundRect(place.x, place.y, place.width, place.height, 4);
    context.fill();
    if (form === "box") context.stroke();
  }
  if (k < glyphScale) return;
  const top = form === "row" ? place.y + 11.5 : place.y + text.headBaseline - 4;
  const left = place.x + (form === "row" ? 10 : 14.5);
  if (node.status !== undefined) drawGlyph(context, node.status.glyph, left, top, 0.75, palette);
  if (k < textScale) return;
  context.fillStyle = form === "row" && isLit ? palette.quiet : ink;
  context.font = form === "row" ? palette.label : palette.sentence;
  text.lines.forEach((line, index) => {
    context.fillText(line, place.x + text.indent, place.y + (text.baselines[index] ?? 0));
  });
  if (form !== "row" && node.code !== "") {
    context.fillStyle = palette.faint;
    context.font = palette.mono;
    const indent = node.status === undefined ? text.indent : 25;
    context.fillText(node.code, place.x + indent, place.y + text.headBaseline);
  }
  node.marks.slice(-8).forEach((mark, index, all) => {
    const x = place.x + place.width - 13 - (all.length - 1 - index) * 10;
    drawGlyph(context, mark, x, top, 0.6, palette);
  });
  if (hidden === undefined) return;
  context.fillStyle = palette.quiet;
  context.font = palette.label;
  const sign = hidden === 0 ? "−" : `+${hidden}`;
  context.fillText(sign, place.x + place.width + 3, place.y + place.height / 2 - 4);
}

function drawGlyph(
  context: CanvasRenderingContext2D,
  glyph: Glyph,
  x: number,
  y: number,
  scale: number,
  palette: Palette,
): void {
  const shape = glyphShapes[glyph];
  let path = paths.get(glyph);
  if (path === undefined) {
    path = new Path2D(shape.path);
    paths.set(glyph, path);
  }
  context.save();
  context.translate(x, y);
  context.scale(scale, scale);
  if (shape.line) {
    context.strokeStyle = palette.glyphs[glyph];
    context.lineWidth = 2;
    context.stroke(path);
  } else {
    context.fillStyle = palette.glyphs[glyph];
    context.fill(path);
  }
  context.restore();
}
