import { getOwn } from "../record.ts";
import { english } from "./english.ts";

/** Words by which the rules about wording judge; all in lower case. */
export interface WordList {
  /** Verbs at the head of a title that name work to be delivered rather than what it is for. */
  readonly taskVerbs: readonly string[];
  /** Words and phrases that hold for any result. */
  readonly vague: readonly string[];
  /** Verbs that begin an aim; not those that are as often nouns. */
  readonly aimVerbs: readonly string[];
  /** Words that join two aims. */
  readonly joiners: readonly string[];
  /** Words that begin a clause whose verbs are no aims: `practices that conserve land and reduce waste`. */
  readonly subordinators: readonly string[];
  /** After a second verb: it is still about the first thing. */
  readonly pronouns: readonly string[];
  /** Verbs of change that make a measure of a sentence with a number. */
  readonly changeVerbs: readonly string[];
  /** Words that say nothing about what a title is about. */
  readonly fillers: readonly string[];
}

/** One list per language. Another language is added here. */
const lists: Readonly<Record<string, WordList>> = { en: english };

/** The words of a portal's language; undefined where there are none, and then the rules about wording are silent. */
export function findWordList(locale: string): WordList | undefined {
  const [language] = locale.toLowerCase().split(/[-_]/);
  return language === undefined ? undefined : getOwn(lists, language);
}
