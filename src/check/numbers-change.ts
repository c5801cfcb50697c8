import type { Document } from "../model/document.ts";
import type { Finding } from "../model/finding.ts";
import { atValue, toFinding } from "../model/finding.ts";
import { findNearest } from "../model/nearest.ts";
import { keyResultSchema } from "../model/schema/key-result.ts";
import { initiativeLineSchema, objectiveSchema } from "../model/schema/objective.ts";
import { checkItem } from "./numbers-outcome.ts";

type ObjectiveDocument = Extract<Document, { readonly kind: "objective" }>;

/** The keys of what a change may be told of, and what that is called. */
const keysOf = {
  objective: { noun: "an objective", keys: Object.keys(objectiveSchema.shape) },
  keyResult: { noun: "a key result", keys: Object.keys(keyResultSchema.shape) },
  initiative: { noun: "an initiative", keys: Object.keys(initiativeLineSchema.shape) },
} as const;

/** The list that a key result is told to have been taken out of: then it need not be there any more. */
const list = "keyResults";

/** Checks that changes are told of items that exist, and of keys that those have. */
export function checkChanges(
  document: ObjectiveDocument,
  unread: ReadonlySet<string>,
): readonly Finding[] {
  const { file, data } = document;
  return (data.changes ?? []).flatMap(({ key, of }, index) => {
    const item = of?.replace(/^#/, "");
    if (item !== undefined && key === list) return [];
    const isInitiative = data.initiatives?.some(({ id }) => id === item) === true;
    if (item !== undefined && !isInitiative) {
      const [unknown] = checkItem(document, unread, item, [], "A change is told of");
      if (unknown) {
        const hint = `${unknown.hint ?? ""} Where it was taken out, write \`key: ${list}\`.`.trim();
        return [{ ...unknown, anchor: atValue("changes", index, "of"), hint }];
      }
    }
    const kind = item === undefined ? "objective" : isInitiative ? "initiative" : "keyResult";
    return checkKey(file, key, index, keysOf[kind]);
  });
}

function checkKey(
  file: string,
  key: string,
  index: number,
  { noun, keys }: (typeof keysOf)[keyof typeof keysOf],
): readonly Finding[] {
  if (keys.includes(key)) return [];
  const nearest = findNearest(key, keys);
  const message = `\`${key}\` is not a key of ${noun}, so nobody can tell what was changed.`;
  const hint =
    nearest === undefined
      ? "Name the key whose value is another one now, as in `key: to`."
      : `Did you mean \`${nearest}\`?`;
  const anchor = atValue("changes", index, "key");
  return [toFinding("invalid-value", file, message, { anchor, hint })];
}
