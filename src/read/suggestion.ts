import { z } from "zod";
import { joinOr } from "../model/enumeration.ts";
import type { KeyPath } from "../model/finding.ts";
import { findLikelyNumber } from "../model/likely-number.ts";
import { findAt, isRecord } from "../model/record.ts";
import { toSentenceCase } from "../model/sentence-case.ts";
import { toFlow } from "./flow.ts";
import { findShortId, toEntries, toForm } from "./form.ts";
import { adviseKeyed } from "./keyed.ts";
import {
  findLikelyAddress,
  findLikelyDate,
  findLikelyId,
  findLikelyMonth,
  findLikelyRhythm,
} from "./likely-value.ts";
import { findOwnEntry } from "./meant-key.ts";
import { findOtherKey } from "./same-meaning.ts";
import { findKeys, findSchemas, isAllowed, unwrap } from "./schema-keys.ts";
import { describeType, nameKey } from "./wording.ts";

/** What to write in the place of a value of the wrong type. */
export function suggestValue(
  path: KeyPath,
  expected: readonly string[],
  value: unknown,
  data: unknown,
  schema: z.ZodType,
): string {
  if (value === null) return suggestPresent(path, schema);
  const own = toWhole(path, value, data) ?? adviseKeyed(schema, path, value, data);
  if (own !== undefined) return own;
  const isPlain = typeof value === "number" || typeof value === "boolean";
  if (isPlain && expected.includes("string") && !expected.includes("object"))
    return suggestText(path, value, data, schema);
  if (expected.includes("number") && typeof value === "string") {
    const number = suggestNumber(path, value, data, schema);
    if (number !== undefined) return number;
  }
  const other = suggestForm(schema, path, value) ?? suggestOther(path, value, schema);
  return other ?? `Write ${joinOr([...new Set(expected.map(describeType))])}.`;
}

/** Where a list, keys with values or values by ids are wanted: their form, with what was written in its place. */
export function suggestShape(
  schema: z.ZodType,
  path: KeyPath,
  value: unknown,
  data: unknown,
): string | undefined {
  return adviseKeyed(schema, path, value, data) ?? suggestForm(schema, path, value);
}

/** A key that is missing, with the form of its value; an id by what the rest says. */
export function suggestMissing(schema: z.ZodType, path: KeyPath, data: unknown): string {
  const key = String(path.at(-1));
  const entry = findAt(data, path.slice(0, -1));
  const texts = isRecord(entry) ? ["title", "name", "label"].map((each) => entry[each]) : [];
  const id = key === "id" ? findShortId(texts) : undefined;
  return `${key}: ${toForm(findSchemas(schema, path), id)}`;
}

/** For a whole file that is no set of keys: the key above its list, or a key on each line. */
export function suggestWhole(schema: z.ZodType, value: unknown): string {
  const keys = findKeys(schema, []);
  const first = keys.find((key) => isAllowed(schema, [key], value));
  if (first !== undefined) return `Write \`${first}:\` above it.`;
  const isListed = isRecord(Array.isArray(value) ? value[0] : value);
  const own = isListed ? undefined : findOwnEntry(schema, undefined, value);
  if (own !== undefined) return `Write it below \`${own.list}:\` as \`- ${own.entry}\`.`;
  const dash = Array.isArray(value) ? ", without a dash before it" : "";
  return `Write one \`key: value\` on each line${dash}.`;
}

function suggestPresent(path: KeyPath, schema: z.ZodType): string {
  const form = suggestForm(schema, path, undefined)?.replace(/\.$/, "");
  return `${form ?? `Give ${nameKey(path)} a value`}, or remove the line.`;
}

/** In quotes a number is a text; where none is wanted that looks like it, another key or the schema says what is. */
function suggestText(path: KeyPath, value: unknown, data: unknown, schema: z.ZodType): string {
  const text = String(value);
  if (isAllowed(schema, path, text)) return `Put it in quotes: \`"${text}"\`.`;
  const [parent, key] = [path.slice(0, -1), String(path.at(-1))];
  const siblings = findAt(data, parent);
  const other = isRecord(siblings)
    ? findOtherKey(key, siblings, { schema, path: parent })
    : undefined;
  if (other !== undefined) return `Did you mean \`${other}: ${text}\`?`;
  const issues = findSchemas(schema, path).map((each) => z.safeParse(each, text).error?.issues[0]);
  const [, how = "write a text"] = issues[0]?.message.split("; ", 2) ?? [];
  return `${toSentenceCase(how)}.`;
}

