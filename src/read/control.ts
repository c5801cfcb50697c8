/** Characters that steer and are never read, beside tabs and line ends; halves of characters; marks that turn the direction. */
export const controlClass = String.raw`\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\p{Cs}`;

const suspicious = new RegExp(`[${controlClass}]`, "u");
const each = new RegExp(suspicious, "gu");
/** A character by its number, as Markdown takes it; none of these has a name there. */
const reference = /&#(?:x([\da-f]{1,6})|(\d{1,7}));/gi;

const openings: Readonly<Record<string, string>> = {
  "\u202a": "\u202c",
  "\u202b": "\u202c",
  "\u202d": "\u202c",
  "\u202e": "\u202c",
  "\u2066": "\u2069",
  "\u2067": "\u2069",
  "\u2068": "\u2069",
};

const names: Readonly<Record<number, string>> = {
  0x00: "NUL",
  0x07: "BEL",
  0x08: "BACKSPACE",
  0x1b: "ESCAPE",
  0x7f: "DELETE",
  0x85: "NEXT LINE",
  0x202a: "LEFT-TO-RIGHT EMBEDDING",
  0x202b: "RIGHT-TO-LEFT EMBEDDING",
  0x202c: "POP DIRECTIONAL FORMATTING",
  0x202d: "LEFT-TO-RIGHT OVERRIDE",
  0x202e: "RIGHT-TO-LEFT OVERRIDE",
  0x2066: "LEFT-TO-RIGHT ISOLATE",
  0x2067: "RIGHT-TO-LEFT ISOLATE",
  0x2068: "FIRST STRONG ISOLATE",
  0x2069: "POP DIRECTIONAL ISOLATE",
};

/** A character of a text that no reader can see and that none should meet. */
export interface Control {
  /** `U+202E (RIGHT-TO-LEFT OVERRIDE)`. */
  readonly name: string;
  /** Where it stands in the text. */
  readonly at: number;
  /** How it is written there, where that is by its number: `&#x202E;`. */
  readonly written?: string;
  readonly what: "control character" | "half of a character" | "turn of direction that never ends";
}

/**
 * Finds the first of them. Turns of direction are as they should be where each ends in its own line:
 *
 *     U+2067 … U+2069      a name that is written from right to left, kept apart
 *     U+202E …             turns all that follows it on the page
 *     … U+202C             ends what nobody has begun
 *     &#x202E; …           the same as U+202E, once Markdown is read
 */
export function findControl(text: string): Control | undefined {
  const read = text.replace(reference, decode);
  const found = suspicious.test(read) ? findIn(read) : undefined;
  if (found === undefined || text[found.at] === read[found.at]) return found;
  const end = text.indexOf(";", found.at) + 1;
  return { ...found, written: text.slice(found.at, end) };
}

/** A character of these in the place of its number, as long as that was written; any other stays as it is. */
function decode(written: string, hexadecimal?: string, decimal?: string): string {
  const code = hexadecimal === undefined ? Number(decimal) : Number.parseInt(hexadecimal, 16);
  // Markdown has another character for what is half of one, or beyond all.
  if (code === 0 || code > 0xffff || (code >= 0xd800 && code <= 0xdfff)) return written;
  const character = String.fromCodePoint(code);
  return suspicious.test(character) ? character.padEnd(written.length) : written;
}

function findIn(text: string): Control | undefined {
  const control = /[^\u202a-\u202e\u2066-\u2069]/u;
  let start = 0;
  for (const line of text.split("\n")) {
    const open: Turn[] = [];
    for (const { 0: character, index } of line.matchAll(each)) {
      const at = start + index;
      if (control.test(character)) return toControl(character, at);
      const end = openings[character];
      if (end !== undefined) open.push({ character, at });
      else if (openings[open.at(-1)?.character ?? ""] === character) open.pop();
      else return toTurn({ character, at });
    }
    const [first] = open;
    if (first !== undefined) return toTurn(first);
    start += line.length + 1;
  }
  return undefined;
}

interface Turn {
  readonly character: string;
  readonly at: number;
}

/** What is said of one, as of a title or of a narrative; `where` begins the sentence. */
export function sayControl(
  where: string,
  { name, what, written }: Control,
): { readonly message: string; readonly hint: string } {
  const held = written === undefined ? name : `\`${written}\`, which is ${name}`;
  return {
    message: `${where} holds ${held}, a ${what}, which no reader can see.`,
    hint:
      written === undefined
        ? "Delete it; where it cannot be found, type the text anew."
        : "Delete it.",
  };
}

function toControl(character: string, at: number): Control {
  const isHalf = /\p{Cs}/u.test(character);
  return {
    name: toName(character),
    at,
    what: isHalf ? "half of a character" : "control character",
  };
}

function toTurn({ character, at }: Turn): Control {
  return { name: toName(character), at, what: "turn of direction that never ends" };
}

function toName(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const point = `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
  const name = names[code];
  return name === undefined ? point : `${point} (${name})`;
}
