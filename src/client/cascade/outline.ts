import type { CascadeScope } from "../../view/cascade-record.ts";
import type { CascadeNode } from "./node.ts";
import { renderItems } from "./outline-item.ts";
import type { State } from "./state.ts";
import type { Store } from "./store.ts";

/** The outline: the same nodes as the graph, as a tree that is worked with the keyboard. */
export interface Outline {
  /** Lists what a state shows; the nodes that must be fetched before the rest can be listed are returned. */
  readonly render: (input: OutlineInput) => readonly number[];
  /** Gives an item the keyboard. */
  readonly activate: (number: number) => void;
  /** Scrolls an item into sight. */
  readonly reveal: (number: number) => void;
}

export interface OutlineInput {
  readonly store: Store;
  readonly scope: CascadeScope;
  readonly state: State;
  readonly focus: CascadeNode | undefined;
  /** What the filters let through, and what is above it; undefined where nothing is filtered. */
  readonly matches: ReadonlySet<number> | undefined;
}

export interface OutlineListeners {
  readonly onToggle: (node: CascadeNode, isOpen: boolean) => void;
  /** The second Enter or click on the same one follows its link. */
  readonly onSelect: (node: CascadeNode) => void;
  readonly onClear: () => void;
}

const typeAheadPause = 600;

/** Opens the outline in an element with the role of a tree; `cut` is shown where not everything has room in it. */
export function openOutline(
  element: HTMLElement,
  cut: HTMLElement,
  listeners: OutlineListeners,
): Outline {
  let input: OutlineInput | undefined;
  let active: number | undefined;
  let typed = "";
  let typedAt = 0;

  const listItems = (): HTMLAnchorElement[] => [
    ...element.querySelectorAll<HTMLAnchorElement>("[role=treeitem]"),
  ];
  const findNode = (item: Element | null | undefined): CascadeNode | undefined =>
    input?.store.find(Number(item?.getAttribute("data-number") ?? NaN));
  const findItem = (number: number): HTMLAnchorElement | undefined =>
    listItems().find(({ dataset }) => Number(dataset["number"]) === number);
  const focusItem = (item: HTMLAnchorElement | undefined): void => {
    if (item === undefined) return;
    for (const other of listItems()) other.tabIndex = other === item ? 0 : -1;
    active = Number(item.dataset["number"]);
    item.focus();
  };
  const toggle = (item: HTMLAnchorElement, isOpen: boolean): void => {
    const node = findNode(item);
    if (node !== undefined) listeners.onToggle(node, isOpen);
  };

  element.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const target = event.target instanceof Element ? event.target : null;
    const item = target?.closest<HTMLAnchorElement>("[role=treeitem]");
    const node = findNode(item);
    if (item == null || node === undefined) return;
    if (target?.closest(".tree__opener")) {
      event.preventDefault();
      toggle(item, item.getAttribute("aria-expanded") === "false");
      return;
    }
    active = node.number;
    if (item.getAttribute("aria-selected") === "true") return;
    event.preventDefault();
    listeners.onSelect(node);
  });
  element.addEventListener("keydown", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    const item = target?.closest<HTMLAnchorElement>("[role=treeitem]");
    if (item == null || event.ctrlKey || event.metaKey || event.altKey) return;
    if (handleKey(item, event.key)) {
      event.preventDefault();
      event.stopPropagation();
    }
  });

  function handleKey(item: HTMLAnchorElement, key: string): boolean {
    const items = listItems();
    const place = items.indexOf(item);
    const expanded = item.getAttribute("aria-expanded");
    switch (key) {
      case "ArrowDown":
        focusItem(items[place + 1]);
        return true;
      case "ArrowUp":
        focusItem(items[place - 1]);
        return true;
      case "Home":
        focusItem(items[0]);
        return true;
      case "End":
        focusItem(items.at(-1));
        return true;
      case "ArrowRight":
        if (expanded === "false") toggle(item, true);
        else if (expanded === "true") focusItem(items[place + 1]);
        return true;
      case "ArrowLeft":
        if (expanded === "true") toggle(item, false);
        else focusItem(findParent(item));
        return true;
      case " ":
        if (expanded !== null) toggle(item, expanded === "false");
        return true;
      case "*":
        for (const each of findSiblings(item)) {
          if (each.getAttribute("aria-expanded") === "false") toggle(each, true);
        }
        return true;
      case "Escape":
        listeners.onClear();
        return true;
      default:
        return key.length === 1 && typeAhead(items, place, key);
    }
  }

  /** Goes to the next item whose title begins with what was typed without a pause. */
  function typeAhead(items: readonly HTMLAnchorElement[], place: number, key: string): boolean {
    const now = performance.now();
    typed = now - typedAt > typeAheadPause ? key : typed + key;
    typedAt = now;
    const from = typed.length === 1 ? place + 1 : place;
    const inTurn = [...items.slice(from), ...items.slice(0, from)];
    const begin = typed.toLowerCase();
    const found = inTurn.find((item) => {
      const node = findNode(item);
      return (
        node !== undefined &&
        [node.title, node.code].some((text) => text.toLowerCase().startsWith(begin))
      );
    });
    focusItem(found);
    return found !== undefined;
  }

  return {
    render: (next) => {
      input = next;
      const hadFocus = element.contains(document.activeElement);
      active = next.focus?.number ?? active;
      const { items: rendered, missing, isCut } = renderItems(next);
      element.replaceChildren(...rendered);
      cut.hidden = !isCut;
      const items = listItems();
      const item = items.find(({ dataset }) => Number(dataset["number"]) === active) ?? items[0];
      if (item !== undefined) item.tabIndex = 0;
      if (hadFocus) item?.focus({ preventScroll: true });
      return missing;
    },
    activate: (number) => {
      const item = findItem(number);
      focusItem(item);
      item?.scrollIntoView({ block: "nearest" });
    },
    reveal: (number) => {
      findItem(number)?.scrollIntoView({ block: "nearest" });
    },
  };
}

function findParent(item: Element): HTMLAnchorElement | undefined {
  const group = item.closest("[role=group]");
  return (
    group?.parentElement?.querySelector<HTMLAnchorElement>(":scope > [role=treeitem]") ?? undefined
  );
}

function findSiblings(item: Element): readonly HTMLAnchorElement[] {
  const list = item.parentElement?.parentElement;
  return [...(list?.querySelectorAll<HTMLAnchorElement>(":scope > li > [role=treeitem]") ?? [])];
}
