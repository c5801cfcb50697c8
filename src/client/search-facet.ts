import type { SearchView } from "../view/search.ts";
import type { Counts } from "./search-engine.ts";
import { sealedFacet } from "./search-engine.ts";
import { element } from "./search-result.ts";
import type { SearchState } from "./search-state.ts";
import { toggleValue } from "./search-state.ts";

/** How many values of a facet are shown before it is unfolded. */
const shown = 7;

/** Draws the facets anew; what had the focus keeps it, and what was unfolded stays so. */
export function renderFacets(
  root: HTMLElement,
  settings: SearchView["search"],
  counts: Counts,
  state: SearchState,
  update: (next: SearchState) => void,
): void {
  const focused = document.activeElement?.id;
  const open = new Set([...root.querySelectorAll("details[open]")].map(({ id }) => id));
  const groups = settings.facets.map(({ key, title }) => {
    const chosen = state.chosen.get(key) ?? new Set<string>();
    const known = counts[key] ?? {};
    const values =
      key === sealedFacet
        ? settings.sealed.map((quarter) => [quarter.title, known[quarter.title]] as const)
        : sortValues(key, known, chosen, settings);
    const rows = values.map(([value, count], at) => {
      const id = `facet-${key}-${at}`;
      const box = element("input", { type: "checkbox", id }, []) as HTMLInputElement;
      box.checked = chosen.has(value);
      box.addEventListener("change", () => {
        update(toggleValue(state, key, value));
      });
      // Nobody has looked into a sealed quarter that is not chosen.
      const number = element("span", { class: "n" }, count === undefined ? [] : [String(count)]);
      return element("label", { for: id }, [box, element("span", {}, [value]), number]);
    });
    if (rows.length === 0) return undefined;
    const rest = rows.slice(shown);
    const more = element("details", { id: `facet-${key}-more` }, [
      element("summary", {}, [`${rest.length} more`]),
      ...rest,
    ]);
    if (open.has(more.id)) more.setAttribute("open", "");
    const legend = element("legend", {}, [title]);
    return element("fieldset", {}, [
      legend,
      ...rows.slice(0, shown),
      ...(rest.length > 0 ? [more] : []),
    ]);
  });
  root.replaceChildren(...groups.filter((group) => group !== undefined));
  if (focused?.startsWith("facet-") === true) document.getElementById(focused)?.focus();
}

/** Cycles from the current one backwards, everything else by how much there is; without what is not there. */
function sortValues(
  facet: string,
  counts: Readonly<Record<string, number>>,
  chosen: ReadonlySet<string>,
  settings: SearchView["search"],
): readonly (readonly [string, number])[] {
  const values = Object.entries(counts).filter(([value, count]) => count > 0 || chosen.has(value));
  if (facet !== "cycle") return values.sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  const rank = (cycle: string): number => {
    const at = settings.cycles.indexOf(cycle);
    return at < 0 ? settings.cycles.length : at;
  };
  return values.sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1));
}
