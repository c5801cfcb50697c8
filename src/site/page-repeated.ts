import { basename } from "node:path/posix";

/**
 * COMPONENTS THAT COME WITH THE SAME PROPS AGAIN AND AGAIN, ten times on a page or on thousands of pages: each is made
 * once for its props, which are words or what all pages share. By their files, all the props that they have; they have
 * no slots, and ask for nothing else of the page.
 */
export const repeated: Readonly<Record<string, readonly string[]>> = {
  "Glyph.astro": ["glyph", "label"],
  "Header.astro": ["name", "logo", "sections", "section", "isThere"],
  "Icon.astro": ["name"],
  "Ruler.astro": ["ruler"],
  "SharedBox.astro": ["look"],
};

/** The props by which what a module's component makes is known again; undefined where it is made each time. */
export function findRepeated(moduleId: string | undefined): readonly string[] | undefined {
  return moduleId === undefined ? undefined : repeated[basename(moduleId)];
}

/**
 * What was made of some props, by the values of those that are named. What was made for an object is held no longer
 * than that: a process that goes on makes new ones with every edit.
 */
export class MadeOnce<Made> {
  readonly #names: readonly string[];
  readonly #known = new Known<Made>();

  constructor(names: readonly string[]) {
    this.#names = names;
  }

  get(props: Readonly<Record<string, unknown>>, make: () => Made): Made {
    let place = this.#known;
    for (const name of this.#names) place = place.get(props[name]);
    place.made ??= { value: make() };
    return place.made.value;
  }
}

/** A step for each prop; the last one has none below it. */
class Known<Made> {
  made?: { readonly value: Made };
  #byWord?: Map<unknown, Known<Made>>;
  #byObject?: WeakMap<object, Known<Made>>;

  get(value: unknown): Known<Made> {
    if (typeof value !== "object" || value === null) {
      return getOrAdd((this.#byWord ??= new Map()), value);
    }
    return getOrAdd((this.#byObject ??= new WeakMap()), value);
  }
}

interface Steps<Key, Made> {
  readonly get: (key: Key) => Known<Made> | undefined;
  readonly set: (key: Key, place: Known<Made>) => unknown;
}

function getOrAdd<Key, Made>(steps: Steps<Key, Made>, key: Key): Known<Made> {
  const found = steps.get(key);
  if (found) return found;
  const place = new Known<Made>();
  steps.set(key, place);
  return place;
}
