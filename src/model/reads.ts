import { parseReference } from "./id.ts";

/**
 * WHAT A VIEW READS. While a view is made, whatever it asks of a plan is noted as a fact: `["document","teams/engineering"]`,
 * `["list","cycles"]`. Facts have digests; a view whose facts all have the digests that they had is what it was, and
 * need not be made again to know that. No page declares what it needs, so none can forget it: the maps and lists of a
 * traced plan note what is asked of them, as the cells of a spreadsheet do, and what is kept for several pages
 * (`once.ts`) brings along what it was made from.
 */

declare const brand: unique symbol;

/**
 * Something that can be read, by its number in this process: facts are noted millions of times, and their names are
 * asked for only where they are written down or told to whoever makes pages beside it.
 */
export type Fact = number & { readonly [brand]: "Fact" };

/** The source of a fact, and what is asked there; null is a key that is nothing. */
export type FactName = readonly [source: string, ...rest: (string | null)[]];

interface Reads {
  readonly number: number;
  readonly facts: Fact[];
  /** Whether something else was traced meanwhile, and has put its number on facts that are noted here. */
  isMixed: boolean;
}

const names: FactName[] = [];
/** By fact, the number of what has noted it last: hardly anything notes it twice. */
const notedBy: number[] = [];
const byName = new Map<string, Fact>();
const byDocument = new Map<string, Fact>();
/** Facts about documents by whatever of theirs was asked for: several maps are asked for the same node. */
const byKey: Readonly<Record<KeyKind, Map<string, Fact>>> = {
  node: new Map(),
  path: new Map(),
  file: new Map(),
};

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
  const known = byKey[kind].get(key);
  if (known !== undefined) return known;
  const fact = toFact("document", toDocumentName(kind, key));
  byKey[kind].set(key, fact);
  return fact;
}

export function toFact(source: string, ...rest: readonly (string | undefined)[]): Fact {
  return toNamedFact([source, ...rest.map((each) => each ?? null)]);
}

export function toNamedFact(name: FactName): Fact {
  const [source, document] = name;
  // Most facts are about documents, and found without a text that joins their parts.
  const isDocument = source === "document" && typeof document === "string";
  const known = isDocument ? byDocument : byName;
  const key = isDocument ? document : JSON.stringify(name);
  let fact = known.get(key);
  if (fact === undefined) {
    // The one place where they are numbered.
    fact = (names.push(name) - 1) as Fact;
    notedBy.push(0);
    known.set(key, fact);
  }
  return fact;
}

/** Throws where no fact has that number. */
export function getFactName(fact: Fact): FactName {
  const name = names[fact];
  if (!name) throw new Error(`no such fact: ${fact}`);
  return name;
}

/** The names of all facts from a number on. */
export function listFactNames(from: number): readonly FactName[] {
  return names.slice(from);
}

/** Notes a fact for whatever is being made. */
export function readFact(fact: Fact): void {
  if (reads === undefined || notedBy[fact] === reads.number) return;
  notedBy[fact] = reads.number;
  reads.facts.push(fact);
}

/** Facts that are noted together, and what has noted them last; 0: nothing. */
export interface Noted {
  readonly facts: readonly Fact[];
  by: number;
}

/** Notes what something that is kept was made from. */
export function readNoted(noted: Noted): void {
  if (reads === undefined || noted.by === reads.number) return;
  noted.by = reads.number;
  for (const fact of noted.facts) readFact(fact);
}

/** What notes the facts that stand for the keys of a map, and finds out only once which these are. */
export function toNote<Key, Value>(
  toFacts: (key: Key, value: Value | undefined) => readonly Fact[],
): (key: Key, value: Value | undefined) => void {
  const known = new Map<Key, Noted>();
  return (key, value) => {
    let noted = known.get(key);
    if (noted === undefined) known.set(key, (noted = { facts: toFacts(key, value), by: 0 }));
    readNoted(noted);
  };
}

/** Makes something, and tells which facts that read; whatever is being made around it is told nothing. */
export function traceReads<Value>(make: () => Value): {
  readonly value: Value;
  readonly facts: readonly Fact[];
} {
  const outer = reads;
  if (outer) outer.isMixed = true;
  const own: Reads = { number: toNumber(), facts: [], isMixed: false };
  reads = own;
  try {
    const value = make();
    return { value, facts: own.isMixed ? toDistinct(own.facts) : own.facts };
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

function toNumber(): number {
  last += 1;
  return last;
}

function toDistinct(facts: readonly Fact[]): readonly Fact[] {
  const number = toNumber();
  return facts.filter((fact) => {
    const isNew = notedBy[fact] !== number;
    notedBy[fact] = number;
    return isNew;
  });
}

/** A map that notes what is asked of it; asked for all, it notes one fact that stands for the whole. */
export class TracedMap<Key, Value> implements ReadonlyMap<Key, Value> {
  readonly #map: ReadonlyMap<Key, Value>;
  readonly #note: (key: Key, value: Value | undefined) => void;
  readonly #whole: Fact;

  /** `note` notes what there is, or is not, at a key. */
  constructor(
    map: ReadonlyMap<Key, Value>,
    note: (key: Key, value: Value | undefined) => void,
    whole: Fact,
  ) {
    this.#map = map;
    this.#note = note;
    this.#whole = whole;
  }

  get(key: Key): Value | undefined {
    const value = this.#map.get(key);
    if (reads !== undefined) this.#note(key, value);
    return value;
  }

  has(key: Key): boolean {
    return this.get(key) !== undefined || this.#map.has(key);
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
