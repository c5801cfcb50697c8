import { getElement, html } from "./element.ts";
import { toGlyph } from "./glyph.ts";
import type { Found, Hit } from "./match.ts";
import type { CascadeNode } from "./node.ts";
import type { Store } from "./store.ts";
import { isSaid, toWordText } from "./word.ts";

/** What the search box asks for. */
export interface FinderListeners {
  /** Makes everything that can be found be there. */
  readonly onPrepare: () => Promise<void>;
  readonly search: (query: string) => Found;
  readonly onChoose: (node: CascadeNode) => void;
  /** In whose words it is said what a node is. */
  readonly getWords: () => string;
}

/** Makes the search box of the explorer: type, choose with the arrow keys, and the node gets the focus. */
export function openFinder(root: HTMLElement, store: Store, listeners: FinderListeners): void {
  const field = getElement(root, "[data-find]");
  if (!(field instanceof HTMLInputElement)) throw new Error("search box that is no input");
  const list = getElement(root, "[data-hits]");
  const status = getElement(root, "[data-found]");
  let hits: readonly Hit[] = [];
  let current = -1;

  const close = (): void => {
    list.hidden = true;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
    current = -1;
  };
  const mark = (place: number): void => {
    current = place;
    [...list.children].slice(0, hits.length).forEach((option, index) => {
      option.setAttribute("aria-selected", String(index === place));
      if (index === place) option.scrollIntoView({ block: "nearest" });
    });
    if (place < 0) field.removeAttribute("aria-activedescendant");
    else field.setAttribute("aria-activedescendant", `hit-${place}`);
  };
  const choose = (place: number): void => {
    const hit = hits[place];
    if (hit === undefined) return;
    close();
    field.value = "";
    listeners.onChoose(hit.node);
  };
  const search = async (): Promise<void> => {
    const query = field.value;
    if (query.trim() === "") {
      close();
      status.textContent = "";
      return;
    }
    await listeners.onPrepare();
    // Somebody who types faster than files arrive is answered once.
    if (query !== field.value) return;
    const found = listeners.search(query);
    ({ hits } = found);
    const said =
      found.total > hits.length
        ? `The best ${hits.length} of ${found.total} found`
        : `${hits.length} found`;
    list.replaceChildren(
      ...hits.map(({ node }, place) => toOption(store, node, place, listeners.getWords())),
      ...(found.total > hits.length ? [toMore(said)] : []),
    );
    list.hidden = hits.length === 0;
    field.setAttribute("aria-expanded", String(hits.length > 0));
    status.textContent = hits.length === 0 ? `Nothing here is called “${query.trim()}”` : said;
    mark(hits.length > 0 ? 0 : -1);
  };

  field.addEventListener("focus", () => void listeners.onPrepare());
  field.addEventListener("input", () => void search());
  field.addEventListener("blur", close);
  field.addEventListener("keydown", (event) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0 && hits.length > 0 && !list.hidden) {
      mark((current + step + hits.length) % hits.length);
    } else if (event.key === "Enter") {
      choose(current);
    } else if (event.key === "Escape" && field.value !== "") {
      field.value = "";
      close();
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  });
  // Before the field loses the focus, which would take the list away.
  list.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    const option = event.target instanceof Element ? event.target.closest("[role=option]") : null;
    if (option !== null) choose([...list.children].indexOf(option));
  });
}

/** The end of a list that does not hold everything; the arrow keys pass it by. */
function toMore(said: string): HTMLElement {
  const attributes = { class: "find-more", role: "option", "aria-disabled": "true" };
  return html("li", attributes, `${said}. Type more of it.`);
}

function toOption({ index }: Store, node: CascadeNode, place: number, words: string): HTMLElement {
  const { code, title, status, teams } = node;
  const team = index.teams[teams[0] ?? -1]?.[1];
  const word = toWordText(index, node, words);
  const about = team === undefined ? word : isSaid(index, node, words) ? `${word}, ${team}` : team;
  return html(
    "li",
    { class: "find-hit", role: "option", id: `hit-${place}`, "aria-selected": "false" },
    status === undefined ? html("span") : toGlyph(status.glyph, status.word),
    html(
      "span",
      {},
      ...(code === "" ? [] : [html("span", { class: "code" }, code), " "]),
      title,
      html("small", {}, about),
    ),
  );
}
