import { Document, isAlias, isMap, isScalar, isSeq, parseDocument, visit } from "yaml";
import type { Node, Pair } from "yaml";
import type { Insertion } from "./yaml-edit.ts";
import {
  changeAt,
  changeFrontMatter,
  core,
  getColumn,
  getEnd,
  insert,
  toLineEnd,
  toLines,
  toNextLine,
  UnwritableError,
} from "./yaml-edit.ts";

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
 *
 * What was written is read again and held against what was meant, so an odd file is refused and never spoilt.
 */

/** Adds a check-in to the text of a document, behind those that it has. Throws an `UnwritableError` where it cannot. */
export function appendCheckIn(text: string, entry: CheckInEntry): string {
  return appendEntry(text, "checkIns", toDocument(entry));
}

/** Adds an entry to a list of the front matter, behind those that it has. Throws an `UnwritableError` where it cannot. */
export function appendEntry(text: string, key: string, entry: Document): string {
  return changeFrontMatter(text, (yaml) => {
    const written = parseDocument(yaml, core);
    if (written.errors.length > 0 || !isMap<Node, Node | null>(written.contents)) {
      throw new UnwritableError("The front matter does not parse; `npm run check` says where.");
    }
    if (written.contents.flow === true) {
      throw new UnwritableError("The front matter stands in braces; write one key on each line.");
    }
    const pair = written.contents.items.find(
      (each) => isScalar(each.key) && each.key.value === key,
    );
    return insert(yaml, [toInsertion(yaml, key, pair, entry)], (data) =>
      changeAt(data, [key], (list) => toLonger(list, entry.toJS())),
    );
  });
}

function toLonger(list: unknown, item: unknown): readonly unknown[] {
  const items: readonly unknown[] = Array.isArray(list) ? list : [];
  return [...items, item];
}

function toInsertion(
  yaml: string,
  name: string,
  pair: Pair<Node, Node | null> | undefined,
  entry: Document,
): Insertion {
  const eol = toLineEnd(yaml);
  const block = (indent: number): string => toLines(entry, indent, eol, "- ");
  if (!pair) {
    return { at: yaml.length, until: yaml.length, text: `${name}:${eol}${block(2)}` };
  }
  const { key, value } = pair;
  if (value === null || (isScalar(value) && value.value === null && value.source === "")) {
    const at = toNextLine(yaml, getEnd(key));
    return { at, until: at, text: block(2) };
  }
  if (isAlias(value) || !isSeq(value)) {
    throw new UnwritableError(`\`${name}\` is no list of its own, so nothing can be added to it.`);
  }
  const last = value.items.at(-1);
  if (value.flow === true) {
    const [start, end] = value.range ?? [0, 0];
    // The list in brackets gives way, and what stands behind it on its line stays there.
    if (last === undefined) {
      if (yaml.slice(start + 1, end - 1).trim() !== "") {
        throw new UnwritableError(
          `The empty list \`${name}\` has a comment within its brackets, which would be lost.`,
        );
      }
      const next = toNextLine(yaml, end);
      const rest = yaml.slice(end, next).replace(/\r?\n$/, "");
      const before = yaml.slice(0, start).trimEnd().length;
      return { at: before, until: next, text: `${rest}${eol}${block(2)}` };
    }
    const at = getEnd(last as Node);
    return { at, until: at, text: `, ${toFlow(entry)}` };
  }
  if (last === undefined) throw new Error("no items in a list of several lines");
  const at = toNextLine(yaml, getEnd(last as Node));
  const first = value.range?.[0] ?? 0;
  return { at, until: at, text: block(getColumn(yaml, first)) };
}

/** An entry as it can stand within brackets: on one line, so that a text of several ones is quoted with its `\n`. */
function toFlow(entry: Document): string {
  if (isMap(entry.contents)) entry.contents.flow = true;
  visit(entry, {
    Scalar: (_, scalar) => {
      if (typeof scalar.value === "string" && /[\n\r]/.test(scalar.value)) {
        scalar.type = "QUOTE_DOUBLE";
      }
    },
  });
  const oneLine = { lineWidth: 0, doubleQuotedMinMultiLineLength: Infinity };
  return entry.toString({ ...oneLine, flowCollectionPadding: false }).replace(/\n$/, "");
}

function toDocument(entry: CheckInEntry): Document {
  const known = order.flatMap((key) => (entry[key] === undefined ? [] : [[key, entry[key]]]));
  const document = new Document(Object.fromEntries(known), core);
  for (const key of ["confidence", "values", "forecast"]) {
    const node: unknown = document.get(key, true);
    if (isMap(node)) node.flow = true;
  }
  return document;
}
