import { z } from "zod";
import { isDocumentKind } from "../model/document.ts";
import { isRecord } from "../model/record.ts";
import { actor, due, inline, isoDate, month, reference, typeNames } from "../model/schema/text.ts";
import { toFlow } from "./flow.ts";
import { reported } from "./keyed.ts";
import { findLikelyId } from "./likely-value.ts";
import { unwrap } from "./schema-keys.ts";

type Schema = z.core.$ZodType;
/** What was written, by the key that it is to stand under. */
type Placed = Readonly<Record<string, unknown>>;

/** An id that is longer is no help to anybody who types it. */
const longestId = 24;

/**
 * What was written in the form that one of some schemas takes, as YAML on one line. What is missing is shown by its
 * own form, and by `…` where only the author knows it:
 *
 *     achieved                   where keys are wanted     {result: achieved}
 *     anna: Anna Field           where entries are         [{id: anna, name: Anna Field}]
 *     Anna Field                 the same                  [{id: anna-field, name: Anna Field}]
 *     2026-q4                    the same, of cycles       [{id: 2026-q4, label: …, start: YYYY-MM-DD, end: YYYY-MM-DD}]
 *     nothing                                              [{id: …, name: …}]
 */
export function toForm(options: readonly Schema[], value: unknown): string {
  if (value !== undefined && options.some((option) => accepts(option, value))) return toFlow(value);
  const list = options.find((option) => option instanceof z.ZodArray);
  if (list) return `[${toEntries(list, value).join(", ")}]`;
  const mapping = options.find((option) => option instanceof z.ZodObject);
  if (mapping) return renderMapping(mapping, place(mapping, value));
  const tuple = options.find((option) => option instanceof z.ZodTuple);
  return tuple ? toPair(value) : toPlaceholder(options);
}

/** The same of a list: its entries; of entries with keys the first alone, as the others are like it. */
export function toEntries(list: z.ZodArray, value: unknown): readonly string[] {
  const options = unwrap(list.element);
  const mapping = options.find((option) => option instanceof z.ZodObject);
  if (!mapping) return toParts(value).map((part) => toForm(options, part));
  if (!isRecord(value)) return [toForm([mapping], Array.isArray(value) ? value[0] : value)];
  if (isEntry(mapping, value)) return [renderMapping(mapping, place(mapping, value))];
  const [[key, own] = ["", undefined]] = Object.entries(value);
  return [toPairForm(mapping, key, own) ?? toForm([mapping], own)];
}

/** An entry that was written as a name with what it stands for; undefined where no key takes the name. */
export function toPairForm(mapping: z.ZodObject, name: string, value: unknown): string | undefined {
  const placed = placePair(mapping, name, value);
  return placed && renderMapping(mapping, placed);
}

/** The same of an entry which has other keys as well; undefined where what stands by the name has no place. */
export function toWholeForm(
  mapping: z.ZodObject,
  name: string,
  entry: Readonly<Record<string, unknown>>,
): string | undefined {
  const { [name]: value, ...others } = entry;
  const [first, second] = Object.keys(mapping.shape);
  const placed = placePair(mapping, name, value, others);
  const isKind = isDocumentKind(name);
  const isNamed =
    placed && (isKind || [first, second].some((key) => key !== undefined && placed[key] === name));
  const added = Object.keys(placed ?? {}).filter((key) => !Object.hasOwn(others, key));
  const isPlain = added.every((key) => key === second || isNeeded(mapping, key));
  const isWhole = isKind || isRecord(value) || value === null || added.length === 2;
  return isNamed && isPlain && isWhole ? renderMapping(mapping, placed) : undefined;
}

function placePair(
  mapping: z.ZodObject,
  name: string,
  value: unknown,
  others: Placed = {},
): Placed | undefined {
  // A kind of document is no name: what stands by it is.
  if (isDocumentKind(name)) return { ...others, ...place(mapping, value) };
  const free = listFree(mapping, others).filter((key) => accepts(getChild(mapping, key), name));
  const own = free.find((key) => isNeeded(mapping, key)) ?? free[0];
  if (own === undefined) return undefined;
  const named = { ...others, [own]: name };
  if (isRecord(value)) return { ...keepKnown(mapping, value), ...named };
  const key = value === null ? undefined : findKeyFor(mapping, value, named);
  return key === undefined ? named : { ...named, [key]: value };
}

/** Under which keys something belongs that has none of its own. */
function place(mapping: z.ZodObject, value: unknown): Placed {
  if (isRecord(value)) return keepKnown(mapping, value);
  let placed: Placed = {};
  for (const part of Array.isArray(value) ? (value as readonly unknown[]) : [value]) {
    if (isRecord(part)) placed = { ...placed, ...keepKnown(mapping, part) };
    const key = part === undefined ? undefined : findKeyFor(mapping, part, placed);
    if (key !== undefined) placed = { ...placed, [key]: part };
  }
  return placed;
}

/** A choice of words first, then what cannot be left out, then a line of text for a text. */
function findKeyFor(mapping: z.ZodObject, value: unknown, placed: Placed): string | undefined {
  if (isRecord(value) || Array.isArray(value)) return undefined;
  const free = listFree(mapping, placed).filter((key) => accepts(getChild(mapping, key), value));
  const needed = free.filter((key) => isNeeded(mapping, key));
  if (typeof value === "number") {
    // One that stands for a name, as a year does, is a text.
    return needed[0] ?? free[0] ?? findKeyFor(mapping, String(value), placed);
  }
  if (typeof value !== "string") return free[0];
  const isOf = (key: string, type: Schema): boolean => isNamed(getChild(mapping, key), type);
  const address = /^\w+:\/\//.test(value) ? free.find((key) => key === "url") : undefined;
  const choice = free.find((key) => unwrap(getChild(mapping, key))[0] instanceof z.ZodEnum);
  const line = needed.find((key) => isOf(key, inline)) ?? needed.at(-1);
  const own = value.includes(" ") ? line : needed[0];
  // What is no reference is what somebody calls it, and nothing that is said of it.
  const isNamedSo = listFree(mapping, placed).some(
    (key) => isNeeded(mapping, key) && isOf(key, reference),
  );
  if (isNamedSo && own === undefined) return choice ?? address;
  const more = free.find((key) => isOf(key, inline)) ?? free.find((key) => key === "note");
  return choice ?? address ?? own ?? more ?? free.find((key) => isText(getChild(mapping, key)));
}

