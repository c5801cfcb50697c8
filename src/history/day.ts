import { isIsoDate, parseDate, type IsoDate } from "../model/period.ts";

/** The last second of the year 9999, but for a day: some places are ahead. */
const latest = 253_402_214_399;

/**
 * The day of a moment, in seconds since 1970, in a time zone or else in that of the calendar itself; of moments out of
 * the calendar the first and the last day.
 */
export function toDays(timeZone = "UTC"): (seconds: number) => IsoDate {
  // Dates are written so in Sweden.
  const format = new Intl.DateTimeFormat("sv-SE", {
    ...{ timeZone, year: "numeric", month: "2-digit", day: "2-digit" },
  });
  return (seconds) => {
    const date = format.format(Math.min(Math.max(seconds, 0), latest) * 1000);
    return isIsoDate(date) ? date : parseDate("1970-01-01");
  };
}
