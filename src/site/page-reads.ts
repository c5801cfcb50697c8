import { type Fact, type FactName, getFactName, toNamedFact } from "../model/reads.ts";
import type { FactDigests } from "./fact-digest.ts";

/** What a build writes down about what its pages, and its search indexes, read. */
export interface ReadNotes {
  /** Of what all of them read. */
  readonly global: string;
  readonly facts: readonly (readonly [fact: FactName, digest: string])[];
  /** By path, the places in `facts` of what each read. */
  readonly paths: Readonly<Record<string, readonly number[]>>;
}

/** What is known of what was read: in the last build, where nothing of it has changed, and in this one. */
export interface KnownReads {
  /** What is at a path read in the last build, where all of that is now what it was then. */
  readonly findSame: (path: string) => readonly Fact[] | undefined;
  readonly note: (path: string, facts: readonly Fact[]) => void;
  /** Digests what will be asked for, when there is time. */
  readonly digest: (fact: Fact) => void;
  readonly toNotes: () => ReadNotes;
}

/** What the notes are held against: a digest of what every page reads, and one of each thing that some read. */
export interface ReadDigests {
  readonly global: string;
  readonly toFactDigest: FactDigests;
}

/** Opens what is known; without a last build the digests are opened only for the notes, and others have work before. */
export function openReads(last: ReadNotes | undefined, openDigests: () => ReadDigests): KnownReads {
  let opened: ReadDigests | undefined;
  const toDigests = (): ReadDigests => (opened ??= openDigests());
  const reads = new Map<string, readonly Fact[]>();
  return {
    findSame: last ? openLastReads(last, toDigests()) : () => undefined,
    note: (path, facts) => void reads.set(path, facts),
    digest: (fact) => void toDigests().toFactDigest(fact),
    toNotes: () => toReadNotes(reads, toDigests()),
  };
}

/** Makes the notes on what pages read. */
export function toReadNotes(
  reads: ReadonlyMap<string, readonly Fact[]>,
  { global, toFactDigest }: ReadDigests,
): ReadNotes {
  // In the order in which they were first read: each is read by many pages.
  const facts: ReadNotes["facts"][number][] = [];
  /** By fact. */
  const places: (number | undefined)[] = [];
  const toPlace = (fact: Fact): number =>
    (places[fact] ??= facts.push([getFactName(fact), toFactDigest(fact)]) - 1);
  const paths = Object.fromEntries([...reads].map(([path, own]) => [path, own.map(toPlace)]));
  return { global, facts, paths };
}

/** Tells of a path what its page read in the last build, where all of that is now what it was then. */
export function openLastReads(
  notes: ReadNotes,
  { global, toFactDigest }: ReadDigests,
): (path: string) => readonly Fact[] | undefined {
  if (notes.global !== global) return () => undefined;
  const { facts, paths } = notes;
  /** By place; undefined where it is not what it was. */
  const known = new Map<number, Fact | undefined>();
  const findSame = (place: number): Fact | undefined => {
    if (!known.has(place)) {
      const noted = facts[place];
      if (!noted) throw new Error(`fact that is not in the notes: ${place}`);
      const fact = toNamedFact(noted[0]);
      known.set(place, toFactDigest(fact) === noted[1] ? fact : undefined);
    }
    return known.get(place);
  };
  return (path) => {
    const places = paths[path];
    if (!places) return undefined;
    const same: Fact[] = [];
    for (const place of places) {
      const fact = findSame(place);
      if (fact === undefined) return undefined;
      same.push(fact);
    }
    return same;
  };
}
