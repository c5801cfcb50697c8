import { isIsoDate, parseDue } from "../model/period.ts";
import { isEasedNumber } from "./eased.ts";
import type { AuthoredData } from "./entry.ts";

/** Whether a promise was moved out: `due: 2026-09-30` is `2026-10-31` now, or nothing says a day any more. */
export function isEasedDate(key: string, was: unknown, now: unknown): boolean {
  if (key !== "due" && key !== "end") return false;
  if (typeof was !== "string") return false;
  return now === undefined || (typeof now === "string" && toDay(now) > toDay(was));
}

/**
 * Whether a number beside a measure became easier to reach. Up is the good way, unless the thing itself says another:
 *
 *     targets: [{by: 2026-12-31, value: 91}] → 90         eased        direction: lower, value: 4 → 5     eased
 *     targets: [{by: 2026-12-31, value: 91}] → 2027-06    eased        green: ">= 90" → ">= 85"           eased
 *     goal: 91 → 90 with redFlag: 84                      eased        goal: 4 → 5 with redFlag: 9        eased
 *     plan: {2026-09: 88} → 87                            eased        threshold: 0.6 → 0.5               eased
 */
export function isEasedKey(key: string, before: AuthoredData, after: AuthoredData): boolean {
  const [was, now] = [before[key], after[key]];
  switch (key) {
    case "targets":
      return isEasedTargets(was, now, isUpward(before));
    case "green":
      return isEasedBound(was, now);
    case "plan":
    case "goal":
      return isEasedNumber(was, now, isUpward(before));
    case "threshold":
      return isEasedNumber(was, now, true);
    default:
      return false;
  }
}

function isUpward(data: AuthoredData): boolean {
  const { direction, better, goal, redFlag } = data;
  if (direction === "lower" || better === "lower") return false;
  return !(typeof goal === "number" && typeof redFlag === "number" && redFlag > goal);
}

function isEasedTargets(was: unknown, now: unknown, upward: boolean): boolean {
  const targets = (value: unknown): AuthoredData[] =>
    // A list of records, as the schema says.
    Array.isArray(value) ? (value as AuthoredData[]) : [];
  const later = targets(now);
  return targets(was).some((target, at) => {
    const same = later.find((each) => each["by"] === target["by"]) ?? later[at];
    if (same === undefined) return true;
    const isLater = isEasedDate("due", target["by"], same["by"]);
    return isLater || isEasedNumber(target["value"], same["value"], upward);
  });
}

function isEasedBound(was: unknown, now: unknown): boolean {
  const bound = /^\s*([<>]?)=?\s*(-?[\d.]+)\s*$/;
  const [, sign, from] = bound.exec(String(was)) ?? [];
  const [, other, to] = bound.exec(String(now)) ?? [];
  if (from === undefined || to === undefined) return false;
  if (sign !== other) return sign !== "";
  return isEasedNumber(Number(from), Number(to), sign !== "<");
}

/** A date, or a month, as its last day; any other text as it is, so that it moves nothing out. */
function toDay(text: string): string {
  return isIsoDate(text) || /^\d{4}-\d{2}$/.test(text) ? parseDue(text) : text;
}
