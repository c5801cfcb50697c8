/** A text on one line, and nothing in it that steers how it is shown. */
export function toMarkdownLine(text: string): string {
  return text.replace(/[\s\p{Cc}\u200E\u200F\u2028-\u202E\u2066-\u2069]+/gu, " ").trim();
}

/** What stands within a line, so that neither Markdown nor HTML acts on it. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`<>[\]*_#|!&~]/g, "\\$&");
}

/** A text as code on one line. */
export function toMarkdownCode(text: string): string {
  const line = toMarkdownLine(text);
  if (!line.includes("`")) return `\`${line}\``;
  const fence = toFence(line, 1);
  return `${fence} ${line} ${fence}`;
}

/** More backticks than a text has in a row, so that nothing in it ends what they open: `least` or more. */
export function toFence(text: string, least: number): string {
  const runs = (text.match(/`+/g) ?? []).map(({ length }) => length);
  return "`".repeat(Math.max(least - 1, ...runs) + 1);
}
