import type { CheckInEntry } from "../exchange/check-in-text.ts";
import { isIsoDate } from "../model/period.ts";
import type { KeyResult, Objective } from "../model/plan.ts";
import { UsageError } from "./command.ts";

type Values = NonNullable<CheckInEntry["values"]>;

/** What is reported of one key result. */
export type Value = Values[string];

/** How those who work on it see it. */
export type Outlook = NonNullable<CheckInEntry["outlook"]>;

/** All outlooks, the best first. */
export const outlooks: readonly Outlook[] = ["on-track", "at-risk", "off-track"];

/** Parses `kr1=51,kr2=true` into values by key result. Throws a `UsageError` on anything else. */
export function parseValues(text: string, objective: Objective): Values {
  return Object.fromEntries(
    splitPairs("values", text).map(([item, value]) => {
      const keyResult = getKeyResult(objective, item);
      if (keyResult.kpi !== undefined) {
        throw new UsageError(
          `The values of \`${item}\` come from \`${keyResult.kpi}\`: add the reading to its series.`,
        );
      }
      return [item, parseValue(value)];
    }),
  );
}

/** Parses what somebody types for a value: a number, true or false, a date, or a word. */
export function parseValue(text: string): Value {
  if (text === "true" || text === "yes" || text === "done") return true;
  if (text === "false" || text === "no") return false;
  return isIsoDate(text) ? text : (toNumber(text) ?? text);
}

/**
 * A number as plans have it: `51`, `-3.5`, `1.2e6`. Not what only a program reads as one (`0x10`, ` `); nothing is
 * never less than nothing, so `-0` is `0`. Throws a `UsageError` where it is too large.
 */
function toNumber(text: string): number | undefined {
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text.trim())) return undefined;
  const value = Number(text);
  if (!Number.isFinite(value))
    throw new UsageError(`\`${text}\` is too large to be computed with.`);
  return value + 0;
}

/** Parses one number for all, or `kr1=3,kr2=6`. Throws a `UsageError` on anything else. */
export function parseConfidence(
  text: string,
  objective: Objective,
): number | Record<string, number> {
  return toNumber(text) ?? parseNumbers("confidence", text, objective);
}

/** Parses `kr1=58` into what is expected in the end. Throws a `UsageError` on anything else. */
export function parseForecast(text: string, objective: Objective): Record<string, number> {
  return parseNumbers("forecast", text, objective);
}

/** Parses the outlook as it is reported. Throws a `UsageError` on anything else. */
export function parseOutlook(text: string): Outlook {
  const found = findOutlook(text);
  if (found) return found;
  throw new UsageError(`\`--outlook ${text}\` is none of ${outlooks.join(", ")}.`);
}

/** The outlook of a word, also of `At risk` and `AT_RISK`. */
export function findOutlook(text: string): Outlook | undefined {
  const word = text
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/gu, "-");
  return outlooks.find((each) => each === word);
}

function parseNumbers(option: string, text: string, objective: Objective): Record<string, number> {
  return Object.fromEntries(
    splitPairs(option, text).map(([item, value]) => {
      const number = toNumber(value);
      if (number === undefined) {
        throw new UsageError(
          `\`--${option}\` has \`${value}\` for \`${item}\`, which is no number.`,
        );
      }
      return [getKeyResult(objective, item).item, number];
    }),
  );
}

function splitPairs(option: string, text: string): readonly (readonly [string, string])[] {
  const items = new Set<string>();
  return text.split(",").map((pair) => {
    const at = pair.indexOf("=");
    if (at < 1) {
      // What people type where a comma stands in numbers.
      const how = /=[+-]?\d[\d.]*,\d/.test(text)
        ? "a number is written with a point, `kr1=1.5`, and without a mark for thousands, `kr1=1000`"
        : "it is such as `kr1=51,kr2=63`";
      throw new UsageError(`\`--${option} ${text}\` is no list of values: ${how}.`);
    }
    const item = pair.slice(0, at).trim();
    if (items.has(item)) {
      throw new UsageError(`\`--${option} ${text}\` has \`${item}\` twice: only one can be meant.`);
    }
    items.add(item);
    return [item, pair.slice(at + 1).trim()];
  });
}

function getKeyResult(objective: Objective, item: string): KeyResult {
  const found = objective.keyResults.find((each) => each.item === item);
  if (found) return found;
  const known = objective.keyResults.map((each) => `\`${each.item}\``).join(", ");
  throw new UsageError(
    `\`${objective.id}\` has no key result \`${item}\`; it has ${known || "none"}.`,
  );
}
