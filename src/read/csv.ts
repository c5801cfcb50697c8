/** A cell of a CSV file with its place: offsets include the quotes, lines count from 1. */
export interface Cell {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly line: number;
}

export interface CsvResult {
  /** Without empty lines. */
  readonly rows: readonly (readonly Cell[])[];
  /** The offset of a quote that is never closed. */
  readonly unclosed?: number;
}

/** Parses comma-separated values with positions; quoted cells may hold commas, line ends and doubled quotes. */
export function parseCsv(text: string): CsvResult {
  const rows: Cell[][] = [];
  let row: Cell[] = [];
  let line = 1;
  let at = 0;
  while (at <= text.length) {
    const cell = parseCell(text, at, line);
    if (!cell) return { rows, unclosed: at };
    row.push(cell);
    line += countLines(text, cell.start, cell.end);
    at = cell.end;
    if (text[at] === ",") {
      at += 1;
      continue;
    }
    if (row.length > 1 || cell.text !== "") rows.push(row);
    row = [];
    line += 1;
    at += text[at] === "\r" && text[at + 1] === "\n" ? 2 : 1;
  }
  return { rows };
}

/** Sticky, so that it matches where it is told to look and nowhere later. */
const quoted = /[ \t]*"((?:[^"]|"")*)"[^,\r\n]*/y;
const plain = /[^,\r\n]*/y;

function parseCell(text: string, start: number, line: number): Cell | undefined {
  const opensQuote = /[ \t]*"/y;
  opensQuote.lastIndex = start;
  const pattern = opensQuote.test(text) ? quoted : plain;
  pattern.lastIndex = start;
  const match = pattern.exec(text);
  if (!match) return undefined;
  const content = match[1]?.replaceAll('""', '"') ?? match[0];
  return { text: content.trim(), start, end: start + match[0].length, line };
}

function countLines(text: string, start: number, end: number): number {
  return text.slice(start, end).match(/\r\n|\r|\n/g)?.length ?? 0;
}
