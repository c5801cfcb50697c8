import type { Finding } from "../model/finding.ts";
import { atValue, toFinding } from "../model/finding.ts";
import { due } from "../model/schema/text.ts";
import { visitValues } from "../model/record.ts";
import { quote } from "./wording.ts";

/** Beyond these years nothing is planned, and counting its days and weeks would take for ever. */
const [firstYear, lastYear] = [1900, 2199];
/** Beyond these magnitudes sums and ratios leave what a number can hold. */
const [smallest, largest] = [1e-12, 1e15];

/** What is wrong with a date that exists, or with a month: it is not of a year that plans are made for. */
export function checkYear(text: string): string | undefined {
  // Nearly all texts are something else.
  if (text.length !== 7 && text.length !== 10) return undefined;
  const year = /^(\d{4})-\d{2}(-\d{2})?$/.exec(text)?.[1];
  if (year === undefined || (Number(year) >= firstYear && Number(year) <= lastYear))
    return undefined;
  // One that does not exist is found by its schema.
  if (!due.safeParse(text).success) return undefined;
  return `${quote(text)} is not between the years ${firstYear} and ${lastYear}.`;
}

/** What is wrong with a number that is a number: it is too large or too small to be computed with. */
export function checkMagnitude(value: number): string | undefined {
  const magnitude = Math.abs(value);
  if (value === 0 || Number.isNaN(value)) return undefined;
  if (magnitude >= smallest && magnitude <= largest) return undefined;
  return `${quote(String(value))} is too ${magnitude > 1 ? "large" : "small"} to be computed with.`;
}

/** Checks every date and every number of the front matter, at any depth, for being within what can be computed. */
export function checkRanges(data: unknown, file: string): readonly Finding[] {
  const findings: Finding[] = [];
  visitValues(data, (value, path) => {
    if (typeof value !== "string" && typeof value !== "number") return;
    const isText = typeof value === "string";
    // A number that is infinite is found by its schema.
    const isComputed = !isText && Number.isFinite(value);
    const message = isText ? checkYear(value) : isComputed ? checkMagnitude(value) : undefined;
    if (message === undefined) return;
    const hint = isText ? "Write a year that plans are made for." : "Choose a larger unit.";
    findings.push(toFinding("invalid-value", file, message, { anchor: atValue(...path), hint }));
  });
  return findings;
}
