import { isDeepStrictEqual } from "node:util";
import type { KeyPath } from "../model/finding.ts";
import { parseMeasure } from "../model/measure.ts";
import { parseDue } from "../model/period.ts";
import type { ChangeValue, PlanChange } from "./change.ts";
import { isEasedDate, isEasedKey } from "./eased-key.ts";
import { isEasedMeasure } from "./eased.ts";
import type { AuthoredData, Entry } from "./entry.ts";
import { isBeside, measureKeys, toChangeType } from "./key-type.ts";
import { compareReports } from "./compare-report.ts";
import { compareSupports } from "./compare-supports.ts";
import type { Naming } from "./naming.ts";
import { toNamed } from "./naming.ts";
import { toValue } from "./value.ts";

/** One thing in two states, with the names that both of them know. */
export interface EntryPair {
  readonly before: Entry;
  readonly after: Entry;
  /** Its id is another one now: then `id` and `aliases` only say so. */
  readonly isMoved: boolean;
  readonly earlier: Naming;
  readonly later: Naming;
}

/** What a difference says besides the thing that it is about. */
export type KeyChange = Pick<PlanChange, "type" | "key"> &
  Partial<Pick<PlanChange, "was" | "now" | "eased" | "by" | "date">> & { readonly at?: KeyPath };

/** Every key of one thing that says something else now, in the language of plans. */
export function compareEntries(pair: EntryPair): readonly PlanChange[] {
  const { before, after } = pair;
  const was = toComparable(before, pair.earlier);
  const now = toComparable(after, pair.later);
  const keys = [...new Set([...Object.keys(was), ...Object.keys(now)])].sort();
  const changes = keys
    .filter((key) => !isDeepStrictEqual(was[key], now[key]) && !isBookkeeping(key, pair))
    .flatMap((key) => compareKey(after.kind, key, was, now));
  return joinMeasures(changes, was, now).map(({ at, ...change }) => {
    const { id, title, document, file, path } = after;
    return { id, title, document, file, path: [...path, ...(at ?? toPath(change.key))], ...change };
  });
}

/** The same keys for the same meaning: `owner: a` is `owners: [a]`, a month due is its last day, and names are those of both states. */
function toComparable({ data, document }: Entry, name: Naming): AuthoredData {
  const { owner, owners, team, teams, ...rest } = data;
  const one = (single: unknown, several: unknown): unknown =>
    several ?? (single === undefined ? undefined : [single]);
  const { due } = rest;
  const day = typeof due === "string" ? { due: parseDue(due) } : {};
  const own = { ...rest, ...day, owner: one(owner, owners), team: one(team, teams) };
  const named = toNamed(own, (text) => name(text, document));
  // A record stays one.
  return named as AuthoredData;
}

function isBookkeeping(key: string, { isMoved }: EntryPair): boolean {
  return key === "id" || key === "changes" || (key === "aliases" && isMoved);
}

function compareKey(
  kind: string,
  key: string,
  before: AuthoredData,
  after: AuthoredData,
): readonly KeyChange[] {
  const [was, now] = [before[key], after[key]];
  if (key === "checkIns" || key === "series") {
    return compareReports(toList(was), toList(now)).map(({ at, ...report }) => ({
      key,
      ...report,
      at: at === undefined ? [key] : [key, at],
    }));
  }
  if (key === "supports") return compareSupports(toList(was), toList(now));
  if (key === "plan" || key === "actual") return compareMonths(key, before, after);
  if (key === "outcome") return compareOutcome(was, now);
  if (key === "targets") return compareTargets(before, after);
  if (key === "steps" && isSameButDone(was, now)) return [{ type: "checked-in", key }];
  const type = toChangeType(kind, key, now ?? was);
  const isEased = type === "redated" ? isEasedDate(key, was, now) : isEasedKey(key, before, after);
  return [{ type, key, ...toWasNow(was, now), ...(isEased && { eased: true }) }];
}

/** The keys of a measure tell of one change where its kind is another one now. */
function joinMeasures(
  changes: readonly KeyChange[],
  before: AuthoredData,
  after: AuthoredData,
): readonly KeyChange[] {
  const isOfMeasure = ({ type, key }: KeyChange): boolean =>
    type === "retargeted" && key !== undefined && measureKeys.includes(key);
  const own = changes.filter(isOfMeasure);
  if (own.length === 0) return changes;
  const eased = isEasedMeasure(before, after) ? { eased: true as const } : {};
  const isSameKind = parseMeasure(before).measure.kind === parseMeasure(after).measure.kind;
  if (isSameKind) {
    // Where it begins is no promise, unless it turns round which way is the good one.
    const isTurned = own.every((each) => isBeside(each.key ?? ""));
    const toEased = (change: KeyChange): KeyChange =>
      isBeside(change.key ?? "") && !isTurned ? change : { ...change, ...eased };
    return changes.map((change) => (isOfMeasure(change) ? toEased(change) : change));
  }
  const key = measureKeys.find((each) => after[each] !== undefined) ?? own[0]?.key ?? "to";
  const joined: KeyChange = {
    ...{ type: "retargeted", key },
    ...toWasNow(toWords(before), toWords(after)),
    ...eased,
  };
  return [...changes.filter((change) => !isOfMeasure(change)), joined];
}

