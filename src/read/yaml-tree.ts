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
    const entry = typeof segment === "string" ? node.entries?.get(segment) : undefined;
    const next = typeof segment === "number" ? node.items?.[segment] : entry?.value;
    if (!next) return { node, depth, ...(key ? { key } : {}) };
    node = next;
    key = entry?.key;
  }
  return { node, depth: path.length, ...(key ? { key } : {}) };
}

/** Walks the parser's flat events; a class as it is one cursor over two inputs. */
class TreeReader {
  readonly #text: string;
  readonly #events: readonly Event[];
  #next = 0;

  constructor(text: string, events: readonly Event[]) {
    this.#text = text;
    this.#events = events;
  }

  readDocument(): YamlNode | undefined {
    const first = this.#events[this.#next];
    if (first?.type !== EVENT_ID.DOCUMENT) return undefined;
    this.#next += 1;
    return this.#events[this.#next]?.type === EVENT_ID.POP ? undefined : this.#read();
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
    while (this.#events[this.#next]?.type !== EVENT_ID.POP) items.push(this.#read());
    this.#next += 1;
    return { items, ...this.#toRange(event, items.at(-1)) };
  }

  #readMapping(event: MappingEvent): YamlNode {
    const entries = new Map<string, { key: Range; value: YamlNode }>();
    let last: YamlNode | undefined;
    while (this.#events[this.#next]?.type !== EVENT_ID.POP) {
      const keyEvent = this.#events[this.#next];
      const key = this.#read();
      const value = this.#read();
      last = value.start < 0 ? key : value;
      if (keyEvent?.type !== EVENT_ID.SCALAR) continue;
      const name = keyEvent.valueStart < 0 ? "null" : getScalarValue(this.#text, keyEvent);
      entries.set(name, { key, value: value.start < 0 ? { ...value, ...key } : value });
    }
    this.#next += 1;
    return { entries, ...this.#toRange(event, last) };
  }

  /** A scalar with its quotes, without the indentation of a block; an empty one has a negative start. */
  #toScalar({ valueStart, valueEnd, style }: ScalarEvent): YamlNode {
    if (valueStart < 0) return { start: -1, end: -1 };
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
