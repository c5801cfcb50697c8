import type { Body, ParsedPart } from "../model/document.ts";
import { toComponent } from "./body-finding.ts";
import { findComponent } from "./component.ts";
import { footnotes } from "./footnote.ts";
import type { ResolveLink } from "./html.ts";
import { escapeHtml, findDefinitions, renderInline } from "./html.ts";
import type { MarkdownNode, MarkdownOf } from "./markdown.ts";
import { parseMarkdown, toPlainText, visitNodes } from "./markdown.ts";

export interface NarrativeOptions {
  /** Where a link as the author wrote it leads: the page of a document, an asset; undefined where it is broken. */
  readonly resolveLink: ResolveLink;
  /** The level of the topmost headings; 2 by default, as the page's title is 1. */
  readonly headingLevel?: number;
}

/** Parses a body into safe HTML and the components in it. Pure; what is not known to be harmless becomes text. */
export function parseBody(body: Body, options: NarrativeOptions): readonly ParsedPart[] {
  if (body.text.trim() === "") return [];
  if (isPlain(body.text)) return [{ type: "html", html: renderPlain(body.text) }];
  const text = body.text.replaceAll(slot, "\uFFFD");
  const result = parseMarkdown(text, body.format);
  if ("problem" in result) return [{ type: "html", html: `<p>${escapeHtml(text)}</p>` }];
  return renderNarrative(result.root, body, options);
}

