/** A place in a text of plain YAML, which is read line by line, by indentation. */
export interface Cursor {
  readonly text: string;
  /** Where the next thing to be read begins, and how far from the beginning of its line. */
  at: number;
  column: number;
}

/** The column at the end of the text. */
const ended = -1;

const [newline, space, hash, dash, colon] = [10, 32, 35, 45, 58];
const keyStart = toTable(/[A-Za-z]/);
const keyPart = toTable(/[\w-]/);

/** Which characters of ASCII an expression takes, by their codes: looked up much faster than it is matched. */
export function toTable(expression: RegExp): readonly boolean[] {
  return Array.from({ length: 128 }, (_, code) => expression.test(String.fromCharCode(code)));
}

export function hasEnded({ column }: Cursor): boolean {
  return column === ended;
}

/** Goes on to the next line that is neither empty nor a comment; `from` is the end of a line, or the beginning of one. */
export function goOn(cursor: Cursor, from: number): void {
  const { text } = cursor;
  for (let lineStart = from; ;) {
    const at = skipSpaces(text, lineStart);
    const code = text.charCodeAt(at);
    if (code !== newline && code !== hash) {
      cursor.at = at;
      cursor.column = at < text.length ? at - lineStart : ended;
      return;
    }
    lineStart = findLineEnd(text, at) + 1;
  }
}

/** Whether a line is over at an offset. */
export function isAtEnd(text: string, at: number): boolean {
  return at >= text.length || text.charCodeAt(at) === newline;
}

/** Where the colon stands that makes a key of what begins here; −1 where none does. */
export function findKeyEnd(text: string, from: number): number {
  if (keyStart[text.charCodeAt(from)] !== true) return -1;
  let at = from + 1;
  while (keyPart[text.charCodeAt(at)] === true) at += 1;
  if (text.charCodeAt(at) !== colon) return -1;
  return text.charCodeAt(at + 1) === space || isAtEnd(text, at + 1) ? at : -1;
}

export function isItem({ text, at }: Cursor): boolean {
  return text.charCodeAt(at) === dash && text.charCodeAt(at + 1) === space;
}

export function findLineEnd(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end < 0 ? text.length : end;
}

export function skipSpaces(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) === space) at += 1;
  return at;
}

/** Where what ends at an offset does so without the spaces behind it. */
export function trimEnd(text: string, end: number): number {
  let last = end;
  while (text.charCodeAt(last - 1) === space) last -= 1;
  return last;
}
