import { isRecord } from "../model/record.ts";

/** A text that is longer stands for itself above. */
const longest = 60;

/** Of longer lists, and of keys, as many are shown as one reads at a glance. */
const mostShown = 6;
/** What lies deeper in one another is no longer read. */
const deepest = 4;

/** A value as YAML writes it on one line: `{id: anna, name: Anna Field}`; `…` for what would make it long. */
export function toFlow(value: unknown, depth = 0): string {
  if (typeof value === "object" && value !== null && depth === deepest) return "…";
  if (Array.isArray(value)) {
    return `[${joinFirst(value.slice(0, mostShown + 1).map((each) => toFlow(each, depth + 1)))}]`;
  }
  if (isRecord(value)) {
    const some = Object.entries(value).slice(0, mostShown + 1);
    return `{${joinFirst(some.map(([key, each]) => `${toFlow(key)}: ${toFlow(each, depth + 1)}`))}}`;
  }
  if (typeof value !== "string") return String(value);
  if (value.length > longest || /[`\p{Cc}]/u.test(value)) return "…";
  return isPlain(value) ? value : JSON.stringify(value);
}

function joinFirst(parts: readonly string[]): string {
  const shown = parts.slice(0, mostShown);
  return [...shown, ...(parts.length > mostShown ? ["…"] : [])].join(", ");
}

/** Whether a text needs no quotes: nothing else would be read in its place. */
function isPlain(text: string): boolean {
  if (/^(?:true|false|null)$/i.test(text) || !Number.isNaN(Number(text))) return false;
  return /^[\p{L}\p{N}_](?:[\p{L}\p{M}\p{N}_ ./-]*[\p{L}\p{M}\p{N}_])?$/u.test(text);
}
