import { scaleLinear } from "d3-scale";
import { addDays, daysBetween, parseDate, type IsoDate } from "../model/period.ts";

/** Maps a number to a coordinate, rounded so that the same plan always draws the same bytes. */
export type Scale = (value: number) => number;

/** A tick of a time axis: the first day of a month, or a day of a short period. */
export interface DateTick {
  readonly date: IsoDate;
  readonly x: number;
}

/** Rounds a coordinate to a tenth of a pixel; never −0. */
export function roundTenth(value: number): number {
  return Math.round(value * 10) / 10 + 0;
}

/** A linear scale that draws a lone value in the middle instead of dividing by zero. */
export function toScale(
  domain: readonly [number, number],
  range: readonly [number, number],
): Scale {
  const [low, high] = domain;
  const [from, to] = range;
  if (low === high) return () => roundTenth((from + to) / 2);
  // What `scaleLinear` computes, to the last digit, without what else it can do: every chart needs several.
  if (high < low) return toScale([high, low], [to, from]);
  return (value) => {
    const share = (value - low) / (high - low);
    return roundTenth(from * (1 - share) + to * share);
  };
}

/** The smallest and the largest of the values; `[0, 0]` where there are none. */
export function toExtent(values: readonly number[]): readonly [number, number] {
  if (values.length === 0) return [0, 0];
  return [Math.min(...values), Math.max(...values)];
}

/** Round numbers within the domain, about `count` of them, at most one more than twice that. */
export function toTicks(domain: readonly [number, number], count: number): readonly number[] {
  const [low, high] = domain;
  if (low === high) return [low];
  return scaleLinear()
    .domain([low, high])
    .ticks(count)
    .filter((tick) => tick >= low && tick <= high);
}

/** Days since a first day, as the time axis counts them. */
export function toDay(start: IsoDate, date: IsoDate): number {
  return daysBetween(start, date);
}

/**
 * Ticks of a time axis, at most `limit` of them: the firsts of months (of every second, third, sixth or twelfth
 * where there are many), or of every second week where the period has no room for two months.
 */
export function toDateTicks(
  start: IsoDate,
  end: IsoDate,
  x: Scale,
  limit: number,
): readonly DateTick[] {
  return getDates(start, end, limit).map((date) => ({ date, x: x(toDay(start, date)) }));
}

/** By the ends of the axis: most charts are of one of a few cycles. */
const known = new Map<string, readonly IsoDate[]>();

function getDates(start: IsoDate, end: IsoDate, limit: number): readonly IsoDate[] {
  const key = `${start} ${end} ${limit}`;
  let dates = known.get(key);
  if (dates === undefined) {
    const days = daysBetween(start, end);
    dates = days < 50 ? everyDays(start, end, days < 15 ? 7 : 14) : months(start, end, limit);
    known.set(key, dates);
  }
  return dates;
}

function everyDays(start: IsoDate, end: IsoDate, step: number): readonly IsoDate[] {
  const dates: IsoDate[] = [];
  for (let date = start; date < end; date = addDays(date, step)) dates.push(date);
  return dates;
}

function months(start: IsoDate, end: IsoDate, limit: number): readonly IsoDate[] {
  const firsts: IsoDate[] = [];
  for (let month = firstOfMonth(start); month <= end; month = nextMonth(month)) {
    if (month >= start) firsts.push(month);
  }
  const step = [1, 2, 3, 6, 12].find((months) => firsts.length / months <= limit);
  if (step !== undefined) {
    return firsts.filter((date) => (Number(date.slice(5, 7)) - 1) % step === 0);
  }
  const years = firsts.filter((date) => date.slice(5, 7) === "01");
  const each = Math.ceil(years.length / limit);
  return years.filter((_, index) => index % each === 0);
}

/** The first day of the month that holds the date. */
export function firstOfMonth(date: IsoDate): IsoDate {
  return parseDate(`${date.slice(0, 7)}-01`);
}

/** The first day of the month after the one that holds the date. */
export function nextMonth(date: IsoDate): IsoDate {
  const month = Number(date.slice(5, 7));
  if (month < 12) return parseDate(`${date.slice(0, 5)}${String(month + 1).padStart(2, "0")}-01`);
  return parseDate(`${String(Number(date.slice(0, 4)) + 1).padStart(4, "0")}-01-01`);
}
