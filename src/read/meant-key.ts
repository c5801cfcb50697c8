import { z } from "zod";
import type { KeyPath } from "../model/finding.ts";
import { findNearest } from "../model/nearest.ts";
import { findAt, isRecord } from "../model/record.ts";
import { toForm, toPairForm, toWholeForm } from "./form.ts";
import { findSameMeaning } from "./same-meaning.ts";
import { findChoices, findKeys, findSchemas, isKeyIn, unwrap } from "./schema-keys.ts";

interface Place {
  readonly schema: z.ZodType;
  readonly path: KeyPath;
}

/** The key that was meant by one that is none: by its meaning, by its letters, or by its value, a choice of one key. */
export function findMeantKey(
  word: string,
  parent: Readonly<Record<string, unknown>>,
  { schema, path }: Place,
): string | undefined {
  const free = findKeys(schema, path).filter((key) => !Object.hasOwn(parent, key));
  const meant = findSameMeaning(word, parent, { schema, path }) ?? findNearest(word, free);
  if (meant !== undefined) return meant;
  const value = parent[word];
  const [only, ...more] = free.filter((key) =>
    findChoices(schema, [...path, key]).some((choice) => choice === value),
  );
  return more.length === 0 ? only : undefined;
}

/** An entry of a list as it is to be written, where its one unknown key is what another key is to say: `- anna: Anna Field`. */
export function findWholeEntry(
  keys: readonly string[],
  path: KeyPath,
  { schema, data }: { readonly schema: z.ZodType; readonly data: unknown },
): string | undefined {
  const [name, ...more] = keys;
  const entry = findAt(data, path);
  if (name === undefined || more.length > 0 || typeof path.at(-1) !== "number") return undefined;
  if (!isRecord(entry) || findMeantKey(name, entry, { schema, path }) !== undefined)
    return undefined;
  // A word that is a key elsewhere was meant as one here too.
  if (isKeyIn(schema, name)) return undefined;
  const mapping = findSchemas(schema, path).find((option) => option instanceof z.ZodObject);
  return mapping && toWholeForm(mapping, name, entry);
}

/** An entry that stands beside the list which it belongs to, in a file that is nothing but lists. */
export function findOwnEntry(
  schema: z.ZodType,
  name: string | undefined,
  value: unknown,
): { readonly list: string; readonly entry: string } | undefined {
  const lists = findKeys(schema, []).map((key) => ({ key, options: findSchemas(schema, [key]) }));
  const [first] = lists;
  const isList = (option: z.core.$ZodType): boolean => option instanceof z.ZodArray;
  if (first === undefined || !lists.every(({ options }) => options.every(isList))) return undefined;
  const mapping = first.options
    .flatMap((option) => (option instanceof z.ZodArray ? unwrap(option.element) : []))
    .find((option) => option instanceof z.ZodObject);
  if (mapping === undefined) return undefined;
  const [own] = [value].flat();
  const entry = name === undefined ? toForm([mapping], own) : toPairForm(mapping, name, value);
  return entry === undefined ? undefined : { list: first.key, entry };
}
