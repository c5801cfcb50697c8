import type { z } from "zod";
import type { KeyPath } from "../model/finding.ts";
import { findKeys, isAllowed, isOfKind, isRequired } from "./schema-keys.ts";

interface Meaning {
  /** What other tools and other kinds of document call it. */
  readonly words: readonly string[];
  /** What it may be called here; the first that takes what was written. */
  readonly keys: readonly string[];
  /** Only where a mapping cannot be without the key. */
  readonly isNeeded?: boolean;
  /** Only where the key takes exactly what was written, as it has another meaning elsewhere. */
  readonly isExact?: boolean;
}

const meanings: readonly Meaning[] = [
  { words: ["title", "name", "label", "heading"], keys: ["title", "name"] },
  // That of a cycle; a check-in's is the source's own word for the outlook.
  { words: ["title", "name", "heading"], keys: ["label"], isNeeded: true },
  {
    words: ["owner", "owners", "lead", "responsible", "accountable", "assignee"],
    keys: ["owner", "owners", "lead"],
  },
  { words: ["parent", "parents", "aligns", "alignedTo", "contributesTo"], keys: ["supports"] },
  { words: ["baseline", "startValue"], keys: ["from", "start"] },
  { words: ["goal", "targetValue"], keys: ["to"] },
  { words: ["from", "begin", "startDate"], keys: ["start"] },
  {
    words: ["to", "due", "dueDate", "deadline", "until", "end", "endDate", "finish"],
    keys: ["due", "end", "by"],
  },
  // Elsewhere the day by which something is to be done.
  { words: ["author"], keys: ["by"], isExact: true },
  { words: ["comment", "remark"], keys: ["note"] },
  { words: ["krs", "results"], keys: ["keyResults"] },
  { words: ["keyResults", "krs", "results", "readings"], keys: ["values"], isExact: true },
  { words: ["href", "link", "address"], keys: ["url"] },
  // Elsewhere the target, in numbers.
  { words: ["id", "ref"], keys: ["to"], isNeeded: true },
  { words: ["updates"], keys: ["checkIns"] },
];

/**
 * The key that was meant by a word which is none, where no letters tell: what others call the same. Only where the key
 * takes such a value, and none of that meaning is there already: a second one would say something else.
 */
export function findSameMeaning(
  word: string,
  parent: Readonly<Record<string, unknown>>,
  { schema, path }: { readonly schema: z.ZodType; readonly path: KeyPath },
): string | undefined {
  const known = findKeys(schema, path);
  const value = parent[word];
  for (const { words, keys, isNeeded = false, isExact = false } of meanings) {
    if (!words.some((each) => toPlain(each) === toPlain(word))) continue;
    const takes = isExact ? isAllowed : isOfKind;
    const fitting = keys.filter((key) => {
      const at = [...path, key];
      if (!known.includes(key) || (isNeeded && !isRequired(schema, at))) return false;
      // One is often written where a list is expected.
      return value === null || takes(schema, at, value) || takes(schema, at, [value]);
    });
    if (fitting.length > 0 && !fitting.some((key) => Object.hasOwn(parent, key))) return fitting[0];
  }
  return undefined;
}

/** The key of the same meaning that takes what another one does not: `start: 40` is a baseline, `from`, not a day. */
export function findOtherKey(
  key: string,
  parent: Readonly<Record<string, unknown>>,
  { schema, path }: { readonly schema: z.ZodType; readonly path: KeyPath },
): string | undefined {
  return meanings
    .filter(({ keys }) => keys.includes(key))
    .flatMap(({ keys }) => keys)
    .find(
      (each) => !Object.hasOwn(parent, each) && isAllowed(schema, [...path, each], parent[key]),
    );
}

/** However its parts are joined: `start-date`, `start_date`, `startDate`. */
function toPlain(word: string): string {
  return word.toLowerCase().replace(/[\s_-]/g, "");
}
