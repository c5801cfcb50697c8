import type { MarkdownNode } from "./markdown.ts";

/** What makes a text too much for the parser, or for those who walk its tree. */
export interface BodyLimit {
  readonly message: string;
  readonly hint: string;
  readonly start: number;
}

/** More quotations in quotations and lists in lists than this are no text, and would exhaust the stack. */
const maxDepth = 60;

/** What opens a block in another one. */
const opening = String.raw`(?:[ \t]*(?:>|[-+*]|\d{1,9}[.)]))`;
/** A line that opens more blocks in one another than that; parsing it takes time by the square of their number. */
const deepLine = new RegExp(`^${opening}{${maxDepth}}[^\\r\\n]*`, "gm");
/** Without a line that opens a few there is none that opens many; told apart in a quarter of the time. */
const blockLine = new RegExp(String.raw`(?:^|[\n\r\u2028\u2029])${opening}{3}`);
/** A line between two parts of a text, however long it is drawn. */
const ruledLine = /^[ \t]*([-*])(?:[ \t]*\1)*[ \t]*$/;

/** Each entity makes the parser write down once more all of its paragraph before it: so many letters at most. */
const maxRepeated = 50_000_000;
const entity = /&(?:#\w{1,8}|\w{2,31});/g;

/** A place in a line that is not all ASCII is found by counting its letters from the first on: so many at most. */
const maxLine = 50_000;
const longLine = new RegExp(`[^\\r\\n]{${maxLine + 1},}`, "g");
const notAscii = /[^\u0000-\u007f]/;

/** What is too much about a text, found before it is parsed. */
export function findBodyLimit(text: string): BodyLimit | undefined {
  if (blockLine.test(text)) {
    for (const match of text.matchAll(deepLine)) {
      if (!ruledLine.test(match[0])) return toTooDeep(match.index);
    }
  }
  if (!text.includes("&")) return undefined;
  const entities = text.match(entity)?.length ?? 0;
  if (entities * text.length <= maxRepeated) return undefined;
  for (const { 0: paragraph, index } of text.matchAll(/[^\r\n]+(?:\r?\n[^\r\n]+)*/g)) {
    const count = paragraph.match(entity)?.length ?? 0;
    if (count * paragraph.length > maxRepeated) return toTooLong(count, index);
  }
  return undefined;
}

/** The first line that is so long that its places could not be found in time. */
export function findLongLine(text: string): BodyLimit | undefined {
  if (text.length <= maxLine || !notAscii.test(text)) return undefined;
  for (const { 0: line, index } of text.matchAll(longLine)) {
    if (!notAscii.test(line)) continue;
    const message = `This line is ${line.length} characters long, which is too much.`;
    return {
      message,
      hint: "Divide it into paragraphs, with an empty line between them.",
      start: index,
    };
  }
  return undefined;
}

/** The first node that lies too deep, if there is one; found without recursion. */
export function findDeepNode(root: MarkdownNode): BodyLimit | undefined {
  let level: readonly MarkdownNode[] = [root];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > maxDepth) return toTooDeep(level[0]?.position?.start.offset ?? 0);
    level = level.flatMap((node) => ("children" in node ? node.children : []));
  }
  return undefined;
}

function toTooDeep(start: number): BodyLimit {
  const message = `The text is nested more than ${maxDepth} levels deep.`;
  return { message, hint: "Write it with fewer lists and quotations in one another.", start };
}

function toTooLong(count: number, start: number): BodyLimit {
  const message = `This paragraph holds ${count} entities such as \`&amp;\`, which is too much for its length.`;
  return { message, hint: "Write the characters themselves, or several paragraphs.", start };
}
