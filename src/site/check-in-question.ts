import { findValueProblem } from "../check/reported-value.ts";
import { joinOr } from "../model/enumeration.ts";
import { findLikelyNumber } from "../model/likely-number.ts";
import type { Measure } from "../model/measure.ts";
import { findNearest } from "../model/nearest.ts";
import type { Outlook, Value } from "./check-in-option.ts";
import { findOutlook, outlooks, parseValue } from "./check-in-option.ts";
import { UsageError } from "./command.ts";

/** What was answered, or a sentence that says why it cannot be taken. */
export type CheckInAnswer<Answer> = { readonly value: Answer } | { readonly problem: string };

/** Parses a value as it is typed at its prompt, and holds it against its measure. */
export function parseValueAnswer(measure: Measure, text: string): CheckInAnswer<Value> {
  const value = findValue(text);
  if (value instanceof UsageError) return { problem: value.message };
  const problem = findValueProblem(measure, value);
  if (!problem) return { value };
  const takes = (each: number): boolean => findValueProblem(measure, each) === undefined;
  const meant = findLikelyNumber(text)?.numbers.filter((each) => takes(Number(each))) ?? [];
  const isNumber = problem.code === "wrong-type" && takes(0);
  const hint = isNumber ? `Write ${toNumbers(meant)}.` : problem.hint;
  return { problem: `${problem.message} ${hint}` };
}

/** Parses an outlook as people write it: `At risk`. */
export function parseOutlookAnswer(text: string): CheckInAnswer<Outlook> {
  const value = findOutlook(text);
  if (value) return { value };
  const nearest = findNearest(text, outlooks);
  const meant = nearest === undefined ? "" : ` Did you mean \`${nearest}\`?`;
  return { problem: `\`${text}\` is none of ${outlooks.join(", ")}.${meant}` };
}

function findValue(text: string): Value | UsageError {
  try {
    return parseValue(text);
  } catch (error) {
    if (error instanceof UsageError) return error;
    throw error;
  }
}

function toNumbers(meant: readonly string[]): string {
  return meant.length === 0 ? "a plain number" : joinOr(meant.map((each) => `\`${each}\``));
}
