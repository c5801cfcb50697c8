import type { z } from "zod";
import type { KeyPath } from "../model/finding.ts";
import { findAt, getOwn, isRecord } from "../model/record.ts";
import { toFlow } from "./flow.ts";
import { findKeys } from "./schema-keys.ts";

interface Keyed {
  readonly advice: string;
  readonly key: string;
  readonly value: unknown;
}

const ofMonths: Keyed = { advice: "Write the value of each month", key: "2026-01", value: 86.5 };

/** What is written by ids, months or codes, with what stands for a value where the author's own cannot be used. */
const keyed: Readonly<Record<string, Keyed>> = {
  values: { advice: "Write the value of each key result by its id", key: "kr1", value: 51 },
  forecast: { advice: "Write the value of each key result by its id", key: "kr1", value: 58 },
  confidence: {
    advice: "Write one number for all, as in `0.7`, or one for each key result",
    key: "kr1",
    value: 0.7,
  },
  scores: {
    advice: "Write the grade of each key result by its id",
    key: "kr1",
    value: { score: 0.7 },
  },
  plan: ofMonths,
  actual: ofMonths,
  rules: { advice: "Write the level of each rule by its code", key: "smart", value: "off" },
};

/** What to write where everything stands by an id, a month or a code: `values: {kr1: 60}`; undefined elsewhere. */
export function adviseKeyed(
  schema: z.ZodType,
  path: KeyPath,
  value: unknown,
  data: unknown,
): string | undefined {
  const name = String(path.at(-1));
  const own = isKeyed(path) ? getOwn(keyed, name) : undefined;
  if (own === undefined) return undefined;
  const ids = listMeasured(schema, data);
  const first = own.key === "kr1" ? (ids[0] ?? own.key) : own.key;
  const form = toKeyed(value, ids.length > 0 ? ids : [first], own.value) ?? { [first]: own.value };
  return `${own.advice}: \`${name}: ${toFlow(form)}\`.`;
}

/** The same of what stands by the id of an item, where a key for all of them is: `kr1: 60` is `values: {kr1: 60}`. */
export function adviseItem(
  schema: z.ZodType,
  path: KeyPath,
  value: unknown,
  data: unknown,
): string | undefined {
  const name = String(path.at(-1));
  const at = [...path.slice(0, -1), "values"];
  if (!isKeyed(at) || !listMeasured(schema, data).includes(name)) return undefined;
  return adviseKeyed(schema, at, { [name]: value }, data);
}

/** What others write where something is measured, and what is reported here. */
export const reported = /^(?:current|actual|latest|now|progress|value|current[-_]?value)$/i;

/** The report of a value that was written beside its measure: `current: 45`. */
export function adviseReport(
  schema: z.ZodType,
  path: KeyPath,
  value: unknown,
  data: unknown,
): string | undefined {
  const id = findAt(data, [...path.slice(0, -1), "id"]);
  if (typeof value !== "number" || !reported.test(String(path.at(-1)))) return undefined;
  if (!findKeys(schema, []).includes("checkIns")) return undefined;
  if (typeof id !== "string" || !listMeasured(schema, data).includes(id)) return undefined;
  return `Report it under \`checkIns\`: \`- {date: YYYY-MM-DD, values: ${toFlow({ [id]: value })}}\`.`;
}

/** Whether a path is that of something which a check-in, an outcome, a target or a portal has by keys of its own. */
function isKeyed(path: KeyPath): boolean {
  const [list] = path;
  const last = path.at(-1);
  if (last === "plan" || last === "actual") return list === "targets" && path.length === 3;
  if (list === "rules" && path.length === 1) return true;
  return (list === "checkIns" && path.length === 3) || (list === "outcome" && path.length === 2);
}

/** Numbers in the order of what they are of, or one by one with their keys; each as an example is. */
function toKeyed(
  value: unknown,
  ids: readonly string[],
  example: unknown,
): Readonly<Record<string, unknown>> | undefined {
  const parts: readonly unknown[] = Array.isArray(value) ? value : [value];
  const [inner] = isRecord(example) ? Object.keys(example) : [];
  const entries = parts.map((part, at): readonly unknown[] => {
    if (typeof part === "number") return [ids[at], inner === undefined ? part : { [inner]: part }];
    if (!isRecord(part)) return [];
    const [entry = [], ...more] = Object.entries(part);
    if (typeof part["id"] === "string") return [part["id"], part["value"]];
    return more.length === 0 ? entry : [];
  });
  const isWhole =
    entries.length > 0 && entries.every(([key, own]) => key !== undefined && own !== undefined);
  return isWhole ? (Object.fromEntries(entries) as Readonly<Record<string, unknown>>) : undefined;
}

/** The ids of what is measured in a plan, in the order of its first list. */
function listMeasured(schema: z.ZodType, data: unknown): readonly string[] {
  if (!isRecord(data)) return [];
  for (const [key, list] of Object.entries(data)) {
    const keys = findKeys(schema, [key, 0]);
    if (!Array.isArray(list) || !keys.includes("id") || !keys.includes("to")) continue;
    return list.filter(isRecord).flatMap(({ id }) => (typeof id === "string" ? [id] : []));
  }
  return [];
}
