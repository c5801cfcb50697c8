import type { DocumentSet } from "../model/document.ts";
import { findAt, getOwn, isRecord } from "../model/record.ts";
import type { IdIndex } from "./id-index.ts";

/** Finds the ids of what is called so; a name may be that of several. */
export type FindCalled = (name: string) => Iterable<string>;

/**
 * What is found by what it is called, as people write a title where its id belongs: documents and their items by title,
 * short title, name, other names or code, roles by their name, cycles by their label, people by their name and by each
 * part of it.
 */
export function indexCalled(
  { portal, people }: Pick<DocumentSet, "portal" | "people">,
  ids: IdIndex,
): FindCalled {
  const called = new Map<string, Set<string>>();
  const add = (id: string, name: unknown): void => {
    const key = typeof name === "string" ? toKey(name) : "";
    if (key === "") return;
    const known = called.get(key);
    if (known) known.add(id);
    else called.set(key, new Set([id]));
  };
  const addAll = (id: string, held: unknown): void => {
    if (!isRecord(held)) return;
    for (const key of nameKeys) for (const name of [getOwn(held, key)].flat()) add(id, name);
  };
  for (const { id, label } of portal.cycles) add(`cycle:${id}`, label);
  for (const { id, name } of people.roles ?? []) add(`role:${id}`, name);
  for (const { id, name } of people.people ?? []) {
    // An initial is no name to go by.
    const parts = name.split(/\s+/u).filter((part) => /\p{L}{2}/u.test(part));
    for (const each of [name, ...parts]) add(`person:${id}`, each);
  }
  for (const document of ids.documents) {
    addAll(document.id, document.data);
    for (const { id, path } of ids.items.get(document.id) ?? []) {
      if (path !== undefined) addAll(id, findAt(document.data, path));
    }
  }
  return (name) => called.get(toKey(name)) ?? [];
}

const nameKeys = ["title", "shortTitle", "name", "alsoKnownAs", "code"] as const;

/** A name in small letters, without the marks of Markdown and what says of which kind the thing is. */
function toKey(name: string): string {
  return name
    .normalize("NFC")
    .toLowerCase()
    .replace(/^(?:person|role|team|cycle):|^teams\//u, "")
    .replace(/[*_`]+/gu, "")
    .replace(/\s+/gu, " ")
    .trim();
}
