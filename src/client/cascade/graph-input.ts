import type { Graph } from "./graph.ts";
import { findNext } from "./keys.ts";
import type { CascadeNode } from "./node.ts";

/** What pointer and keys ask for in the graph. */
export interface GraphListeners {
  readonly onSelect: (node: CascadeNode) => void;
  readonly onToggle: (node: CascadeNode, isOpen: boolean) => void;
  readonly onClear: () => void;
  readonly onZoom: (how: "in" | "out" | "fit") => void;
  /** The id of the node that is in focus now. */
  readonly getFocus: () => string;
}

const zoomKeys: Readonly<Record<string, "in" | "out" | "fit">> = {
  "+": "in",
  "=": "in",
  "-": "out",
  "−": "out",
  "0": "fit",
};

/** Lets the graph be worked with the pointer and with the keyboard. */
export function openGraphInput(
  element: HTMLElement,
  graph: Graph,
  listeners: GraphListeners,
): void {
  element.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const target = graph.findTarget(event);
    const box = target && graph.getScene()?.byNumber.get(target.number);
    if (target === undefined || box === undefined) return;
    const { node, hidden } = box;
    if (target.isOpener) {
      event.preventDefault();
      listeners.onToggle(node, hidden !== 0);
    } else if (listeners.getFocus() !== node.id) {
      event.preventDefault();
      listeners.onSelect(node);
    } else if (!(event.target instanceof Element && event.target.closest("a"))) {
      location.assign(node.url);
    }
  });
  element.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (handleKey(event.key)) event.preventDefault();
  });
  // A link that is dragged would be carried away instead of the drawing being moved.
  element.addEventListener("dragstart", (event) => {
    event.preventDefault();
  });

  function handleKey(key: string): boolean {
    const zoom = zoomKeys[key];
    if (zoom !== undefined) {
      listeners.onZoom(zoom);
      return true;
    }
    if (key === "Escape") {
      listeners.onClear();
      return true;
    }
    const scene = graph.getScene();
    const active = graph.getActive();
    if (scene === undefined || active === undefined) return false;
    if (key === " ") {
      if (active.hidden === undefined) return false;
      listeners.onToggle(active.node, active.hidden !== 0);
      return true;
    }
    if (key === "ArrowRight" && active.hidden !== undefined && active.hidden > 0) {
      listeners.onToggle(active.node, true);
      return true;
    }
    const next = findNext(scene, active, key);
    if (next === undefined) return key.startsWith("Arrow");
    graph.activate(next.node.number);
    return true;
  }
}
