import { joinOr } from "../model/enumeration.ts";
import { findLikelyNumber } from "../model/likely-number.ts";
import type { Measure } from "../model/measure.ts";
import { isIsoDate } from "../model/period.ts";
import type { AuthoredCheckIn } from "../model/schema/objective.ts";

type Value = NonNullable<AuthoredCheckIn["values"]>[string];

interface ValueProblem {
  readonly code: "wrong-type" | "invalid-value";
  readonly message: string;
  readonly hint: string;
}

/** What keeps a reported value from being one of its measure. */
export function findValueProblem(measure: Measure, value: Value): ValueProblem | undefined {
  if (value === null) return undefined;
  switch (measure.kind) {
    case "milestone":
      if (typeof value === "boolean" || (typeof value === "string" && isIsoDate(value)))
        return undefined;
      return toWrong(
        value,
        "a milestone",
        "Write true, false, or the date on which it was reached.",
      );
    case "ordinal":
      if (value === "commit" || value === "target" || value === "stretch") return undefined;
      return toWrong(
        value,
        "a measure in words",
        "Write the level that is reached: commit, target or stretch.",
      );
    case "percent":
      if (typeof value === "number" && (value < 0 || value > 100)) {
        const message = `The value is ${value}, and a share of what is done runs from 0 to 100.`;
        return { code: "invalid-value", message, hint: "Write the percentage that is done." };
      }
      return checkNumber(value);
    case "change":
    case "reach":
    case "at-least":
    case "at-most":
    case "between":
    case "zones":
    case "establish":
      return checkNumber(value);
    case "steps":
      return {
        code: "invalid-value",
        message: `\`${String(value)}\` moves nothing: steps are done or not, each by itself.`,
        hint: "Write `done` with true or a date at the step.",
      };
    case "none":
      return undefined;
  }
}

function checkNumber(value: Value): ValueProblem | undefined {
  if (typeof value === "number") return undefined;
  const numbers = findLikelyNumber(String(value))?.numbers.map((each) => `\`${each}\``);
  const hint =
    numbers === undefined
      ? "Write a plain number, or null where nothing was measured."
      : `Write ${joinOr(numbers)}, without quotes; the unit stands in \`unit\`.`;
  return toWrong(value, "a measure in numbers", hint);
}

function toWrong(value: Value, measure: string, hint: string): ValueProblem {
  return {
    code: "wrong-type",
    message: `${typeof value === "string" ? "The text " : ""}\`${String(value)}\` is not a value of ${measure}.`,
    hint,
  };
}
