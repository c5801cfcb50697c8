import type { CascadeNode } from "./node.ts";
import { openCanvasGraph } from "./canvas-graph.ts";
import { readPalette } from "./palette.ts";
import type { Scene, SceneBox } from "./scene.ts";
import type { State } from "./state.ts";
import { openSvgGraph } from "./svg-graph.ts";
import type { Motion } from "./viewport.ts";
import { openViewport } from "./viewport.ts";

/** The graph in its window: drawn as elements, or on a canvas where there are too many. */
export interface Graph {
  readonly show: (scene: Scene, focus: CascadeNode | undefined, anchor: number | undefined) => void;
  /** Moves to a place that an address names, or as it is at first. */
  readonly goTo: (at: State["at"], motion: Motion) => void;
  readonly fit: () => void;
  readonly zoomBy: (factor: number) => void;
  readonly reveal: (number: number) => void;
  /** Gives a node the keyboard. */
  readonly activate: (number: number) => void;
  readonly getActive: () => SceneBox | undefined;
  readonly getScene: () => Scene | undefined;
  /** The node at an event, and whether it was on the sign that opens it. */
  readonly findTarget: (event: MouseEvent) => Target | undefined;
}

export interface Target {
  readonly number: number;
  readonly isOpener: boolean;
}

/** More boxes than this make a page of elements slow. */
const mostElements = 1500;
const leastFirstScale = 0.62;

/** Opens the graph in an element. `onScale` and `onMoved` follow what the reader does. */
export function openGraph(
  element: HTMLElement,
  listeners: { readonly onScale: (k: number) => void; readonly onMoved: (at: State["at"]) => void },
): Graph {
  const canvas = openCanvasGraph();
  const elements = openSvgGraph();
  element.replaceChildren(canvas.element, elements.element);
  let scene: Scene | undefined;
  let focus: number | undefined;
  let active: number | undefined;
  let palette = readPalette(element);
  let waiting = false;
  const isLarge = (): boolean => (scene?.boxes.length ?? 0) > mostElements;

  const draw = (): void => {
    waiting = false;
    if (scene !== undefined && isLarge()) canvas.draw(scene, viewport.get(), palette);
  };
  const redraw = (): void => {
    if (waiting || !isLarge()) return;
    waiting = true;
    requestAnimationFrame(draw);
  };
  const viewport = openViewport(element, {
    onMove: (transform) => {
      elements.move(transform);
      listeners.onScale(transform.k);
      redraw();
    },
    onMoved: ({ x, y, k }) => {
      listeners.onMoved({ x, y, k });
    },
  });
  const render = (): void => {
    if (scene === undefined) return;
    const large = isLarge();
    canvas.element.hidden = !large;
    const own = (number: number | undefined): readonly SceneBox[] => {
      const box = number === undefined ? undefined : scene?.byNumber.get(number);
      return box === undefined ? [] : [box];
    };
    const boxes = large ? [...new Set([...own(focus), ...own(active)])] : scene.boxes;
    elements.render(scene, { boxes, hasLinks: !large, focus, active });
    redraw();
  };
  const first = (motion: Motion): void => {
    if (scene === undefined) return;
    const { width } = viewport.size();
    const k = Math.min(1, Math.max(leastFirstScale, width / scene.width));
    const x = Math.max(0, (width - scene.width * k) / 2);
    viewport.set(x, 0, k, motion);
    if (focus !== undefined) reveal(focus, motion);
  };
  const reveal = (number: number, motion: Motion = "gentle"): void => {
    const box = scene?.byNumber.get(number);
    if (box !== undefined) viewport.reveal(box.place, motion);
  };
  const repaint = (): void => {
    palette = readPalette(element);
    redraw();
  };
  new ResizeObserver(redraw).observe(element);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", repaint);
  new MutationObserver(repaint).observe(document.documentElement, {
    attributeFilter: ["data-theme"],
  });

  return {
    show: (next, node, anchor) => {
      const before = anchor === undefined ? undefined : scene?.byNumber.get(anchor)?.place;
      scene = next;
      focus = node?.number;
      active = [focus, active].find((each) => each !== undefined && next.byNumber.has(each));
      active ??= next.boxes[0]?.node.number;
      render();
      const after = anchor === undefined ? undefined : next.byNumber.get(anchor)?.place;
      if (before === undefined || after === undefined) return;
      // What the reader has opened stays under the pointer.
      const { x, y, k } = viewport.get();
      viewport.set(x + (before.x - after.x) * k, y + (before.y - after.y) * k, k);
    },
    goTo: (at, motion) => {
      if (at === undefined) first(motion);
      else viewport.set(at.x, at.y, at.k, motion);
    },
    fit: () => {
      if (scene === undefined) return;
      const { width, height } = viewport.size();
      const k = Math.min(1, width / scene.width, height / scene.height);
      viewport.set(
        (width - scene.width * k) / 2,
        Math.max(0, (height - scene.height * k) / 2),
        k,
        "gentle",
      );
    },
    zoomBy: viewport.zoomBy,
    reveal,
    activate: (number) => {
      active = number;
      render();
      elements.findLink(number)?.focus({ preventScroll: true });
      reveal(number);
    },
    getActive: () => (active === undefined ? undefined : scene?.byNumber.get(active)),
    getScene: () => scene,
    findTarget: (event) => {
      const target = event.target instanceof Element ? event.target : undefined;
      const opener = target?.closest("[data-opener]")?.getAttribute("data-opener");
      if (opener != null) return { number: Number(opener), isOpener: true };
      const link = target?.closest("[data-number]")?.getAttribute("data-number");
      if (link != null) return { number: Number(link), isOpener: false };
      if (scene === undefined || !isLarge()) return undefined;
      const { left, top } = element.getBoundingClientRect();
      const [x, y] = viewport.get().invert([event.clientX - left, event.clientY - top]);
      const box = canvas.findBox(scene, x, y);
      if (box === undefined) return undefined;
      const isOpener = box.hidden !== undefined && x > box.place.x + box.place.width - 8;
      return { number: box.node.number, isOpener };
    },
  };
}
