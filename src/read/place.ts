import type { Source } from "../model/document.ts";
import type { Anchor, Finding, KeyPath, Place } from "../model/finding.ts";
import { findLineStarts, toPlace } from "./line.ts";
import { parsePlainTree } from "./plain-tree.ts";
import type { Range, YamlNode } from "./yaml-tree.ts";
import { findNode, parseYamlTree } from "./yaml-tree.ts";

/** The texts of a content folder by file, and where in them something was written. */
export interface Sources {
  readonly findText: (file: string) => string | undefined;
  readonly listFiles: () => readonly string[];
  readonly findPlace: (file: string, anchor: Anchor) => Place | undefined;
  /** The line, from 1, on which a value was written. */
  readonly locate: (source: Source) => number | undefined;
}

interface ParsedFile {
  readonly lineStarts: readonly number[];
  readonly yamlStart: number;
  readonly root: YamlNode | undefined;
}

/** Finds places in texts; a file is parsed with positions only when somebody asks for a place in it. */
export function toSources(texts: ReadonlyMap<string, string>): Sources {
  const getParsed = keepLast((file, text) => parseFile(file, text, parsePlainTree));
  const getWhole = keepLast((file, text) => parseFile(file, text, () => undefined));
  const findPlace = (file: string, anchor: Anchor): Place | undefined => {
    const text = texts.get(file);
    if (text === undefined) return undefined;
    const parsed = getParsed(file, text);
    if (anchor.type === "span") return toPlace(parsed.lineStarts, anchor.start, anchor.end);
    const isWithin = isInUnread(parsed.root, anchor.path);
    const range = findRange(isWithin ? getWhole(file, text) : parsed, anchor);
    return range && toPlace(parsed.lineStarts, range.start, range.end);
  };
  /** Every page asks for the lines of all its figures: what was not looked into is on one line. */
  const findLine = (file: string, path: KeyPath): number | undefined => {
    const text = texts.get(file);
    const parsed = text === undefined ? undefined : getParsed(file, text);
    const range = parsed && findRange(parsed, { type: "key", path, on: "value" });
    return range && toPlace(parsed.lineStarts, range.start, range.start).line;
  };
  return {
    findText: (file) => texts.get(file),
    listFiles: () => [...texts.keys()],
    findPlace,
    locate: ({ file, path, line }) => line ?? (path && findLine(file, path)),
  };
}

/** Files that are kept parsed: pages ask for many places of one file before they go on to the next. */
const keptFiles = 100;

/** Remembers what was made of the files that were asked for last. */
function keepLast<Made>(
  make: (file: string, text: string) => Made,
): (file: string, text: string) => Made {
  const kept = new Map<string, { readonly made: Made }>();
  let last: { readonly file: string; readonly made: Made } | undefined;
  return (file, text) => {
    if (last?.file === file) return last.made;
    const { made } = kept.get(file) ?? { made: make(file, text) };
    last = { file, made };
    kept.delete(file);
    kept.set(file, last);
    const oldest = kept.keys().next().value;
    if (kept.size > keptFiles && oldest !== undefined) kept.delete(oldest);
    return made;
  };
}

/** Findings with their places, where they have an anchor in a file that was read; related places as well. */
export function placeFindings(findings: readonly Finding[], sources: Sources): readonly Finding[] {
  return findings.map((finding) => {
    const placed = addPlace(finding, finding.file, sources);
    if (!placed.related) return placed;
    return { ...placed, related: placed.related.map((each) => addPlace(each, each.file, sources)) };
  });
}

function addPlace<Item extends { readonly anchor?: Anchor; readonly place?: Place }>(
  item: Item,
  file: string,
  sources: Sources,
): Item {
  const place = item.place ?? (item.anchor && sources.findPlace(file, item.anchor));
  return place ? { ...item, place } : item;
}

/** Nearly every plan is plain; the whole parser takes ten times as long. */
function parseFile(file: string, text: string, parsePlain: typeof parsePlainTree): ParsedFile {
  const lineStarts = findLineStarts(text);
  const found = findYaml(file, text);
  const root = found && (parsePlain(found.yaml) ?? parseYamlTree(found.yaml));
  return { lineStarts, yamlStart: found?.start ?? 0, root };
}

/** Whether a path leads into what was not looked into. */
function isInUnread(root: YamlNode | undefined, path: KeyPath): boolean {
  if (!root) return false;
  const { node, depth } = findNode(root, path);
  return node.isUnread === true && depth < path.length;
}

/** The YAML of a file and where it starts: all of it, or its front matter. */
function findYaml(
  file: string,
  text: string,
): { readonly yaml: string; readonly start: number } | undefined {
  if (/\.ya?ml$/.test(file)) return { yaml: text, start: 0 };
  if (!text.startsWith("---")) return undefined;
  const end = text.indexOf("\n---", 3);
  return { yaml: text.slice(3, end < 0 ? undefined : end + 1), start: 3 };
}

/** The range of a key path; the nearest key above it where it is not there; the opening fence for the whole. */
function findRange(file: ParsedFile, anchor: Anchor & { type: "key" }): Range | undefined {
  const { root, yamlStart } = file;
  const whole = { start: 0, end: yamlStart };
  if (!root) return yamlStart > 0 ? whole : undefined;
  const { node, key, depth } = findNode(root, anchor.path);
  if (depth === 0 && (anchor.path.length > 0 || yamlStart > 0)) return whole;
  const onKey = key && (anchor.on === "key" || depth < anchor.path.length);
  const range = onKey ? key : node;
  return { start: range.start + yamlStart, end: range.end + yamlStart };
}
