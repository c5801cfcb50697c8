import { contains, type IsoDate, type Period } from "../model/period.ts";
import { roundSafely } from "./round.ts";

/** Numbers and dates in the portal's locale; true minus signs, no rounding but at the end. */
export interface Format {
  readonly locale: string;
  /** `51%`, `63 h`, `£9.82`, `1,210`; `decimals` where the values of a measure are to align. */
  readonly value: (value: number, unit?: string, decimals?: number) => string;
  /** Every digit of a number that is too large to be printed in full: `1.2345678901234567E300`. */
  readonly exact: (value: number, unit?: string) => string;
  /** A share 0…1 as whole percent: `54%`. */
  readonly percent: (share: number) => string;
  /** `−12`, `+5`, `0`. */
  readonly signed: (points: number) => string;
  /** `25 Aug` in the year of the as-of date, `25 Aug 2025` in any other. */
  readonly day: (date: IsoDate) => string;
  /** The same of what happened in a period: without its year where it is plain from that. */
  readonly dayIn: (period: Period, date: IsoDate) => string;
  /** `25 August 2026`. */
  readonly date: (date: IsoDate) => string;
  /** `24 to 30 August 2026`: what its two ends share is said once. */
  readonly dates: (period: Period) => string;
  /** `Thu 27 Aug 2026`. */
  readonly weekday: (date: IsoDate) => string;
  /** `August 2026`. */
  readonly month: (date: IsoDate) => string;
  /** `Aug`, where its year stands beside it. */
  readonly shortMonth: (date: IsoDate) => string;
}

/** Between a number and a short symbol: narrow, and never at the end of a line. */
const thinSpace = "\u202f";
/** Between a number and a word, which would run together with less. */
const wordSpace = "\u00a0";

/** The numbers and dates of a locale, as `en-GB`, for who reads them on the as-of date. */
export function toFormat(locale: string, asOf?: IsoDate): Format {
  const number = toNumberFormats(locale);
  const date = (options: Intl.DateTimeFormatOptions): ((date: IsoDate) => string) => {
    const format = new Intl.DateTimeFormat(locale, { timeZone: "UTC", ...options });
    return remember((day) => format.format(Date.parse(`${day}T00:00:00Z`)));
  };
  const percent = number({ style: "percent", maximumFractionDigits: 0 });
  const signed = number({ maximumFractionDigits: 0, signDisplay: "exceptZero" });
  /** By unit, and by one more than the decimals. */
  const values = new Map<string, ((value: number) => string)[]>();
  // A portal prints the same few figures on page after page.
  const getValue = (unit = "", decimals: number | undefined) => {
    let prints = values.get(unit);
    if (prints === undefined) values.set(unit, (prints = []));
    return (prints[decimals === undefined ? 0 : decimals + 1] ??= rememberNumbers(
      (value) => toValue(number, value, unit, decimals),
      decimals,
    ));
  };
  const dayAndMonth = date({ day: "numeric", month: "short" });
  const weekday = date({ weekday: "short" });
  const dayOfYear = date({ day: "numeric", month: "short", year: "numeric" });
  return {
    locale,
    value: (value, unit, decimals) => getValue(unit, decimals)(value),
    exact: (value, unit) => toValue(number, value, unit, countDigits(value)),
    percent: rememberNumbers(percent, percentDecimals),
    signed: rememberNumbers(signed, 0),
    day: (at) => (asOf !== undefined && isSameYear(at, asOf) ? dayAndMonth(at) : dayOfYear(at)),
    dayIn: (period, at) => (isPlainIn(period, at) ? dayAndMonth(at) : dayOfYear(at)),
    date: date(longDate),
    dates: toDates(locale),
    weekday: (at) => `${weekday(at)} ${dayOfYear(at)}`,
    month: date({ month: "long", year: "numeric" }),
    shortMonth: date({ month: "short" }),
  };
}

const longDate = { day: "numeric", month: "long", year: "numeric" } as const;

/** The dash of the locale becomes a word, as the portal speaks: of `23.–29. November` only the dash. */
function toDates(locale: string): Format["dates"] {
  const format = new Intl.DateTimeFormat(locale, { timeZone: "UTC", ...longDate });
  return ({ start, end }) => {
    const parts = format.formatRangeToParts(Date.parse(start), Date.parse(end));
    const between = parts.findIndex(({ source }) => source === "endRange") - 1;
    return parts
      .map(({ value }, index) =>
        index === between ? value.replace(/\s*[-–—~～]\s*/, " to ") : value,
      )
      .join("");
  };
}

/** Whether a day needs no year: in the one year of a period, or within two of which it has no day twice. */
function isPlainIn(period: Period, date: IsoDate): boolean {
  const { start, end } = period;
  if (isSameYear(start, end)) return isSameYear(date, start);
  const yearLater = `${Number(start.slice(0, 4)) + 1}${start.slice(4)}`;
  return end < yearLater && contains(period, date);
}

function isSameYear(a: IsoDate, b: IsoDate): boolean {
  return a.slice(0, 4) === b.slice(0, 4);
}

const mostRemembered = 20_000;