function toWords(data: AuthoredData): string | undefined {
  const words = measureKeys.flatMap((key) => {
    const text = toValue(data[key]);
    return text === undefined ? [] : [`${key} ${String(text)}`];
  });
  return words.length === 0 ? undefined : words.join(", ");
}

function compareMonths(
  key: string,
  before: AuthoredData,
  after: AuthoredData,
): readonly KeyChange[] {
  const [was, now] = [toRecord(before[key]), toRecord(after[key])];
  const months = [...new Set([...Object.keys(was), ...Object.keys(now)])].sort();
  return months
    .filter((month) => was[month] !== now[month])
    .map((month): KeyChange => {
      const values = toWasNow(was[month], now[month]);
      const change = { key: `${key}.${month}`, ...values, at: [key, month] };
      if (key === "actual") {
        const isNew = was[month] === undefined || was[month] === null;
        return { ...change, type: isNew ? "checked-in" : "changed" };
      }
      const isEased = isEasedKey(
        key,
        { ...before, [key]: was[month] },
        { ...after, [key]: now[month] },
      );
      return { ...change, type: "retargeted", ...(isEased && { eased: true }) };
    });
}

/** An outcome is a grade and what is said about it. */
function compareOutcome(before: unknown, after: unknown): readonly KeyChange[] {
  const [was, now] = [toRecord(before), toRecord(after)];
  const spoken = ["reason", "learned"];
  const isChanged = (key: string): boolean => !isDeepStrictEqual(was[key], now[key]);
  const keys = [...new Set([...Object.keys(was), ...Object.keys(now)])].sort();
  const grades = keys.filter((key) => !spoken.includes(key) && isChanged(key));
  if (before === undefined || after === undefined || grades.length > 0) {
    const grade = (outcome: AuthoredData): unknown => outcome["result"] ?? outcome["score"];
    const isOther = grade(was) !== grade(now);
    // The grade may stay, and what is decided be another thing.
    return [{ type: "scored", key: "outcome", ...(isOther && toWasNow(grade(was), grade(now))) }];
  }
  return spoken
    .filter(isChanged)
    .map((key) => ({ type: "reworded", key: `outcome.${key}`, at: ["outcome", key] }));
}

/** Targets by date: the value is another one, or only the day. */
function compareTargets(before: AuthoredData, after: AuthoredData): readonly KeyChange[] {
  const key = "targets";
  const words = (data: AuthoredData): string | undefined => {
    const texts = toList(data[key]).map((each) => {
      const { value, text, by } = toRecord(each);
      const what = toValue(value ?? text) ?? "?";
      return by === undefined ? String(what) : `${String(what)} by ${toValue(by) ?? ""}`;
    });
    return texts.length === 0 ? undefined : texts.join(", ");
  };
  const values = (data: AuthoredData): unknown[] =>
    toList(data[key]).map((each) => ({ ...toRecord(each), by: undefined }));
  const isRedated = isDeepStrictEqual(values(before), values(after));
  const isEased = isEasedKey(key, before, after);
  const type = isRedated ? "redated" : "retargeted";
  return [{ type, key, ...toWasNow(words(before), words(after)), ...(isEased && { eased: true }) }];
}

function isSameButDone(was: unknown, now: unknown): boolean {
  const strip = (steps: unknown): unknown[] =>
    toList(steps).map((step) => ({ ...toRecord(step), done: undefined }));
  return isDeepStrictEqual(strip(was), strip(now));
}

/** What a value was and is, where it is short enough to be shown. */
function toWasNow(
  was: unknown,
  now: unknown,
): { readonly was?: ChangeValue; readonly now?: ChangeValue } {
  const [before, after] = [toValue(was), toValue(now)];
  return {
    ...(before !== undefined && { was: before }),
    ...(after !== undefined && { now: after }),
  };
}

/** Lists and records are told apart by the schemas; here each key has its own. */
function toList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function toRecord(value: unknown): AuthoredData {
  // Behind the schemas nothing but a record is an object here.
  return typeof value === "object" && value !== null ? (value as AuthoredData) : {};
}

function toPath(key: string | undefined): KeyPath {
  return key === undefined || key === "body" ? [] : [key];
}
