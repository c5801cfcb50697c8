import "../styles/search.css";
import { getBase } from "./base.ts";
import { loadEngine, search } from "./search-engine.ts";
import { element, renderResult } from "./search-result.ts";

/** How many results the dialogue shows; the search page has them all. */
const shown = 8;
/** Milliseconds of rest after a key before the search begins. */
const rest = 120;

let dialog: HTMLDialogElement | undefined;

/** Opens the search over the page; closed, it is kept with what was typed. */
export function openDialog(): void {
  dialog ??= createDialog();
  dialog.showModal();
  dialog.querySelector("input")?.select();
  // Its files come while the reader types.
  loadEngine().catch(() => undefined);
}

function createDialog(): HTMLDialogElement {
  const field = element(
    "input",
    { type: "search", name: "q", autocomplete: "off", "aria-label": "Search plans" },
    [],
  ) as HTMLInputElement;
  field.placeholder = "Search objectives, people, teams, check-ins";
  const status = element("p", { role: "status", class: "find-box__status" }, []);
  const list = element("div", { class: "find-box__list" }, []);
  const form = element("form", { action: `${getBase()}search/`, role: "search", class: "sbox" }, [
    field,
  ]);
  const keys = element("p", { class: "find-box__keys", "aria-hidden": "true" }, [
    "↑ ↓ move · Enter open · Esc close",
  ]);
  const made = element("dialog", { class: "find-box", "aria-label": "Search" }, [
    form,
    status,
    list,
    keys,
  ]) as HTMLDialogElement;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let turn = 0;
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      turn += 1;
      const mine = turn;
      void show(field.value, list, status, () => mine === turn);
    }, rest);
  });
  made.addEventListener("keydown", (event) => {
    moveFocus(event, field, list);
  });
  // A click beside the box closes it, as Escape does.
  made.addEventListener("click", (event) => {
    if (event.target === made) made.close();
  });
  document.body.append(made);
  return made;
}

async function show(
  text: string,
  list: HTMLElement,
  status: HTMLElement,
  isCurrent: () => boolean,
): Promise<void> {
  if (text.trim() === "") {
    list.replaceChildren();
    status.textContent = "";
    return;
  }
  try {
    const answer = await search({ text, chosen: new Map(), order: "relevance" });
    const hits = await answer.now.load(0, shown);
    if (!isCurrent()) return;
    list.replaceChildren(...hits.map((hit) => renderResult(hit)));
    const all = element("a", { href: `${getBase()}search/?q=${encodeURIComponent(text)}` }, [
      answer.count > shown ? `All ${answer.count} results` : "Search with filters",
    ]);
    list.append(element("p", { class: "find-box__all" }, [all]));
    status.textContent = toCount(answer.count, text);
  } catch {
    status.textContent = `The search could not be loaded. The index of all pages is at ${getBase()}search/.`;
  }
}

function toCount(count: number, text: string): string {
  if (count === 0) return `Nothing in any cycle mentions “${text}”. Check the spelling.`;
  return `${count} ${count === 1 ? "result" : "results"} in all cycles`;
}

/** The arrow keys go from the field through the results and back. */
function moveFocus(event: KeyboardEvent, field: HTMLElement, list: HTMLElement): void {
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (step === 0) return;
  const stops = [field, ...list.querySelectorAll<HTMLElement>("a")];
  const at = stops.indexOf(document.activeElement as HTMLElement);
  const next = stops[Math.max(0, Math.min(stops.length - 1, at + step))];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
