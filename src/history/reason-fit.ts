import { isDeepStrictEqual } from "node:util";
import { isIsoDate, parseDue, parseRhythm } from "../model/period.ts";
import type { AuthoredChange } from "../model/schema/objective.ts";
import type { ChangeType, PlanChange } from "./change.ts";
import type { AuthoredData, Whole } from "./entry.ts";
import { toValue } from "./value.ts";

interface Two {
  readonly before: Whole;
  readonly after: Whole;
}

/** What is named and worded in many ways: there the key alone tells what an entry is about. */
const worded: ReadonlySet<ChangeType> = new Set(["reowned", "reparented", "reworded", "removed"]);

/**
 * Finds the entry that explains a change, among those that are about it: what it gives of `was` and `now` is what was
 * and what is, as values and not as they are spelt. Several entries explain it step by step:
 *
 *     due: 2026-09-30 → 2026-10-31     {was: 2026-09, now: 2026-10}          fits
 *                                      {now: 2026-10-31}, {}                 fits: it need not say
 *                                      {was: 2026-01-01, now: 2026-02-02}    does not: it explains something else
 *     to: 65 → 55                      {was: 65, now: 60}, {was: 60, now: 55}    the last of both
 *     to: 65 → atMost: 4               {key: to, was: 65}, {was: "from 42, to 65"}    fits
 */
export function findReason(
  entries: readonly AuthoredChange[],
  change: PlanChange,
  { before, after }: Two,
): AuthoredChange | undefined {
  if (worded.has(change.type)) return entries[0];
  const was = findData(before, change);
  const now = findData(after, change);
  const begins = entries.filter((entry) => isFit(entry.was, change.was, was, [change, entry]));
  const isEnd = (entry: AuthoredChange): boolean =>
    isFit(entry.now, change.now, now, [change, entry]);
  return findLast(begins, entries, isEnd);
}

/** Follows entries of which each begins where the one before it ended. */
function findLast(
  begins: readonly AuthoredChange[],
  entries: readonly AuthoredChange[],
  isEnd: (entry: AuthoredChange) => boolean,
): AuthoredChange | undefined {
  const end = begins.find(isEnd);
  if (end) return end;
  const rest = entries.filter((entry) => !begins.includes(entry));
  const next = rest.filter((entry) =>
    begins.some(({ key, now }) => key === entry.key && isSame(now, entry.was)),
  );
  return next.length === 0 ? undefined : findLast(next, rest, isEnd);
}

/** The item's own keys, or those of the whole; an item is found by what it is called now, or by its place. */
function findData({ root, items }: Whole, { id, document }: PlanChange): AuthoredData {
  if (id === document) return root.data;
  const item = id.replace(/^[^#]*#/, "");
  return items.find((each) => each.id.replace(/^[^#]*#/, "") === item)?.data ?? {};
}

/** Whether what an entry says of one side is so: of the key that changed, or of that of which it speaks. */
function isFit(
  said: unknown,
  told: unknown,
  data: AuthoredData,
  keyed: readonly { readonly key?: string }[],
): boolean {
  if (said === undefined) return true;
  const own = keyed.map(({ key }) => data[key ?? ""]).filter((each) => each !== undefined);
  const known = [told, ...own.map(toValue)].filter((each) => each !== undefined);
  if (known.length > 0) return known.some((each) => isSame(said, each));
  // What is nested is told in words; and of what is not there nobody can say how much it is, or when.
  return own.length > 0 || !/\d/.test(JSON.stringify(said));
}

function isSame(one: unknown, other: unknown): boolean {
  return isDeepStrictEqual(toMeant(one), toMeant(other));
}

/** What a value means: the day, the rhythm in days, the numbers in it, else its words. */
function toMeant(value: unknown): unknown {
  if (typeof value === "boolean") return value;
  const text = String(toValue(value) ?? value)
    .trim()
    .toLowerCase();
  const due = /^\d{4}-\d{2}$/.test(text) ? `${text}-01` : text;
  if (isIsoDate(due)) return parseDue(text);
  const days = parseRhythm(text);
  if (days !== undefined) return { days };
  // An id is no number, whichever digits are in it: `2026-q3`.
  const isId = /[\p{L}_]\d|\d[\p{L}_]/u.test(text);
  const numbers = isId ? undefined : text.match(/-?\d+(?:\.\d+)?/g);
  return numbers ? numbers.map(Number).sort((a, b) => a - b) : text;
}
