import type { SearchView } from "../view/search.ts";
import type { Order, Query } from "./search-engine.ts";

/** What is asked, as it stands in the address: `?q=leaves&cycle=Q3+2026&order=newest`. */
export type SearchState = Query;

/** Reads the state from the address; what it does not know there it leaves out. */
export function parseState(query: string, settings: SearchView["search"]): SearchState {
  const params = new URLSearchParams(query);
  const order = params.get("order");
  return {
    text: params.get("q") ?? "",
    order: isOrder(order) ? order : "relevance",
    chosen: new Map(
      settings.facets
        .map(({ key }) => [key, new Set(params.getAll(key))] as const)
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
  const others = [...chosen.keys()].some((facet) => facet !== "cycle");
  const cycles = [...(chosen.get("cycle") ?? [])];
  const where = cycles.length === 0 ? "all cycles" : cycles.join(" and ");
  return others ? `${where}, with the chosen filters` : where;
}

function isOrder(text: string | null): text is Order {
  return text === "relevance" || text === "newest" || text === "behind";
}
