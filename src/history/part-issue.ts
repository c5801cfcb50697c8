import type { z } from "zod";
import { joinOr } from "../model/enumeration.ts";

/**
 * What is wrong with the data of a sealed file, for those who find out what happened to it: nobody wrote that file by
 * hand, so it says no more than that. `of` is the document or whatever else of the file it is.
 *
 *     `keyResults.1.to` of `2026-q2/signalling/see-faults-coming` is no number
 */
export function describeIssue(
  issue: z.core.$ZodIssue | undefined,
  data: unknown,
  of?: string,
): string {
  if (!issue) return "it is not what the tool writes";
  const key = issue.path.length === 0 ? "the whole" : `\`${issue.path.map(String).join(".")}\``;
  return `${key}${of === undefined ? "" : ` of \`${of}\``} ${describe(issue, data)}`;
}

function describe(issue: z.core.$ZodIssue, data: unknown): string {
  switch (issue.code) {
    case "invalid_type":
      return isMissing(data, issue.path) ? "is missing" : `is no ${nameType(issue.expected)}`;
    case "invalid_value":
      return `is not ${joinOr(issue.values.map((value) => `\`${String(value)}\``))}`;
    case "unrecognized_keys":
      return `has ${issue.keys.map((key) => `\`${key}\``).join(", ")}, which the format does not know`;
    case "invalid_format":
      return "is not written as the tool writes it";
    case "too_small":
    case "too_big":
      return `is too ${issue.code === "too_small" ? "small or short" : "large or long"}`;
    case "custom":
      // Messages of schemas say what is wrong, and after that what an author would write.
      return issue.message.split("; ")[0] ?? issue.message;
    default:
      return "has another shape than the format knows";
  }
}

function isMissing(data: unknown, path: readonly PropertyKey[]): boolean {
  let value = data;
  for (const key of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return true;
    // Of a list or a mapping from JSON, of which no more need be known.
    value = (value as Readonly<Record<PropertyKey, unknown>>)[key];
  }
  return value === undefined;
}

function nameType(type: string): string {
  switch (type) {
    case "string":
      return "text";
    case "int":
      return "whole number";
    case "array":
    case "tuple":
      return "list";
    case "object":
    case "record":
      return "mapping";
    default:
      return type;
  }
}