/** Remembers what a function made of the same input, up to a number of inputs. */
function remember<Input>(make: (input: Input) => string): (input: Input) => string {
  const made = new Map<Input, string>();
  return (input) => {
    const known = made.get(input);
    if (known !== undefined) return known;
    const text = make(input);
    if (made.size === mostRemembered) made.clear();
    made.set(input, text);
    return text;
  };
}

/** Whole percent are shares with two decimals. */
const percentDecimals = 2;

/**
 * Remembers how numbers print with some decimals. Those that round alike print alike, and are known by a whole number:
 * a map finds these in a tenth of the time that it takes for fractions, of which each may be another one besides.
 */
function rememberNumbers(
  print: (value: number) => string,
  decimals: number | undefined,
): (value: number) => string {
  const printAny = remember(print);
  if (decimals === undefined) return printAny;
  const scale = 10 ** decimals;
  const printWhole = remember((whole: number) => print(whole / scale));
  return (value) => {
    const whole = roundSafely(value, scale);
    return whole === undefined ? printAny(value) : printWhole(whole);
  };
}

type Numbers = (options: Intl.NumberFormatOptions) => (value: number) => string;

function toNumberFormats(locale: string): Numbers {
  const formats = new Map<string, (value: number) => string>();
  return (own) => {
    // What rounds to zero is none, from whichever side.
    const options: Intl.NumberFormatOptions = { signDisplay: "negative", ...own };
    const key = JSON.stringify(options);
    const known = formats.get(key);
    if (known !== undefined) return known;
    const format = new Intl.NumberFormat(locale, options);
    const scientific = new Intl.NumberFormat(locale, toScientific(options));
    const print = (value: number): string => {
      const shown = Math.abs(value) < huge ? format : scientific;
      // Of all that a number prints only its sign, and that of its power, can be a hyphen.
      return shown.format(value).replaceAll("-", "−");
    };
    formats.set(key, print);
    return print;
  };
}

/** From here on not every whole number can be told from its neighbours, and nobody counts the digits. */
export const huge = 1e15;

function toScientific(options: Intl.NumberFormatOptions): Intl.NumberFormatOptions {
  const most = Math.max(3, options.minimumFractionDigits ?? 0);
  return {
    ...options,
    notation: "scientific",
    minimumFractionDigits: 0,
    maximumFractionDigits: most,
  };
}

/** The decimals of a number that is written with a power of ten: as many as tell it from all others. */
function countDigits(value: number): number {
  const [mantissa = ""] = value.toExponential().split("e");
  return mantissa.replace(/^-?\d\.?/, "").length;
}

const currencies: Readonly<Record<string, string>> = {
  "£": "GBP",
  "€": "EUR",
  $: "USD",
  "¥": "JPY",
};

/** Three capitals that are no currency are a unit like others: `FTE`, `NPS`. */
const currencyCodes: ReadonlySet<string> = new Set(Intl.supportedValuesOf("currency"));

/**
 * How a unit of measure prints:
 * - `%` and `‰` as the locale writes them: `51%`;
 * - `£`, `€`, `$`, `¥` and codes such as `CHF` as money, what follows the sign behind it: `£1.2m`, `£9.82/km`;
 * - `pp` as points; symbols after a thin space: `63 h`; words after a full one: `12 trains`, `16 a month`.
 */
function toValue(
  number: Numbers,
  value: number,
  unit: string | undefined,
  decimals: number | undefined,
): string {
  const digits = toDigits(value, decimals);
  if (unit === undefined || unit === "") return number(digits)(value);
  if (unit === "%") {
    const { minimumFractionDigits, maximumFractionDigits } = digits;
    // A hundredth of such a number may end in other digits.
    if (Math.abs(value) >= huge) {
      return number({ style: "percent" })(0).replace(/\p{Nd}/u, number(digits)(value));
    }
    const share = Number((value / 100).toPrecision(15));
    return number({ style: "percent", minimumFractionDigits, maximumFractionDigits })(share);
  }
  if (unit === "‰") return `${number(digits)(value)}‰`;
  if (unit === "pp" || unit === "points") return `${number(digits)(value)}${wordSpace}points`;
  const [, sign = "", rest = ""] = /^([£€$¥]|[A-Z]{3}(?![A-Za-z]))(.*)$/u.exec(unit) ?? [];
  const currency = currencyCodes.has(sign) ? sign : currencies[sign];
  if (currency === undefined) {
    const space = /^\S{1,3}$/u.test(unit) ? thinSpace : wordSpace;
    return `${number(digits)(value)}${space}${unit}`;
  }
  const money = number({ style: "currency", currency, currencyDisplay: "narrowSymbol", ...digits });
  return `${money(value)}${rest}`;
}

function toDigits(
  value: number,
  decimals: number | undefined,
): { readonly minimumFractionDigits: number; readonly maximumFractionDigits: number } {
  if (decimals !== undefined) {
    return { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  }
  const size = Math.abs(value);
  return { minimumFractionDigits: 0, maximumFractionDigits: size >= 1000 ? 0 : size >= 10 ? 1 : 2 };
}
