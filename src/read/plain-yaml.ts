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

/**
 * Reads the part of YAML that nearly every plan is written in: mappings and lists by indentation, words, numbers and
 * simple quotations on one line, `{…}` and `[…]` on one line. A whole parser takes five times as long for it. Whatever
 * goes beyond that part, or is wrong, is undefined here and left to the whole parser: the two never differ.
 */
export function parsePlainYaml(text: string): Readonly<Record<string, unknown>> | undefined {
  if (unusual.test(text)) return undefined;
  const cursor: Cursor = { text, at: 0, column: 0 };
  goOn(cursor, 0);
  if (cursor.column !== 0) return undefined;
  const data = readMapping(cursor, 0, 1);
  return data !== beyond && hasEnded(cursor) ? data : undefined;
}

/** What goes beyond this part of YAML. */
const beyond = Symbol("beyond plain YAML");
type Beyond = typeof beyond;

/** More collections in one another than this are left to the whole parser, which has the limit. */
const maxDepth = 12;

/** Tabs, carriage returns, control characters, byte order marks, halves of characters. */
const unusual = /[^\n\x20-\x7E\xA0-\uD7FF\uE000-\uFEFE\uFF00-\uFFFD\u{10000}-\u{10FFFF}]/u;
const flowText = /(?:[^,[\]{}:#\n]+|:(?=[^\s,[\]{}])|(?<! )#)+/y;
const flowQuote = /"[^"\\\n]*"|'[^'\n]*'/y;
/** What no text begins with that is a text for certain. */
const notText = toTable(/[-?:,[\]{}#&*!|>'"%@`+.~\d]/);
const plainNumber = /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,15})?$/;
const dateOrMonth = /^\d{4}-\d{2}(?:-\d{2})?$/;
/** What is in no number of any version of YAML. */
const notNumber = /[^\da-fox.:_+-]/i;
const words = new Map<string, boolean | null>([
  ...["null", "Null", "NULL"].map((word) => [word, null] as const),
  ...["true", "True", "TRUE"].map((word) => [word, true] as const),
  ...["false", "False", "FALSE"].map((word) => [word, false] as const),
]);

/** What a word begins with, in whatever case. */
const wordStart = toTable(/[nft]/i);

function readMapping(
  cursor: Cursor,
  column: number,
  depth: number,
): Record<string, unknown> | Beyond {
  const { text } = cursor;
  const data: Record<string, unknown> = {};
  if (depth > maxDepth) return beyond;
  do {
    const end = findKeyEnd(text, cursor.at);
    if (end < 0) return beyond;
    const key = text.slice(cursor.at, end);
    if (isWord(key) || Object.hasOwn(data, key)) return beyond;
    const value = readValue(cursor, skipSpaces(text, end + 1), column, depth);
    if (value === beyond) return beyond;
    data[key] = value;
  } while (cursor.column === column);
  return cursor.column < column ? data : beyond;
}

/** The value of a key: on its line, or below it. */
function readValue(cursor: Cursor, at: number, column: number, depth: number): unknown {
  const { text } = cursor;
  if (!isAtEnd(text, at)) return readLine(cursor, at, column, depth);
  goOn(cursor, at);
  if (cursor.column < column) return null;
  // A list may stand as far out as the key that it belongs to.
  if (isItem(cursor)) return readList(cursor, cursor.column, depth + 1);
  return cursor.column === column ? null : readMapping(cursor, cursor.column, depth + 1);
}

function readList(cursor: Cursor, column: number, depth: number): unknown[] | Beyond {
  const { text } = cursor;
  const items: unknown[] = [];
  if (depth > maxDepth) return beyond;
  do {
    const at = skipSpaces(text, cursor.at + 1);
    let item: unknown;
    if (findKeyEnd(text, at) >= 0) {
      cursor.column += at - cursor.at;
      cursor.at = at;
      item = readMapping(cursor, cursor.column, depth + 1);
    } else item = readLine(cursor, at, column, depth);
    if (item === beyond) return beyond;
    items.push(item);
  } while (cursor.column === column && isItem(cursor));
  // A list that has grown keeps room for more.
  return cursor.column <= column ? items.slice() : beyond;
}

/** What stands on the rest of a line, if it is not continued on the next one. */
function readLine(cursor: Cursor, at: number, column: number, depth: number): unknown {
  const { text } = cursor;
  const end = findLineEnd(text, at);
  let value: unknown;
  const opening = text[at];
  if (opening === "{" || opening === "[") {
    cursor.at = at;
    value = readFlow(cursor, depth + 1);
    if (skipSpaces(text, cursor.at) !== end) return beyond;
  } else {
    const written = text.slice(at, trimEnd(text, end));
    value = opening === '"' || opening === "'" ? toQuoted(written) : toScalar(written);
  }
  goOn(cursor, end);
  return cursor.column > column ? beyond : value;
}

/** A mapping or a list in brackets. */
function readFlow(cursor: Cursor, depth: number): unknown {
  const { text } = cursor;
  const isMapping = text[cursor.at] === "{";
  const closing = isMapping ? "}" : "]";
  const data: Record<string, unknown> = {};
  const items: unknown[] = [];
  if (depth > maxDepth) return beyond;
  cursor.at = skipSpaces(text, cursor.at + 1);
  for (let isFirst = true; !isFirst || text[cursor.at] !== closing; isFirst = false) {
    let key = "";
    if (isMapping) {
      const end = findKeyEnd(text, cursor.at);
      if (end < 0 || text[end + 1] !== " ") return beyond;
      key = text.slice(cursor.at, end);
      if (isWord(key) || Object.hasOwn(data, key)) return beyond;
      cursor.at = skipSpaces(text, end + 1);
    }
    const value = readFlowValue(cursor, depth);
    if (value === beyond) return beyond;
    if (isMapping) data[key] = value;
    else items.push(value);
    cursor.at = skipSpaces(text, cursor.at);
    if (text[cursor.at] === closing) break;
    if (text[cursor.at] !== ",") return beyond;
    cursor.at = skipSpaces(text, cursor.at + 1);
  }
  cursor.at += 1;
  return isMapping ? data : items;
}

function readFlowValue(cursor: Cursor, depth: number): unknown {
  const { text, at } = cursor;
  const opening = text[at];
  if (opening === "{" || opening === "[") return readFlow(cursor, depth + 1);
  const isQuoted = opening === '"' || opening === "'";
  const pattern = isQuoted ? flowQuote : flowText;
  pattern.lastIndex = at;
  if (!pattern.test(text)) return beyond;
  cursor.at = pattern.lastIndex;
  if (isQuoted) return text.slice(at + 1, pattern.lastIndex - 1);
  return toScalar(text.slice(at, trimEnd(text, pattern.lastIndex)));
}

/** A text in quotation marks that holds neither another one nor anything escaped. */
function toQuoted(written: string): string | Beyond {
  const [mark = ""] = written;
  if (written.length < 2 || written.indexOf(mark, 1) !== written.length - 1) return beyond;
  if (mark === '"' && written.includes("\\")) return beyond;
  return written.slice(1, -1);
}

/** A text, a number, a truth value or null as YAML's core schema tells them apart. */
function toScalar(written: string): unknown {
  if (written === "") return beyond;
  // A single character is found much faster than two.
  if (written.indexOf(":") >= 0 && /:(?: |$)/.test(written)) return beyond;
  if (written.indexOf("#") >= 0 && written.includes(" #")) return beyond;
  if (isWord(written)) return words.get(written);
  if (!notText[written.charCodeAt(0)]) return written;
  if (plainNumber.test(written)) return written.startsWith("-0") ? beyond : Number(written);
  if (dateOrMonth.test(written)) return written;
  return /^\d/.test(written) && notNumber.test(written) ? written : beyond;
}

function isWord(written: string): boolean {
  return written.length <= 5 && wordStart[written.charCodeAt(0)] === true && words.has(written);
}
