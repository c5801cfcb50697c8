import type { MarkdownOf } from "./markdown.ts";

type Block = MarkdownOf<"paragraph" | "heading" | "list">;
type Phrase = MarkdownOf<"paragraph">["children"][number];

/** Whatever may mean more than what is read here, wherever it stands. */
const unusual = /[^\P{C}\n]|[^\P{Z} ]|[\\_~[\]<>&|@{}]|:[\p{L}\p{N}[{:/]|[wW]{3}\.| $/mu;
/** What may open something at the beginning of a line that is known to be no heading and no item. */
const opening = /^(?:[ #+=:-]|\* |\d+[.)])/;

/**
 * Parses the part of Markdown that most narratives are written in: paragraphs, headings, lists with a line for each
 * item, and in them words, some of them strong, emphasised or code. The whole parser takes several times as long for
 * it. Whatever may mean more is undefined here and left to the whole parser; the two never differ, but that nothing
 * has a position here.
 */
export function parsePlainMarkdown(text: string): MarkdownOf<"root"> | undefined {
  if (unusual.test(text)) return undefined;
  const children: Block[] = [];
  for (const part of text.replace(/^\n+|\n+$/g, "").split(/\n{2,}/)) {
    const blocks = part === "" ? [] : parseBlocks(part.split("\n"));
    if (blocks === undefined) return undefined;
    // Items with an empty line between them are one list, but set otherwise.
    if (blocks[0]?.type === "list" && children.at(-1)?.type === "list") return undefined;
    children.push(...blocks);
  }
  return { type: "root", children };
}

/** The blocks of lines without an empty one between them. */
function parseBlocks(lines: readonly string[]): readonly Block[] | undefined {
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length;) {
    const kind = toKind(lines[at]);
    let end = at + 1;
    while (end < lines.length && kind !== "heading" && toKind(lines[end]) === kind) end += 1;
    const block = parsers[kind](lines.slice(at, end));
    // Words below an item go on with that.
    if (!block || (block.type === "paragraph" && blocks.at(-1)?.type === "list")) return undefined;
    blocks.push(block);
    at = end;
  }
  return blocks;
}

function toKind(line = ""): keyof typeof parsers {
  if (line.startsWith("#")) return "heading";
  return line.startsWith("- ") ? "list" : "paragraph";
}

const parsers = { heading: parseHeading, list: parseList, paragraph: parseParagraph };

const depths = [1, 2, 3, 4, 5, 6] as const;

function parseHeading([line = ""]: readonly string[]): Block | undefined {
  const [, marks = "", title = ""] = /^(#+) +(.*[^#])$/.exec(line) ?? [];
  const depth = depths[marks.length - 1];
  const children = parsePhrases(title);
  return depth && children && { type: "heading", depth, children };
}

function parseList(lines: readonly string[]): Block | undefined {
  const items: MarkdownOf<"list">["children"] = [];
  for (const line of lines) {
    const paragraph = parseParagraph([line.slice("- ".length)]);
    if (!paragraph) return undefined;
    items.push({ type: "listItem", spread: false, checked: null, children: [paragraph] });
  }
  return { type: "list", ordered: false, start: null, spread: false, children: items };
}

function parseParagraph(lines: readonly string[]): MarkdownOf<"paragraph"> | undefined {
  if (lines.some((line) => opening.test(line))) return undefined;
  const children = parsePhrases(lines.join("\n"));
  return children && { type: "paragraph", children };
}

/**
 * Words between marks that can be nothing but what they look like: `**strong**`, `*emphasised*`, each apart from the
 * words around it, and code.
 */
const marked =
  /(?<![^\s(“"'])(\*{1,2})(?=[\p{L}\p{N}])([^*`]*[\p{L}\p{N}.,;:!?%)])\1(?=[\s.,;:!?)”"']|$)|(?<!`)`([^`\s](?:[^`\n]*[^`\s])?)`(?!`)/gu;

/** The phrases of a line or a paragraph; undefined for none, and where a mark is left over. */
function parsePhrases(text: string): Phrase[] | undefined {
  if (!/[*`]/.test(text)) return text === "" ? undefined : [{ type: "text", value: text }];
  const phrases: Phrase[] = [];
  let from = 0;
  const addText = (to: number): boolean => {
    const value = text.slice(from, to);
    if (value !== "") phrases.push({ type: "text", value });
    return !/[*`]/.test(value);
  };
  for (const { 0: whole, 1: marks, 2: words = "", 3: code = "", index } of text.matchAll(marked)) {
    if (!addText(index)) return undefined;
    from = index + whole.length;
    if (marks === undefined) phrases.push({ type: "inlineCode", value: code });
    else {
      const type = marks === "*" ? "emphasis" : "strong";
      phrases.push({ type, children: [{ type: "text", value: words }] });
    }
  }
  return addText(text.length) ? phrases : undefined;
}
