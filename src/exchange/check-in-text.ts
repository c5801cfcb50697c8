import { Document, isAlias, isMap, isScalar, isSeq, parseDocument } from "yaml";
import type { Node, Pair } from "yaml";

/** One report as it is written: only the date is required. Keys stand in this order. */
export interface CheckInEntry {
  readonly date: string;
  readonly by?: string;
  readonly outlook?: "on-track" | "at-risk" | "off-track";
  readonly confidence?: number | Readonly<Record<string, number>>;
  readonly values?: Readonly<Record<string, number | boolean | string>>;
  readonly forecast?: Readonly<Record<string, number>>;
  readonly note?: string;
}

/** Front matter of which it cannot be told where a check-in goes; said to the author. */
export class UnwritableError extends Error {
  override readonly name = "UnwritableError";
}

const order = ["date", "by", "outlook", "confidence", "values", "forecast", "note"] as const;

/*
 * WHERE A CHECK-IN GOES. Everything that is there stays as it is, byte for byte: comments, quotes, order, line ends.
 *
 *     checkIns:                     below the last entry, with its indentation
 *       - date: 2026-08-01
 *     checkIns: [{date: …}]         before the closing bracket
 *     checkIns: []                  the brackets give way to a list
 *     checkIns:                     below the key
 *     no such key                   at the end of the front matter
 */

/** Adds a check-in to the text of a document, behind those that it has. Throws an `UnwritableError` where it cannot. */
export function appendCheckIn(text: string, entry: CheckInEntry): string {
  return appendEntry(text, "checkIns", toDocument(entry));
}

/** Adds an entry to a list of the front matter, behind those that it has. Throws an `UnwritableError` where it cannot. */
export function appendEntry(text: string, key: string, entry: Document): string {
  const frame = findFrontMatter(text);
  const yaml = text.slice(frame.start, frame.end);
  const written = parseDocument(yaml, { version: "1.2", schema: "core" });
  if (written.errors.length > 0 || !isMap<Node, Node | null>(written.contents)) {
    throw new UnwritableError("The front matter does not parse; `npm run check` says where.");
  }
  if (written.contents.flow === true) {
    throw new UnwritableError("The front matter stands in braces; write one key on each line.");
  }
  const pair = written.contents.items.find((each) => isScalar(each.key) && each.key.value === key);
  const eol = /^[^\n]*\r\n/.test(text) ? "\r\n" : "\n";
  const { at, until, insert } = toInsertion(yaml, key, pair, entry, eol);
  return `${text.slice(0, frame.start + at)}${insert}${text.slice(frame.start + until)}`;
}

/** A piece of text and what it takes the place of. */
interface Insertion {
  readonly at: number;
  readonly until: number;
  readonly insert: string;
}

function toInsertion(
  yaml: string,
  name: string,
  pair: Pair<Node, Node | null> | undefined,
  entry: Document,
  eol: string,
): Insertion {
  const block = (indent: number): string => toBlock(entry, indent, eol);
  if (!pair) {
    return { at: yaml.length, until: yaml.length, insert: `${name}:${eol}${block(2)}` };
  }
  const { key, value } = pair;
  if (value === null || (isScalar(value) && value.value === null && value.source === "")) {
    const at = toNextLine(yaml, getEnd(key));
    return { at, until: at, insert: block(2) };
  }
  if (isAlias(value) || !isSeq(value)) {
    throw new UnwritableError(`\`${name}\` is no list of its own, so nothing can be added to it.`);
  }
  const last = value.items.at(-1);
  if (value.flow === true) {
    const [start, end] = value.range ?? [0, 0];
    // The list in brackets gives way, and what stands behind it on its line stays there.
    if (last === undefined) {
      const next = toNextLine(yaml, end);
      const rest = yaml.slice(end, next).replace(/\r?\n$/, "");
      const before = yaml.slice(0, start).trimEnd().length;
      return { at: before, until: next, insert: `${rest}${eol}${block(2)}` };
    }
    const at = getEnd(last as Node);
    return { at, until: at, insert: `, ${toFlow(entry)}` };
  }
  if (last === undefined) throw new Error("no items in a list of several lines");
  const at = toNextLine(yaml, getEnd(last as Node));
  const first = value.range?.[0] ?? 0;
  return { at, until: at, insert: block(first - (yaml.lastIndexOf("\n", first - 1) + 1)) };
}

/** The offsets of what stands between the two fences. Throws an `UnwritableError` where there are none. */
export function findFrontMatter(text: string): { readonly start: number; readonly end: number } {
  const opening = /^\uFEFF?---[ \t]*\r?\n/.exec(text);
  const end = opening ? text.indexOf("\n---", opening[0].length - 1) : -1;
  if (!opening || end < 0) throw new UnwritableError("The file has no front matter.");
  return { start: opening[0].length, end: end + 1 };
}

/** The end of a value, without the space and comments behind it. */
function getEnd(node: Node): number {
  const end = node.range?.[1];
  if (end === undefined) throw new Error("a node without a place");
  return end;
}

/** The start of the line below an offset; the offset itself where a line starts there. */
function toNextLine(yaml: string, offset: number): number {
  if (offset > 0 && yaml[offset - 1] === "\n") return offset;
  const end = yaml.indexOf("\n", offset);
  return end < 0 ? yaml.length : end + 1;
}

function toBlock(entry: Document, indent: number, eol: string): string {
  const lines = entry
    .toString({ lineWidth: 100, flowCollectionPadding: false })
    .trimEnd()
    .split("\n");
  const margin = " ".repeat(indent);
  return lines
    .map((line, index) => (line === "" ? "" : `${margin}${index === 0 ? "- " : "  "}${line}`))
    .map((line) => `${line}${eol}`)
    .join("");
}

function toFlow(entry: Document): string {
  if (isMap(entry.contents)) entry.contents.flow = true;
  return entry.toString({ lineWidth: 0, flowCollectionPadding: false }).trimEnd();
}

function toDocument(entry: CheckInEntry): Document {
  const known = order.flatMap((key) => (entry[key] === undefined ? [] : [[key, entry[key]]]));
  const document = new Document(Object.fromEntries(known), { version: "1.2", schema: "core" });
  for (const key of ["confidence", "values", "forecast"]) {
    const node: unknown = document.get(key, true);
    if (isMap(node)) node.flow = true;
  }
  return document;
}
