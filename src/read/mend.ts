import type { z } from "zod";
import type { KeyPath } from "../model/finding.ts";
import type { LeftOut, Mend, MendIndex, Renamed } from "../model/mend.ts";
import { indexMend } from "../model/mend.ts";
import { findAt, isRecord } from "../model/record.ts";
import { findMeantKey, findWholeEntry } from "./meant-key.ts";

/** A copy of some data that is mended step by step, with what was done to it. */
export interface Repair extends Mend {
  readonly data: unknown;
  readonly index: MendIndex;
}

type Mutable = unknown[] | Record<string, unknown>;

/** The data as it was written, copied so that it can be mended. */
export function startRepair(data: unknown): Repair {
  return toRepair(copy(data), { leftOut: [], renamed: [] });
}

/**
 * Mends what a schema says of the data: unknown keys are taken for the key that was meant, where it is free, or left
 * out; what is wrong is left out, and where it is required, what it is required for. Undefined where nothing would be left.
 */
export function mend(
  repair: Repair,
  issues: readonly z.core.$ZodIssue[],
  schema: z.ZodType,
): Repair | undefined {
  const { data, index } = repair;
  const wrong: KeyPath[] = [];
  const leftOut: LeftOut[] = [...repair.leftOut];
  const renamed: Renamed[] = [...repair.renamed];
  for (const issue of issues) {
    // YAML has no symbols, so every segment is a key or an index.
    const path = issue.path as KeyPath;
    if (issue.code !== "unrecognized_keys") {
      const isMissing = findAt(data, path) === undefined;
      wrong.push(isMissing ? path.slice(0, -1) : path);
      continue;
    }
    if (findWholeEntry(issue.keys, path, { schema, data }) !== undefined) {
      wrong.push(path);
      continue;
    }
    const parent = index.toAuthored(path);
    for (const { key, name, value } of renameKeys(data, path, issue.keys, schema)) {
      if (name === undefined) leftOut.push({ path: [...parent, key], value });
      else renamed.push({ path: [...parent, key], to: name });
    }
  }
  if (wrong.some((path) => path.length === 0)) return undefined;
  const outermost = toOutermost(wrong);
  for (const path of outermost) {
    leftOut.push({ path: index.toAuthored(path), value: findAt(data, path) });
  }
  // From the end, so that what is left out of a list moves nothing that is still to be left out.
  for (const path of outermost.toReversed()) removeAt(data, path);
  return toRepair(data, { leftOut, renamed });
}

function toRepair(data: unknown, mended: Mend): Repair {
  return { data, ...mended, index: indexMend(mended) };
}

interface Renaming {
  readonly key: string;
  readonly name: string | undefined;
  readonly value: unknown;
}

function renameKeys(
  data: unknown,
  path: KeyPath,
  keys: readonly string[],
  schema: z.ZodType,
): readonly Renaming[] {
  const mapping = findMutable(data, path);
  if (mapping === undefined || Array.isArray(mapping)) return [];
  return keys.map((key) => {
    const value = mapping[key];
    const name = findMeantKey(key, mapping, { schema, path });
    // Only what the parser made is deleted: the copy is nobody else's.
    Reflect.deleteProperty(mapping, key);
    if (name !== undefined) mapping[name] = value;
    return { key, name, value };
  });
}

/** Paths in order, without those that lie below another one. */
function toOutermost(paths: readonly KeyPath[]): readonly KeyPath[] {
  const sorted = [...paths].sort(comparePaths);
  const kept: KeyPath[] = [];
  for (const path of sorted) {
    const last = kept.at(-1);
    if (!last?.every((segment, at) => segment === path[at])) kept.push(path);
  }
  return kept;
}

function comparePaths(a: KeyPath, b: KeyPath): number {
  for (let at = 0; at < Math.min(a.length, b.length); at += 1) {
    const [one, other] = [a[at], b[at]];
    if (one === other || one === undefined || other === undefined) continue;
    return one < other ? -1 : 1;
  }
  return a.length - b.length;
}

function removeAt(data: unknown, path: KeyPath): void {
  const parent = findMutable(data, path.slice(0, -1));
  const last = path.at(-1);
  if (parent === undefined || last === undefined) return;
  if (Array.isArray(parent)) parent.splice(Number(last), 1);
  else Reflect.deleteProperty(parent, last);
}

function findMutable(data: unknown, path: KeyPath): Mutable | undefined {
  const found = findAt(data, path);
  // The copy holds nothing but lists and mappings that were made for it.
  return Array.isArray(found) || isRecord(found) ? (found as Mutable) : undefined;
}

/** Entries are defined rather than assigned: a key may be called `__proto__`. */
function copy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copy);
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, copy(child)]));
}
