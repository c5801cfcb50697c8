/** The part of Pagefind's interface that is used; its own files are loaded from the portal's `/pagefind/`. */
interface Pagefind {
  readonly options: (options: object) => Promise<void>;
  readonly init: () => Promise<void>;
  readonly filters: () => Promise<Counts>;
  readonly search: (
    query: string | null,
    options: { filters: Record<string, unknown>; sort?: Record<string, "asc" | "desc"> },
  ) => Promise<{
    readonly results: readonly { readonly id: string; readonly data: () => Promise<Hit> }[];
    readonly filters: Counts;
  }>;
}

/** How many records there are of each value of each facet. */
export type Counts = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** One thing that was found. */
export interface Hit {
  readonly url: string;
  /** Text in which what matched stands between `<mark>` and `</mark>`. */
  readonly excerpt: string;
  readonly meta: Readonly<Record<string, string | undefined>>;
}

export type Order = "relevance" | "newest" | "behind";

export interface Query {
  readonly text: string;
  /** The chosen values of each facet; any of them will do, of every facet that has some. */
  readonly chosen: ReadonlyMap<string, ReadonlySet<string>>;
  readonly order: Order;
}

export interface Answer {
  readonly count: number;
  /** Loads the hits from one to another, exclusive. */
  readonly load: (from: number, to: number) => Promise<readonly Hit[]>;
  readonly counts: Counts;
}

const orders: Readonly<Record<Order, Record<string, "asc" | "desc"> | undefined>> = {
  relevance: undefined,
  newest: { date: "desc" },
  behind: { gap: "asc" },
};

let engine: Promise<Pagefind> | undefined;

/** Loads the search; a second call waits for the same. */
export function loadEngine(): Promise<Pagefind> {
  engine ??= start();
  // A failure (offline for a moment) may be tried again.
  engine.catch(() => (engine = undefined));
  return engine;
}

/** Searches; without text and without a choice everything is found. */
export async function search(query: Query): Promise<Answer> {
  const pagefind = await loadEngine();
  const text = query.text.trim() === "" ? null : query.text;
  const sort = orders[query.order];
  const options = { filters: toFilters(query.chosen), ...(sort && { sort }) };
  const { results, filters } = await pagefind.search(text, options);
  const counts = { ...filters };
  // The values of a facet are alternatives: each is counted as if nothing were chosen in its own facet.
  for (const [facet, values] of query.chosen) {
    if (values.size === 0) continue;
    const others = new Map(query.chosen);
    others.delete(facet);
    const without = await pagefind.search(text, { filters: toFilters(others) });
    counts[facet] = without.filters[facet] ?? {};
  }
  return {
    count: results.length,
    load: (from, to) => Promise.all(results.slice(from, to).map((result) => result.data())),
    counts,
  };
}

function toFilters(chosen: Query["chosen"]): Record<string, unknown> {
  const filters: Record<string, unknown> = {};
  for (const [facet, values] of chosen) {
    if (values.size > 0) filters[facet] = { any: [...values] };
  }
  return filters;
}

async function start(): Promise<Pagefind> {
  const address = "/pagefind/pagefind.js";
  // The index is written beside the pages, and is no module of theirs.
  const pagefind = (await import(/* @vite-ignore */ address)) as Pagefind;
  await pagefind.options({
    excerptLength: 26,
    // A word in a title says more than one in a narrative.
    ranking: { metaWeights: { title: 6, code: 8 } },
  });
  await pagefind.init();
  // Facets are counted in each answer only after they were loaded once.
  await pagefind.filters();
  return pagefind;
}
