import {
  type Fact,
  type KeyKind,
  readFact,
  readFreely,
  toFact,
  toNote,
  TracedMap,
  toDocumentFact,
} from "./reads.ts";

/** What a map of an index is asked by, where that is something of one document. */
interface DocumentKey {
  readonly by: KeyKind;
  /** What of an entry is not known from elsewhere; all of it by default. */
  readonly toSeen?: (entry: never) => unknown;
}

/** Of a map, or by the names of the maps in a record. */
type DocumentKeys = DocumentKey | Readonly<Record<string, DocumentKey>>;

type Owner = "plan" | "context";

interface Index {
  readonly owner: Owner;
  readonly keys: DocumentKeys;
  /** Its content, as it was made. */
  readonly get: (owner: object) => object;
}

const indexes = new Map<string, Index>();

/**
 * As `once`, for what is made from a whole plan and asked for its parts. Were all that it was made from what a page has
 * read, every edit would change every page. So a page has read no more than the entries that it asked for: of a map
 * its keys, of a record of maps the same for each, of anything else the whole. Its name is part of the facts; entries
 * by something of a document are part of what is known of that (`keys`).
 */
export function indexed<Key extends object, Value extends object>(
  name: string,
  owner: Owner,
  make: (key: Key) => Value,
  keys: DocumentKeys = {},
): (key: Key) => Value {
  const known = new WeakMap<Key, { readonly value: Value; readonly traced: Value }>();
  const get = (key: Key): { readonly value: Value; readonly traced: Value } => {
    let kept = known.get(key);
    if (!kept) {
      const value = readFreely(() => make(key));
      kept = { value, traced: toTraced(value, name, keys) };
      known.set(key, kept);
    }
    return kept;
  };
  // Asked only with the owner that is named beside it.
  indexes.set(name, { owner, keys, get: (key) => get(key as Key).value });
  const whole = toFact("index", name);
  return (key) => {
    const { traced } = get(key);
    if (Array.isArray(traced)) readFact(whole);
    return traced;
  };
}

/** Whatever a plan can be reached from. */
export interface PlanHolder {
  readonly plan: object;
}

/** What an index says about a fact now; `rest` is what follows its name in the fact. */
export function findIndexed(
  context: PlanHolder,
  name: string,
  rest: readonly (string | null)[],
): unknown {
  const index = indexes.get(name);
  if (!index) throw new Error(`no such index: ${name}`);
  const value = getContent(index, context);
  if (value instanceof Map) return findEntry(value, rest);
  const [property, ...below] = rest;
  if (typeof property !== "string") return value;
  const part = (value as Readonly<Record<string, unknown>>)[property];
  return part instanceof Map ? findEntry(part, below) : part;
}

function findEntry(
  entries: ReadonlyMap<unknown, unknown>,
  rest: readonly (string | null)[],
): unknown {
  const [key] = rest;
  return key === undefined ? entries : entries.get(key ?? undefined);
}

/** Tells what the indexes say of something of a document: those that have an entry, by their names. */
export function openDocumentIndexes(
  context: PlanHolder,
): (kind: KeyKind, key: string) => readonly (readonly [name: string, entry: unknown])[] {
  const maps = [...indexes].flatMap(([name, index]) => {
    const content = getContent(index, context);
    if (content instanceof Map)
      return isDocumentKey(index.keys) ? [{ ...index.keys, name, map: content }] : [];
    return Object.entries(index.keys as Readonly<Record<string, DocumentKey>>).map(
      ([property, key]) => ({
        ...key,
        name: `${name}.${property}`,
        map: (content as Readonly<Record<string, ReadonlyMap<unknown, unknown>>>)[property],
      }),
    );
  });
  const byKind = Map.groupBy(maps, ({ by }) => by);
  return (kind, key) => {
    const found: (readonly [string, unknown])[] = [];
    for (const index of byKind.get(kind) ?? []) {
      const entry = index.map?.get(key);
      if (entry !== undefined) found.push([index.name, see(index, entry)]);
    }
    return found;
  };
}

function see({ toSeen }: DocumentKey, entry: unknown): unknown {
  // Declared beside what makes the entries.
  return entry === undefined || !toSeen ? entry : toSeen(entry as never);
}

function getContent({ get, owner }: Index, context: PlanHolder): object {
  return get(owner === "plan" ? context.plan : context);
}

function isDocumentKey(keys: DocumentKeys): keys is DocumentKey {
  return "by" in keys && typeof keys.by === "string";
}

/** The same content, noting what is asked of it. */
function toTraced<Value extends object>(value: Value, name: string, keys: DocumentKeys): Value {
  if (value instanceof Map) {
    // The type stays what it was: a map is a map for whoever reads it.
    return toTracedMap(value, isDocumentKey(keys) ? keys : undefined, name) as object as Value;
  }
  if (Array.isArray(value)) return value;
  const traced = {};
  for (const [property, part] of Object.entries(value) as [string, unknown][]) {
    const key = isDocumentKey(keys) ? undefined : keys[property];
    const map = part instanceof Map ? toTracedMap(part, key, name, property) : undefined;
    const fact = toFact("index", name, property);
    Object.defineProperty(traced, property, {
      enumerable: true,
      get: () => {
        if (map) return map;
        readFact(fact);
        return part;
      },
    });
  }
  return traced as Value;
}

function toTracedMap(
  map: ReadonlyMap<unknown, unknown>,
  unit: DocumentKey | undefined,
  ...path: readonly [name: string, property?: string]
): ReadonlyMap<unknown, unknown> {
  const toFacts = (key: unknown, entry: unknown): readonly Fact[] =>
    unit && typeof key === "string"
      ? [
          toDocumentFact(unit.by, key),
          ...listNodes(see(unit, entry)).map((id) => toDocumentFact("node", id)),
        ]
      : [toFact("index", ...path, toKey(key))];
  return new TracedMap(map, toNote(toFacts), toFact("index", ...path));
}

/** The ids of the nodes in an entry: who is given one can look at all of it. */
function listNodes(entry: unknown): readonly string[] {
  if (typeof entry !== "object" || entry === null) return [];
  if ("id" in entry && "source" in entry && typeof entry.id === "string") return [entry.id];
  return Object.values(entry).flatMap(listNodes);
}

/** Keys are ids, paths and files, or undefined where something belongs to none. */
function toKey(key: unknown): string | undefined {
  if (typeof key === "string" || key === undefined) return key;
  throw new Error(`key of an index without a name: ${typeof key}`);
}
