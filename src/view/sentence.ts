/** A sentence this short says nothing without the next: `Eight.` */
const leastLength = 40;

/** The first sentence of a text in Markdown as plain text, for a line in a list; two where the first is very short. */
export function toFirstSentence(markdown: string, locale: string): string {
  const segments = new Intl.Segmenter(locale, { granularity: "sentence" }).segment(
    toPlain(markdown),
  );
  let text = "";
  for (const { segment } of segments) {
    text += segment;
    if (text.length >= leastLength) break;
  }
  return text.trim();
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

/** A sentence with its full stop: none is added to a date that ends with one, as `27. Aug.` does in German. */
export function endSentence(words: string): string {
  return words.endsWith(".") ? words : `${words}.`;
}
