import { joinAnd } from "../model/enumeration.ts";
import { findNearest } from "../model/nearest.ts";
import { isRecord } from "../model/record.ts";
import type { Amendment } from "./amendment.ts";
import { renderCanonical } from "./canonical.ts";
import { addSums } from "./seal.ts";
import type { SnapshotData } from "./snapshot-part.ts";
import type { SnapshotFiles } from "./snapshot.ts";
import { documentParts, forbiddenKey, SnapshotError } from "./snapshot.ts";

/** The files of an amendment, for a folder of its own. */
export function toAmendmentFiles(amendment: Amendment): SnapshotFiles {
  const text = `${renderCanonical(amendment)}\n`;
  return addSums(new Map([["amendment.json", new TextEncoder().encode(text)]]));
}

/** The data as it is with all amendments, in their order. Throws a `SnapshotError` where one has no place in it. */
export function applyAmendments(
  data: SnapshotData,
  amendments: readonly Pick<Amendment, "of" | "path" | "now">[],
): SnapshotData {
  return amendments.reduce<SnapshotData>(
    (amended, { of, path, now }) => withValue(amended, of, path, now),
    data,
  );
}

/**
 * What stands at a path of a sealed quarter; undefined where nothing does. Entries of lists go by their id, those of
 * a day by its date, all by their number from 0:
 *
 *     2026-q2/engineering/see-faults-coming   outcome/scores/kr1/score
 *     2026-q2/engineering/see-faults-coming   keyResults/kr2/to
 *     2026-q2/engineering/see-faults-coming   checkIns/2026-06-24/values/kr1
 *     kpis/points-failures                    series/2026-05/value, in the file beside it, too
 *     themes/keep-time                        body
 *     people.yaml                             people/hamish-odell/name
 */
export function findSealedValue(data: SnapshotData, of: string, path: readonly string[]): unknown {
  const { value, keys } = findRoot(data, of, path);
  return keys.reduce<unknown>((found, key) => {
    if (Array.isArray(found)) return found[findIndex(found, key)] as unknown;
    return isRecord(found) && Object.hasOwn(found, key) ? found[key] : undefined;
  }, value);
}

interface Root {
  readonly part: string;
  /** The number of the document in its part; absent where the part is one mapping. */
  readonly at?: number;
  readonly value: unknown;
  /** From that value on. */
  readonly keys: readonly string[];
}

/** Where a path begins: the settings, the people, or the entry of a document. */
function findRoot(data: SnapshotData, of: string, path: readonly string[]): Root {
  if (of === "portal.yaml") {
    return { part: "portal.json", value: data["portal.json"], keys: ["settings", ...path] };
  }
  if (of === "people.yaml") {
    return { part: "people.json", value: data["people.json"], keys: path };
  }
  for (const part of Object.keys(documentParts)) {
    const list = data[part];
    if (!Array.isArray(list)) continue;
    const at = list.findIndex((entry) => isRecord(entry) && entry["id"] === of);
    if (at >= 0) return { part, at, value: list[at] as unknown, keys: toKeys(list[at], path) };
  }
  const nearest = findNearest(of, ["people.yaml", "portal.yaml", ...listIds(data)]);
  const meant = nearest === undefined ? "" : ` The nearest is \`${nearest}\`.`;
  throw new SnapshotError(`The sealed quarter has no document \`${of}\`.${meant}`);
}

function listIds(data: SnapshotData): readonly string[] {
  const entries = Object.keys(documentParts).flatMap((part): readonly unknown[] => {
    const list = data[part];
    return Array.isArray(list) ? list : [];
  });
  return entries.flatMap((entry) =>
    isRecord(entry) && typeof entry["id"] === "string" ? [entry["id"]] : [],
  );
}

/** The keys of an entry that a path within the document means. */
function toKeys(entry: unknown, path: readonly string[]): readonly string[] {
  const [first, ...rest] = path;
  if (first === "body") return ["body", "text", ...rest];
  const isBeside = first === "series" && isRecord(entry) && entry["series"] !== undefined;
  return isBeside ? ["series", "readings", ...rest] : ["data", ...path];
}

