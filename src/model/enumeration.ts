/** Texts as a list in a sentence: `a`, `a or b`, `a, b or c`. */
export function joinOr(texts: readonly string[]): string {
  return join(texts, "or");
}

/** The same of things that belong together: `a, b and c`. */
export function joinAnd(texts: readonly string[]): string {
  return join(texts, "and");
}

function join(texts: readonly string[], conjunction: string): string {
  if (texts.length < 2) return texts.join("");
  return `${texts.slice(0, -1).join(", ")} ${conjunction} ${texts.at(-1) ?? ""}`;
}
