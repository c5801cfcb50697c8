import type { Place } from "../model/finding.ts";
import { toVisible, toWidth } from "./width.ts";

/** Cells of a line that are shown at most; a longer one is cut around the place. */
const maxWidth = 96;
const linesBefore = 2;
const linesAfter = 1;

/** How a frame marks what it draws: identity functions where there is no colour. */
export interface FrameStyle {
  readonly gutter: (text: string) => string;
  readonly pointer: (text: string) => string;
}

/** The lines around a place with a pointer below it, as compilers draw them. */
export function renderFrame(lines: readonly string[], place: Place, style: FrameStyle): string {
  const first = Math.max(1, place.line - linesBefore);
  const last = Math.min(lines.length, place.line + linesAfter);
  const digits = String(last).length;
  const rows: string[] = [];
  for (let number = first; number <= last; number += 1) {
    const line = lines[number - 1] ?? "";
    const isLast = number === last;
    // An empty last line is only the end of the file.
    if (isLast && number !== place.line && line.trim() === "") continue;
    const from = number === place.line ? toWindow(line, place.column - 1) : 0;
    const gutter = style.gutter(`${String(number).padStart(digits)} │`);
    rows.push(`  ${gutter} ${cut(line, from)}`.trimEnd());
    if (number === place.line) {
      const bar = style.gutter(`${" ".repeat(digits)} │`);
      rows.push(`  ${bar} ${style.pointer(toPointer(line, from, place))}`);
    }
  }
  return rows.join("\n");
}

/** Where a long line is to begin so that the column can be seen. */
function toWindow(line: string, column: number): number {
  if (toWidth(line) <= maxWidth || column < maxWidth - 20) return 0;
  const from = column - 20;
  // Not in the middle of a character of two units.
  return /[\uDC00-\uDFFF]/.test(line.charAt(from)) ? from - 1 : from;
}

function cut(line: string, from: number): string {
  if (from === 0 && line.length <= maxWidth && toWidth(line) === line.length)
    return toVisible(line);
  const visible = toVisible(from > 0 ? `…${line.slice(from)}` : line.slice(0, maxWidth * 2));
  let shown = "";
  let width = 0;
  for (const character of visible) {
    width += toWidth(character);
    if (width > maxWidth) return `${shown}…`;
    shown += character;
  }
  return shown;
}

function toPointer(line: string, from: number, place: Place): string {
  const start = place.column - 1;
  const end = place.endLine > place.line ? line.length : place.endColumn - 1;
  const indent = toWidth(toVisible(line.slice(from, start))) + (from > 0 ? 1 : 0);
  const length = toWidth(toVisible(line.slice(start, end).trimEnd()));
  return " ".repeat(indent) + "^".repeat(Math.max(1, Math.min(length, maxWidth - indent)));
}
