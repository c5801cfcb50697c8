import { isDeviceName } from "../../model/id.ts";
import { DraftError } from "./draft.ts";
import type { Answers } from "./answers.ts";

/** Letters that a name may have at most: with four bytes each it is still one that any disk takes. */
const mostLetters = 60;

/**
 * Makes the name of a file from a title, in the script that it is written in.
 *
 *     Find the fault before the driver does    find-the-fault-before-the-driver-does
 *     Ça va mieux, *enfin*                     ça-va-mieux-enfin
 *     定時到着を守る                             定時到着を守る
 *     100 % on time?                           100-on-time
 */
export function toName(title: string): string {
  const words = title
    .normalize("NFKC")
    .toLowerCase()
    .normalize("NFC")
    .replace(/['’]/gu, "")
    .replace(/[^\p{Ll}\p{Lo}\p{Lm}\p{M}\p{Nd}]+/gu, "-")
    .replace(/^[-\p{M}]+|-+$/gu, "");
  const letters = Array.from(words);
  if (letters.length <= mostLetters) return words;
  const cut = letters.slice(0, mostLetters).join("");
  const word = cut.lastIndexOf("-");
  return (word > mostLetters / 2 ? cut.slice(0, word) : cut).replace(/-+$/, "");
}

/** The name of the new file: what the author gave, or else what the title makes. */
export function toFileName(answers: Answers, title: string): string {
  const name = answers.find("id") ?? toName(title);
  if (name === "") {
    throw new DraftError(
      `\`${title}\` has no letter that a file could be named after: say a name with \`--id\`.`,
    );
  }
  if (isDeviceName(name)) {
    if (!answers.has("id")) return `${name}-plan`;
    throw new DraftError(
      `No file can be called \`${name}\` on Windows, which keeps that name for itself: say another one with \`--id\`, as \`${name}-plan\`.`,
    );
  }
  // An `index` stands for its folder, and is none of the documents in it.
  return name === "index" ? "index-page" : name;
}
