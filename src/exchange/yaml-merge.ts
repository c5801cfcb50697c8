import { isDeepStrictEqual } from "node:util";
import type { Node, Pair, YAMLMap } from "yaml";
import { Document, isMap, isScalar, isSeq, parseDocument } from "yaml";
import { isRecord } from "../model/record.ts";
import type { Insertion } from "./yaml-edit.ts";
import {
  changeAt,
  core,
  getColumn,
  getEnd,
  insert,
  toLineEnd,
  toLines,
  toNextLine,
  UnwritableError,
} from "./yaml-edit.ts";

/** Keys that are to stand in a mapping, in their order. */
export type Keys = Readonly<Record<string, unknown>>;

/*
 * WHERE A KEY GOES. Everything that is there stays as it is, byte for byte: comments, quotes, order, line ends.
 *
 *     outcome:                  below the last key of the mapping, with its indentation
 *       result: partly
 *     outcome: {result: partly}   before the closing brace
 *     outcome:                  below the key
 *     no such key               at the end of the mapping that holds it
 *
 * What was written is read again and held against what was meant, so an odd file is refused and never spoilt.
 */

/** Adds keys to the mapping at a path; keys that hold mappings in both are joined. Throws an `UnwritableError` where a key says something else already, or where it cannot be told how it is written. */
export function mergeYaml(yaml: string, path: readonly (string | number)[], keys: Keys): string {
  const document = parseDocument(yaml, core);
  if (document.errors.length > 0) {
    throw new UnwritableError("The file does not parse; `npm run check` says where.");
  }
  const node = path.length === 0 ? document.contents : document.getIn(path, true);
  if (!isMap<Node, Node | null>(node)) {
    throw new UnwritableError(
      `\`${path.join(".")}\` is no mapping, so nothing can be added to it.`,
    );
  }
  return insert(yaml, toInsertions(yaml, node, keys, toLineEnd(yaml)), (data) =>
    mergeAt(data, path, keys),
  );
}

/** Writes another value over a scalar. Throws an `UnwritableError` where there is none at the path. */
export function replaceScalar(
  yaml: string,
  path: readonly (string | number)[],
  value: string,
): string {
  const node: unknown = parseDocument(yaml, core).getIn(path, true);
  if (!isScalar(node) || !node.range) {
    throw new UnwritableError(`\`${path.join(".")}\` is no value of its own.`);
  }
  const [at, until] = node.range;
  return insert(yaml, [{ at, until, text: toFlow(value) }], (data) => setAt(data, path, value));
}

function toInsertions(
  yaml: string,
  map: YAMLMap<Node, Node | null>,
  keys: Keys,
  eol: string,
): Insertion[] {
  const fresh: [string, unknown][] = [];
  const inner: Insertion[] = [];
  for (const [key, value] of Object.entries(keys)) {
    const pair = map.items.find((each) => isScalar(each.key) && String(each.key.value) === key);
    if (!pair) fresh.push([key, value]);
    else inner.push(...toJoined(yaml, pair, key, value, eol));
  }
  return fresh.length === 0
    ? inner
    : [...inner, toAppended(yaml, map, Object.fromEntries(fresh), eol)];
}

function toJoined(
  yaml: string,
  { key: keyNode, value: node }: Pair<Node, Node | null>,
  key: string,
  value: unknown,
  eol: string,
): Insertion[] {
  if (isMap<Node, Node | null>(node) && isRecord(value))
    return toInsertions(yaml, node, value, eol);
  if (node === null || (isScalar(node) && node.value === null && node.source === "")) {
    const line = toNextLine(yaml, getEnd(keyNode));
    const indent = getColumn(yaml, keyNode.range?.[0] ?? 0);
    // An empty key: the value stands on its line, or below it where it is a mapping.
    if (isRecord(value)) return [{ at: line, until: line, text: toBlock(value, indent + 2, eol) }];
    const at = yaml.indexOf(":", getEnd(keyNode)) + 1;
    return [{ at, until: at, text: ` ${toFlow(value)}` }];
  }
  if (isDeepStrictEqual(toPlain(node), value)) return [];
  throw new UnwritableError(`\`${key}\` is written already, and says something else.`);
}

function toAppended(
  yaml: string,
  map: YAMLMap<Node, Node | null>,
  keys: Keys,
  eol: string,
): Insertion {
  const last = map.items.at(-1);
  const [start, end] = map.range ?? [0, 0];
  if (map.flow === true) {
    const text = Object.entries(keys)
      .map(([key, value]) => `${toFlow(key)}: ${toFlow(value)}`)
      .join(", ");
    if (!last) return { at: start, until: end, text: `{${text}}` };
    const at = getEnd(last.value ?? last.key);
    return { at, until: at, text: `, ${text}` };
  }
  if (!last) throw new Error("no keys in a mapping of several lines");
  const at = toNextLine(yaml, getEnd(last.value ?? last.key));
  const open = at > 0 && yaml[at - 1] !== "\n" ? eol : "";
  return { at, until: at, text: `${open}${toBlock(keys, getColumn(yaml, start), eol)}` };
}

/** Keys as lines of their own, long texts folded. */
export function toBlock(keys: Keys, indent: number, eol: string): string {
  return toLines(new Document(keys, core), indent, eol);
}

/** A value on one line. */
export function toFlow(value: unknown): string {
  // The writer would spread it over lines of its own.
  if (typeof value === "string" && value.includes("\n")) return JSON.stringify(value);
  const document: Document = new Document([value], core);
  if (isSeq(document.contents)) document.contents.flow = true;
  return document.toString({ lineWidth: 0, flowCollectionPadding: false }).trim().slice(1, -1);
}

function toPlain(node: Node): unknown {
  return "toJSON" in node ? node.toJSON() : undefined;
}

function mergeAt(data: unknown, path: readonly (string | number)[], keys: Keys): unknown {
  return changeAt(data, path, (found) => mergeKeys(found, keys));
}

function mergeKeys(data: unknown, keys: Keys): unknown {
  const own = isRecord(data) ? data : {};
  const joined = Object.entries(keys).map(([key, value]) => [
    key,
    isRecord(value) && isRecord(own[key]) ? mergeKeys(own[key], value) : value,
  ]);
  return { ...own, ...Object.fromEntries(joined) };
}

function setAt(data: unknown, path: readonly (string | number)[], value: unknown): unknown {
  return changeAt(data, path, () => value);
}
