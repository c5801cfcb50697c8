import { glyphShapes } from "../../components/glyph-shape.ts";
import type { Glyph } from "../../view/part.ts";
import type { Palette } from "./palette.ts";
import type { SceneBox } from "./scene.ts";

const paths = new Map<Glyph, Path2D>();

/** Draws a status shape around a point. */
export function drawGlyph(
  context: CanvasRenderingContext2D,
  glyph: Glyph,
  x: number,
  y: number,
  scale: number,
  colour: string,
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
    context.strokeStyle = colour;
    context.lineWidth = 2;
    context.stroke(path);
  } else {
    context.fillStyle = colour;
    context.fill(path);
  }
  context.restore();
}

/** Draws the texts of a box: title, code, and how many below it are not shown. */
export function drawText(
  context: CanvasRenderingContext2D,
  { place, text, head, hidden, isLit }: SceneBox,
  palette: Palette,
): void {
  const { form, indent, baselines, headBaseline } = text;
  const isRow = form === "row";
  context.fillStyle = !isLit
    ? palette.faint
    : isRow
      ? palette.quiet
      : form === "mission"
        ? palette.paper
        : palette.ink;
  context.font = isRow ? palette.label : palette.sentence;
  text.lines.forEach((line, index) => {
    context.fillText(line, place.x + indent, place.y + (baselines[index] ?? 0));
  });
  if (head.code !== "") {
    context.fillStyle = palette.faint;
    context.font = palette.mono;
    context.fillText(head.code, place.x + head.x, place.y + headBaseline);
  }
  if (head.word !== "") {
    context.fillStyle = palette.faint;
    context.font = palette.label;
    context.fillText(head.word, place.x + head.wordX, place.y + headBaseline);
  }
  if (hidden === undefined || hidden === 0) return;
  context.fillStyle = palette.quiet;
  context.font = palette.label;
  context.fillText(`+${hidden}`, place.x + place.width + 3, place.y + place.height / 2 - 4);
}