/** Whatever Markdown might take for more than words in paragraphs; most notes of check-ins have none of it. */
const marks =
  /[^\P{C}\n]|[^\P{Z} ]|[\\`*_~[\]<>&|@{}]|:[\p{L}[{:/]|www\.| $|^[ \t]*(?:[-+=#]|\d+[.)])|^(?: {4}| {0,3}\t)/mu;

/** Whether a body is nothing but words, so that the parser need not be asked. */
export function isPlain(text: string): boolean {
  return !marks.test(text);
}

function renderPlain(text: string): string {
  return text
    .replace(/^[ \n]+|[ \n]+$/g, "")
    .split(/\n(?:[ ]*\n)+/)
    .map((paragraph) => `<p>${escapeHtml(paragraph.replace(/^ +/gm, ""))}</p>`)
    .join("\n");
}

/** Stands where a component is to be put, around its number; in no text that Unicode allows. */
const slot = "\uFDD1";

function renderNarrative(
  root: MarkdownOf<"root">,
  body: Body,
  options: NarrativeOptions,
): readonly ParsedPart[] {
  const components: ParsedPart[] = [];
  const notes = footnotes(root, body);
  const toLevel = headingLevels(root, options.headingLevel ?? 2);
  const slugs = findSlugs(root, body);
  const inline = {
    resolve: options.resolveLink,
    definitions: findDefinitions(root),
    renderOther: (node: MarkdownNode): string => {
      if (node.type === "footnoteReference") return notes.renderReference(node);
      return "children" in node ? renderPhrases(node.children) : escapeHtml(toSource(node));
    },
  };
  const renderPhrases = (nodes: readonly MarkdownNode[]): string => renderInline(nodes, inline);
  const renderBlocks = (nodes: readonly MarkdownNode[]): string =>
    nodes.map(renderBlock).join("\n");

  const renderBlock = (node: MarkdownNode): string => {
    switch (node.type) {
      case "paragraph":
        return renderParagraph(node.children);
      case "heading": {
        const level = toLevel(node.depth);
        const slug = slugs.get(node);
        const id = slug === undefined ? "" : ` id="${escapeHtml(slug)}"`;
        return `<h${level}${id}>${renderPhrases(node.children)}</h${level}>`;
      }
      case "thematicBreak":
        return "<hr>";
      case "blockquote":
        return `<blockquote>\n${renderBlocks(node.children)}\n</blockquote>`;
      case "list":
        return renderList(node);
      case "code":
        return renderCode(node.value, node.lang);
      case "table":
        return renderTable(node);
      case "definition":
      case "footnoteDefinition":
        return "";
      case "leafDirective":
      case "containerDirective":
      case "mdxJsxFlowElement":
        return renderComponent(node);
      case "html":
        return `<p>${escapeHtml(node.value)}</p>`;
      default:
        return renderPhrases([node]);
    }
  };

  /** An element among the words of a paragraph is a block all the same: the paragraph ends before it. */
  const renderParagraph = (nodes: readonly MarkdownNode[]): string => {
    const html = nodes
      .map((node) =>
        node.type === "mdxJsxTextElement"
          ? `</p>${renderComponent(node)}<p>`
          : renderPhrases([node]),
      )
      .join("");
    return `<p>${html}</p>`.replaceAll(/<p>\s*<\/p>/g, "");
  };

  const renderList = (list: MarkdownOf<"list">): string => {
    const tag = list.ordered === true ? "ol" : "ul";
    const start = list.ordered === true && list.start !== 1 ? ` start="${list.start ?? 1}"` : "";
    const isLoose = list.spread === true || list.children.some((item) => item.spread === true);
    const items = list.children.map((item) => renderItem(item, isLoose)).join("\n");
    return `<${tag}${start}>\n${items}\n</${tag}>`;
  };

  const renderItem = (item: MarkdownOf<"listItem">, isLoose: boolean): string => {
    const content = item.children
      .map((child) =>
        child.type === "paragraph" && !isLoose ? renderPhrases(child.children) : renderBlock(child),
      )
      .join("\n");
    if (typeof item.checked !== "boolean") return `<li>${content}</li>`;
    const [sign, word] = item.checked ? ["☑", "Done"] : ["☐", "To do"];
    const box = `<span class="task-box" role="img" aria-label="${word}">${sign}</span>`;
    return `<li class="task">${box} ${content}</li>`;
  };

  const renderTable = (table: MarkdownOf<"table">): string => {
    const [head, ...rows] = table.children.map((row, at) => {
      const cells = row.children.map((cell, column) => {
        const align = table.align?.[column];
        const alignment = align ? ` class="align-${align}"` : "";
        const content = renderPhrases(cell.children);
        const isHead = at === 0 && content !== "";
        return isHead
          ? `<th scope="col"${alignment}>${content}</th>`
          : `<td${alignment}>${content}</td>`;
      });
      return `<tr>${cells.join("")}</tr>`;
    });
    const body = rows.length > 0 ? `<tbody>\n${rows.join("\n")}\n</tbody>\n` : "";
    const whole = `<table>\n<thead>\n${head ?? ""}\n</thead>\n${body}</table>`;
    return `<div class="table-scroll" role="group" aria-label="Table" tabindex="0">\n${whole}\n</div>`;
  };

  const renderComponent = (node: MarkdownNode): string => {
    const written = toComponent(node);
    const children = "children" in node ? node.children : [];
    const name = written && findComponent(written.name);
    if (!written || name === undefined) return renderBlocks(children);
    const { src, ...others } = written.attributes;
    const url = src === undefined ? undefined : options.resolveLink(src);
    const attributes = url === undefined ? others : { ...others, src: url };
    const parts = toParts(renderBlocks(children), components);
    components.push({ type: "component", name, attributes, parts });
    return `${slot}${components.length - 1}${slot}`;
  };

  const main = renderBlocks(root.children);
  return toParts(`${main}\n${notes.renderAll(renderBlocks)}`, components);
}

/** HTML with numbered slots as HTML and components in turn. */
function toParts(html: string, components: readonly ParsedPart[]): readonly ParsedPart[] {
  return html.split(slot).flatMap((piece, at): ParsedPart[] => {
    if (at % 2 === 0) return piece.trim() === "" ? [] : [{ type: "html", html: piece.trim() }];
    const component = components[Number(piece)];
    return component ? [component] : [];
  });
}

function renderCode(code: string, language: string | null | undefined): string {
  const known = /^[\w+#-]+$/.exec(language ?? "")?.[0];
  const tag = known === undefined ? "<code>" : `<code class="language-${known}">`;
  return `<pre tabindex="0">${tag}${escapeHtml(code)}\n</code></pre>`;
}

/** The anchors that were given to the headings when the body was read; a note has none. */
function findSlugs(
  root: MarkdownOf<"root">,
  { headings }: Body,
): ReadonlyMap<MarkdownNode, string> {
  const slugs = new Map<MarkdownNode, string>();
  visitNodes(root, (node) => {
    const slug = node.type === "heading" ? headings[slugs.size]?.slug : undefined;
    if (slug !== undefined) slugs.set(node, slug);
  });
  return slugs;
}

/** Levels from the topmost one down, without a gap, whatever the author began with. */
function headingLevels(root: MarkdownOf<"root">, top: number): (depth: number) => number {
  let shallowest = 6;
  visitNodes(root, (node) => {
    if (node.type === "heading") shallowest = Math.min(shallowest, node.depth);
  });
  let previous = top - 1;
  return (depth) => {
    previous = Math.min(top + depth - shallowest, previous + 1, 6);
    return previous;
  };
}

function toSource(node: MarkdownNode): string {
  return "value" in node ? node.value : toPlainText(node);
}
