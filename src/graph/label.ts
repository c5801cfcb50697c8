import { roundTenth } from "./axis.ts";

/** A rectangle in the units of the drawing. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A text in a drawing: `y` is its baseline. */
export interface Label {
  readonly x: number;
  readonly y: number;
  readonly anchor: "start" | "middle" | "end";
  readonly text: string;
  /** How it is set: computed now (strong), ink, or plain grey. */
  readonly tone: "strong" | "ink" | "plain";
}

/** The height of a line of chart text, 12 px, with a little air. */
export const lineHeight = 13;

const latinWidth = 6.9;
const wideWidth = 12.4;
const narrow = /[ .,:;'’|!iljtfI()[\]-]/;
const wide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}]/u;

/** The width of a text at 12 px, estimated on the safe side: the fonts are not there when the site is built. */
export function toTextWidth(text: string): number {
  let width = 0;
  for (const character of text) {
    width += asciiWidths[character.charCodeAt(0)] ?? toAdvance(character);
  }
  return width;
}

function toAdvance(character: string): number {
  if (wide.test(character)) return wideWidth;
  if (narrow.test(character)) return 4.2;
  return /[A-ZmwMW%@£€$]/.test(character) ? 8.6 : latinWidth;
}

/** Looked up, as nearly all texts are made of these and every chart measures some. */
const asciiWidths = Array.from({ length: 128 }, (_, code) => toAdvance(String.fromCharCode(code)));

/** Cuts a text to a width, with an ellipsis. The whole text stands in the table beneath the drawing. */
export function toFittingText(text: string, width: number): string {
  if (toTextWidth(text) <= width) return text;
  let cut = "";
  for (const character of text) {
    if (toTextWidth(`${cut}${character}…`) > width) break;
    cut += character;
  }
  return `${cut.trimEnd()}…`;
}

/** The space that a label takes. */
export function toLabelBox(label: Label): Box {
  const width = toTextWidth(label.text);
  const shift = label.anchor === "start" ? 0 : label.anchor === "middle" ? width / 2 : width;
  return { x: label.x - shift, y: label.y - 10, width, height: lineHeight };
}

/** Whether two boxes share any area. */
export function hasOverlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** Whether the inner box lies wholly in the outer one. */
export function isWithin(inner: Box, outer: Box): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}

/** The first candidate that is inside the frame and hits nothing; undefined where there is none. */
export function findFreeLabel(
  candidates: readonly Label[],
  taken: readonly Box[],
  frame: Box,
): Label | undefined {
  return candidates.find((candidate) => {
    const box = toLabelBox(candidate);
    return isWithin(box, frame) && !taken.some((other) => hasOverlap(box, other));
  });
}

/**
 * Moves positions apart along one axis until neighbours are `distance` apart, within `[low, high]`, keeping their order
 * and as near to where they were as a sweep down and a sweep up allow. Where there is no room for all, they share it evenly.
 */
export function spread(
  positions: readonly number[],
  distance: number,
  low: number,
  high: number,
): readonly number[] {
  const count = positions.length;
  const gap = count > 1 ? Math.min(distance, (high - low) / (count - 1)) : distance;
  const order = positions.map((_, index) => index);
  order.sort((a, b) => (positions[a] ?? 0) - (positions[b] ?? 0) || a - b);
  const placed = order.map((index) => Math.min(high, Math.max(low, positions[index] ?? low)));
  for (let k = 1; k < count; k += 1) {
    placed[k] = Math.max(placed[k] ?? low, (placed[k - 1] ?? low) + gap);
  }
  for (let k = count - 1; k >= 0; k -= 1) {
    const ceiling = k === count - 1 ? high : (placed[k + 1] ?? high) - gap;
    placed[k] = Math.min(placed[k] ?? low, ceiling);
  }
  const result = new Array<number>(count).fill(low);
  order.forEach((index, k) => {
    result[index] = roundTenth(placed[k] ?? low);
  });
  return result;
}
