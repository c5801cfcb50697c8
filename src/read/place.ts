import type { Source } from "../model/document.ts";
import type { Anchor, Finding, Place } from "../model/finding.ts";
import { findLineStarts, toPlace } from "./line.ts";
import type { Range, YamlNode } from "./yaml-tree.ts";
import { findNode, parseYamlTree } from "./yaml-tree.ts";

/** The texts of a content folder by file, and where in them something was written. */
export interface Sources {
  readonly findText: (file: string) => string | undefined;
  readonly findPlace: (file: string, anchor: Anchor) => Place | undefined;
  /** The line, from 1, on which a value was written. */
  readonly locate: (source: Source) => number | undefined;
}

interface ParsedFile {
  readonly lineStarts: readonly number[];
  readonly yamlStart: number;
  readonly root: YamlNode | undefined;
}

/** Files that are kept parsed: pages ask for many places of one file before they go on to the next. */
const keptFiles = 100;

/** Finds places in texts; a file is parsed with positions only when somebody asks for a place in it. */
export function toSources(texts: ReadonlyMap<string, string>): Sources {
  const parsed = new Map<string, ParsedFile>();
  const getParsed = (file: string, text: string): ParsedFile => {
    const kept = parsed.get(file) ?? parseFile(file, text);
    parsed.delete(file);
    parsed.set(file, kept);
    const oldest = parsed.keys().next().value;
    if (parsed.size > keptFiles && oldest !== undefined) parsed.delete(oldest);
    return kept;
  };
  const findPlace = (file: string, anchor: Anchor): Place | undefined => {
    const text = texts.get(file);
    if (text === undefined) return undefined;
    const parsedFile = getParsed(file, text);
    const range = anchor.type === "span" ? anchor : findRange(parsedFile, anchor);
    return range && toPlace(parsedFile.lineStarts, range.start, range.end);
  };
  return {
    findText: (file) => texts.get(file),
    findPlace,
    locate: ({ file, path, line }) =>
      line ?? (path && findPlace(file, { type: "key", path, on: "value" })?.line),
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

function parseFile(file: string, text: string): ParsedFile {
  const lineStarts = findLineStarts(text);
  if (/\.ya?ml$/.test(file)) return { lineStarts, yamlStart: 0, root: parseYamlTree(text) };
  if (!text.startsWith("---")) return { lineStarts, yamlStart: 0, root: undefined };
  const end = text.indexOf("\n---", 3);
  const yaml = text.slice(3, end < 0 ? undefined : end + 1);
  return { lineStarts, yamlStart: 3, root: parseYamlTree(yaml) };
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
