import { isRecord } from "../model/record.ts";

/** A text that is longer stands for itself above. */
const longest = 60;

/** A value as YAML writes it on one line: `{id: anna, name: Anna Field}`. */
export function toFlow(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(toFlow).join(", ")}]`;
  if (isRecord(value)) {
    const entries = Object.entries(value).map(([key, each]) => `${toFlow(key)}: ${toFlow(each)}`);
    return `{${entries.join(", ")}}`;
  }
  if (typeof value !== "string") return String(value);
  if (value.length > longest || /[`\p{Cc}]/u.test(value)) return "…";
  return isPlain(value) ? value : JSON.stringify(value);
}

/** Whether a text needs no quotes: nothing else would be read in its place. */
function isPlain(text: string): boolean {
  if (/^(?:true|false|null)$/i.test(text) || !Number.isNaN(Number(text))) return false;
  return /^[\p{L}\p{N}_](?:[\p{L}\p{M}\p{N}_ ./-]*[\p{L}\p{M}\p{N}_])?$/u.test(text);
}
