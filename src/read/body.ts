import type { Body, BodyLink } from "../model/document.ts";
import type { Finding } from "../model/finding.ts";
import { toFinding } from "../model/finding.ts";
import { findBodyLimit } from "./body-limit.ts";
import { checkNode, toComponent } from "./body-finding.ts";
import { findControl, sayControl } from "./control.ts";
import type { MarkdownNode, MarkdownOf } from "./markdown.ts";
import { parseMarkdown, toPlainText, unexpectedExpression, visitNodes } from "./markdown.ts";
import { slugger } from "./slug.ts";
import { isExternalUrl, isSafeUrl } from "./url.ts";
import { quote } from "./wording.ts";

export interface BodyResult {
  readonly body: Body;
  readonly findings: readonly Finding[];
}

const none: readonly never[] = [];

interface BodySource {
  readonly file: string;
  readonly format: "md" | "mdx";
  readonly text: string;
  readonly bodyStart: number;
}

/** The beginning of a line. An expression with `^` and `m` looks behind every character, and takes thrice as long. */
const lineStart = String.raw`(?:^|[\n\r\u2028\u2029])`;
const deepIndent = new RegExp(String.raw`${lineStart}[ \t]{40}`);
/** Without one of these it has no headings either. */
const headingMark = new RegExp(String.raw`${lineStart}[ \t>*+\d.)-]*[#=-]`);

/** Parses a body for its links and headings, and checks that there is nothing in it that could run. */
export function parseBodyFacts(source: BodySource, itemIds: readonly string[]): BodyResult {
  const { format, bodyStart } = source;
  const text = source.text.slice(bodyStart);
  const empty = { format, text, start: bodyStart, links: none, headings: none };
  if (text.trim() === "") return { body: empty, findings: [] };
  const unseen = checkUnseen(text, source);
  if (format === "md" && !hasMark(text) && !findBodyLimit(text)) {
    const body = headingMark.test(text) ? toPlainBody(empty, itemIds) : empty;
    return { body, findings: unseen };
  }
  const { root, findings } = parseAll(text, source);
  findings.push(...unseen);
  if (!root) return { body: empty, findings };
  const links: BodyLink[] = [];
  const openTags = new Set<string>();
  visitNodes(root, (node) => {
    const at = toSpan(node, source);
    findings.push(...checkNode(node, at, openTags));
    links.push(...toLinks(node, at));
  });
  return { body: { ...empty, links, headings: findHeadings(root, itemIds) }, findings };
}

/** A character that no reader can see, and that may show the line otherwise than it is read by a program. */
function checkUnseen(text: string, { file, format, bodyStart }: BodySource): readonly Finding[] {
  const control = findControl(text) && findControl(hideReferences(text, format));
  if (!control) return [];
  const start = bodyStart + control.at;
  const { message, hint } = sayControl("The text", control);
  const anchor = { type: "span", start, end: start + (control.written?.length ?? 1) } as const;
  return [toFinding("invalid-value", file, message, { anchor, hint })];
}

/** Within code a character that is written by its number, `&#x202E;`, is shown as it is written: here it is none. */
function hideReferences(text: string, format: BodySource["format"]): string {
  if (!text.includes("&#")) return text;
  const result = parseMarkdown(text, format);
  let hidden = text;
  if (!("root" in result)) return text;
  visitNodes(result.root, (node) => {
    if (node.type !== "code" && node.type !== "inlineCode") return;
    const [start, end] = [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0];
    const code = text.slice(start, end).replaceAll("&", " ");
    hidden = hidden.slice(0, start) + code + hidden.slice(end);
  });
  return hidden;
}

/** Without one of these a body has neither links nor components nor anything unsafe, nor is it deeply indented. */
function hasMark(text: string): boolean {
  return text.includes("[") || text.includes("<") || text.includes("::") || deepIndent.test(text);
}

/** A body in which there is nothing to check: it is parsed when somebody asks for its headings, and not before. */
function toPlainBody(body: Body, itemIds: readonly string[]): Body {
  let headings: Body["headings"] | undefined;
  return {
    ...body,
    get headings() {
      if (headings) return headings;
      const result = parseMarkdown(body.text, body.format);
      headings = "root" in result ? findHeadings(result.root, itemIds) : [];
      return headings;
    },
  };
}

