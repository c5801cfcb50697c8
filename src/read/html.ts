import type { MarkdownNode, MarkdownOf } from "./markdown.ts";
import { visitNodes } from "./markdown.ts";
import { isExternalUrl, isSafeUrl } from "./url.ts";

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text as HTML shows it; quotes too, so that it may stand in an attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? "");
}

/** Where a link of the author leads: a URL of the portal, or undefined for what is not there. */
export type ResolveLink = (target: string) => string | undefined;

/** Where links that are written apart from their text lead, by identifier; the first one counts. */
export type Definitions = ReadonlyMap<string, MarkdownOf<"definition">>;

export function findDefinitions(root: MarkdownNode): Definitions {
  const definitions = new Map<string, MarkdownOf<"definition">>();
  visitNodes(root, (node) => {
    if (node.type !== "definition") return;
    if (!definitions.has(node.identifier)) definitions.set(node.identifier, node);
  });
  return definitions;
}

export interface InlineOptions {
  readonly resolve: ResolveLink;
  readonly definitions: Definitions;
  /** For nodes that are not known here: footnotes, components. */
  readonly renderOther?: (node: MarkdownNode) => string;
}

/** Renders what may stand within a line. Whatever is not known to be harmless becomes text. */
export function renderInline(nodes: readonly MarkdownNode[], options: InlineOptions): string {
  const { resolve, definitions, renderOther = renderAsText } = options;
  const renderAll = (parent: { readonly children: readonly MarkdownNode[] }): string =>
    renderList(parent.children);
  const renderList = (children: readonly MarkdownNode[]): string =>
    children.map(renderNode).join("");
  const renderNode = (node: MarkdownNode): string => {
    switch (node.type) {
      case "text":
        return escapeHtml(node.value);
      case "emphasis":
        return `<em>${renderAll(node)}</em>`;
      case "strong":
        return `<strong>${renderAll(node)}</strong>`;
      case "delete":
        return `<del>${renderAll(node)}</del>`;
      case "inlineCode":
        return `<code>${escapeHtml(node.value)}</code>`;
      case "break":
        return "<br>";
      case "link":
        return renderLink(node.url, renderAll(node), resolve);
      case "linkReference": {
        const definition = definitions.get(node.identifier);
        return definition ? renderLink(definition.url, renderAll(node), resolve) : renderAll(node);
      }
      case "image":
        return renderImage(node.url, node.alt ?? "", resolve);
      case "imageReference": {
        const definition = definitions.get(node.identifier);
        const alt = node.alt ?? "";
        return definition ? renderImage(definition.url, alt, resolve) : escapeHtml(alt);
      }
      case "textDirective":
        return `:${escapeHtml(node.name)}${renderAll(node)}`;
      default:
        return renderOther(node);
    }
  };
  return renderList(nodes);
}

function renderAsText(node: MarkdownNode): string {
  if ("children" in node) return node.children.map(renderAsText).join("");
  return "value" in node ? escapeHtml(node.value) : "";
}

/** A link with a safe scheme; one that leads nowhere is left as its text. */
function renderLink(target: string, text: string, resolve: ResolveLink): string {
  const url = toHref(target, resolve);
  return url === undefined ? text : `<a href="${escapeHtml(url)}">${text}</a>`;
}

/** An image of the content folder; one from another host is a link, so that no reader's browser asks for it. */
function renderImage(target: string, alt: string, resolve: ResolveLink): string {
  const url = toHref(target, resolve);
  if (url === undefined) return escapeHtml(alt);
  if (isExternalUrl(target)) {
    return `<a href="${escapeHtml(url)}">${escapeHtml(alt === "" ? target : alt)}</a>`;
  }
  return `<img src="${escapeHtml(url)}" alt="${escapeHtml(alt)}" loading="lazy" decoding="async">`;
}

function toHref(target: string, resolve: ResolveLink): string | undefined {
  if (!isSafeUrl(target)) return undefined;
  return isExternalUrl(target) ? target : resolve(target);
}
