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
};

/** The props by which what a module's component makes is known again; undefined where it is made each time. */
export function findRepeated(moduleId: string | undefined): readonly string[] | undefined {
  return moduleId === undefined ? undefined : repeated[basename(moduleId)];
}

/** What was made of some props, by the values of those that are named. */
export class MadeOnce<Made> {
  readonly #names: readonly string[];
  readonly #known: Known<Made> = { more: new Map() };

  constructor(names: readonly string[]) {
    this.#names = names;
  }

  get(props: Readonly<Record<string, unknown>>, make: () => Made): Made {
    let place = this.#known;
    for (const name of this.#names) place = getPlace(place, props[name]);
    place.made ??= { value: make() };
    return place.made.value;
  }
}

/** A step for each prop. */
interface Known<Made> {
  readonly more: Map<unknown, Known<Made>>;
  made?: { readonly value: Made };
}

function getPlace<Made>({ more }: Known<Made>, value: unknown): Known<Made> {
  const found = more.get(value);
  if (found) return found;
  const place: Known<Made> = { more: new Map() };
  more.set(value, place);
  return place;
}
