import type { WordList } from "./words/word-list.ts";

/** The words of a text in lower case, without punctuation but with inner hyphens and apostrophes. */
export function toWords(text: string): readonly string[] {
  return (text.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}’'-]*/gu) ?? []).map((word) =>
    word.replace(/[’'-]+$/u, ""),
  );
}

/** The phrase that a text begins with, of the given ones. */
export function findOpening(text: string, phrases: readonly string[]): string | undefined {
  const words = `${toWords(text).join(" ")} `;
  return phrases.find((phrase) => words.startsWith(`${phrase} `));
}

/** The first of the given phrases that occurs in a text as whole words. */
export function findPhrase(text: string, phrases: readonly string[]): string | undefined {
  const words = ` ${toWords(text).join(" ")} `;
  return phrases.find((phrase) => words.includes(` ${phrase} `));
}

const scriptsWithoutSpaces =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;

/** How many words a title has, also in scripts that write none apart. */
export function countWords(text: string, locale: string): number {
  if (!scriptsWithoutSpaces.test(text)) return text.split(/\s+/u).filter(Boolean).length;
  const segments = new Intl.Segmenter(locale, { granularity: "word" }).segment(text);
  return [...segments].filter(({ isWordLike }) => isWordLike).length;
}

/**
 * A number with its sign and with the suffix that multiplies it, as a whole or not at all: `£1.5bn`, `10k`, `5x`, `90 %`.
 * What stands in capitals is more often a name, as 4K and 5G, but not behind the sign of a currency: `$2M`.
 */
const written =
  /(?<![\p{L}\p{N}_#/.,£$€¥-])[£$€¥−-]?\d+(?:[.,:]\d+)*(?:[kmx×]|[mbt]n|(?<=[£$€¥][\d.,]+)[KMB])?(?![\p{L}\p{N}_-]|[.,:/]\d)\s?%?/gu;

/**
 * The first number of a text that is an amount. Not amounts:
 *
 *     years         by 2030, in 2026/27, FY2022, 1990s
 *     names         COVID-19, 5G, B2B, Q3, T1, 3D, HTTP/2, level-2, #3
 *     versions      libc 1.0, 2.0
 *     habits        24/7
 */
export function findAmount(text: string): string | undefined {
  for (const [match] of text.matchAll(written)) {
    const number = match.trim();
    if (!/^(?:(?:19|20)\d{2}|\d+\.0)$/.test(number)) return number;
  }
  return undefined;
}

/** How alike two texts are, 0…1: the share of their words that both have, fillers left out. */
export function getLikeness(a: string, b: string, words: WordList | undefined): number {
  const fillers = words?.fillers ?? [];
  const set = (text: string) => new Set(toWords(text).filter((word) => !fillers.includes(word)));
  const [one, other] = [set(a), set(b)];
  if (one.size === 0 || other.size === 0) return 0;
  const both = [...one].filter((word) => other.has(word)).length;
  return both / (one.size + other.size - both);
}
