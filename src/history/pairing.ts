import { isDeepStrictEqual } from "node:util";
import type { Entry, Whole } from "./entry.ts";

/** What is the same thing in two states, and what is in one of them only. */
export interface Pairing {
  readonly pairs: readonly { readonly before: Whole; readonly after: Whole }[];
  readonly added: readonly Whole[];
  readonly removed: readonly Whole[];
  /** Ids that documents had, and those that they have now. */
  readonly moves: ReadonlyMap<string, string>;
}

type Wholes = ReadonlyMap<string, Whole>;

/**
 * Pairs what two states hold. What has another id is the same thing, in this order:
 *
 *     the later one names the earlier id among its `aliases`     moved
 *     the earlier file's place holds `id: <earlier id>` now      the same id, so nothing to recognise
 *     one came, one went, and all they say is equal              moved
 *     one came, one went, and git takes the files for one        moved: `hints` names them so, old and new
 */
export function pairWholes(
  before: Wholes,
  after: Wholes,
  hints: ReadonlyMap<string, string> = new Map(),
): Pairing {
  const moves = new Map<string, string>();
  for (const [id, { root }] of after) {
    for (const alias of listAliases(root)) {
      if (before.has(alias) && !after.has(alias) && !before.has(id)) moves.set(alias, id);
    }
  }
  const movedTo = new Set(moves.values());
  const gone = [...before.values()].filter(({ root: { id } }) => !after.has(id) && !moves.has(id));
  const come = [...after.values()].filter(
    ({ root: { id } }) => !before.has(id) && !movedTo.has(id),
  );
  const hinted = [...hints].flatMap(([from, to]) => {
    const [was, now] = [before.get(from), after.get(to)];
    const isOpen = !after.has(from) && !before.has(to);
    return was && now && isOpen && was.root.kind === now.root.kind ? [[was, now] as const] : [];
  });
  for (const [from, to] of [...recognise(gone, come), ...hinted]) {
    if (moves.has(from.root.id) || movedTo.has(to.root.id)) continue;
    moves.set(from.root.id, to.root.id);
    movedTo.add(to.root.id);
  }
  const pairs = [...before.values()].flatMap((each) => {
    const same = after.get(moves.get(each.root.id) ?? each.root.id);
    return same ? [{ before: each, after: same }] : [];
  });
  return {
    pairs,
    added: come.filter(({ root }) => !movedTo.has(root.id)),
    removed: gone.filter(({ root }) => !moves.has(root.id)),
    moves,
  };
}

/** Pairs the items of one document: by id, and where one came and one went that say the same, by what they say. */
export function pairItems(
  before: readonly Entry[],
  after: readonly Entry[],
  toLater: (id: string) => string,
): {
  readonly pairs: readonly { readonly before: Entry; readonly after: Entry }[];
  readonly added: readonly Entry[];
  readonly removed: readonly Entry[];
} {
  const later = new Map(after.map((item) => [item.id, item]));
  const kept = new Set(before.map(({ id }) => toLater(id)));
  const pairs: { before: Entry; after: Entry }[] = [];
  const removed: Entry[] = [];
  const added = after.filter(({ id }) => !kept.has(id));
  for (const item of before) {
    const same = later.get(toLater(item.id)) ?? added.find((each) => isSameItem(item, each));
    if (same && !kept.has(same.id)) added.splice(added.indexOf(same), 1);
    if (same) pairs.push({ before: item, after: same });
    else removed.push(item);
  }
  return { pairs, added, removed };
}

function listAliases({ data }: Entry): readonly string[] {
  const aliases = data["aliases"];
  return Array.isArray(aliases) ? aliases.map(String) : [];
}

/** Pairs of documents that say the same; each is taken once, in the order of ids. */
function recognise(
  gone: readonly Whole[],
  come: readonly Whole[],
): readonly (readonly [Whole, Whole])[] {
  const waiting = new Map<string, Whole[]>();
  for (const whole of come.filter(({ document }) => document)) {
    const print = toPrint(whole);
    waiting.set(print, [...(waiting.get(print) ?? []), whole]);
  }
  return gone
    .filter(({ document }) => document)
    .flatMap((whole) => {
      const found = waiting.get(toPrint(whole))?.shift();
      return found ? [[whole, found] as const] : [];
    });
}

/** Everything that a document says, but not where it lies. */
function toPrint({ root, document }: Whole): string {
  const placed = ["id", "aliases", "cycle", "team", "teams", "series"];
  const told = Object.entries(document?.data ?? {}).filter(([key]) => !placed.includes(key));
  return JSON.stringify([root.kind, told.sort(([a], [b]) => (a < b ? -1 : 1)), root.data["body"]]);
}

function isSameItem(a: Entry, b: Entry): boolean {
  const toOwn = ({ data }: Entry): object => ({ ...data, id: undefined });
  return a.kind === b.kind && isDeepStrictEqual(toOwn(a), toOwn(b));
}
