import type { Place } from "../model/finding.ts";

/** Where the lines of a text begin; line ends are those that editors know: LF, CR LF, CR. */
export function findLineStarts(text: string): readonly number[] {
  const starts = [0];
  if (!text.includes("\r")) {
    for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
    return starts;
  }
  for (const match of text.matchAll(/\r\n|\r|\n/g)) starts.push(match.index + match[0].length);
  return starts;
}

/** Offsets as lines and columns, both from 1 and in UTF-16 units, as editors count. */
export function toPlace(lineStarts: readonly number[], start: number, end: number): Place {
  const from = findLine(lineStarts, start);
  const to = findLine(lineStarts, Math.max(start, end));
  return {
    line: from + 1,
    column: start - (lineStarts[from] ?? 0) + 1,
    endLine: to + 1,
    endColumn: Math.max(start, end) - (lineStarts[to] ?? 0) + 1,
  };
}

/** The line, from 0, that an offset is on. */
function findLine(lineStarts: readonly number[], offset: number): number {
  let low = 0;
  let high = lineStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lineStarts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
