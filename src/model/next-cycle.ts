import type { IsoDate, Period } from "./period.ts";
import { addDays, daysBetween, isIsoDate, parseDate } from "./period.ts";

/** What is known of a cycle whose rhythm others follow. */
export interface RhythmicCycle {
  readonly id: string;
  readonly label: string;
  readonly period: Period;
}

/*
 * THE NEXT OF A ROW OF CYCLES. It begins the day after, and is as long:
 *
 *     1 July to 30 September            1 October to 31 December       three months
 *     6 April to 5 July                 6 July to 5 October            three months of a fiscal year
 *     5 January to 15 February          16 February to 29 March        six weeks
 *     six weeks, two weeks between      two weeks later, six weeks     as between the last two
 */

/** The days of the cycle after one, given those of the one before it, where there is one. */
export function getNextPeriod(last: Period, before: Period | undefined): Period {
  const pause = before === undefined ? 0 : Math.max(0, daysBetween(before.end, last.start) - 1);
  const start = addDays(last.end, 1 + pause);
  const months = pause === 0 ? findMonths(last) : undefined;
  if (months !== undefined) return { start, end: addDays(addMonths(start, months), -1) };
  return { start, end: addDays(start, daysBetween(last.start, last.end)) };
}

/** The latest of those that end before a date and are of the same row: their ids differ in numbers only. */
export function findCycleBefore<Each extends RhythmicCycle>(
  cycles: readonly Each[],
  id: string,
  start: IsoDate | undefined,
): Each | undefined {
  const row = cycles.filter(
    (cycle) =>
      cycle.id !== id &&
      toShape(cycle.id) === toShape(id) &&
      (start === undefined ? compareNumbers(cycle.id, id) < 0 : cycle.period.end < start),
  );
  return row.toSorted((a, b) => (a.period.end < b.period.end ? -1 : 1)).at(-1);
}

/**
 * What the next one is called, where the numbers of its id say it: `Q3 2026` of `2026-q3` is `Q4 2026` for `2026-q4`.
 * Undefined where a number of the id that changed is not in the label, or says two things.
 */
export function findNextLabel(last: RhythmicCycle, id: string): string | undefined {
  const [before, after] = [listNumbers(last.id), listNumbers(id)];
  const next = new Map<number, string>();
  for (const [index, number] of before.entries()) {
    const to = after[index];
    if (to === undefined) return undefined;
    const known = next.get(Number(number));
    if (known !== undefined && Number(known) !== Number(to)) return undefined;
    next.set(Number(number), to);
  }
  const said = new Set(listNumbers(last.label).map(Number));
  const isSaid = before.every(
    (number, index) => Number(number) === Number(after[index]) || said.has(Number(number)),
  );
  if (!isSaid) return undefined;
  return last.label.replaceAll(/\d+/g, (number) => {
    const to = next.get(Number(number));
    return to === undefined ? number : String(Number(to)).padStart(number.length, "0");
  });
}

/** An id without its numbers: `2026-q3` and `2027-q1` are of one shape. */
export function toShape(id: string): string {
  return id.replaceAll(/\d+/g, "#");
}

/** How many whole months a period is long; undefined where it is not made of months. */
export function findMonths({ start, end }: Period): number | undefined {
  const about = Math.round((daysBetween(start, end) + 1) / 30.44);
  if (about < 1 || about > 120) return undefined;
  return addDays(addMonths(start, about), -1) === end ? about : undefined;
}

/** The same day some months later; the last day of a month that is too short for it. */
export function addMonths(date: IsoDate, months: number): IsoDate {
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  const all = year * 12 + month - 1 + months;
  const prefix = `${String(Math.floor(all / 12)).padStart(4, "0")}-${String((all % 12) + 1).padStart(2, "0")}`;
  for (let each = day; each > 28; each -= 1) {
    const found = `${prefix}-${String(each)}`;
    if (isIsoDate(found)) return found;
  }
  return parseDate(`${prefix}-${String(Math.min(day, 28)).padStart(2, "0")}`);
}

function listNumbers(text: string): readonly string[] {
  return text.match(/\d+/g) ?? [];
}

function compareNumbers(a: string, b: string): number {
  const [first, second] = [listNumbers(a), listNumbers(b)];
  for (const [index, number] of first.entries()) {
    const difference = Number(number) - Number(second[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