function findHeadings(root: MarkdownNode, itemIds: readonly string[]): Body["headings"] {
  const headings: Body["headings"][number][] = [];
  const toUnique = slugger(itemIds);
  visitNodes(root, (node) => {
    if (node.type !== "heading") return;
    const text = toPlainText(node);
    headings.push({ depth: node.depth, slug: toUnique(text), text });
  });
  return headings;
}

/** A place in the file of a body. */
export interface Span {
  readonly file: string;
  readonly start: number;
  readonly end: number;
  /** The whole text of the file. */
  readonly text: string;
}

function toSpan(node: MarkdownNode, { file, text, bodyStart }: BodySource): Span {
  const start = bodyStart + (node.position?.start.offset ?? 0);
  return { file, text, start, end: bodyStart + (node.position?.end.offset ?? 0) };
}

/** How many times an `.mdx` body is parsed again to find what else is wrong with it. */
const maxProblems = 5;
/** Of a body this long, and longer, fewer: each time takes up to a second. */
const longBody = 100_000;
/** A row of these is one mistake, however long. */
const openers = /\{+|<+|/y;

const plainHint =
  "Put a backslash before a `<` or a `{` that is plain text, or name the file `.md`.";

/** Parses a body; what an `.mdx` parser stumbles over is blanked and reported, until it gets to the end. */
function parseAll(text: string, { file, format, bodyStart }: BodySource): ParsedBody {
  const findings: Finding[] = [];
  let left = text;
  const rounds = text.length < longBody ? maxProblems : 2;
  for (let round = 1; round <= rounds; round += 1) {
    const result = parseMarkdown(left, format);
    if ("root" in result) return { root: result.root, findings };
    const { message, start, end, hint: limitHint } = result.problem;
    const anchor = { type: "span", start: bodyStart + start, end: bodyStart + end } as const;
    if (limitHint !== undefined) {
      findings.push(toFinding("unreadable-file", file, message, { anchor, hint: limitHint }));
      break;
    }
    const written = explainMdx(message, quote(text.slice(start, start + 20)));
    const isLast = round === rounds || end <= start;
    const hint = `${plainHint}${isLast ? " More may be found once that is mended." : ""}`;
    findings.push(toFinding("mdx-code", file, written, { anchor, hint }));
    if (isLast) break;
    openers.lastIndex = start;
    const length = Math.max(end - start, openers.exec(left)?.[0].length ?? 0);
    left = left.slice(0, start) + " ".repeat(length) + left.slice(start + length);
  }
  return { findings };
}

/** The parser's words in the author's. */
function explainMdx(reason: string, written: string): string {
  if (reason.startsWith("Unexpected end of file in expression")) {
    return `The \`{\` of ${written} begins an expression of MDX, and is never closed.`;
  }
  if (reason === unexpectedExpression) {
    return `The \`{\` of ${written} begins an expression of MDX, which would run as code.`;
  }
  if (reason.startsWith("Unexpected character")) {
    return `The \`<\` of ${written} begins an element of MDX, and none follows.`;
  }
  if (reason.startsWith("Expected a closing tag")) return `The element ${written} is never closed.`;
  if (reason.startsWith("Unexpected closing tag"))
    return `${written} closes what was never opened.`;
  return `The body is no MDX from ${written} on: ${reason}.`;
}

interface ParsedBody {
  readonly root?: MarkdownOf<"root">;
  readonly findings: Finding[];
}

/** Links that stay within the portal: to be resolved once all documents are known. */
function toLinks(node: MarkdownNode, { start, end }: Span): readonly BodyLink[] {
  if (node.type === "link" || node.type === "image" || node.type === "definition") {
    if (isElsewhere(node.url)) return [];
    return [{ type: node.type === "image" ? "image" : "link", target: node.url, start, end }];
  }
  const component = toComponent(node);
  if (!component) return [];
  const { src, id, of } = component.attributes;
  if (src !== undefined)
    return isElsewhere(src) ? [] : [{ type: "image", target: src, start, end }];
  const target = id ?? of;
  return target === undefined ? [] : [{ type: "component", target, start, end }];
}

/** Whether nothing within the portal is named: an address that is not safe has a finding of its own. */
function isElsewhere(url: string): boolean {
  return isExternalUrl(url) || !isSafeUrl(url);
}