/** With what it must have, and with the text that says more of it where that comes second. */
function renderMapping(mapping: z.ZodObject, placed: Placed): string {
  const keys = Object.keys(mapping.shape);
  const isWanted = (key: string): boolean => Object.hasOwn(placed, key) || isNeeded(mapping, key);
  const [first = "", second = ""] = keys;
  const isSaid = isWanted(first) && !keys.slice(2).some((key) => isNeeded(mapping, key));
  const more = ["title", ...(isSaid ? [second] : [])];
  const isMore = (key: string): boolean => more.includes(key) && isText(getChild(mapping, key));
  const shown = keys.filter((key) => isWanted(key) || isMore(key));
  const inside = (shown.length > 0 ? shown : keys.slice(0, 3)).map((key) => {
    const options = unwrap(getChild(mapping, key));
    const value = Object.hasOwn(placed, key) ? placed[key] : undefined;
    const id = key === "id" && value === undefined ? findShortId(Object.values(placed)) : undefined;
    const isName = typeof value === "number" && !options.some((option) => accepts(option, value));
    return `${key}: ${toForm(options, isName ? String(value) : (value ?? id))}`;
  });
  return `{${inside.join(", ")}}`;
}

/** An id made of the first text, where that is short. */
export function findShortId(texts: readonly unknown[]): string | undefined {
  const text = texts.find((each) => typeof each === "string") ?? "";
  const id = (findLikelyId(text) ?? text).replaceAll("/", "-");
  return id === "" || id.length > longestId ? undefined : id;
}

/** What stands for something that only the author knows. */
function toPlaceholder(options: readonly Schema[]): string {
  const choice = options.find((option) => option instanceof z.ZodEnum);
  if (choice) return choice.options.join(" / ");
  if (options.some((option) => option instanceof z.ZodRecord)) return "{…: …}";
  const isOf = (type: Schema): boolean => options.some((option) => isNamed(option, type));
  if (isOf(isoDate) || isOf(due)) return "YYYY-MM-DD";
  if (isOf(month)) return "YYYY-MM";
  return isOf(reference) ? "<id>" : "…";
}

/** Two numbers, however they were joined: `4-6`, `4 to 6`, `{low: 4, high: 6}`. */
function toPair(value: unknown): string {
  const text = isRecord(value) ? Object.values(value).join(" ") : value;
  const written = typeof text === "string" ? text : "";
  const numbers = written.match(/\d+(?:\.\d+)?/g) ?? [];
  return numbers.length === 2 ? `[${numbers.join(", ")}]` : "[…, …]";
}

/** One text for several words, `a, b`, or whatever it is. */
function toParts(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (typeof value !== "string") return [value];
  const words = value.split(/[,;]\s*/);
  return words.every((word) => /^[^\s]+$/.test(word)) ? words : [value];
}

/** Whether some keys are meant, not names that stand in the place of the ids of entries. */
function isEntry(mapping: z.ZodObject, value: Placed): boolean {
  return Object.keys(value).some((key) => Object.hasOwn(mapping.shape, key));
}

function keepKnown(mapping: z.ZodObject, value: Placed): Placed {
  const known = Object.entries(value).filter(([key]) => Object.hasOwn(mapping.shape, key));
  const placed: Placed = Object.fromEntries(known);
  if (!listFree(mapping, placed).includes("values")) return placed;
  // A number that is reported of one thing, which only the author knows.
  const report = Object.entries(value).find(
    ([key, own]) => typeof own === "number" && reported.test(key),
  );
  return report === undefined ? placed : { ...placed, values: { "…": report[1] } };
}

function listFree(mapping: z.ZodObject, placed: Placed): readonly string[] {
  return Object.keys(mapping.shape).filter((key) => !Object.hasOwn(placed, key));
}

function getChild(mapping: z.ZodObject, key: string): Schema {
  const shape: Readonly<Record<string, Schema>> = mapping.shape;
  const child = shape[key];
  if (child === undefined) throw new Error(`no key of a mapping: ${key}`);
  return child;
}

function isNeeded(mapping: z.ZodObject, key: string): boolean {
  return !z.safeParse(getChild(mapping, key), undefined).success;
}

/** Whether it takes a value; a sentence is no reference, though both are text. */
function accepts(schema: Schema, value: unknown): boolean {
  const isWord = typeof value !== "string" || /^[^\s@]+$/.test(value);
  if (!isWord && (isNamed(schema, reference) || isNamed(schema, actor))) return false;
  return z.safeParse(schema, value).success;
}

function isText(schema: Schema): boolean {
  const name = findName(schema);
  return (
    unwrap(schema).every((option) => option instanceof z.ZodString) &&
    (name === undefined || name === findName(inline))
  );
}

function isNamed(schema: Schema, type: Schema): boolean {
  return findName(schema) === findName(type);
}

/** What authors call the type of a text; undefined where it is any. */
function findName(schema: Schema): string | undefined {
  return unwrap(schema).map((option) => typeNames.get(option)?.name)[0];
}
