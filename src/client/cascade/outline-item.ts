import { html } from "./element.ts";
import { toGlyph, toIcon } from "./glyph.ts";
import type { CascadeNode } from "./node.ts";
import type { OutlineInput } from "./outline.ts";
import type { State } from "./state.ts";
import type { Store } from "./store.ts";
import { isInScope } from "./store.ts";
import { listTops, toOpenTest } from "./visible.ts";
import { isSaid, toWordText } from "./word.ts";

/** More items than this are not listed at once. */
const mostItems = 1000;

/** The items of a tree, as far as there is room for them and they are known. */
export interface RenderedItems {
  readonly items: readonly HTMLElement[];
  /** Nodes that must be fetched first. */
  readonly missing: readonly number[];
  /** Whether there are more than were listed. */
  readonly isCut: boolean;
}

/** Makes the items that a state shows, from the top. */
export function renderItems({ store, scope, state, focus, matches }: OutlineInput): RenderedItems {
  const isOpen = toOpenTest(scope, state);
  const path = listPath(store, focus);
  const missing: number[] = [];
  let count = 0;
  const isShown = (number: number): boolean =>
    isInScope(scope, number) && (matches === undefined || matches.has(number));
  const render = (number: number, level: number): readonly HTMLElement[] => {
    const node = store.find(number);
    if (node === undefined) missing.push(number);
    count += 1;
    if (node === undefined || count > mostItems) return [];
    const below = listOutlineBelow(node, state).filter(isShown);
    const open = below.length > 0 && (isOpen(node) || path.has(number) || matches !== undefined);
    const link = toItem(store, node, level, {
      isSelected: node.number === focus?.number,
      words: state.words,
    });
    if (below.length > 0) link.setAttribute("aria-expanded", String(open));
    const item = html("li", { role: "none" }, link);
    if (open) {
      const group = html("ul", { role: "group", id: `below-${number}` });
      group.append(...below.flatMap((child) => render(child, level + 1)));
      link.setAttribute("aria-owns", group.id);
      item.append(group);
    }
    return [item];
  };
  const tops = listTops(store, scope, state).filter(isShown);
  const items = tops.flatMap((number) => render(number, 1));
  return { items, missing: missing.slice(0, mostItems), isCut: count > mostItems };
}

/** Parts first, then what contributes. */
function listOutlineBelow(node: CascadeNode, { framework }: State): readonly number[] {
  return [...node.parts, ...(framework === "kpi" ? node.kpis : []), ...node.children];
}

/** What is above a node on its primary parents: it must be open for the node to be seen. */
function listPath(store: Store, focus: CascadeNode | undefined): ReadonlySet<number> {
  const path = new Set<number>();
  let at = focus?.parents[0]?.number;
  while (at !== undefined && !path.has(at)) {
    path.add(at);
    at = store.find(at)?.parents[0]?.number;
  }
  return path;
}

function toItem(
  store: Store,
  node: CascadeNode,
  level: number,
  { isSelected, words }: { readonly isSelected: boolean; readonly words: string },
): HTMLAnchorElement {
  const { number, url, code, title, status, gap, kind, parents } = node;
  const own = toWordText(store.index, node, words);
  const others = parents.slice(1).flatMap((parent) => {
    const other = store.find(parent.number);
    return other === undefined ? [] : [other.code === "" ? other.title : other.code];
  });
  const word = status === undefined ? own : `${status.word}${gap === "" ? "" : ` ${gap}`}`;
  const isSmall = kind === "key-result" || kind === "part";
  const text = html("span", { class: "tree__text" });
  if (status !== undefined && isSaid(store.index, node, words)) {
    text.append(html("span", { class: "tree__kind" }, own), " ");
  }
  if (code !== "") text.append(html("span", { class: "code" }, code), " ");
  text.append(html("span", { class: isSmall ? "tree__result" : "tree__title" }, title));
  if (others.length > 0) {
    text.append(html("span", { class: "tree__also" }, ` also supports ${others.join(", ")}`));
  }
  return html(
    "a",
    {
      class: "tree__item",
      role: "treeitem",
      href: url,
      tabindex: "-1",
      "data-number": number,
      "aria-level": level,
      "aria-selected": String(isSelected),
    },
    html("span", { class: "tree__opener" }, toIcon("right")),
    status === undefined ? html("span") : toGlyph(status.glyph),
    text,
    html("span", { class: "tree__word" }, word),
  );
}
