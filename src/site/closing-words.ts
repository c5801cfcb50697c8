import type { Explained } from "../model/explanation.ts";
import type { KeyResult, Objective } from "../model/plan.ts";
import type { Missing } from "../model/closing-missing.ts";
import { statusWords } from "../view/status.ts";
import type { Format } from "../view/format.ts";
import type { Closing } from "./closing.ts";

/** What a person is asked for, in words. */
export const missingWords: Readonly<Record<Missing, string>> = {
  result: "how it ended",
  reason: "why the promise was not kept",
  learning: "what was learnt",
  decision: "what becomes of it",
  grade: "a grade of what was never measured",
};

/** How much is still missing: `3 of 60 objectives have something missing`, `1 of 1 objective has …`, `none of 60 …`. */
export function sayMissing({ items }: Pick<Closing, "items">): string {
  if (items.length === 0) return "no objective closes with it";
  const open = items.filter(({ missing }) => missing.length > 0).length;
  const all = items.length === 1 ? "1 objective" : `${items.length} objectives`;
  return `${open === 0 ? "none" : open} of ${all} ${open < 2 ? "has" : "have"} something missing`;
}

/** An objective with how it ends and how each of its scores came about, a line each. */
export function describeObjective(
  closing: Closing,
  format: Format,
  objective: Objective,
): string[] {
  const { assessment } = closing;
  const found = assessment.objectives.get(objective.id);
  const score = found?.score === undefined ? "no score" : format.value(found.score.value, "", 2);
  const word = found === undefined ? "" : statusWords[found.status.name].word.toLowerCase();
  const code = objective.code === undefined ? "" : `${objective.code} `;
  return [
    `${code}${objective.title.plain}`,
    `${objective.ambition}, ends at ${score}: ${word}`,
    ...objective.keyResults.map((keyResult) => describeKeyResult(closing, format, keyResult)),
  ].map(toLine);
}

function describeKeyResult({ assessment }: Closing, format: Format, keyResult: KeyResult): string {
  const score = assessment.keyResults.get(keyResult.id)?.score;
  const { item, title } = keyResult;
  if (score === undefined) return `  ${item} no score: ${title.plain}`;
  return `  ${item} ${format.value(score.value, "", 2)}: ${title.plain} (${explain(score)})`;
}

/** A score in one line: `(now − baseline) ÷ (target − baseline); now 51 of 2026-08-25, baseline 42, target 65`. */
function explain({ formula, inputs }: Explained): string {
  const values = inputs.map(({ label, value, date }) =>
    date === undefined ? `${label} ${value}` : `${label} ${value} of ${date}`,
  );
  return values.length === 0 ? formula : `${formula}; ${values.join(", ")}`;
}

/** Text of an author on a line of a terminal or a comment: nothing in it moves the cursor or ends the line. */
export function toLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_C}]+/gu, " ").trimEnd();
}
