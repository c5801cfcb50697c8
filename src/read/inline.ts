import type { InlineText } from "../model/plan.ts";
import { escapeHtml, renderInline } from "./html.ts";
import { parseMarkdown, toPlainText } from "./markdown.ts";

/** Without one of these a line is the same in Markdown and as plain text. */
const mark = /[\\`*_~[\]<&]|https?:|www\.|@/i;

/** What is not written as it is shown: spaces of other kinds, more than one, or at an end. */
const untidy = /[^\S ]| (?: |$)|^ /;

/** Keeps the first character of a line from beginning a list, a heading or a quotation. */
const guard = "\u00A0";

/**
 * Parses one line with inline Markdown: emphasis, code, links, strikethrough; blocks and raw HTML stay text. A line is
 * shown on many pages, so a link relative to its file is left as its text, and one whose address is not to be shown.
 */
export function parseInline(
  markdown: string,
  isShown: (url: string) => boolean = () => true,
): InlineText {
  const line = untidy.test(markdown) ? markdown.replace(/\s+/g, " ").trim() : markdown;
  if (!mark.test(line)) return { plain: line, html: escapeHtml(line) };
  const result = parseMarkdown(guard + line, "md");
  const [paragraph] = "root" in result ? result.root.children : [];
  if (!("root" in result) || paragraph?.type !== "paragraph") {
    return { plain: line, html: escapeHtml(line) };
  }
  const resolve = (target: string): string | undefined =>
    target.startsWith("/") && isShown(target) ? target : undefined;
  const html = renderInline(paragraph.children, { resolve, definitions: new Map() });
  return {
    plain: toPlainText(paragraph).replace(guard, "").trim(),
    html: html.replace(guard, "").trim(),
  };
}