function suggestNumber(
  path: KeyPath,
  text: string,
  data: unknown,
  schema: z.ZodType,
): string | undefined {
  const likely = findLikelyNumber(text);
  if (likely === undefined) return undefined;
  const numbers = joinOr(likely.numbers.map((each) => `\`${each}\``));
  const parent = path.slice(0, -1);
  const isOwn = typeof path.at(-1) === "string" && isAllowed(schema, [...parent, "unit"], "%");
  if (likely.unit === "" || !isOwn) return `Write the bare number: ${numbers}.`;
  if (findAt(data, [...parent, "unit"]) !== undefined) {
    return `Write the bare number: ${numbers}; the unit stands in \`unit\`.`;
  }
  return `Write the bare number: ${numbers}, and \`unit: ${toFlow(likely.unit)}\` beside it.`;
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

/** Of several where one is wanted: the key for several, `owners` beside `owner`, or the only one. */
function suggestOther(path: KeyPath, value: unknown, schema: z.ZodType): string | undefined {
  const key = path.at(-1);
  const parts: readonly unknown[] = Array.isArray(value)
    ? value
    : isRecord(value)
      ? toName(value)
      : [];
  const [only] = parts;
  const name = typeof key === "string" ? `${key}: ` : "";
  if (parts.length === 1 && isAllowed(schema, path, only))
    return `Write \`${name}${toFlow(only)}\`.`;
  const several = [...path.slice(0, -1), `${String(key)}s`];
  if (parts.length < 2 || !isAllowed(schema, several, parts)) return undefined;
  return `Several are written as \`${String(key)}s: ${toFlow(parts)}\`.`;
}

/** What is told by its id, or by the one thing that is said of it. */
function toName(value: Readonly<Record<string, unknown>>): readonly unknown[] {
  return "id" in value ? [value["id"]] : Object.values(value);
}

/** Where a list or keys with values are wanted: the form of it, with what was written in its place. */
export function suggestForm(schema: z.ZodType, path: KeyPath, value: unknown): string | undefined {
  const key = path.at(-1);
  const options = findSchemas(schema, path);
  const list = options.find((option) => option instanceof z.ZodArray);
  const isMapped = list && unwrap(list.element).some((option) => option instanceof z.ZodObject);
  const name = typeof key === "string" ? `${key}: ` : "";
  // Only at the top there is room for lines of a list: what lies deeper may stand between braces.
  if (list && isMapped && path.length === 1) {
    return explain(`Write a list, one entry a line: \`- ${toEntries(list, value).join(", ")}\`.`);
  }
  const isForm = options.some(
    (each) => each instanceof z.ZodObject || each instanceof z.ZodTuple || each === list,
  );
  if (!isForm) return undefined;
  return explain(`Write ${list ? "a list:" : "it as"} \`${name}${toForm(options, value)}\`.`);
}

/** Says of an id what it is, where the form has one to be filled in. */
function explain(advice: string): string {
  if (!advice.includes("<id>")) return advice;
  return `${advice} The id of a document is its path without the ending, as in \`themes/keep-time\`.`;
}

/** The text that was most likely meant by one that a path does not take; undefined where it takes it. */
export function findLikelyValue(
  schema: z.ZodType,
  path: KeyPath,
  value: unknown,
): string | undefined {
  if (isAllowed(schema, path, value)) return undefined;
  const messages = findSchemas(schema, path).flatMap(
    (option) => z.safeParse(option, value).error?.issues.map(({ message }) => message) ?? [],
  );
  return messages.map((each) => findLikelyText(each, value)).find((each) => each !== undefined);
}

/** The text that was most likely meant, by what is wrong with the one that was written. */
export function findLikelyText(problem: string, value: unknown): string | undefined {
  if (typeof value !== "string") return undefined;
  if (problem.startsWith("is no month")) return findLikelyMonth(value);
  if (problem.startsWith("is no date")) {
    const month = problem.includes("YYYY-MM for") ? findLikelyMonth(value) : undefined;
    return findLikelyDate(value) ?? month;
  }
  if (problem.startsWith("is no rhythm")) return findLikelyRhythm(value);
  if (problem.startsWith("is no address")) return findLikelyAddress(value);
  return problem.startsWith("holds a character")
    ? findLikelyId(value)?.replaceAll("/", "-")
    : undefined;
}
