import type { Random } from "./random.ts";
import { seedRandom } from "./random.ts";

const starts = "b br c ch d dr f fl g gr h k l m n p pl qu r s sh st t tr v w".split(" ");
const middles = "a ai e ea i ie o oa ou u".split(" ");
const ends = "ck d ft l ld ll m n nd ng nt p r rd rk rn s sh st t th w x".split(" ");
const joints =
  "the of and to in for a is that with on by at from as it are be was so this than but or when".split(
    " ",
  );

/** Invented words, as many as a large organisation uses, some of them often and most of them seldom. */
const words: readonly string[] = (() => {
  const random = seedRandom(7);
  const made = new Set<string>();
  while (made.size < 9000) {
    const syllables = random.pick([1, 2, 2, 2, 3, 3]);
    const parts = Array.from({ length: syllables }, () =>
      [random.pick(starts), random.pick(middles), random.chance(0.5) ? random.pick(ends) : ""].join(
        "",
      ),
    );
    made.add(parts.join(""));
  }
  return [...made];
})();

/** A sentence without its full stop: nearly half of its words are the little ones of English. */
export function toSentence(random: Random, length: number): string {
  const parts = Array.from({ length }, (_, at) => {
    if (at > 0 && at < length - 1 && random.chance(0.42)) return random.pick(joints);
    // The third power: the first tenth of the words makes up half of a text.
    return words[Math.floor(random.next() ** 3 * words.length)] ?? "";
  });
  const text = parts.join(" ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A title of the length of real ones: median 70 characters, a tenth over 120. */
export function toTitle(random: Random): string {
  return toSentence(random, random.chance(0.1) ? random.between(19, 28) : random.between(6, 16));
}

/** A narrative in Markdown of two to five paragraphs, with the marks that real ones have. */
export function toBody(random: Random): string {
  const paragraphs = Array.from({ length: random.between(2, 5) }, () => {
    const sentences = Array.from({ length: random.between(2, 5) }, () => {
      const sentence = toSentence(random, random.between(8, 22));
      return `${random.chance(0.1) ? `**${sentence}**` : sentence}.`;
    });
    return sentences.join(" ");
  });
  if (random.chance(0.4)) paragraphs.splice(1, 0, `## ${toSentence(random, 4)}`);
  if (random.chance(0.3)) {
    const items = Array.from({ length: 4 }, () => `- ${toSentence(random, random.between(5, 12))}`);
    paragraphs.push(items.join("\n"));
  }
  return `${paragraphs.join("\n\n")}\n`;
}