function withValue(
  data: SnapshotData,
  of: string,
  path: readonly string[],
  now: unknown,
): SnapshotData {
  const { part, at, value, keys } = findRoot(data, of, path);
  const changed = replaceAt(value, keys, now, path.join("/"));
  // The headings and links that were found in a text are not those of another one.
  const entry = path[0] === "body" ? withoutBodyFacts(changed) : changed;
  if (at === undefined) return { ...data, [part]: entry };
  const list = data[part];
  return { ...data, [part]: Array.isArray(list) ? list.with(at, entry) : list };
}

function withoutBodyFacts(entry: unknown): unknown {
  if (!isRecord(entry) || !isRecord(entry["body"])) return entry;
  return { ...entry, body: { ...entry["body"], headings: [], links: [] } };
}

function replaceAt(value: unknown, keys: readonly string[], now: unknown, path: string): unknown {
  const [key, ...rest] = keys;
  if (key === undefined) return now;
  if (key === forbiddenKey) {
    throw new SnapshotError(`\`${key}\` cannot be the name of anything, so nothing can be there.`);
  }
  if (Array.isArray(value)) {
    const list: readonly unknown[] = value;
    const at = findIndex(list, key);
    if (at >= 0) {
      const item = replaceAt(list[at], rest, now, path);
      return item === undefined ? list.toSpliced(at, 1) : list.with(at, item);
    }
    if (rest.length === 0 && now !== undefined) return addItem(list, now);
  } else if (isRecord(value) || value === undefined) {
    const entries = Object.entries(value ?? {});
    const inside = entries.find(([name]) => name === key)?.[1];
    const others = entries.filter(([name]) => name !== key);
    const changed = replaceAt(inside, rest, now, path);
    return Object.fromEntries(changed === undefined ? others : [...others, [key, changed]]);
  }
  const known = Array.isArray(value) ? value.flatMap(listNames) : [];
  const choice =
    known.length === 0 ? "" : ` It has ${joinAnd(known.map((name) => `\`${name}\``))}.`;
  throw new SnapshotError(`There is nothing at \`${path}\`: \`${key}\` leads nowhere.${choice}`);
}

/** Reports and readings come in the order of their days; anything else comes last. */
function addItem(list: readonly unknown[], item: unknown): readonly unknown[] {
  const date = findDate(item);
  const at = date === undefined ? -1 : list.findIndex((each) => (findDate(each) ?? "") > date);
  return at < 0 ? [...list, item] : list.toSpliced(at, 0, item);
}

function findDate(item: unknown): string | undefined {
  return isRecord(item) && typeof item["date"] === "string" ? item["date"] : undefined;
}

/** By what an entry of a list can be named; nothing where it has but its number. */
function listNames(item: unknown): readonly string[] {
  if (typeof item === "string") return [item];
  if (!isRecord(item)) return [];
  const name = names.map((each) => item[each]).find((each) => typeof each === "string");
  return name === undefined ? [] : [name];
}

/** What entries of lists are told apart by. */
const names = ["id", "date", "month", "to", "title"];

/** The entry of a list that has the name of another one; undefined where that has no name, or nothing has it. */
export function findNamed(list: readonly unknown[], of: unknown): unknown {
  if (!isRecord(of)) return undefined;
  const name = names.find((each) => of[each] !== undefined);
  if (name === undefined) return undefined;
  return list.find((item) => isRecord(item) && item[name] === of[name]);
}

function findIndex(list: readonly unknown[], key: string): number {
  const named = list.findIndex(
    (item) => item === key || (isRecord(item) && names.some((name) => item[name] === key)),
  );
  if (named >= 0 || !/^\d{1,6}$/.test(key)) return named;
  return Number(key) < list.length ? Number(key) : -1;
}
