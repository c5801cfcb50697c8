import { unwindChanges } from "../check/known-at.ts";
import type { Document } from "../model/document.ts";
import type { KeyPath } from "../model/finding.ts";
import type { NodeId } from "../model/id.ts";
import type { IsoDate } from "../model/period.ts";
import { parseDue } from "../model/period.ts";
import type { PlanGraph } from "../model/plan.ts";
import type { FindLine, LineTree } from "./line-tree.ts";
import { toLineTree } from "./line-tree.ts";

/** Data as it was known on a day, with the lines of what is left of it. */
export interface KnownData {
  readonly data: unknown;
  readonly lines: LineTree;
}

/** Lists of which each entry is of a day. */
const datedLists: ReadonlySet<string> = new Set(["checkIns", "changes", "series", "catchball"]);

/**
 * What a document said that was known on the as-of date: `graph` is the plan of that day.
 *
 *     a check-in, a reading, a change, a round of catchball of a later day    left out
 *     a figure or a countermeasure of a later month                           left out
 *     `done` on a later day                                                   false
 *     a value that was changed later, with what it was                        what it was
 *     an outcome that was not known yet, and the state that comes of it       as on that day
 */
export function toKnownData(
  document: Document,
  graph: PlanGraph,
  findLine: (path: KeyPath, on: "key" | "value") => number | undefined,
): KnownData {
  return toKnown(toDataAt(document, graph), [], { asOf: graph.asOf, findLine });
}

/** The lines of data of which nothing is left out. */
export function toLines(file: string, data: unknown, findLine: FindLine): LineTree {
  const find = (path: KeyPath, on: "key" | "value"): number | undefined => findLine(file, path, on);
  return toKnown(data, [], { findLine: find }).lines;
}

/** An objective keeps its outcome only where the plan of that day has one. */
function toDataAt(document: Document, graph: PlanGraph): unknown {
  if (document.kind !== "objective") return document.data;
  const { outcome, ...data } = unwindChanges(document.data, graph.asOf);
  // A document's id is that of its node.
  const node = graph.nodes.get(document.id as string as NodeId);
  if (node?.kind !== "objective") throw new Error(`no objective of the document: ${document.id}`);
  return {
    ...data,
    ...(data.state !== undefined && { state: node.state }),
    ...(node.outcome && { outcome }),
  };
}

interface Known {
  /** Absent: everything was known. */
  readonly asOf?: IsoDate;
  readonly findLine: (path: KeyPath, on: "key" | "value") => number | undefined;
}

function toKnown(value: unknown, path: KeyPath, known: Known): KnownData {
  const at = known.findLine(path, "value") ?? 1;
  const key = path.length === 0 ? at : (known.findLine(path, "key") ?? at);
  if (Array.isArray(value)) {
    const items = value
      .map((item: unknown, index) => ({ item, index }))
      .filter(({ item }) => !isLater(item, path.at(-1), known.asOf))
      .map(({ item, index }) => toKnown(item, [...path, index], known));
    const lines = toLineTree(
      at,
      key,
      items.map((item) => item.lines),
    );
    return { data: items.map(({ data }) => data), lines };
  }
  if (typeof value !== "object" || value === null) {
    const isDoneLater = path.at(-1) === "done" && isDateAfter(value, known.asOf);
    return { data: isDoneLater ? false : value, lines: toLineTree(at, key, undefined) };
  }
  const entries = Object.entries(value)
    .filter(([name, each]) => each !== undefined && !isLaterMonth(name, path.at(-1), known.asOf))
    .map(([name, each]) => [name, toKnown(each, [...path, name], known)] as const);
  const lines = Object.fromEntries(entries.map(([name, each]) => [name, each.lines]));
  return {
    data: Object.fromEntries(entries.map(([name, { data }]) => [name, data])),
    lines: toLineTree(at, key, lines),
  };
}

/** Whether an entry of a list is of a later day, or a countermeasure of a later month. */
function isLater(
  item: unknown,
  list: KeyPath[number] | undefined,
  asOf: IsoDate | undefined,
): boolean {
  if (typeof item !== "object" || item === null) return false;
  if (list === "countermeasures" && "month" in item)
    return isLaterMonth(item.month, "actual", asOf);
  return (
    typeof list === "string" &&
    datedLists.has(list) &&
    "date" in item &&
    isDateAfter(item.date, asOf)
  );
}

/** Actual figures are by month; of the running month they are those known so far. */
function isLaterMonth(
  month: unknown,
  list: KeyPath[number] | undefined,
  asOf: IsoDate | undefined,
): boolean {
  if (list !== "actual" || asOf === undefined) return false;
  return typeof month === "string" && month > asOf.slice(0, 7);
}

/** Whether a date, or the last day of a month, is after the as-of date. */
export function isDateAfter(date: unknown, asOf: IsoDate | undefined): boolean {
  if (asOf === undefined || typeof date !== "string") return false;
  return /^\d{4}-\d{2}(-\d{2})?$/.test(date) && parseDue(date) > asOf;
}
