import type { KeyPath } from "../model/finding.ts";

/** A value of plain YAML by the line, from 1, that it begins on. */
export interface LineNode {
  readonly line: number;
  /** Of a mapping below its key. */
  readonly entries?: ReadonlyMap<string, { readonly keyLine: number; readonly value: LineNode }>;
  /** Of a list below its key. */
  readonly items?: readonly LineNode[];
}

interface Cursor {
  readonly text: string;
  /** Where the next thing to be read begins, how far from the beginning of its line, and which line that is. */
  at: number;
  column: number;
  line: number;
}

/** The column at the end of the text, and where something goes beyond what is read here. */
const [ended, beyond] = [-1, -2];

/**
 * Finds the lines of all values in a tenth of the time that the whole parser takes for their places. Of the YAML that
 * nearly every plan is written in only, as `parsePlainYaml` reads it: each key on a line of its own, and each value on
 * one line or below. Undefined for whatever goes beyond that; the text is one that the whole parser takes.
 */
export function parsePlainLines(text: string): LineNode | undefined {
  if (/[\t\r\uFEFF]/.test(text)) return undefined;
  const cursor: Cursor = { text, at: 0, column: 0, line: 1 };
  toContent(cursor, 0, 1);
  const root = cursor.column === 0 ? readMapping(cursor) : undefined;
  return cursor.column === ended ? root : undefined;
}

/** The line of the value at a path, else of the nearest key or item above it; undefined where there is none. */
export function findLine(root: LineNode, path: KeyPath): number | undefined {
  let node = root;
  let line: number | undefined;
  for (const segment of path) {
    const entry = typeof segment === "string" ? node.entries?.get(segment) : undefined;
    const next = typeof segment === "number" ? node.items?.[segment] : entry?.value;
    if (next === undefined) return line;
    node = next;
    line = entry?.keyLine ?? next.line;
  }
  return node.line;
}

const [newline, space, hash, dash] = [10, 32, 35, 45];
const key = /[A-Za-z][\w-]*:(?= |\n|$)/y;
/** What begins neither quotations nor brackets, nor what may go on below. */
const opensText: readonly boolean[] = Array.from({ length: 128 }, (_, code) =>
  /[\w$(+./<=^~-]/.test(String.fromCharCode(code)),
);
const quoted = /(?:"[^"\\\n]*"|'[^'\n]*') *(?:\n|$)/y;
const flow = /[[{].*[\]}] *(?:\n|$)/y;

function readMapping(cursor: Cursor): LineNode {
  const { text, column, line } = cursor;
  const entries = new Map<string, { keyLine: number; value: LineNode }>();
  do {
    key.lastIndex = cursor.at;
    if (!key.test(text)) {
      cursor.column = beyond;
      break;
    }
    const name = text.slice(cursor.at, key.lastIndex - 1);
    const keyLine = cursor.line;
    cursor.at = skipSpaces(text, key.lastIndex);
    const isBelow = cursor.at === text.length || text.charCodeAt(cursor.at) === newline;
    let value: LineNode | undefined;
    if (isBelow) {
      goOn(cursor);
      value = readBelow(cursor, column);
    } else skipValue(cursor, column);
    entries.set(name, { keyLine, value: value ?? { line: keyLine } });
  } while (cursor.column === column);
  if (cursor.column > column) cursor.column = beyond;
  return { line, entries };
}

/** What stands below a key of a column; undefined where that is nothing. */
function readBelow(cursor: Cursor, column: number): LineNode | undefined {
  if (cursor.column < column) return undefined;
  if (isItem(cursor)) return readList(cursor);
  return cursor.column === column ? undefined : readMapping(cursor);
}

function readList(cursor: Cursor): LineNode {
  const { text, column, line } = cursor;
  const items: LineNode[] = [];
  do {
    const at = skipSpaces(text, cursor.at + 1);
    cursor.column += at - cursor.at;
    cursor.at = at;
    key.lastIndex = at;
    if (key.test(text)) items.push(readMapping(cursor));
    else {
      items.push({ line: cursor.line });
      skipValue(cursor, column);
    }
  } while (cursor.column === column && isItem(cursor));
  if (cursor.column > column) cursor.column = beyond;
  return { line, items };
}

function isItem({ text, at }: Cursor): boolean {
  return text.charCodeAt(at) === dash && text.charCodeAt(at + 1) === space;
}

/** Goes on behind the value that stands on the rest of a line, if it does not go on itself on the next one. */
function skipValue(cursor: Cursor, column: number): void {
  if (!isOneLine(cursor)) {
    cursor.column = beyond;
    return;
  }
  goOn(cursor);
  if (cursor.column > column) cursor.column = beyond;
}

/** Whether a value ends on its line, where the next one is not further in. */
function isOneLine(cursor: Cursor): boolean {
  const { text, at } = cursor;
  const code = text.charCodeAt(at);
  if (code >= opensText.length || opensText[code] === true) return !isItem(cursor);
  quoted.lastIndex = at;
  if (quoted.test(text)) return true;
  flow.lastIndex = at;
  return isBalanced(flow.exec(text)?.[0]);
}

/** Whether what is opened in brackets is closed again, so that it ends on its line. */
function isBalanced(written: string | undefined): boolean {
  if (written === undefined) return false;
  // A mark within a word is none: `It's`.
  const bare = written.replace(/([[{,:] *)(?:"[^"\\]*"|'[^']*')/g, "$1");
  const count = (bracket: RegExp): number => bare.match(bracket)?.length ?? 0;
  return !/[[{,:] *["']| #/.test(bare) && count(/[[{]/g) === count(/[\]}]/g);
}

/** Goes on to the next line that is neither empty nor a comment. */
function goOn(cursor: Cursor): void {
  const end = cursor.text.indexOf("\n", cursor.at);
  toContent(cursor, end < 0 ? cursor.text.length : end + 1, cursor.line + 1);
}

/** The same from the beginning of a line, which may be the one. */
function toContent(cursor: Cursor, from: number, fromLine: number): void {
  const { text } = cursor;
  cursor.line = fromLine;
  for (let start = from; ; cursor.line += 1) {
    cursor.at = skipSpaces(text, start);
    cursor.column = cursor.at < text.length ? cursor.at - start : ended;
    const code = text.charCodeAt(cursor.at);
    if (code !== newline && code !== hash) return;
    const end = text.indexOf("\n", cursor.at);
    start = end < 0 ? text.length : end + 1;
  }
}

function skipSpaces(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) === space) at += 1;
  return at;
}
