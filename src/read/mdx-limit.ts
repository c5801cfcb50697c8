import type { BodyLimit } from "./body-limit.ts";

/** A `<` may make the parser of MDX look through all that follows: so many characters at most, in about half a second. */
const maxTagReach = 100_000_000;
/** Fewer while it looks for expressions, too. */
const maxReach = 50_000_000;

const attribute = String.raw`[\w-]+(?:=(?:"[^"{}<>\n]*"|[^\s"'{}<>]+))?`;
/** A directive: its attributes have braces, and are no expression. */
const directive = new RegExp(
  String.raw`^[ \t>*+\d.)-]*:{2,}[a-z-]+(?:\[[^[\]{}<>\n]*\])?\{[ \t]*(?:${attribute}(?:[ \t]+${attribute})*)?[ \t]*\}`,
  "gm",
);

/** What is too much about a text in MDX, found before it is parsed. */
export function findMdxLimit(text: string): BodyLimit | undefined {
  const tags = countTags(text);
  if (tags * text.length <= maxTagReach) return undefined;
  const message = `The body holds ${tags} \`<\`, which is too much for its length: each may begin an element of MDX.`;
  const hint = "Name the file `.md`, or divide it among several files.";
  return { message, hint, start: text.indexOf("<") };
}

/**
 * The braces that the parser must not see, as it would take too long for them. Each that is left open makes it take up
 * to four times as long: with `{<a>` thirty times it would never end.
 */
export function findCostlyBraces(text: string): readonly number[] {
  if (!text.includes("{")) return [];
  const directives = new Set(
    [...text.matchAll(directive)].map(({ 0: whole, index }) => index + whole.indexOf("{")),
  );
  const braces = [...text.matchAll(/\\.|\{/gs)]
    .filter(({ 0: whole, index }) => whole === "{" && !directives.has(index))
    .map(({ index }) => index);
  const reach = 4 ** Math.min(braces.length, 100) * (countTags(text) + 1) * text.length;
  return reach > maxReach ? braces : [];
}

function countTags(text: string): number {
  return text.match(/(?<!\\)</g)?.length ?? 0;
}
