import type { CascadeIndexView } from "../../view/cascade-record.ts";
import type { CascadeNode, NodeKind } from "./node.ts";

/** What something is called in the words that were asked for. */
export interface Word {
  readonly one: string;
  readonly many: string;
  /** Whether those words have none for it, so that the word stays as it was written. */
  readonly isAsWritten: boolean;
}

/** Says what a node is: as written, or in the words of a framework. */
export function toWord({ words }: CascadeIndexView, kind: NodeKind, vocabulary: string): Word {
  const own = { one: kind.word, many: kind.plural, isAsWritten: false };
  if (!isKnown(words, vocabulary) || vocabulary === kind.vocabulary) return own;
  const term = kind.concept === "" ? undefined : words.concepts[kind.concept]?.[vocabulary];
  return term === undefined
    ? { ...own, isAsWritten: true }
    : { one: term[0], many: term[1], isAsWritten: false };
}

/** The same in a few words for lists: `Theme`, `Theme, as written`. */
export function toWordText(index: CascadeIndexView, node: CascadeNode, vocabulary: string): string {
  const { one, isAsWritten } = toWord(index, node.own, vocabulary);
  return isAsWritten ? `${one}, as written` : one;
}

/** Whether what a node is must be said: in words that are not its own, and of what its form alone does not tell. */
export function isSaid(
  { words }: CascadeIndexView,
  { own }: CascadeNode,
  vocabulary: string,
): boolean {
  return isKnown(words, vocabulary) || ["plan", "item", "part"].includes(own.kind);
}

/** What the other frameworks call it. */
export function listOtherWords(
  { words }: CascadeIndexView,
  { concept, vocabulary }: NodeKind,
): readonly { readonly framework: string; readonly word: string }[] {
  const terms = concept === "" ? undefined : words.concepts[concept];
  return words.vocabularies.flatMap(([name, framework]) => {
    const word = name === vocabulary ? undefined : terms?.[name]?.[0];
    return word === undefined ? [] : [{ framework, word }];
  });
}

/** The name of a vocabulary that can be asked for; undefined for words as written. */
export function findVocabulary(
  { words }: CascadeIndexView,
  vocabulary: string,
): string | undefined {
  return words.vocabularies.find(([name]) => name === vocabulary)?.[1];
}

function isKnown(
  { vocabularies }: CascadeIndexView["words"],
  name: string,
): name is CascadeIndexView["words"]["vocabularies"][number][0] {
  return vocabularies.some(([known]) => known === name);
}

/** A word within a sentence: names in capitals stay as they are. */
export function toSmall(word: string): string {
  return word.replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase());
}
