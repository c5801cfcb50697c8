import type { CascadeScope } from "../../view/cascade-record.ts";
import { openControls } from "./controls.ts";
import { getElement } from "./element.ts";
import { openFinder } from "./finder.ts";
import type { GraphPart } from "./graph-part.ts";
import { findMatches, hasFilter, searchNodes } from "./match.ts";
import type { CascadeNode } from "./node.ts";
import { toLabel } from "./node.ts";
import { openOutline } from "./outline.ts";
import { withAbove, withPlace, withToggle } from "./change.ts";
import { renderPanel } from "./panel.ts";
import type { State } from "./state.ts";
import { parseState, toQuery } from "./state.ts";
import { isInScope, openStore } from "./store.ts";
import { findVisible } from "./visible.ts";
import { findVocabulary } from "./word.ts";

/** How a new state came about: what was opened stays where it is, an address is gone to. */
interface Cause {
  readonly history: "push" | "replace" | "none";
  /** The node that was opened or closed. */
  readonly anchor?: number;
  /** Whether the graph goes to where the state says. */
  readonly moves?: boolean;
  /** The node that gets the keyboard. */
  readonly activate?: number;
  /** Whether it was searched for: it is to be read then, from however far the graph is seen. */
  readonly isFound?: boolean;
}

const small = "(max-width: 899px)";
/** Milliseconds after which what moved has come to rest. */
const rest = 600;

