import { openGraph, type Graph } from "./graph.ts";
import { openGraphInput, type GraphListeners } from "./graph-input.ts";
import { layoutScene, type Scene } from "./scene.ts";
import type { Store } from "./store.ts";
import type { Visible } from "./visible.ts";

/** All that only the graph needs: where the outline is enough, it is not loaded. */
export interface GraphPart extends Graph {
  readonly layout: (store: Store, visible: Visible, words: string) => Scene;
}

/** Opens the graph with its pointer and keys. */
export function openGraphPart(
  element: HTMLElement,
  listeners: GraphListeners & Parameters<typeof openGraph>[1],
): GraphPart {
  const graph = openGraph(element, listeners);
  openGraphInput(element, graph, listeners);
  return { ...graph, layout: layoutScene };
}
