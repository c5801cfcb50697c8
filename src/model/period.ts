/** A calendar date `YYYY-MM-DD`; without a time and without a zone, so it sorts as text. */
export type IsoDate = string & { readonly isoDate: true };

/** From `start` to `end`, both inclusive. */
export interface Period {
  readonly start: IsoDate;
  readonly end: IsoDate;
}

/** Whether a text is a date that exists: `2026-02-30` is none. */
export function isIsoDate(text: string): text is IsoDate {
  // Most texts are told apart by their length.
  if (text.length !== 10 || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = toNumber(text, 8, 10);
  return day >= 1 && day <= countDays(toNumber(text, 0, 4), toNumber(text, 5, 7));
}

/** Days of a month of the Gregorian calendar; 0 where there is no such month. */
function countDays(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  if (month < 1 || month > 12) return 0;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Parses `YYYY-MM-DD`. Throws on anything else: use it only behind the schemas. */
export function parseDate(text: string): IsoDate {
  if (!isIsoDate(text)) throw new Error(`no date: ${text}`);
  return text;
}

/** A due date: a date, or a month that means its last day. Throws on anything else. */
export function parseDue(text: string): IsoDate {
  if (!/^\d{4}-\d{2}$/.test(text)) return parseDate(text);
  const days = countDays(Number(text.slice(0, 4)), Number(text.slice(5)));
  return parseDate(`${text}-${days}`);
}

/** Whole days from a to b; negative when b is earlier. */
export function daysBetween(a: IsoDate, b: IsoDate): number {
  return toDay(b) - toDay(a);
}

/** The date `days` later (or earlier, when negative). */
export function addDays(date: IsoDate, days: number): IsoDate {
  return fromDay(toDay(date) + days);
}

/**
 * The weeks of a period, counted from its first day. A last one that is not whole counts where most of its days are in
 * the period; fewer belong to the week before. One at least:
 *
 *     1 January to 31 March        90 days    13 weeks
 *     1 April to 30 June           91 days    13 weeks
 *     1 July to 30 September       92 days    13 weeks
 */
export function countWeeks({ start, end }: Period): number {
  return Math.max(1, Math.round((daysBetween(start, end) + 1) / 7));
}

/** Whether `inner` lies wholly inside `outer`. */
export function isInside(inner: Period, outer: Period): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** Whether the date is within the period, its two ends included. */
export function contains(period: Period, date: IsoDate): boolean {
  return period.start <= date && date <= period.end;
}

/** Parses a rhythm such as `14d`, `2w` into days; undefined where the text is none. */
export function parseRhythm(text: string): number | undefined {
  const match = /^([1-9]\d{0,3})([dw])$/.exec(text);
  if (!match) return undefined;
  return Number(match[1]) * (match[2] === "w" ? 7 : 1);
}

/**
 * The number of a day, counted from some day in the past: in years that begin in March, so that the leap day comes
 * last. Plain arithmetic, as a plan of some size asks for it a million times.
 */
function toDay(date: IsoDate): number {
  const month = toNumber(date, 5, 7);
  const year = toNumber(date, 0, 4) - (month <= 2 ? 1 : 0);
  const leapDays = Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
  const dayOfYear =
    Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + toNumber(date, 8, 10);
  return year * 365 + leapDays + dayOfYear;
}

const [daysOf4Years, daysOf100Years, daysOf400Years] = [1461, 36_524, 146_097];

/** The day with a number: first the year that begins in March, then the month in it. */
function fromDay(number: number): IsoDate {
  // Days since 1 March 0000, which has the number 1.
  const day = number - 1;
  const era = Math.floor(day / daysOf400Years);
  const dayOfEra = day - era * daysOf400Years;
  const leapDays =
    Math.floor(dayOfEra / (daysOf4Years - 1)) -
    Math.floor(dayOfEra / daysOf100Years) +
    Math.floor(dayOfEra / (daysOf400Years - 1));
  const yearOfEra = Math.floor((dayOfEra - leapDays) / 365);
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = fromMarch + (fromMarch < 10 ? 3 : -9);
  const year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0);
  const dayOfMonth = dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1;
  return parseDate(`${pad(year, 4)}-${pad(month, 2)}-${pad(dayOfMonth, 2)}`);
}

function pad(number: number, length: number): string {
  return String(number).padStart(length, "0");
}

/** The number that the digits of a date between two places make. */
function toNumber(date: string, start: number, end: number): number {
  let number = 0;
  for (let at = start; at < end; at += 1) number = number * 10 + date.charCodeAt(at) - 48;
  return number;
}
