import type { SearchView } from "../view/search.ts";
import type { Order, Query } from "./search-engine.ts";
import { sealedFacet } from "./search-engine.ts";

/** What is asked, as it stands in the address: `?q=leaves&cycle=Q3+2026&order=newest`. */
export type SearchState = Query;

/** A year of sealed quarters is searched at once: each index is a load of its own. */
const newest = 4;

/** Reads the state from the address; what it does not know there it leaves out, a quarter that is not sealed too. */
export function parseState(query: string, settings: SearchView["search"]): SearchState {
  const params = new URLSearchParams(query);
  const order = params.get("order");
  const sealed = new Set(settings.sealed.map(({ title }) => title));
  const isKnown = (key: string, value: string): boolean => key !== sealedFacet || sealed.has(value);
  return {
    text: params.get("q") ?? "",
    order: isOrder(order) ? order : "relevance",
    chosen: new Map(
      settings.facets
        .map(({ key }) => {
          const values = params.getAll(key).filter((value) => isKnown(key, value));
          return [key, new Set(values)] as const;
        })
        .filter(([, values]) => values.size > 0),
    ),
  };
}

/** Writes the state as an address relative to the page. */
export function renderState({ text, chosen, order }: SearchState): string {
  const params = new URLSearchParams();
  if (text !== "") params.set("q", text);
  for (const [facet, values] of chosen) for (const value of values) params.append(facet, value);
  if (order !== "relevance") params.set("order", order);
  const query = params.toString();
  return query === "" ? location.pathname : `?${query}`;
}

/** Chooses a value of a facet, or lets it go. */
export function toggleValue(state: SearchState, facet: string, value: string): SearchState {
  const values = new Set(state.chosen.get(facet));
  if (!values.delete(value)) values.add(value);
  const chosen = new Map(state.chosen);
  if (values.size === 0) chosen.delete(facet);
  else chosen.set(facet, values);
  return { ...state, chosen };
}

/** Where was searched: `Q3 2026`, `all cycles`. */
export function toScope({ chosen }: SearchState): string {
  const others = [...chosen.keys()].some((facet) => facet !== "cycle" && facet !== sealedFacet);
  const cycles = [...(chosen.get("cycle") ?? [])];
  const sealed = chosen.get(sealedFacet)?.size ?? 0;
  const quarters = sealed === 1 ? "a sealed quarter" : `${sealed} sealed quarters`;
  const where = [
    cycles.length === 0 ? "all cycles" : cycles.join(" and "),
    ...(sealed === 0 ? [] : [`in ${quarters}`]),
  ].join(" and ");
  return others ? `${where}, with the chosen filters` : where;
}

/** Chooses the newest of the sealed quarters, beside those that are chosen. */
export function withSealed(state: SearchState, { sealed }: SearchView["search"]): SearchState {
  const chosen = new Map(state.chosen);
  const titles = sealed.slice(0, newest).map(({ title }) => title);
  chosen.set(sealedFacet, new Set([...(chosen.get(sealedFacet) ?? []), ...titles]));
  return { ...state, chosen };
}

/** How many sealed quarters there are of which none is chosen; 0 where one is. */
export function countUnsearched({ chosen }: SearchState, { sealed }: SearchView["search"]): number {
  return (chosen.get(sealedFacet)?.size ?? 0) > 0 ? 0 : sealed.length;
}

function isOrder(text: string | null): text is Order {
  return text === "relevance" || text === "newest" || text === "behind";
}
