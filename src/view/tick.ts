import { daysBetween, type IsoDate, type Period } from "../model/period.ts";
import type { Observation } from "../model/plan.ts";
import { roundSafely } from "./round.ts";

/** How a time axis names its ticks: months by their short names, a short period's days, many years by the year. */
export function toTickText(locale: string, period: Period): (date: IsoDate) => string {
  const days = daysBetween(period.start, period.end);
  const options: Intl.DateTimeFormatOptions =
    days < 50
      ? { day: "numeric", month: "short" }
      : days > 800
        ? { year: "numeric" }
        : { month: "short" };
  const format = getFormat(locale, options);
  return (date) => {
    const text = format.texts.get(date) ?? format.names.format(Date.parse(`${date}T00:00:00Z`));
    format.texts.set(date, text);
    return text;
  };
}

interface TickFormat {
  readonly names: Intl.DateTimeFormat;
  /** What was printed: the charts of a cycle have the same few ticks. */
  readonly texts: Map<IsoDate, string>;
}

const formats = new Map<string, TickFormat>();

/** Making one takes longer than all that is done with it, and every chart needs one. */
function getFormat(locale: string, options: Intl.DateTimeFormatOptions): TickFormat {
  const key = `${locale} ${Object.keys(options).join(" ")}`;
  const known = formats.get(key);
  if (known !== undefined) return known;
  const names = new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" });
  const format = { names, texts: new Map<IsoDate, string>() };
  formats.set(key, format);
  return format;
}

const mostDecimals = 2;

/** How many decimals the values of one measure are shown with, so that they align: what the finest of them needs, at most 2. */
export function toDecimals(values: readonly (Observation["value"] | undefined)[]): number {
  let most = 0;
  for (const value of values) {
    if (typeof value === "number" && most < mostDecimals)
      most = Math.max(most, countDecimals(value));
  }
  return most;
}

function countDecimals(value: number): number {
  if (Number.isInteger(value)) return 0;
  const hundredths = roundSafely(value, 10 ** mostDecimals);
  if (hundredths !== undefined) return hundredths % 10 !== 0 ? 2 : hundredths % 100 !== 0 ? 1 : 0;
  const [, fraction = ""] = value.toFixed(mostDecimals).split(".");
  return fraction.replace(/0+$/, "").length;
}
