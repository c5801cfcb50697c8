import type { SearchView } from "../view/search.ts";
import type { Order } from "./search-engine.ts";
import { search, sealedFacet } from "./search-engine.ts";
import { renderFacets } from "./search-facet.ts";
import { renderHits } from "./search-list.ts";
import { element } from "./search-result.ts";
import type { SearchState } from "./search-state.ts";
import { countUnsearched, parseState, renderState, toScope, withSealed } from "./search-state.ts";

/** Milliseconds of rest after a key before the search begins. */
const rest = 150;

interface PageParts {
  readonly field: HTMLInputElement;
  readonly results: HTMLElement;
  readonly facets: HTMLElement;
  readonly status: HTMLElement;
  readonly list: HTMLElement;
  readonly order: HTMLSelectElement;
}

/** Brings the search page to life: what is asked stands in the address, so that it can be passed on. */
export function openSearchPage(): void {
  const root = document.querySelector<HTMLElement>("[data-search-page]");
  if (!root) return;
  const parts: PageParts = {
    field: getPart(root, "field", HTMLInputElement),
    results: getPart(root, "results", HTMLElement),
    facets: getPart(root, "facets", HTMLElement),
    status: getPart(root, "status", HTMLElement),
    list: getPart(root, "list", HTMLElement),
    order: getPart(root, "order", HTMLSelectElement),
  };
  // Written by the page itself.
  const settings = JSON.parse(
    getPart(root, "settings", HTMLElement).textContent,
  ) as SearchView["search"];
  let state = parseState(location.search, settings);
  let turn = 0;
  const update = (next: SearchState): void => {
    state = next;
    history.replaceState(null, "", renderState(state));
    turn += 1;
    const mine = turn;
    void show(state, settings, parts, update, () => mine === turn);
  };
  // On a small screen the results come first.
  if (!matchMedia("(min-width: 900px)").matches)
    root.querySelector("details")?.removeAttribute("open");
  parts.field.value = state.text;
  parts.order.value = state.order;
  let timer: ReturnType<typeof setTimeout> | undefined;
  parts.field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      update({ ...state, text: parts.field.value });
    }, rest);
  });
  parts.field.form?.addEventListener("submit", (event) => {
    event.preventDefault();
    update({ ...state, text: parts.field.value });
  });
  parts.order.addEventListener("change", () => {
    update({ ...state, order: parts.order.value as Order });
  });
  root.addEventListener("keydown", (event) => {
    moveFocus(event, parts);
  });
  parts.field.focus();
  if (state.text !== "" || [...state.chosen.values()].some((values) => values.size > 0)) {
    update(state);
  } else
    parts.field.addEventListener(
      "focus",
      () => void search(state, settings.sealed).catch(() => undefined),
      {
        once: true,
      },
    );
}

async function show(
  state: SearchState,
  settings: SearchView["search"],
  parts: PageParts,
  update: (next: SearchState) => void,
  isCurrent: () => boolean,
): Promise<void> {
  try {
    const answer = await search(state, settings.sealed);
    const now = await renderHits(answer.now);
    const sealed = await renderHits(answer.sealed);
    if (!isCurrent()) return;
    parts.results.hidden = false;
    parts.status.textContent = toCount(answer.count, state);
    renderFacets(parts.facets, settings, answer.counts, state, update);
    const heading = element("h2", { class: "res__tier" }, [
      `In sealed quarters, as it was: ${answer.sealed.count}`,
    ]);
    parts.list.replaceChildren(
      ...(answer.count === 0 ? [renderNone(state, update)] : now),
      ...(answer.sealed.count === 0 ? [] : [heading, ...sealed]),
      ...renderSealed(state, settings, update),
    );
  } catch {
    if (!isCurrent()) return;
    parts.results.hidden = false;
    parts.status.textContent = "The search could not be loaded. The index below has everything.";
  }
}

/** The way to the sealed quarters, where none was searched. */
function renderSealed(
  state: SearchState,
  settings: SearchView["search"],
  update: (next: SearchState) => void,
): readonly HTMLElement[] {
  const count = countUnsearched(state, settings);
  if (count === 0) return [];
  const next = withSealed(state, settings);
  const chosen = next.chosen.get(sealedFacet)?.size ?? 0;
  const which = chosen === count ? (count === 1 ? "it" : "them") : `the newest ${chosen}`;
  const button = element("button", { type: "button", class: "link" }, [`Search ${which}, too`]);
  button.addEventListener("click", () => {
    update(next);
  });
  const said = count === 1 ? "A sealed quarter was" : `${count} sealed quarters were`;
  return [element("p", { class: "res__more" }, [`${said} not searched. `, button])];
}

/** Says what was asked and where, and what to try next. */
function renderNone(state: SearchState, update: (next: SearchState) => void): HTMLElement {
  const parts: (Node | string)[] = ["Check the spelling"];
  if (state.chosen.size > 0) {
    const all = element("button", { type: "button", class: "link" }, [
      "search every cycle, without filters",
    ]);
    all.addEventListener("click", () => {
      update({ ...state, chosen: new Map() });
    });
    parts.push(", ", all);
  }
  parts.push(
    ", or look through ",
    element("a", { href: "#by-title" }, ["everything by title"]),
    ".",
  );
  const heading = `No plan mentions “${state.text}” in ${toScope(state)}.`;
  return element("section", { class: "none" }, [
    element("h2", {}, [heading]),
    element("p", {}, parts),
  ]);
}

function toCount(count: number, state: SearchState): string {
  if (count === 0) return `No results in ${toScope(state)}`;
  return `${count} ${count === 1 ? "result" : "results"} in ${toScope(state)}`;
}

/** The arrow keys go from the field through the results; Escape goes back to it, and there clears it. */
function moveFocus(event: KeyboardEvent, { field, list }: PageParts): void {
  const { activeElement } = document;
  if (event.key === "Escape" && list.contains(activeElement)) {
    field.focus();
    return;
  }
  const move = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  const stops: Element[] = [field, ...list.querySelectorAll("article a")];
  const at = activeElement ? stops.indexOf(activeElement) : -1;
  const next = stops[at + move];
  if (move === 0 || at < 0 || !(next instanceof HTMLElement)) return;
  event.preventDefault();
  next.focus();
}

/** A part of the page by its `data-search-…` attribute. Throws where the page and this script differ. */
function getPart<Part extends HTMLElement>(
  root: HTMLElement,
  name: string,
  type: abstract new () => Part,
): Part {
  const part = root.querySelector(`[data-search-${name}]`);
  if (!(part instanceof type)) throw new Error(`no part of the search page: ${name}`);
  return part;
}
