import type { CascadeScope } from "../../view/cascade-record.ts";
import { getElement } from "./element.ts";
import type { State } from "./state.ts";

/** The bar above the explorer: filters, zoom, graph or outline. */
export interface Controls {
  readonly show: (
    state: State,
    scope: CascadeScope,
    isOutline: boolean,
    matching: number | undefined,
  ) => void;
  readonly showScale: (k: number) => void;
  readonly zoom: (how: "in" | "out" | "fit") => void;
}

interface Listeners {
  readonly onChange: (change: Partial<State>) => void;
  readonly onZoom: (how: "in" | "out" | "fit") => void;
}

const filters = ["cycle", "team", "status", "framework", "words"] as const;

/** Binds the bar of the page. */
export function openControls(root: HTMLElement, { onChange, onZoom }: Listeners): Controls {
  const scale = getElement(root, "[data-scale]");
  const summary = getElement(root, "[data-filter-summary]");
  const openAll = getElement(root, "[data-open-all]");
  const matched = getElement(root, "[data-matched]");
  const counts = getElement(root, "[data-counts]");
  const note = getElement(root, "[data-words-note]");
  const firstCounts = { scope: root.querySelector("select")?.value, text: counts.textContent };
  const selects = filters.flatMap((name) => {
    const select = root.querySelector<HTMLSelectElement>(`[data-filter="${name}"]`);
    return select === null ? [] : [{ name, select }];
  });
  for (const { name, select } of selects) {
    select.addEventListener("change", () => {
      // Another cycle has other nodes: where the graph was and what was open there means nothing.
      const change = { [name]: select.value };
      onChange(name === "cycle" ? { ...change, ...startAgain } : change);
    });
  }
  for (const button of root.querySelectorAll<HTMLElement>("[data-zoom]")) {
    button.addEventListener("click", () => {
      const how = button.dataset["zoom"];
      if (how === "in" || how === "out" || how === "fit") onZoom(how);
    });
  }
  for (const button of root.querySelectorAll<HTMLElement>("[data-set-view]")) {
    button.addEventListener("click", () => {
      onChange({ view: button.dataset["setView"] === "outline" ? "outline" : "graph" });
    });
  }
  openAll.addEventListener("click", () => {
    const isAll = openAll.getAttribute("aria-pressed") === "true";
    onChange({ open: isAll ? [] : ["*"], closed: [] });
  });
  return {
    zoom: onZoom,
    showScale: (k) => {
      scale.textContent = `${Math.round(k * 100)}%`;
    },
    show: (state, scope, isOutline, matching) => {
      for (const { name, select } of selects) {
        select.value = name === "cycle" ? scope.id : state[name];
      }
      const chosen = selects.map(({ select }) => select.selectedOptions[0]?.text.trim() ?? "");
      summary.textContent = chosen.slice(0, 2).join(", ");
      counts.textContent = scope.id === firstCounts.scope ? firstCounts.text : scope.title;
      openAll.setAttribute("aria-pressed", String(state.open.includes("*")));
      matched.textContent = matching === undefined ? "" : `${matching} match`;
      for (const button of root.querySelectorAll<HTMLElement>("[data-set-view]")) {
        const isOwn = (button.dataset["setView"] === "outline") === isOutline;
        button.setAttribute("aria-pressed", String(isOwn));
      }
      getElement(root, "[data-zooms]").hidden = isOutline;
      const asked = selects.find(({ name }) => name === "words")?.select.selectedOptions[0];
      note.hidden = isOutline || state.words === "" || asked === undefined;
      note.textContent = note.hidden ? "" : `* no ${asked?.text.trim() ?? ""} word: as written`;
    },
  };
}

const startAgain = { open: [], closed: [], focus: "" } as const;
