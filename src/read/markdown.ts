import type { MdastNode } from "satteri";
import { markdownToMdast, mdxToMdast } from "satteri";
import type { BodyLimit } from "./body-limit.ts";
import { findBodyLimit, findDeepNode, findLongLine } from "./body-limit.ts";
import { findCostlyBraces, findMdxLimit } from "./mdx-limit.ts";
import { parsePlainMarkdown } from "./plain-markdown.ts";

/** A node of a Markdown tree. */
export type MarkdownNode = MdastNode;

/** A node of one type, as in `MarkdownOf<"heading">`. */
export type MarkdownOf<Type extends MarkdownNode["type"]> = Extract<MarkdownNode, { type: Type }>;

/** A Markdown tree, or what keeps a body from being one, at offsets into the text. */
export type MarkdownResult =
  { readonly root: MarkdownOf<"root"> } | { readonly problem: MarkdownProblem };

export interface MarkdownProblem {
  readonly message: string;
  readonly start: number;
  readonly end: number;
  /** With one, the text may be well formed, but is too much to be parsed or walked. */
  readonly hint?: string;
}

const features = {
  gfm: true,
  directive: true,
  frontmatter: false,
  math: false,
  headingAttributes: false,
  rawHtml: false,
} as const;

/** Without one of these a text holds nothing whose place anybody asks for: no link, no tag, no directive, no number of a character. */
const needsPlaces = /[[<]|:\w|::|&#/;

/** More words behind a colon than this are hidden from the parser in advance: it takes time by their square. */
const mostColons = 3000;

/** Stands in for the colon of `10:30`, so that it is no inline directive; in no text that Unicode allows. */
const stillColon = "\uFDD0";
/** Stands in for a brace that the parser would take too long for. */
const stillBrace = "\uFDD2";
/** What the parser is told to have stumbled over where that brace begins an expression. */
export const unexpectedExpression = "Unexpected expression";

/**
 * Parses Markdown: GFM with footnotes, and directives that are blocks of their own. Inline text such as `10:30` or
 * `a:b` is never a directive. `.mdx` may fail to parse; `.md` only where it is nested too deep.
 */
export function parseMarkdown(text: string, format: "md" | "mdx"): MarkdownResult {
  if (last?.text !== text || last.format !== format) {
    last = { text, format, result: parseText(text, format) };
  }
  return last.result;
}

/** A narrative is parsed for its words, and right then once more for the anchors of its headings. */
let last:
  | { readonly text: string; readonly format: "md" | "mdx"; readonly result: MarkdownResult }
  | undefined;

function parseText(text: string, format: "md" | "mdx"): MarkdownResult {
  const plain = format === "md" ? parsePlainMarkdown(text) : undefined;
  if (plain) return { root: plain };
  const candidates = [...text.matchAll(/(?<!:):(?=\w)/g)].map(({ index }) => index);
  // So many of them would take the parser minutes; it never sees them.
  const isHidden = candidates.length > mostColons;
  let tree = parseTree(isHidden ? hide(text, candidates, stillColon) : text, format);
  if (isHidden && "root" in tree) restore(tree.root, stillColon, ":");
  // Each colon that the parser took for an inline directive is hidden from it; a label may hold another one.
  for (let round = 0; round < 3 && "root" in tree; round += 1) {
    const colons = findInlineDirectives(tree.root);
    if (colons.length === 0) break;
    tree = parseTree(hide(text, colons, stillColon), format);
    if ("root" in tree) restore(tree.root, stillColon, ":");
  }
  return tree;
}

/** Calls `visit` with every node of a tree, parents first. */
export function visitNodes(node: MarkdownNode, visit: (node: MarkdownNode) => void): void {
  visit(node);
  if ("children" in node) for (const child of node.children) visitNodes(child, visit);
}

/** The text of a node as a reader sees it. */
export function toPlainText(node: MarkdownNode): string {
  if ("children" in node) return node.children.map(toPlainText).join("");
  switch (node.type) {
    case "text":
    case "inlineCode":
    case "code":
      return node.value;
    case "image":
    case "imageReference":
      return node.alt ?? "";
    case "break":
      return " ";
    default:
      return "";
  }
}

function parseTree(text: string, format: "md" | "mdx"): MarkdownResult {
  const limit = findBodyLimit(text) ?? (format === "mdx" ? findMdxLimit(text) : undefined);
  if (limit) return { problem: toLimit(limit) };
  const braces = format === "mdx" ? findCostlyBraces(text) : [];
  if (braces.length === 0) return parseVisible(text, format);
  const hidden = hide(text, braces, stillBrace);
  const tree = parseVisible(hidden, format);
  const at = findHiddenExpression(tree, hidden);
  if (at !== undefined) {
    return { problem: { message: unexpectedExpression, start: at, end: at + 1 } };
  }
  if ("root" in tree) restore(tree.root, stillBrace, "{");
  return tree;
}

/** A tag up to the place of an attribute. */
const openTag = /^<[a-z](?:[^<>`\n]|\n(?![ \t]*\n))*$/i;

/** The first of the hidden braces that is neither in code nor in an address or a text in quotes. */
function findHiddenExpression(tree: MarkdownResult, hidden: string): number | undefined {
  if ("problem" in tree) {
    const { start } = tree.problem;
    const at = hidden.indexOf(stillBrace, start);
    return at >= 0 && openTag.test(hidden.slice(start, at)) ? at : undefined;
  }
  const places: number[] = [];
  visitNodes(tree.root, (node) => {
    if (node.type !== "text" || !node.value.includes(stillBrace)) return;
    places.push(hidden.indexOf(stillBrace, node.position?.start.offset));
  });
  return places[0];
}

function parseVisible(text: string, format: "md" | "mdx"): MarkdownResult {
  const position = format === "mdx" || needsPlaces.test(text);
  const long = position ? findLongLine(text) : undefined;
  if (long) return { problem: toLimit(long) };
  try {
    const options = { features, position };
    const node = format === "mdx" ? mdxToMdast(text, options) : markdownToMdast(text, options);
    if (node.type === "root") {
      const deep = findDeepNode(node);
      return deep ? { problem: toLimit(deep) } : { root: node };
    }
    throw new Error(`markdown without a root: ${node.type}`);
  } catch (cause) {
    return { problem: toProblem(cause, text) };
  }
}

function toLimit(limit: BodyLimit): MarkdownProblem {
  return { ...limit, end: limit.start + 1 };
}

/** The parser names the place as `line:column`, in UTF-16 units, in front of its message. */
function toProblem(cause: unknown, text: string): MarkdownProblem {
  const full = cause instanceof Error ? cause.message : String(cause);
  const match = /^(\d+):(\d+): ([^(]*)/.exec(full);
  if (!match) return { message: full, start: 0, end: 0 };
  let start = 0;
  for (let line = Number(match[1]); line > 1; line -= 1) start = text.indexOf("\n", start) + 1;
  start = Math.min(start + Number(match[2]) - 1, text.length);
  return { message: match[3]?.trim() ?? full, start, end: Math.min(start + 1, text.length) };
}

function findInlineDirectives(root: MarkdownOf<"root">): readonly number[] {
  const colons: number[] = [];
  visitNodes(root, (node) => {
    if (node.type === "textDirective" && node.position?.start.offset !== undefined) {
      colons.push(node.position.start.offset);
    }
  });
  return colons;
}

function hide(text: string, places: readonly number[], sign: string): string {
  const units = [...places].sort((a, b) => a - b);
  let hidden = "";
  let from = 0;
  for (const at of units) {
    hidden += text.slice(from, at) + sign;
    from = at + 1;
  }
  return hidden + text.slice(from);
}

/** Puts back into every text of a tree what a sign stands in for. */
function restore(root: MarkdownOf<"root">, sign: string, mark: string): void {
  const put = (text: string): string => text.replaceAll(sign, mark);
  visitNodes(root, (node) => {
    if ("value" in node) node.value = put(node.value);
    if ("url" in node) node.url = put(node.url);
    if ("alt" in node && node.alt) node.alt = put(node.alt);
    if ("title" in node && node.title) node.title = put(node.title);
    if ("lang" in node && node.lang) node.lang = put(node.lang);
    if (node.type !== "mdxJsxFlowElement" && node.type !== "mdxJsxTextElement") return;
    for (const attribute of node.attributes) {
      if (typeof attribute.value === "string") attribute.value = put(attribute.value);
    }
  });
}
