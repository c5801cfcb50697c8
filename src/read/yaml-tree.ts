import type { Event, MappingEvent, ScalarEvent, SequenceEvent } from "js-yaml";
import { COLLECTION_STYLE, EVENT_ID, getScalarValue, parseEvents, SCALAR_STYLE } from "js-yaml";
import type { KeyPath } from "../model/finding.ts";

/** Offsets into a text, `end` exclusive. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A value of a YAML text with its place; of a block collection the place is its first line. */
export interface YamlNode extends Range {
  /** Of a mapping, by key. */
  readonly entries?: ReadonlyMap<string, { readonly key: Range; readonly value: YamlNode }>;
  /** Of a list. */
  readonly items?: readonly YamlNode[];
  /** Whether it is a mapping or a list of several lines. */
  readonly block?: boolean;
  /** Whether there is more in it than was looked for. */
  readonly isUnread?: boolean;
}

/**
 * Parses YAML for its places, with the parser that `parseYaml` uses; undefined for empty text and for text that does
 * not parse. Keys and values are not checked again.
 */
export function parseYamlTree(text: string): YamlNode | undefined {
  try {
    const reader = new TreeReader(text, parseEvents(text, {}));
    return reader.readDocument();
  } catch {
    return undefined;
  }
}

/** The node at a path, or the nearest one above it; `depth` is how much of the path was found. */
export function findNode(
  root: YamlNode,
  path: KeyPath,
): { readonly node: YamlNode; readonly key?: Range; readonly depth: number } {
  let node = root;
  let key: Range | undefined;
  for (const [depth, segment] of path.entries()) {
    const entry = typeof segment === "string" ? findEntry(node, segment) : undefined;
    const next = typeof segment === "number" ? node.items?.[segment] : entry?.value;
    if (!next) return { node, depth, ...(key ? { key } : {}) };
    node = next;
    key = entry?.key;
  }
  return { node, depth: path.length, ...(key ? { key } : {}) };
}

/** An entry by its key, which may be written with the marks of its letters apart. */
function findEntry(
  { entries = new Map() }: YamlNode,
  key: string,
): { readonly key: Range; readonly value: YamlNode } | undefined {
  const own = entries.get(key);
  if (own || /^[ -~]*$/.test(key)) return own;
  for (const [each, entry] of entries) if (each.normalize("NFC") === key) return entry;
  return undefined;
}

/** Whether nothing is written where a value could be. */
function isEmpty({ start }: YamlNode): boolean {
  return start < 0;
}

/** Walks the parser's flat events; a class as it is one cursor over two inputs. */
class TreeReader {
  readonly #text: string;
  readonly #events: readonly Event[];
  #next = 0;
  /** Where the scalar that was read last ends. */
  #reach = 0;

  constructor(text: string, events: readonly Event[]) {
    this.#text = text;
    this.#events = events;
  }

  readDocument(): YamlNode | undefined {
    const first = this.#events[this.#next];
    if (first?.type !== EVENT_ID.DOCUMENT) return undefined;
    this.#next += 1;
    if (this.#events[this.#next]?.type === EVENT_ID.POP) return undefined;
    const root = this.#read();
    return isEmpty(root) ? undefined : root;
  }

  #read(): YamlNode {
    const event = this.#events[this.#next];
    this.#next += 1;
    switch (event?.type) {
      case EVENT_ID.SCALAR:
        return this.#toScalar(event);
      case EVENT_ID.ALIAS:
        return { start: event.anchorStart - 1, end: event.anchorEnd };
      case EVENT_ID.SEQUENCE:
        return this.#readSequence(event);
      case EVENT_ID.MAPPING:
        return this.#readMapping(event);
      default:
        throw new Error(`unexpected yaml event: ${event?.type ?? "none"}`);
    }
  }

  #readSequence(event: SequenceEvent): YamlNode {
    const items: YamlNode[] = [];
    while (this.#events[this.#next]?.type !== EVENT_ID.POP) {
      const item = this.#read();
      items.push(isEmpty(item) ? this.#toDash(Math.max(this.#reach, event.start)) : item);
    }
    this.#next += 1;
    return { items, ...this.#toRange(event, items.at(-1)) };
  }

  #readMapping(event: MappingEvent): YamlNode {
    const entries = new Map<string, { key: Range; value: YamlNode }>();
    let last: YamlNode | undefined;
    while (this.#events[this.#next]?.type !== EVENT_ID.POP) {
      const keyEvent = this.#events[this.#next];
      const written = this.#read();
      const key = isEmpty(written) ? { start: event.start, end: event.start + 1 } : written;
      const value = this.#read();
      last = isEmpty(value) ? key : value;
      if (keyEvent?.type !== EVENT_ID.SCALAR) continue;
      const name = keyEvent.valueStart < 0 ? "null" : getScalarValue(this.#text, keyEvent);
      entries.set(name, { key, value: isEmpty(value) ? key : value });
    }
    this.#next += 1;
    return { entries, ...this.#toRange(event, last) };
  }

  /** A scalar with its quotes, without the indentation of a block; an empty one has a negative start. */
  #toScalar({ valueStart, valueEnd, style }: ScalarEvent): YamlNode {
    if (valueStart < 0) return { start: -1, end: -1 };
    this.#reach = valueEnd;
    if (style === SCALAR_STYLE.SINGLE_QUOTED || style === SCALAR_STYLE.DOUBLE_QUOTED) {
      return { start: valueStart - 1, end: valueEnd + 1 };
    }
    const written = this.#text.slice(valueStart, valueEnd);
    const start = valueStart + (written.length - written.trimStart().length);
    return {
      start: Math.min(start, valueEnd),
      end: Math.max(valueStart + written.trimEnd().length, start),
    };
  }

  /** An item of a list of which only the dash is written. */
  #toDash(from: number): YamlNode {
    const dash = this.#text.indexOf("-", from);
    if (dash < 0) return { start: from, end: from };
    this.#reach = dash + 1;
    return { start: dash, end: dash + 1 };
  }

  #toRange(
    { start, style }: SequenceEvent | MappingEvent,
    last: Range | undefined,
  ): Range & { block?: boolean } {
    if (style === COLLECTION_STYLE.BLOCK) {
      const lineEnd = /[\r\n]|$/.exec(this.#text.slice(start))?.index ?? 0;
      return { start, end: start + lineEnd, block: true };
    }
    const from = last && last.end > start ? last.end : start + 1;
    const close = /[\]}]/.exec(this.#text.slice(from));
    return { start, end: close ? from + close.index + 1 : from };
  }
}
