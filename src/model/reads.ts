import { parseReference } from "./id.ts";

/**
 * WHAT A VIEW READS. While a view is made, whatever it asks of a plan is noted as a fact: `["document","teams/engineering"]`,
 * `["list","cycles"]`. Facts have digests; a view whose facts all have the digests that they had is what it was, and
 * need not be made again to know that. No page declares what it needs, so none can forget it: the maps and lists of a
 * traced plan note what is asked of them, as the cells of a spreadsheet do, and what is kept for several pages
 * (`once.ts`) brings along what it was made from.
 */

/** The name of something that can be read: JSON of its source and of what is asked there. */
export type Fact = string;

interface Reads {
  readonly number: number;
  readonly facts: Set<Fact>;
}

let reads: Reads | undefined;
let last = 0;

/** What is written of one thing: facts about a node and about its page and its file are all that of its document. */
export type KeyKind = "node" | "path" | "file";

/** The document, or the entry of a list, that a key is about: `2026-q3/engineering/find-the-fault`. */
export function toDocumentName(kind: KeyKind, key: string): string {
  switch (kind) {
    case "node":
      return parseReference(key).document;
    case "path":
      return key.replace(/^\/|\/$/g, "");
    case "file":
      return key.replace(/\.mdx?$/, "");
  }
}

export function toDocumentFact(kind: KeyKind, key: string): Fact {
  return toFact("document", toDocumentName(kind, key));
}

export function toFact(source: string, ...rest: readonly (string | undefined)[]): Fact {
  return JSON.stringify([source, ...rest.map((each) => each ?? null)]);
}

/** Notes a fact for whatever is being made. */
export function readFact(fact: Fact): void {
  reads?.facts.add(fact);
}

/** Facts that are noted together, and who has noted them last: nobody notes them twice. */
export interface Noted {
  readonly facts: readonly Fact[];
  by?: number;
}

/** Notes what something that is kept was made from. */
export function readNoted(noted: Noted): void {
  if (reads === undefined || noted.by === reads.number) return;
  noted.by = reads.number;
  for (const fact of noted.facts) reads.facts.add(fact);
}

/** Makes something, and tells which facts that read; whatever is being made around it is told nothing. */
export function traceReads<Value>(make: () => Value): {
  readonly value: Value;
  readonly facts: readonly Fact[];
} {
  const outer = reads;
  const facts = new Set<Fact>();
  last += 1;
  reads = { number: last, facts };
  try {
    const value = make();
    return { value, facts: [...facts] };
  } finally {
    reads = outer;
  }
}

/** Makes something of which nobody wants to know what it was made from: it has a fact of its own. */
export function readFreely<Value>(make: () => Value): Value {
  const outer = reads;
  reads = undefined;
  try {
    return make();
  } finally {
    reads = outer;
  }
}

/** A map that notes what is asked of it; asked for all, it notes one fact that stands for the whole. */
export class TracedMap<Key, Value> implements ReadonlyMap<Key, Value> {
  readonly #map: ReadonlyMap<Key, Value>;
  readonly #toFacts: (key: Key, value: Value | undefined) => readonly Fact[];
  readonly #whole: Fact;
  readonly #entries = new Map<Key, Noted & { readonly value: Value | undefined }>();

  constructor(
    map: ReadonlyMap<Key, Value>,
    toFacts: (key: Key, value: Value | undefined) => readonly Fact[],
    whole: Fact,
  ) {
    this.#map = map;
    this.#toFacts = toFacts;
    this.#whole = whole;
  }

  get(key: Key): Value | undefined {
    if (reads === undefined) return this.#map.get(key);
    let entry = this.#entries.get(key);
    if (entry === undefined) {
      const value = this.#map.get(key);
      entry = { value, facts: this.#toFacts(key, value) };
      this.#entries.set(key, entry);
    }
    readNoted(entry);
    return entry.value;
  }

  has(key: Key): boolean {
    this.get(key);
    return this.#map.has(key);
  }

  get size(): number {
    return this.#readAll().size;
  }

  keys(): MapIterator<Key> {
    return this.#readAll().keys();
  }

  values(): MapIterator<Value> {
    return this.#readAll().values();
  }

  entries(): MapIterator<[Key, Value]> {
    return this.#readAll().entries();
  }

  [Symbol.iterator](): MapIterator<[Key, Value]> {
    return this.#readAll()[Symbol.iterator]();
  }

  forEach(visit: (value: Value, key: Key, map: ReadonlyMap<Key, Value>) => void): void {
    this.#readAll().forEach(visit);
  }

  #readAll(): ReadonlyMap<Key, Value> {
    readFact(this.#whole);
    return this.#map;
  }
}
