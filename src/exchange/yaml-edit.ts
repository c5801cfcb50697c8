import { isDeepStrictEqual } from "node:util";
import type { Document, Node } from "yaml";
import { parse, parseDocument } from "yaml";
import { isRecord } from "../model/record.ts";

/** How a file is read and written: as the check reads it. */
export const core = { version: "1.2", schema: "core" } as const;

/** Text of which it cannot be told where something goes; said to the author. */
export class UnwritableError extends Error {
  override readonly name = "UnwritableError";
}

/** A piece of text and what it takes the place of. */
export interface Insertion {
  readonly at: number;
  readonly until: number;
  readonly text: string;
}

/**
 * The text with what is put into it, if it then says what `change` makes of what it said; else it is of a kind that
 * nobody foresaw, and an `UnwritableError` is thrown: a file is refused and never spoilt.
 */
export function insert(
  yaml: string,
  insertions: readonly Insertion[],
  change: (data: unknown) => unknown,
): string {
  let written = "";
  let done = 0;
  for (const { at, until, text } of insertions.toSorted((a, b) => a.at - b.at)) {
    written += yaml.slice(done, at) + text;
    done = until;
  }
  written += yaml.slice(done);
  if (isDeepStrictEqual(findData(written), { data: change(findData(yaml)?.data) })) return written;
  throw new UnwritableError("It is written in a way that cannot be added to by itself.");
}

/** What some text says; undefined where it is wrong, or has aliases that lead nowhere or to too much. */
function findData(yaml: string): { readonly data: unknown } | undefined {
  const { errors, warnings } = parseDocument(yaml, core);
  if (errors.length + warnings.length > 0) return undefined;
  try {
    return { data: parse(yaml, core) as unknown };
  } catch {
    return undefined;
  }
}

/** A copy of plain data with one place of it changed. */
export function changeAt(
  data: unknown,
  path: readonly (string | number)[],
  change: (found: unknown) => unknown,
): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return change(data);
  if (Array.isArray(data)) {
    return data.map((each: unknown, at) =>
      at === Number(key) ? changeAt(each, rest, change) : each,
    );
  }
  const own = isRecord(data) ? data : {};
  return { ...own, [key]: changeAt(own[key], rest, change) };
}

/** Changes what stands between the two fences. Throws an `UnwritableError` where there are none. */
export function changeFrontMatter(text: string, change: (yaml: string) => string): string {
  const opening = /^\uFEFF?---[ \t]*\r?\n/.exec(text);
  const fence = opening ? text.indexOf("\n---", opening[0].length - 1) : -1;
  if (!opening || fence < 0) throw new UnwritableError("The file has no front matter.");
  const [start, end] = [opening[0].length, fence + 1];
  return `${text.slice(0, start)}${change(text.slice(start, end))}${text.slice(end)}`;
}

/** A document as lines of their own, long texts folded; `mark` stands before the first one, and as much space before the others. */
export function toLines(document: Document, indent: number, eol: string, mark = ""): string {
  const margin = " ".repeat(indent);
  const space = " ".repeat(mark.length);
  return (
    document
      .toString({ lineWidth: 100, flowCollectionPadding: false })
      // No more than that: space of other kinds may be what the last text ends with.
      .replace(/\n$/, "")
      .split("\n")
      .map((line, index) =>
        line === "" ? eol : `${margin}${index === 0 ? mark : space}${line}${eol}`,
      )
      .join("")
  );
}

/** How the lines of a text end. */
export function toLineEnd(yaml: string): string {
  return /^[^\n]*\r\n/.test(yaml) ? "\r\n" : "\n";
}

/** The start of the line below an offset; the offset itself where a line starts there. */
export function toNextLine(yaml: string, offset: number): number {
  if (offset > 0 && yaml[offset - 1] === "\n") return offset;
  const end = yaml.indexOf("\n", offset);
  return end < 0 ? yaml.length : end + 1;
}

/** How far from the start of its line an offset is. */
export function getColumn(yaml: string, offset: number): number {
  return offset - (yaml.lastIndexOf("\n", offset - 1) + 1);
}

/** The end of a value, without the space and comments behind it. */
export function getEnd(node: Node): number {
  const end = node.range?.[1];
  if (end === undefined) throw new Error("a node without a place");
  return end;
}
