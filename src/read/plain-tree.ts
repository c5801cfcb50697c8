import {
  type Cursor,
  findKeyEnd,
  findLineEnd,
  goOn,
  hasEnded,
  isAtEnd,
  isItem,
  skipSpaces,
  toTable,
  trimEnd,
} from "./plain-cursor.ts";
import type { Range, YamlNode } from "./yaml-tree.ts";

/** The column where something goes beyond what is read here. */
const beyond = -2;

/**
 * Finds the places of all values in a tenth of the time that the whole parser takes for them. Of the YAML that nearly
 * every plan is written in only, as `parsePlainYaml` reads it: each key on a line of its own, and each value on one
 * line or below; what stands in brackets is not looked into. Undefined for whatever goes beyond that; the text is one
 * that the whole parser takes.
 */
export function parsePlainTree(text: string): YamlNode | undefined {
  if (otherSpace.test(text)) return undefined;
  const cursor: Cursor = { text, at: 0, column: 0 };
  goOn(cursor, 0);
  const root = cursor.column === 0 ? readMapping(cursor) : undefined;
  return hasEnded(cursor) ? root : undefined;
}

/** Tabs, carriage returns, and what editors show as a space and YAML takes for a letter. */
const otherSpace = /[^\S\n ]/;
/** What begins neither quotations nor brackets, nor what may go on below. */
const opensText = toTable(/[\w$(+./<=^~-]/);
const quoted = /(?:"[^"\\\n]*"|'[^'\n]*')(?= *(?:\n|$))/y;
const flow = /[[{].*[\]}](?= *(?:\n|$))/y;

function readMapping(cursor: Cursor): YamlNode {
  const { text, at: start, column } = cursor;
  const entries = new Map<string, { key: Range; value: YamlNode }>();
  do {
    const end = findKeyEnd(text, cursor.at);
    if (end < 0) {
      cursor.column = beyond;
      break;
    }
    const key = { start: cursor.at, end };
    const at = skipSpaces(text, end + 1);
    const value = isAtEnd(text, at) ? readBelow(cursor, at, column) : readLine(cursor, at, column);
    entries.set(text.slice(key.start, end), { key, value: value ?? key });
  } while (cursor.column === column);
  if (cursor.column > column) cursor.column = beyond;
  return { start, end: findLineEnd(text, start), block: true, entries };
}

/** What stands below a key of a column; undefined where that is nothing. */
function readBelow(cursor: Cursor, from: number, column: number): YamlNode | undefined {
  goOn(cursor, from);
  if (cursor.column < column) return undefined;
  if (isItem(cursor)) return readList(cursor);
  return cursor.column === column ? undefined : readMapping(cursor);
}

function readList(cursor: Cursor): YamlNode {
  const { text, at: start, column } = cursor;
  const items: YamlNode[] = [];
  do {
    const at = skipSpaces(text, cursor.at + 1);
    if (findKeyEnd(text, at) >= 0) {
      cursor.column += at - cursor.at;
      cursor.at = at;
      items.push(readMapping(cursor));
    } else items.push(readLine(cursor, at, column));
  } while (cursor.column === column && isItem(cursor));
  if (cursor.column > column) cursor.column = beyond;
  return { start, end: findLineEnd(text, start), block: true, items };
}

/** What stands on the rest of a line, if it does not go on itself on the next one. */
function readLine(cursor: Cursor, at: number, column: number): YamlNode {
  const { text } = cursor;
  const lineEnd = findLineEnd(text, at);
  const node = toNode(text, at, lineEnd);
  goOn(cursor, lineEnd);
  if (node === undefined || cursor.column > column) cursor.column = beyond;
  return node ?? { start: at, end: at };
}

/** What begins at an offset and ends on its line, where the next one is not further in; undefined for any other. */
function toNode(text: string, at: number, lineEnd: number): YamlNode | undefined {
  const code = text.charCodeAt(at);
  if (code >= opensText.length || opensText[code] === true) {
    const rest = text.slice(at, lineEnd);
    const comment = rest.indexOf(" #");
    const written = comment < 0 ? rest : rest.slice(0, comment);
    // An item, or a key that is not a plain one.
    if (rest.startsWith("- ") || /:(?: |$)/.test(written)) return undefined;
    return { start: at, end: at + trimEnd(written, written.length) };
  }
  quoted.lastIndex = at;
  if (quoted.test(text)) return { start: at, end: quoted.lastIndex };
  flow.lastIndex = at;
  const written = flow.exec(text)?.[0];
  if (written === undefined || !isBalanced(written)) return undefined;
  return { start: at, end: at + written.length, isUnread: true };
}

/** Whether what is opened in brackets is closed again, so that it ends on its line. */
function isBalanced(written: string): boolean {
  // A mark within a word is none: `It's`.
  const bare = written.replace(/([[{,:] *)(?:"[^"\\]*"|'[^']*')/g, "$1");
  const count = (bracket: RegExp): number => bare.match(bracket)?.length ?? 0;
  return !/[[{,:] *["']| #/.test(bare) && count(/[[{]/g) === count(/[\]}]/g);
}
