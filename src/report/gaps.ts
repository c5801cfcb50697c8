import { joinAnd } from "../model/enumeration.ts";
import type { Gap } from "../model/gap.ts";
import { toVisible } from "./width.ts";

/** A gap as a report tells of it. */
export interface ToldGap {
  /** The paths of all files that are in the way. */
  readonly files: readonly string[];
  /** What was not looked at, and why, as one sentence. */
  readonly message: string;
}

/** Files that a sentence names; of more it gives the number. */
const mostNamed = 3;

/** What a check did not look at, in words: nobody is to take a short list for all that there is. */
export function tellGaps(
  gaps: readonly Gap[],
  toPath: (file: string) => string,
): readonly ToldGap[] {
  return gaps.map((gap) => {
    const files = gap.files.map(toPath);
    return { files, message: toVisible(toSentence(gap, toNames(files))) };
  });
}

function toSentence({ kind, files }: Gap, names: string): string {
  const isOne = files.length === 1;
  const [was, it, has] = isOne ? ["was", "it", "has"] : ["were", "they", "have"];
  const more = "more may be found once that is mended.";
  switch (kind) {
    case "plans":
      return `References, owners and dates were not looked up, and no rule of plans was applied, as ${names} could not be used: ${more}`;
    case "people":
      return `Owners and other people were not looked up, as ${names} could not be read: ${more}`;
    case "strangers":
      return `Owners and other people whom ${names} does not seem to name were passed over, as a part of it could not be read: ${more}`;
    case "document":
      return `${names} ${was} not looked at any further, nor what hangs on ${isOne ? "it" : "them"}, as ${it} could not be read whole: ${more}`;
    case "nameless":
      return `${names} ${was} not looked at any further, as ${it} ${has} no id of ${isOne ? "its" : "their"} own: ${more}`;
    case "part":
      return `Rules that need what is wrong in ${names} were not applied to it: ${more}`;
  }
}

function toNames(files: readonly string[]): string {
  const named = files.slice(0, mostNamed).map((file) => `\`${file}\``);
  const rest = files.length - named.length;
  if (rest === 0) return joinAnd(named);
  return joinAnd([...named, `${rest} more ${rest === 1 ? "file" : "files"}`]);
}
