/** The first sentence of a text in Markdown, as plain text, for a line in a list. */
export function toFirstSentence(markdown: string, locale: string): string {
  const plain = toPlain(markdown);
  const [first] = new Intl.Segmenter(locale, { granularity: "sentence" }).segment(plain);
  return (first?.segment ?? "").trim();
}

/** Links become their text; marks of emphasis, headings and lists go. */
function toPlain(markdown: string): string {
  return markdown
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/^\s*(?:#{1,6}|[-*+]|\d+[.)]|>)\s+/gm, "")
    .replace(/[*_`]{1,3}(?=\S)|(?<=\S)[*_`]{1,3}/g, "")
    .replace(/\s+/g, " ")
    .trim();
}
