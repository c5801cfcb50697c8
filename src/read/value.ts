import type { Finding } from "../model/finding.ts";
import { isRecord } from "../model/record.ts";
import { checkMagnitude, checkRanges, checkYear } from "./range.ts";
import { checkStrings, isOdd } from "./string.ts";

/** Checks every value of the front matter, at any depth: texts by themselves, and what is to be computed with. */
export function checkValues(data: unknown, file: string): readonly Finding[] {
  return isOrdinary(data, "") ? none : [...checkStrings(data, file), ...checkRanges(data, file)];
}

const none: readonly Finding[] = [];

/** Whether there is nothing to look at more closely: one walk without paths, as nearly all plans need no other. */
function isOrdinary(value: unknown, key: string): boolean {
  if (typeof value === "string") return !isOdd(value, key) && checkYear(value) === undefined;
  if (typeof value === "number") return checkMagnitude(value) === undefined;
  if (Array.isArray(value)) return value.every((each) => isOrdinary(each, key));
  if (!isRecord(value)) return true;
  // Data of a parser inherits nothing that could be listed, and a list of the keys is spared.
  for (const name in value) if (!isOrdinary(value[name], name)) return false;
  return true;
}
