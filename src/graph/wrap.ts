/** The faces that texts in graphs are set in: sentences, labels, codes. */
export type Face = "serif" | "sans" | "mono";

/** How a text is set: the size in pixels, the width of a line, and the lines that there is room for. */
export interface Setting {
  readonly face: Face;
  readonly size: number;
  readonly width: number;
  readonly most: number;
}

/** Advance widths in hundredths of the size, as measured in the portal's own faces; the rest is taken to be wide. */
const serif = toWidths({
  20: "'",
  22: " ",
  24: ",.’‘j|·:!;l",
  27: "()i",
  32: "[]{}",
  34: "-Ift",
  37: '"s',
  40: "/\\_“”*J",
  43: "?czr",
  45: "aeg",
  51: "`+<=>^~–x",
  53: "ovyku",
  55: "Sdhpbqn",
  57: "0123456789#$£€F",
  61: "LP",
  64: "BEZR…",
  67: "T—VY",
  71: "AC&X",
  75: "KGwDNU",
  78: "OQ%",
  82: "Hm",
  97: "@WM",
});

const sans = toWidths({
  12: "·",
  20: " ",
  25: "'ijl|I,.:;’‘",
  28: "!",
  36: "f`",
  39: "rt1",
  42: '"()*[]{}“”/\\_',
  46: "J",
  48: "s-",
  53: "+<=>^vyz~",
  55: "7ack2",
  58: "x3?e5",
  61: "8Lou–£46Fhn9$Sbdgpq",
  64: "BEZT",
  68: "PR0…XY",
  73: "#AHKNUV€CD",
  77: "&Gw",
  80: "%OQ",
  90: "@—Mm",
  109: "W",
});

const monoWidth = 60;
const otherWidth = 60;
const wideWidth = 104;
const wide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\uff00-\uff60]/u;

/** The width of a text in pixels, without a browser; kerning would make it a little less. */
export function toWidth(text: string, face: Face, size: number): number {
  let width = 0;
  const ascii = asciiWidths[face];
  for (let at = 0; at < text.length; at += 1) {
    const known = ascii[text.charCodeAt(at)];
    if (known === undefined) return toAnyWidth(text, face, size);
    width += known;
  }
  return (width * size) / 100;
}

function toAnyWidth(text: string, face: Face, size: number): number {
  let width = 0;
  for (const character of text) width += toAdvance(character, face);
  return (width * size) / 100;
}

/**
 * Breaks a text into lines. A word longer than a line is cut, scripts without spaces break anywhere, and what there is
 * no room for becomes an ellipsis: the whole text is then in the label and in the list beside the drawing.
 */
export function wrapText(text: string, setting: Setting): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const piece of toPieces(text, setting)) {
    const joined = line === "" ? piece.trimStart() : line + piece;
    if (fits(joined.trimEnd(), setting)) {
      line = joined;
      continue;
    }
    lines.push(line.trimEnd());
    line = piece.trimStart();
  }
  if (line.trim() !== "") lines.push(line.trimEnd());
  if (lines.length <= setting.most) return lines;
  const kept = lines.slice(0, setting.most);
  const last = kept.pop() ?? "";
  return [...kept, cutText(`${last} ${lines[setting.most] ?? ""}`, setting)];
}

/** Cuts a text to one line, with an ellipsis where something is missing. */
export function cutText(text: string, setting: Setting): string {
  if (fits(text, setting)) return text;
  const { face, size, width } = setting;
  const room = width - toWidth("…", face, size);
  let end = 0;
  let used = 0;
  for (const character of text) {
    used += toWidth(character, face, size);
    if (used > room) break;
    end += character.length;
  }
  return `${text.slice(0, end).trimEnd()}…`;
}

function fits(text: string, { face, size, width }: Setting): boolean {
  return toWidth(text, face, size) <= width;
}

/** The pieces between which a line may break, each with the space before it. */
function toPieces(text: string, setting: Setting): readonly string[] {
  const words = text.trim().match(/\s*\S+/gu) ?? [];
  return words.flatMap((word) => {
    if (!wide.test(word) && fits(word.trimStart(), setting)) return [word];
    return toBroken(word, setting);
  });
}

/** A word cut where it must be: at every wide character, and where a line is full. */
function toBroken(word: string, setting: Setting): readonly string[] {
  const pieces: string[] = [];
  let piece = "";
  for (const character of word) {
    const isBreak = wide.test(character) || !fits(piece.trimStart() + character, setting);
    if (isBreak && piece.trim() !== "") {
      pieces.push(piece);
      piece = "";
    }
    piece += character;
  }
  return piece === "" ? pieces : [...pieces, piece];
}

const known = new Map<string, number>();

function toAdvance(character: string, face: Face): number {
  if (face === "mono") return wide.test(character) ? wideWidth : monoWidth;
  const widths = face === "serif" ? serif : sans;
  const width = widths.get(character);
  if (width !== undefined) return width;
  const key = face + character;
  let other = known.get(key);
  if (other === undefined) {
    // A letter with a mark is as wide as the letter.
    const [base = character] = character.normalize("NFD");
    other = wide.test(character) ? wideWidth : (widths.get(base) ?? otherWidth);
    known.set(key, other);
  }
  return other;
}

/** Looked up by their number, as nearly all texts are made of these. */
const asciiWidths: Readonly<Record<Face, readonly number[]>> = {
  serif: toAscii("serif"),
  sans: toAscii("sans"),
  mono: toAscii("mono"),
};

function toAscii(face: Face): readonly number[] {
  return Array.from({ length: 128 }, (_, code) => toAdvance(String.fromCharCode(code), face));
}

function toWidths(table: Readonly<Record<number, string>>): ReadonlyMap<string, number> {
  const widths = new Map<string, number>();
  for (const [width, characters] of Object.entries(table)) {
    for (const character of characters) widths.set(character, Number(width));
  }
  return widths;
}
