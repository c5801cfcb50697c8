import type { AuthoredOutcome } from "../model/schema/objective.ts";
import { changeFrontMatter } from "./yaml-edit.ts";
import { mergeYaml, replaceScalar } from "./yaml-merge.ts";

const order = [
  "result",
  "score",
  "scores",
  "reason",
  "learned",
  "decision",
  "supersededBy",
] as const;

/** Writes how an objective ended into its file, beside what stands there already. Throws an `UnwritableError` where it cannot. */
export function writeOutcome(text: string, outcome: AuthoredOutcome): string {
  const known = order.flatMap((key) => (outcome[key] === undefined ? [] : [[key, outcome[key]]]));
  const keys = { outcome: dropAbsent(Object.fromEntries(known)) };
  return changeFrontMatter(text, (yaml) => mergeYaml(yaml, [], keys));
}

/** Writes `state: closed` over the state that the front matter says: it would stay what it says in a closed cycle. */
export function closeState(text: string): string {
  return changeFrontMatter(text, (yaml) => replaceScalar(yaml, ["state"], "closed"));
}

/** A key that says nothing is not written. */
function dropAbsent(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([, each]) => each !== undefined && each !== null);
  return Object.fromEntries(entries.map(([key, each]) => [key, dropAbsent(each)]));
}