/** Makes the explorer of the page's drawing and outline. All that it shows follows from the state in the address. */
export async function openExplorer(root: HTMLElement): Promise<void> {
  let state = parseState(location.search);
  const isOutline = (): boolean =>
    state.view === "" ? matchMedia(small).matches : state.view === "outline";
  // Both are on their way at once.
  const loading = isOutline() ? undefined : import("./graph-part.ts");
  loading?.catch(() => undefined);
  const store = await openStore(root.dataset["index"] ?? "/cascade/index.json");
  const announcer = getElement(root, "[data-announce]");
  const panel = getElement(root, "[data-panel]");
  const nothing = [...panel.childNodes];
  const tree = getElement(root, "[data-tree]");
  let graph: GraphPart | undefined;
  let turn = 0;
  let saving = 0;

  const getScope = (): CascadeScope => {
    const scope = store.index.scopes.find(({ id }) => id === state.cycle);
    const current = scope ?? store.index.scopes[store.index.current];
    if (current === undefined) throw new Error("cascade without nodes");
    return current;
  };

  const controls = openControls(root, {
    onChange: (change) => {
      if (change.cycle === undefined) {
        const anchor = graph?.getActive()?.node.number;
        const hasAnchor = change.open !== undefined && anchor !== undefined;
        go({ ...state, ...change }, { history: "push", ...(hasAnchor && { anchor }) });
      } else {
        // Another cycle is another drawing: where this one was means nothing there.
        go({ ...withPlace(state, undefined), ...change }, { history: "push", moves: true });
      }
    },
    onZoom: zoom,
  });
  const select = (node: CascadeNode): void => {
    go({ ...state, focus: node.id }, { history: "push", activate: node.number });
  };
  const clear = (): void => {
    if (state.focus === "") return;
    const activate = isOutline() ? undefined : graph?.getActive()?.node.number;
    go({ ...state, focus: "" }, { history: "push", ...(activate !== undefined && { activate }) });
  };
  const toggle = (node: CascadeNode, isOpen: boolean): void => {
    const next = withToggle(state, getScope(), node, isOpen);
    go(next, { history: "push", anchor: node.number, activate: node.number });
  };
  const outline = openOutline(tree, getElement(root, "[data-tree-cut]"), {
    onToggle: toggle,
    onSelect: select,
    onClear: clear,
  });
  openFinder(root, store, {
    onPrepare: () => store.loadScope(getScope()),
    search: (query) => searchNodes(store, getScope(), query),
    onChoose: (node) => {
      go({ ...state, focus: node.id }, { history: "push", activate: node.number, isFound: true });
    },
    getWords: () => state.words,
  });
  panel.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    if (target?.closest("[data-clear]")) clear();
    const id = target?.closest("[data-go]")?.getAttribute("data-go");
    if (id == null || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    go({ ...state, focus: id }, { history: "push" });
  });
  addEventListener("popstate", () => {
    go(parseState(location.search), { history: "none", moves: true });
  });
  matchMedia(small).addEventListener("change", () => {
    go(state, { history: "none", moves: true });
  });

  await show(state, { history: "none", moves: true });
  tree.hidden = false;
  getElement(root, "[data-static-outline]").remove();
  root.dataset["ready"] = "";

  /** Goes to a state. Where something of it cannot be fetched, what was shown before stays. */
  function go(next: State, cause: Cause): void {
    show(next, cause).catch((error: unknown) => {
      announcer.textContent = "A part of the cascade could not be fetched.";
      console.error(error);
    });
  }

  /** Fetches what a state needs, then shows it. A later one overtakes it. */
  async function show(next: State, cause: Cause): Promise<void> {
    turn += 1;
    const own = turn;
    const wasOutline = isOutline();
    state = next;
    if (cause.history !== "none") write(cause.history);
    const focus = state.focus === "" ? undefined : await store.findById(state.focus);
    if (own !== turn) return;
    if (focus !== undefined && !isInScope(getScope(), focus.number)) {
      const home = store.index.scopes.find((each) => isInScope(each, focus.number));
      state = { ...state, cycle: home?.id ?? "" };
    }
    const scope = getScope();
    if (hasFilter(state) || state.open.includes("*")) await store.loadScope(scope);
    if (own !== turn) return;
    const matches = findMatches(store, scope, state);
    let visible = findVisible(store, scope, state, focus, matches);
    while (visible.missing.length > 0) {
      await store.load(visible.missing);
      if (own !== turn) return;
      visible = findVisible(store, scope, state, focus, matches);
    }
    if (focus !== undefined) {
      const near = [
        ...focus.parts,
        ...focus.children,
        ...focus.others,
        ...focus.shown.map(({ plan }) => plan),
      ].slice(0, 80);
      await store.load(near);
      if (own !== turn) return;
    }
    const asOutline = isOutline();
    if (!asOutline) graph ??= await loadGraph();
    if (own !== turn) return;
    root.dataset["view"] = asOutline ? "outline" : "graph";
    controls.show(state, scope, asOutline, matches?.size);
    const shown = matches && withAbove(store, matches);
    const input = { store, scope, state, focus, matches: shown };
    // First, as on a phone it lies over the graph.
    if (focus === undefined) panel.replaceChildren(...nothing);
    else renderPanel(panel, store, focus, state.words);
    panel.toggleAttribute("data-empty", focus === undefined);
    // On paper the outline says more than a window on the graph.
    onbeforeprint = () => outline.render(input);
    if (asOutline) {
      for (let more = outline.render(input); more.length > 0; more = outline.render(input)) {
        await store.load(more);
        if (own !== turn) return;
      }
      if (cause.activate !== undefined) outline.activate(cause.activate);
      else if (focus !== undefined) outline.reveal(focus.number);
    } else if (graph !== undefined) {
      graph.show(graph.layout(store, visible, state.words), focus, cause.anchor);
      if (cause.moves === true || wasOutline !== asOutline) graph.goTo(state.at, "none");
      else if (focus !== undefined && cause.anchor === undefined) graph.reveal(focus.number);
      if (cause.activate !== undefined) graph.activate(cause.activate);
      if (cause.isFound === true && focus !== undefined) graph.approach(focus.number);
    }
    announcer.textContent =
      toAnnouncement(focus, visible.nodes.length, matches?.size) + toWordsNote();
  }

  /** In whose words the rest of the page is, where that is not as it is written. */
  function toWordsNote(): string {
    const title = findVocabulary(store.index, state.words);
    return title === undefined ? "" : ` In the words of ${title}.`;
  }

  async function loadGraph(): Promise<GraphPart> {
    const { openGraphPart } = await (loading ?? import("./graph-part.ts"));
    return openGraphPart(getElement(root, "[data-graph]"), {
      onScale: controls.showScale,
      onMoved: save,
      getBottom: () =>
        matchMedia(small).matches && !panel.hasAttribute("data-empty")
          ? Math.min(innerHeight, panel.getBoundingClientRect().top)
          : innerHeight,
      onSelect: select,
      onToggle: toggle,
      onClear: clear,
      onZoom: zoom,
      getFocus: () => state.focus,
    });
  }

  function zoom(how: "in" | "out" | "fit"): void {
    if (how === "fit") graph?.fit();
    else graph?.zoomBy(how === "in" ? 1.25 : 0.8);
    save();
  }

  function write(how: "push" | "replace"): void {
    const address = `${location.pathname}${toQuery(state)}`;
    if (how === "push" && toQuery(state) !== location.search) history.pushState(null, "", address);
    else history.replaceState(null, "", address);
  }

  /** Writes down where the graph is once it has come to rest. */
  function save(): void {
    clearTimeout(saving);
    saving = window.setTimeout(() => {
      state = withPlace(state, graph?.getPlace());
      write("replace");
    }, rest);
  }
}

function toAnnouncement(
  focus: CascadeNode | undefined,
  shown: number,
  matching: number | undefined,
): string {
  const matches = matching === undefined ? "" : ` ${matching} match the filters.`;
  if (focus === undefined) return `${shown} shown.${matches}`;
  const up = focus.parents.length;
  const down = focus.children.length + focus.others.length;
  return `${toLabel(focus)} ${up} ${up === 1 ? "link" : "links"} up, ${down} down.${matches}`;
}
