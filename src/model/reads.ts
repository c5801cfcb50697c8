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

let reads: Set<Fact> | undefined;

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
  reads?.add(fact);
}

/** Notes what something that is kept was made from. */
export function readFacts(facts: readonly Fact[]): void {
  if (reads === undefined) return;
  for (const fact of facts) reads.add(fact);
}

/** Makes something, and tells which facts that read; whatever is being made around it is told nothing. */
export function traceReads<Value>(make: () => Value): {
  readonly value: Value;
  readonly facts: readonly Fact[];
} {
  const outer = reads;
  const own = new Set<Fact>();
  reads = own;
  try {
    const value = make();
    return { value, facts: [...own] };
  } finally {
    reads = outer;
  }
}

/** A map that notes what is asked of it; asked for all, it notes one fact that stands for the whole. */
export class TracedMap<Key, Value> implements ReadonlyMap<Key, Value> {
  readonly #map: ReadonlyMap<Key, Value>;
  readonly #toFacts: (key: Key, value: Value | undefined) => readonly Fact[];
  readonly #whole: Fact;
  readonly #facts = new Map<Key, readonly Fact[]>();

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
    this.#read(key);
    return this.#map.get(key);
  }

  has(key: Key): boolean {
    this.#read(key);
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

  #read(key: Key): void {
    if (reads === undefined) return;
    let facts = this.#facts.get(key);
    if (facts === undefined) {
      facts = this.#toFacts(key, this.#map.get(key));
      this.#facts.set(key, facts);
    }
    for (const fact of facts) reads.add(fact);
  }

  #readAll(): ReadonlyMap<Key, Value> {
    readFact(this.#whole);
    return this.#map;
  }
}
