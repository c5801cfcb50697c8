import type { IsoDate } from "./period.ts";
import { addDays, daysBetween, parseDate } from "./period.ts";

/** A period that everyone counts alike, from a day to a year. */
export type CalendarPeriod = "day" | "week" | LongerPeriod;

export type LongerPeriod = "month" | "quarter" | "year";

/** A Monday; weeks are counted from one. */
const monday = parseDate("2001-01-01");

/** The day itself, the week as `2026-W05` (each belongs to the year of its Thursday), `2026-03`, `2026-Q1`, `2026`. */
export function getPeriodName(date: IsoDate, by: CalendarPeriod): string {
  const year = date.slice(0, 4);
  switch (by) {
    case "day":
      return date;
    case "week":
      return getWeekName(date);
    case "month":
      return date.slice(0, 7);
    case "quarter":
      return `${year}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`;
    case "year":
      return year;
  }
}

/** The first day of the period that a date is in. */
export function getFirstDay(by: Exclude<CalendarPeriod, "day">, date: IsoDate): IsoDate {
  switch (by) {
    case "week":
      return addDays(date, -(((daysBetween(monday, date) % 7) + 7) % 7));
    case "month":
      return parseDate(`${date.slice(0, 7)}-01`);
    case "quarter": {
      const month = Math.floor((Number(date.slice(5, 7)) - 1) / 3) * 3 + 1;
      return parseDate(`${date.slice(0, 4)}-${String(month).padStart(2, "0")}-01`);
    }
    case "year":
      return parseDate(`${date.slice(0, 4)}-01-01`);
  }
}

/** The period before that of a reading within the year; undefined for the first one, where counting begins. */
export function findPeriodBefore(
  by: CalendarPeriod,
  date: IsoDate,
  groups: ReadonlyMap<string, readonly { readonly date: IsoDate }[]>,
): string | undefined {
  const year = date.slice(0, 4);
  switch (by) {
    case "day":
      // There need not be a reading on each day: the one before is the last one that there is.
      return [...groups.keys()].findLast((day) => day < date && day.startsWith(year));
    case "week": {
      const before = getPeriodName(addDays(date, -7), by);
      const last = groups.get(before)?.at(-1)?.date ?? addDays(date, -7);
      return last.startsWith(year) ? before : undefined;
    }
    case "month":
    case "quarter":
    case "year": {
      const first = getFirstDay(by, date);
      return first.endsWith("-01-01") ? undefined : getPeriodName(addDays(first, -1), by);
    }
  }
}

function getWeekName(date: IsoDate): string {
  const thursday = addDays(getFirstDay("week", date), 3);
  const year = thursday.slice(0, 4);
  const week = Math.floor(daysBetween(parseDate(`${year}-01-01`), thursday) / 7) + 1;
  return `${year}-W${String(week).padStart(2, "0")}`;
}
