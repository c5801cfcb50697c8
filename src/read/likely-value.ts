import { isIsoDate } from "../model/period.ts";
import { getOwn } from "../model/record.ts";

const months = [
  ...["jan", "feb", "mar", "apr", "may", "jun"],
  ...["jul", "aug", "sep", "oct", "nov", "dec"],
];
const rhythms: Readonly<Record<string, string>> = {
  daily: "1d",
  weekly: "1w",
  biweekly: "2w",
  fortnightly: "2w",
};

/**
 * The date that was most likely meant by a text that is none:
 *
 *     31/07/2026, 31.7.2026, 7/31/2026    2026-07-31; where both may be the month, only points tell that the day is first
 *     2026/7/31, 20260731, 2026-07-31T09:00
 *     31 July 2026, July 31, 2026
 *     2026-06-31                          2026-06-30, the last day of that month
 *     2026-13-06                          2026-06-13
 */
export function findLikelyDate(text: string): string | undefined {
  const whole = text.trim();
  const [, year, month, day] =
    /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$/.exec(whole) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(whole) ??
    [];
  if (year !== undefined) return toDate(year, month, day);
  const [, first, sign, second, last] = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})$/.exec(whole) ?? [];
  if (last !== undefined) {
    if (sign === "." || Number(first) > 12) return toDate(last, second, first);
    return Number(second) > 12 ? toDate(last, first, second) : undefined;
  }
  const name = /[a-z]{3}/i.exec(whole)?.[0].toLowerCase() ?? "";
  const [, dayInMonth] = /(?:^|\D)(\d{1,2})(?:st|nd|rd|th)?(?:\D|$)/.exec(whole) ?? [];
  const at = months.indexOf(name);
  const yearOf = /\b\d{4}\b/.exec(whole)?.[0];
  return at < 0 || yearOf === undefined ? undefined : toDate(yearOf, String(at + 1), dayInMonth);
}

/** The month, or the last one of the quarter, that a text most likely means: `November 2026`, `11/2026`, `Q4 2026`. */
export function findLikelyMonth(text: string): string | undefined {
  const whole = text.trim().toLowerCase();
  const year = /(?:^|\D)(\d{4})(?:\D|$)/.exec(whole)?.[1];
  if (year === undefined) return undefined;
  const name = months.indexOf(/^[a-z]{3}/.exec(whole)?.[0] ?? "") + 1;
  const quarter = Number(/(?:^|[^a-z])q([1-4])(?!\d)/.exec(whole)?.[1] ?? 0);
  const number = Number(/^(\d{1,2})[/.-]\d{4}$/.exec(whole)?.[1] ?? 0);
  const month = [name, quarter * 3, number].find((each) => each > 0) ?? 0;
  return month > 0 && month <= 12 ? `${year}-${String(month).padStart(2, "0")}` : undefined;
}

/** A text with only such characters as ids allow. */
export function findLikelyId(text: string): string | undefined {
  const id = text
    .normalize("NFC")
    .toLowerCase()
    .replace(/[^\p{Ll}\p{Lo}\p{Lm}\p{M}\p{Nd}_/-]+/gu, "-")
    .replace(/-*\/-*/g, "/")
    .replace(/^[-/]+|[-/]+$/g, "");
  return id === "" || id === text ? undefined : id;
}

/** How often something is done, said in another way. */
export function findLikelyRhythm(text: string): string | undefined {
  const plain = text.trim().toLowerCase();
  const [, count, unit] = /^(?:every )?(\d{1,2}) ?(d|w)(?:ays?|eeks?)?$/.exec(plain) ?? [];
  return count === undefined ? getOwn(rhythms, plain) : `${count}${unit ?? "d"}`;
}

/** The address of a site that was named without its scheme. */
export function findLikelyAddress(text: string): string | undefined {
  return /^[\w-]+(\.[\w-]+)+(\/\S*)?$/.test(text) ? `https://${text}` : undefined;
}

function toDate(
  year: string,
  month: string | undefined,
  day: string | undefined,
): string | undefined {
  if (month === undefined || day === undefined || Number(day) > 31) return undefined;
  // There is no month 13, and most often there is a day 13.
  if (Number(month) > 12 && Number(day) <= 12) return toDate(year, day, month);
  const stem = `${year}-${month.padStart(2, "0")}`;
  const days = [day, "30", "29", "28"].map((each) => `${stem}-${each.padStart(2, "0")}`);
  return Number(day) === 0 ? undefined : days.find((each) => isIsoDate(each));
}
