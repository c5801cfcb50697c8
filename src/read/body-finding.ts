import type { Anchor, Finding } from "../model/finding.ts";
import { toFinding } from "../model/finding.ts";
import type { Span } from "./body.ts";
import { checkComponent } from "./component.ts";
import type { MarkdownNode, MarkdownOf } from "./markdown.ts";
import { isExternalUrl, isSafeUrl, sayUnsafe } from "./url.ts";
import { quote } from "./wording.ts";

/** A component as it was written: an element of `.mdx`, or a directive of its own lines. */
export interface WrittenComponent {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** What a node is as a component; undefined where it is none. Attributes that are no plain text are left out. */
export function toComponent(node: MarkdownNode): WrittenComponent | undefined {
  if (node.type === "leafDirective" || node.type === "containerDirective") {
    const entries = Object.entries(node.attributes ?? {});
    return {
      name: node.name,
      attributes: Object.fromEntries(entries.map(([key, value]) => [key, value ?? ""])),
    };
  }
  if (node.type !== "mdxJsxFlowElement" && node.type !== "mdxJsxTextElement") return undefined;
  const attributes: Record<string, string> = {};
  for (const attribute of node.attributes) {
    if (attribute.type === "mdxJsxAttribute" && typeof attribute.value !== "object") {
      attributes[attribute.name] = attribute.value ?? "";
    }
  }
  return { name: node.name ?? "", attributes };
}

/** What is wrong with one node of a body; `openTags` remembers the raw tags that were already reported. */
export function checkNode(node: MarkdownNode, at: Span, openTags: Set<string>): readonly Finding[] {
  switch (node.type) {
    case "html":
      return checkHtml(node.value, at, openTags);
    case "link":
    case "definition":
      return checkUrl(node.url, at);
    case "image":
      return checkImage(node.url, at);
    case "mdxFlowExpression":
    case "mdxTextExpression":
      return [toCode(`The expression ${quote(`{${node.value}}`)} would run as code.`, at)];
    case "mdxjsEsm":
      return [toCode(`The line ${quote(node.value)} would run as code.`, at)];
    case "leafDirective":
    case "containerDirective":
    case "mdxJsxFlowElement":
    case "mdxJsxTextElement":
      return checkElement(node, at);
    default:
      return [];
  }
}

/** What is wrong with an address: a scheme that could run code or reach into the reader's machine, or where it seems to lead. */
function checkUrl(url: string, at: Span): readonly Finding[] {
  if (isSafeUrl(url)) return [];
  const { message, hint } = sayUnsafe(url);
  return [toFinding("unsafe-html", at.file, message, { anchor: toAnchor(at), hint })];
}

function checkImage(url: string, at: Span): readonly Finding[] {
  const unsafe = checkUrl(url, at);
  if (unsafe.length > 0 || !isExternalUrl(url)) return unsafe;
  const message = `The image ${quote(url)} is from another host, so it is shown as a link.`;
  const hint = "Put the image into the content folder, beside this file.";
  return [toFinding("external-image", at.file, message, { anchor: toAnchor(at), hint })];
}

function checkHtml(html: string, at: Span, openTags: Set<string>): readonly Finding[] {
  const [, slash, name = ""] = /^<(\/?)([a-z][a-z0-9-]*)/i.exec(html) ?? [];
  if (slash === "/" && openTags.has(name)) return [];
  if (name !== "") openTags.add(name);
  return [toRawHtml(html, at)];
}

function toRawHtml(html: string, at: Span): Finding {
  const message = `${quote(html)} is raw HTML, which is not allowed.`;
  const hint = html.startsWith("<!--")
    ? "Remove the comment, or write it as a `#` line of the front matter."
    : "Write it as Markdown, or put it in backticks if it is to be read.";
  return toFinding("unsafe-html", at.file, message, { anchor: toAnchor(at), hint });
}

type Element = MarkdownOf<
  "leafDirective" | "containerDirective" | "mdxJsxFlowElement" | "mdxJsxTextElement"
>;

function checkElement(node: Element, at: Span): readonly Finding[] {
  const component = toComponent(node);
  if (!component) return [];
  const { name, attributes } = component;
  const place = {
    file: at.file,
    anchor: toAnchor(toFirstLine(at)),
    find: (key: string) => toAnchor(findAttribute(at, key)),
  };
  if (node.type === "leafDirective" || node.type === "containerDirective") {
    return [...checkComponent(name, attributes, place), ...checkSource(attributes, at)];
  }
  if (/^[a-z]/.test(name)) return [toRawHtml(`<${name}>`, toFirstLine(at))];
  const codes: Finding[] = [];
  const computed: Record<string, string> = {};
  for (const attribute of node.attributes) {
    if (attribute.type === "mdxJsxExpressionAttribute") {
      const written = `{${attribute.value}}`;
      codes.push(
        toCode(`The attribute ${quote(written)} would run as code.`, findText(at, written)),
      );
    } else if (typeof attribute.value === "object" && attribute.value !== null) {
      const written = `${attribute.name}={${attribute.value.value}}`;
      codes.push(
        toCode(`The attribute ${quote(written)} would run as code.`, findText(at, written)),
      );
      computed[attribute.name] = attribute.value.value;
    }
  }
  const known = checkComponent(name, { ...attributes, ...computed }, place);
  // A value that is computed is not held against what is allowed: that it is computed is enough.
  return [
    ...codes,
    ...known.filter(({ code }) => code !== "invalid-value" || codes.length === 0),
    ...checkSource(attributes, at),
  ];
}

/** The tag of an element, or its first line: what it contains is not what is wrong. */
function toFirstLine(at: Span): Span {
  const written = at.text.slice(at.start, at.end);
  const end = /[\r\n]/.exec(written)?.index ?? written.length;
  return { ...at, end: at.start + end };
}

function findAttribute(at: Span, key: string): Span {
  const escaped = key.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const match = new RegExp(`[\\s{]${escaped}(?=[\\s=/>}])`).exec(at.text.slice(at.start, at.end));
  if (!match) return toFirstLine(at);
  const start = at.start + match.index + 1;
  const value = /^\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>}]+)/.exec(
    at.text.slice(start + key.length, at.end),
  );
  return { ...at, start, end: start + key.length + (value?.[0].length ?? 0) };
}

function findText(at: Span, written: string): Span {
  const start = at.text.indexOf(written, at.start);
  return start < 0 || start >= at.end
    ? toFirstLine(at)
    : { ...at, start, end: start + written.length };
}

function toAnchor({ start, end }: Span): Anchor {
  return { type: "span", start, end };
}

function checkSource({ src }: Readonly<Record<string, string>>, at: Span): readonly Finding[] {
  return src === undefined ? [] : checkImage(src, at);
}

function toCode(message: string, at: Span): Finding {
  const hint = "Write the text itself; attributes of components are plain text in quotes.";
  return toFinding("mdx-code", at.file, message, { anchor: toAnchor(at), hint });
}
