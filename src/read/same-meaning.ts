import type { z } from "zod";
import type { KeyPath } from "../model/finding.ts";
import { findKeys, isAllowed, isRequired } from "./schema-keys.ts";

interface Meaning {
  /** What other tools and other kinds of document call it. */
  readonly words: readonly string[];
  /** What it may be called here: one of them in each mapping. */
  readonly keys: readonly string[];
  /** Only where nothing can be without it: the name of a thing is, and a `label` can be something else. */
  readonly isNeeded?: boolean;
}

const meanings: readonly Meaning[] = [
  {
    words: ["title", "name", "label", "heading"],
    keys: ["title", "name", "label"],
    isNeeded: true,
  },
  {
    words: ["owner", "lead", "responsible", "accountable", "assignee"],
    keys: ["owner", "lead"],
  },
  { words: ["parent", "parents", "aligns", "alignedTo", "contributesTo"], keys: ["supports"] },
  { words: ["baseline", "startValue"], keys: ["from", "start"] },
  { words: ["goal", "targetValue"], keys: ["to"] },
  { words: ["begin", "startDate"], keys: ["start"] },
  {
    words: ["due", "dueDate", "deadline", "until", "end", "endDate", "finish"],
    keys: ["due", "end", "by"],
  },
  { words: ["author"], keys: ["by"] },
  { words: ["comment", "remark"], keys: ["note"] },
  { words: ["krs", "results"], keys: ["keyResults"] },
  { words: ["updates"], keys: ["checkIns"] },
];

/**
 * The key that was meant by a word which is none, where no letters tell: what others call the same. Only where the key
 * is not there already and takes what was written, as one name stands for other things elsewhere: `by` for who said
 * something, and for the day by which it is to be done.
 */
export function findSameMeaning(
  word: string,
  parent: Readonly<Record<string, unknown>>,
  { schema, path }: { readonly schema: z.ZodType; readonly path: KeyPath },
): string | undefined {
  const known = findKeys(schema, path);
  for (const { words, keys, isNeeded = false } of meanings) {
    if (!words.some((each) => toPlain(each) === toPlain(word))) continue;
    const key = keys.find((each) => known.includes(each));
    if (key === undefined || Object.hasOwn(parent, key)) continue;
    const at = [...path, key];
    const takes = [parent[word], [parent[word]]].some((value) => isAllowed(schema, at, value));
    if (takes && (!isNeeded || isRequired(schema, at))) return key;
  }
  return undefined;
}

/** However its parts are joined: `start-date`, `start_date`, `startDate`. */
function toPlain(word: string): string {
  return word.toLowerCase().replace(/[\s_-]/g, "");
}
