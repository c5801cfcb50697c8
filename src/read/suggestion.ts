import { z } from "zod";
import { joinOr } from "../model/enumeration.ts";
import type { KeyPath } from "../model/finding.ts";
import {
  findLikelyAddress,
  findLikelyDate,
  findLikelyId,
  findLikelyRhythm,
} from "./likely-value.ts";
import { findAt } from "../model/record.ts";
import { findMapping } from "./schema-keys.ts";
import { describeType, nameKey, quote } from "./wording.ts";

/** What to write where a type would not say it. */
const examples: Readonly<Record<string, string>> = {
  supports: "Write the id of what it supports, or `{to: …, how: …}` with it.",
  confidence: "Write one number for all, as in `0.7`, or one for each key result: `{kr1: 0.7}`.",
  values: "Write the value of each key result by its id: `{kr1: 51}`.",
  plan: "Write the value of each month: `{2026-01: 86.5}`.",
  actual: "Write the value of each month: `{2026-01: 86.5}`.",
  rules: "Write the level of each rule by its code: `{smart: off}`.",
  scores: "Write the grade of each key result by its id: `{kr1: {score: 0.7}}`.",
};

/** Whether a path is that of an entry of `supports`, or of what a check-in or an outcome has for its key results. */
function isExample(path: KeyPath): boolean {
  const [list] = path;
  if (path.at(-2) === "supports") return true;
  const last = path.at(-1);
  if (last === "plan" || last === "actual") return list === "targets" && path.length === 3;
  if (list === "rules" && path.length === 1) return true;
  return (list === "checkIns" && path.length === 3) || (list === "outcome" && path.length === 2);
}

/** What to write in the place of a value of the wrong type. */
export function suggestValue(
  path: KeyPath,
  expected: readonly string[],
  value: unknown,
  data: unknown,
  schema?: z.ZodType,
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
  const mapping = schema && findExample(schema, path, value);
  if (mapping !== undefined) return `Write it as ${mapping}.`;
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

/**
 * A mapping with what was written in its place: under the key that it fits, beside those that cannot be left out.
 *
 *     outcome: achieved              a mapping: `outcome: {result: achieved}`
 *     repository: https://…          a mapping: `repository: {url: "https://…", branch: …}`
 *     dependsOn: team:engineering    a list of mappings: `dependsOn: [{to: "team:engineering", need: …}]`
 *     status: strict                 a mapping: `status: {onPace: …, behind: …, graceDays: …}`
 */
function findExample(schema: z.ZodType, path: KeyPath, value: unknown): string | undefined {
  const key = path.at(-1);
  if (typeof value === "object" || typeof key !== "string") return undefined;
  const found = findMapping(schema, path);
  if (!found) return undefined;
  const shape: Readonly<Record<string, z.core.$ZodType>> = found.mapping.shape;
  const keys = Object.entries(shape);
  const isNeeded = (each: z.core.$ZodType): boolean => !z.safeParse(each, undefined).success;
  const fits = keys.filter(([, each]) => z.safeParse(each, value).success);
  const own = fits.find(([, each]) => isChoice(each)) ?? fits.find(([, each]) => isNeeded(each));
  const [name] = own ?? (typeof value === "number" ? fits[0] : undefined) ?? [];
  const needed = keys.filter(([each, type]) => each === name || isNeeded(type));
  const shown = needed.length > 0 ? needed : keys.slice(0, 3);
  const inside = shown
    .map(([each]) => `${each}: ${each === name ? toFlow(value) : "…"}`)
    .join(", ");
  return found.isListed
    ? `a list of mappings: \`${key}: [{${inside}}]\``
    : `a mapping: \`${key}: {${inside}}\``;
}

function isChoice(schema: z.core.$ZodType): boolean {
  return schema instanceof z.ZodOptional ? isChoice(schema.unwrap()) : schema instanceof z.ZodEnum;
}

/** A value between braces; one that is long stands for itself above. */
function toFlow(value: unknown): string {
  const text = String(value);
  if (text.length > 60 || /[`\p{Cc}]/u.test(text)) return "…";
  return /^[\p{L}\p{N}_-]+$/u.test(text) ? text : JSON.stringify(value);
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
