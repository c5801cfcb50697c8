import { joinOr } from "../model/enumeration.ts";
import type { KeyPath } from "../model/finding.ts";
import {
  findLikelyAddress,
  findLikelyDate,
  findLikelyId,
  findLikelyRhythm,
} from "./likely-value.ts";
import { findAt } from "../model/record.ts";
import { describeType, nameKey, quote } from "./wording.ts";

/** What to write where a type would not say it. */
const examples: Readonly<Record<string, string>> = {
  supports: "Write the id of what it supports, or `{to: …, how: …}` with it.",
  confidence: "Write one number for all, as in `0.7`, or one for each key result: `{kr1: 0.7}`.",
  values: "Write the value of each key result by its id: `{kr1: 51}`.",
  scores: "Write the grade of each key result by its id: `{kr1: {score: 0.7}}`.",
};

/** Whether a path is that of an entry of `supports`, or of what a check-in or an outcome has for its key results. */
function isExample(path: KeyPath): boolean {
  const [list] = path;
  if (path.at(-2) === "supports") return true;
  return (list === "checkIns" && path.length === 3) || (list === "outcome" && path.length === 2);
}

/** What to write in the place of a value of the wrong type. */
export function suggestValue(
  path: KeyPath,
  expected: readonly string[],
  value: unknown,
  data: unknown,
): string {
  if (value === null) return `Give ${nameKey(path)} a value, or remove the line.`;
  const whole = toWhole(path, value, data);
  if (whole !== undefined) return whole;
  const key = path.findLast((segment) => typeof segment === "string") ?? "key";
  const own = isExample(path) ? examples[key] : undefined;
  if (own !== undefined) return own;
  if (expected.includes("string") && (typeof value === "number" || typeof value === "boolean")) {
    return `Put it in quotes: \`"${String(value)}"\`.`;
  }
  const number =
    typeof value === "string" ? /^\D{0,2}(-?\d+(?:[.,]\d+)?)/.exec(value)?.[1] : undefined;
  if (expected.includes("number") && number !== undefined) {
    return `Write the bare number: \`${number.replace(",", ".")}\`. A unit has a key of its own.`;
  }
  if (expected.includes("array") && !Array.isArray(value) && typeof value !== "object") {
    return `Write it as a list: ${quote(`${key}: [${JSON.stringify(value)}]`)}.`;
  }
  return `Write ${joinOr([...new Set(expected.map(describeType))])}.`;
}

/** Of a number that stands for something larger: a grade for its entry, a limit for a comparison with it. */
function toWhole(path: KeyPath, value: unknown, data: unknown): string | undefined {
  if (typeof value !== "number") return undefined;
  const key = path.at(-1);
  if (path.at(-2) === "scores") return `Write \`${String(key)}: {score: ${value}}\`.`;
  const [good, bad] = findAt(data, ["direction"]) === "lower" ? ["<=", ">"] : [">=", "<"];
  if (key === "green") return `Say on which side of it: \`green: "${good} ${value}"\`.`;
  return key === "red" ? `Say on which side of it: \`red: "${bad} ${value}"\`.` : undefined;
}

/** The text that was most likely meant, by what is wrong with the one that was written. */
export function suggestText(problem: string, value: unknown): string | undefined {
  if (typeof value !== "string") return undefined;
  if (problem.startsWith("is no date")) return findLikelyDate(value);
  if (problem.startsWith("is no rhythm")) return findLikelyRhythm(value);
  if (problem.startsWith("is no address")) return findLikelyAddress(value);
  return problem.startsWith("holds a character")
    ? findLikelyId(value)?.replaceAll("/", "-")
    : undefined;
}
