import { getBase } from "./base.ts";

/** The part of Pagefind's interface that is used; its own files are loaded from the portal's `/pagefind/`. */
interface Pagefind {
  readonly init: () => Promise<void>;
  readonly filters: () => Promise<Counts>;
  readonly search: (
    query: string | null,
    options: { filters: Record<string, unknown>; sort?: Record<string, "asc" | "desc"> },
  ) => Promise<{ readonly results: readonly Found[]; readonly filters: Counts }>;
}

interface Found {
  readonly score: number;
  readonly data: () => Promise<Hit>;
}

interface PagefindModule {
  readonly createInstance: (options: object) => Pagefind;
}

/** How many records there are of each value of each facet. */
export type Counts = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** A page that was found. In an excerpt what matched stands between `<mark>` and `</mark>`. */
export interface Hit {
  readonly url: string;
  readonly excerpt: string;
  /** The sealed quarter in which it was found. */
  readonly sealed?: string;
  readonly meta: Readonly<Record<string, string | undefined>>;
  readonly filters: Readonly<Record<string, readonly string[] | undefined>>;
  /** The places on the page where it matched: those with an anchor are key results, check-ins and the like. */
  readonly sub_results: readonly {
    readonly url: string;
    readonly title: string;
    readonly excerpt: string;
    readonly anchor?: { readonly id: string };
  }[];
}

/** A sealed quarter and where its portal begins: `/snapshots/2026-q2/`. */
export interface Sealed {
  readonly title: string;
  readonly url: string;
}

/** The facet by which sealed quarters are chosen: its values decide where is searched, not what is found there. */
export const sealedFacet = "sealed";

export type Order = "relevance" | "newest" | "behind";

export interface Query {
  readonly text: string;
  /** The chosen values of each facet; any of them will do, of every facet that has some. */
  readonly chosen: ReadonlyMap<string, ReadonlySet<string>>;
  readonly order: Order;
}

export interface Answer {
  /** Of everything that was found. */
  readonly count: number;
  /** In what is planned now and in its own past. */
  readonly now: Results;
  /** In the sealed quarters that were chosen, the newest first. */
  readonly sealed: Results;
  readonly counts: Counts;
}

/** A list of hits, which are loaded when they are shown. */
export interface Results {
  readonly count: number;
  /** Loads the hits from one to another, exclusive. */
  readonly load: (from: number, to: number) => Promise<readonly Hit[]>;
}

const orders: Readonly<Record<Order, Record<string, "asc" | "desc"> | undefined>> = {
  relevance: undefined,
  newest: { date: "desc" },
  behind: { gap: "asc" },
};

/** By where their portals begin. */
const engines = new Map<string, Promise<readonly Pagefind[]>>();

/** Loads the search of a portal, by default that of this page; a second call waits for the same. */
export function loadEngine(base = getBase()): Promise<readonly Pagefind[]> {
  const known = engines.get(base);
  if (known) return known;
  const engine = start(`${base}pagefind/`);
  engines.set(base, engine);
  // A failure (offline for a moment) may be tried again.
  engine.catch(() => engines.delete(base));
  return engine;
}

/**
 * Searches; without text and without a choice everything is found. Sealed quarters are searched where they are chosen,
 * and what is found in them comes after everything that is planned now, however well it matches: forty of them would
 * drown it, and cost a reader of today's plans forty indexes.
 */
export async function search(query: Query, sealed: readonly Sealed[] = []): Promise<Answer> {
  const isChosen = query.chosen.get(sealedFacet);
  const places = sealed.filter(({ title }) => isChosen?.has(title) === true);
  const own = { ...query, chosen: new Map(query.chosen) };
  own.chosen.delete(sealedFacet);
  const [now, ...then] = await Promise.all([
    searchPlace(own, await loadEngine()),
    ...places.map(async ({ url }) => searchPlace(own, await loadEngine(url))),
  ]);
  const sealedResults = then.flatMap(({ results }, at) =>
    results.map((result) => ({ result, mark: { sealed: places[at]?.title ?? "" } })),
  );
  const counts = addCounts([now, ...then].map((answer) => answer.counts));
  counts[sealedFacet] = Object.fromEntries(
    places.map(({ title }, at) => [title, then[at]?.results.length ?? 0]),
  );
  return {
    count: now.results.length + sealedResults.length,
    now: toResults(now.results.map((result) => ({ result, mark: {} }))),
    sealed: toResults(sealedResults),
    counts,
  };
}

function toResults(
  found: readonly { readonly result: Found; readonly mark: { readonly sealed?: string } }[],
): Results {
  return {
    count: found.length,
    load: (from, to) =>
      Promise.all(
        found
          .slice(from, to)
          .map(async ({ result, mark }) => ({ ...(await result.data()), ...mark })),
      ),
  };
}

async function searchPlace(
  query: Query,
  indexes: readonly Pagefind[],
): Promise<{ readonly results: readonly Found[]; readonly counts: Counts }> {
  const text = query.text.trim() === "" ? null : query.text;
  const sort = orders[query.order];
  const options = { filters: toFilters(query.chosen), ...(sort && { sort }) };
  const answers = await Promise.all(indexes.map((index) => index.search(text, options)));
  const results = answers.flatMap((answer) => answer.results);
  // What is running is newer than what has ended, and only it can be behind: one sorted after the other is sorted.
  if (!sort) results.sort((a, b) => b.score - a.score);
  const counts = { ...addCounts(answers.map(({ filters }) => filters)) };
  // The values of a facet are alternatives: each is counted as if nothing were chosen in its own facet.
  for (const [facet, values] of query.chosen) {
    if (values.size === 0) continue;
    const others = new Map(query.chosen);
    others.delete(facet);
    const filters = toFilters(others);
    const without = await Promise.all(indexes.map((index) => index.search(text, { filters })));
    counts[facet] = addCounts(without.map((answer) => answer.filters))[facet] ?? {};
  }
  return { results, counts };
}

function addCounts(all: readonly Counts[]): Record<string, Record<string, number>> {
  const sum: Record<string, Record<string, number>> = {};
  for (const [facet, values] of all.flatMap((counts) => Object.entries(counts))) {
    const known = (sum[facet] ??= {});
    for (const [value, count] of Object.entries(values)) known[value] = (known[value] ?? 0) + count;
  }
  return sum;
}

function toFilters(chosen: Query["chosen"]): Record<string, unknown> {
  const filters: Record<string, unknown> = {};
  for (const [facet, values] of chosen) {
    if (values.size > 0) filters[facet] = { any: [...values] };
  }
  return filters;
}

/** A word in a title says more than one in a narrative; what only draws a result is not searched for. */
const weights = { title: 6, code: 8, gap: 0, glyph: 0 };

async function start(root: string): Promise<readonly Pagefind[]> {
  const response = await fetch(`${root}indexes.json`);
  // Written by the build, beside the indexes themselves.
  const names = (await response.json()) as readonly string[];
  return Promise.all(names.map((name) => startIndex(`${root}${name}/`)));
}

async function startIndex(basePath: string): Promise<Pagefind> {
  // Written beside the pages, and no module of theirs. Each index comes with its own, which runs in a worker of its own:
  // two indexes in one worker spoil each other's memory.
  const module = (await import(/* @vite-ignore */ `${basePath}pagefind.js`)) as PagefindModule;
  const index = module.createInstance({
    basePath,
    // Records have their whole addresses, wherever the index lies.
    baseUrl: "/",
    excerptLength: 26,
    ranking: { metaWeights: weights },
  });
  await index.init();
  // Facets are counted in an answer only after they were loaded once.
  await index.filters();
  return index;
}
