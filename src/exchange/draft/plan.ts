import type { Answers } from "./answers.ts";
import { fileName, how, supports, toSupports, toTitle } from "./field.ts";
import { toFileName } from "./name.ts";
import type { Draft, Field } from "./draft.ts";
import { renderDocument } from "./draft.ts";

/** What a plan is called. */
export const title = toTitle("as it is shown", "It names the plan in lists, and in the search.");
/** What all plans are asked for in the end. */
export const last: readonly Field[] = [supports, how, fileName];

/** The keys that the plans of all frameworks share. */
export function toHead(kind: string, answers: Answers): Readonly<Record<string, unknown>> {
  const written = answers.get("state");
  return {
    kind,
    title: answers.get("title"),
    team: answers.find("team"),
    owner: answers.find("owner"),
    state: written === "active" ? undefined : written,
    supports: toSupports(answers),
  };
}

/** A plan below the folder of its framework. */
export function toPlanDraft(
  folder: string,
  answers: Answers,
  data: Readonly<Record<string, unknown>>,
  next: readonly string[],
): Draft {
  const file = `${folder}/${toFileName(answers, answers.get("title"))}.md`;
  const agreed = `Take \`state: ${answers.get("state")}\` out once it is agreed.`;
  return {
    files: [{ file, text: renderDocument(data) }],
    next: answers.get("state") === "active" ? next : [...next, agreed],
  };
}

/** Whether its author has an objective in mind already. */
export const hasObjective = (answers: Answers): boolean => answers.has("objective");
