import type { Fact } from "../model/reads.ts";
import type { FactDigests } from "./fact-digest.ts";

/** What a build writes down about what its pages read. */
export interface ReadNotes {
  /** Of what all pages read. */
  readonly global: string;
  readonly facts: readonly (readonly [fact: Fact, digest: string])[];
  /** By path, the places in `facts` of what each page read. */
  readonly pages: Readonly<Record<string, readonly number[]>>;
}

/** Facts by numbers, in the order in which they were first read: each is read by many pages. */
export class FactTable {
  readonly #numbers = new Map<Fact, number>();
  readonly #facts: Fact[] = [];

  /** Those from a number on. */
  from(number: number): readonly Fact[] {
    return this.#facts.slice(number);
  }

  get size(): number {
    return this.#facts.length;
  }

  toNumbers(facts: readonly Fact[]): readonly number[] {
    return facts.map((fact) => {
      const known = this.#numbers.get(fact);
      if (known !== undefined) return known;
      const number = this.#facts.push(fact) - 1;
      this.#numbers.set(fact, number);
      return number;
    });
  }
}

/** Makes the notes on what pages read. */
export function toReadNotes(
  reads: ReadonlyMap<string, readonly Fact[]>,
  global: string,
  toDigest: FactDigests,
): ReadNotes {
  const table = new FactTable();
  const pages = Object.fromEntries([...reads].map(([path, own]) => [path, table.toNumbers(own)]));
  return { global, facts: table.from(0).map((fact) => [fact, toDigest(fact)]), pages };
}

/** Tells of a path what its page read in the last build, where all of that is now what it was then. */
export function openLastReads(
  notes: ReadNotes | undefined,
  global: string,
  toDigest: FactDigests,
): (path: string) => readonly Fact[] | undefined {
  if (notes?.global !== global) return () => undefined;
  const { facts, pages } = notes;
  const known = new Map<number, boolean>();
  const isSame = (number: number): boolean => {
    let same = known.get(number);
    if (same === undefined) {
      const [fact, digest] = getNoted(facts, number);
      same = toDigest(fact) === digest;
      known.set(number, same);
    }
    return same;
  };
  return (path) => {
    const numbers = pages[path];
    return numbers?.every(isSame) ? numbers.map((each) => getNoted(facts, each)[0]) : undefined;
  };
}

function getNoted(facts: ReadNotes["facts"], number: number): ReadNotes["facts"][number] {
  const found = facts[number];
  if (!found) throw new Error(`fact that is not in the notes: ${number}`);
  return found;
}

/** The fact of a number. Throws where there is none. */
export function getFact(facts: readonly Fact[], number: number): Fact {
  const found = facts[number];
  if (found === undefined) throw new Error(`fact that nobody told of: ${number}`);
  return found;
}
