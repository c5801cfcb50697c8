import type { ZoomTransform } from "d3-zoom";
import type { Glyph } from "../../view/part.ts";
import { drawGlyph, drawText } from "./canvas-text.ts";
import type { Palette } from "./palette.ts";
import type { Area } from "./scene-area.ts";
import { listBoxes, listLinks } from "./scene-area.ts";
import type { Scene, SceneBox, SceneLink } from "./scene.ts";

/** The graph on a canvas, for more boxes in sight than a page can hold as elements. */
export interface CanvasGraph {
  readonly element: HTMLCanvasElement;
  readonly draw: (scene: Scene, transform: ZoomTransform, palette: Palette) => void;
  /** Finds the box at a place of the drawing. */
  readonly findBox: (scene: Scene, x: number, y: number) => SceneBox | undefined;
}

/** Below these scales texts cannot be read, shapes cannot be told apart, and lines are a haze. */
const textScale = 0.42;
const glyphScale = 0.22;
const wireScale = 0.12;
const dashes = [3, 3];

const wires = new WeakMap<SceneLink, Path2D>();

/** Makes an empty canvas. */
export function openCanvasGraph(): CanvasGraph {
  const element = document.createElement("canvas");
  element.className = "graph__canvas";
  element.setAttribute("aria-hidden", "true");
  const context = element.getContext("2d");
  if (context === null) throw new Error("no drawing context");
  return {
    element,
    draw: (scene, { x, y, k }, palette) => {
      const ratio = devicePixelRatio;
      const width = element.clientWidth;
      const height = element.clientHeight;
      if (element.width !== Math.round(width * ratio)) element.width = Math.round(width * ratio);
      if (element.height !== Math.round(height * ratio)) {
        element.height = Math.round(height * ratio);
      }
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.clearRect(0, 0, element.width, element.height);
      context.setTransform(ratio * k, 0, 0, ratio * k, ratio * x, ratio * y);
      const area: Area = {
        left: -x / k,
        right: (width - x) / k,
        top: -y / k,
        bottom: (height - y) / k,
      };
      const links =
        k < wireScale && scene.lit === undefined
          ? []
          : listLinks(scene, area, listBoxes(scene, area));
      drawLinks(context, scene, links, k, palette);
      if (k < glyphScale) drawPatches(context, listBoxes(scene, area), palette);
      else for (const box of listBoxes(scene, area)) drawBox(context, box, k, palette);
    },
    findBox: (scene, x, y) => {
      const area = { left: x - openerReach, right: x, top: y, bottom: y };
      for (const box of listBoxes(scene, area)) {
        if (x >= box.place.x && x <= box.place.x + box.place.width + openerReach) return box;
      }
      return undefined;
    },
  };
}

/** The sign that opens a box stands out of it by so much. */
const openerReach = 16;

function drawLinks(
  context: CanvasRenderingContext2D,
  { lit }: Scene,
  links: readonly SceneLink[],
  k: number,
  palette: Palette,
): void {
  for (const isLit of [false, true]) {
    const isStrong = isLit && lit !== undefined;
    if (k < wireScale && !isStrong) continue;
    context.strokeStyle = isStrong ? palette.ink : isLit ? palette.wire : palette.dim;
    context.lineWidth = Math.max(isStrong ? 1.7 : 1.1, 0.5 / k);
    for (const link of links) {
      if (link.isLit !== isLit) continue;
      // From afar dashes are only slow.
      const isDashed = !link.primary && k >= textScale;
      if (!link.primary && k < glyphScale && !isStrong) continue;
      context.setLineDash(isDashed ? dashes : []);
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

/** From afar: each box a patch in the colour of its status. */
function drawPatches(
  context: CanvasRenderingContext2D,
  boxes: Iterable<SceneBox>,
  palette: Palette,
): void {
  const groups = new Map<string, SceneBox[]>();
  for (const box of boxes) {
    const { status, kind } = box.node;
    const colour = !box.isLit
      ? palette.dim
      : status !== undefined
        ? palette.glyphs[status.glyph]
        : kind === "direction"
          ? palette.ink
          : palette.border;
    const group = groups.get(colour);
    if (group === undefined) groups.set(colour, [box]);
    else group.push(box);
  }
  for (const [colour, group] of groups) {
    context.fillStyle = colour;
    for (const { place } of group)
      context.fillRect(place.x, place.y, place.width, place.height - 2);
  }
}

function drawBox(
  context: CanvasRenderingContext2D,
  box: SceneBox,
  k: number,
  palette: Palette,
): void {
  const { node, place, text, head, isLit } = box;
  const { form } = text;
  if (form !== "row") {
    context.fillStyle = toGround(form, isLit, palette);
    context.beginPath();
    context.roundRect(place.x, place.y, place.width, place.height, 4);
    context.fill();
    if (form === "box" || !isLit) {
      context.strokeStyle = isLit ? palette.border : palette.dim;
      context.lineWidth = 1;
      context.stroke();
    }
  }
  const top = place.y + (form === "row" ? 11.5 : text.headBaseline - 4);
  const left = place.x + (form === "row" ? 10 : 14.5);
  const toColour = (glyph: Glyph): string => (isLit ? palette.glyphs[glyph] : palette.glyphs.none);
  if (node.status !== undefined) {
    drawGlyph(context, node.status.glyph, left, top, 0.75, toColour(node.status.glyph));
  }
  if (k < textScale) return;
  for (const { x, glyph } of head.marks) {
    drawGlyph(context, glyph, place.x + x, top, 0.6, toColour(glyph));
  }
  drawText(context, box, palette);
}

function toGround(form: SceneBox["text"]["form"], isLit: boolean, palette: Palette): string {
  if (!isLit) return palette.paper;
  if (form === "mission") return palette.ink;
  return form === "theme" ? palette.tint : palette.raised;
}
