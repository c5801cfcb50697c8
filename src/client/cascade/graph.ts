import type { CascadeNode } from "./node.ts";
import { openCanvasGraph } from "./canvas-graph.ts";
import { readPalette } from "./palette.ts";
import { leastScale, toSeen } from "./place.ts";
import type { Area } from "./scene-area.ts";
import { isInside, listBoxes, listLinks } from "./scene-area.ts";
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
  /** Goes so near to a node that it can be read. */
  readonly approach: (number: number) => void;
  /** Gives a node the keyboard. */
  readonly activate: (number: number) => void;
  /** Where it is now, as an address names it. */
  readonly getPlace: () => NonNullable<State["at"]>;
  readonly getActive: () => SceneBox | undefined;
  readonly getScene: () => Scene | undefined;
  /** The node at an event, and whether it was on the sign that opens it. */
  readonly findTarget: (event: MouseEvent) => Target | undefined;
}

export interface Target {
  readonly number: number;
  readonly isOpener: boolean;
}

/** More boxes in sight than this make a page of elements slow: a canvas draws them then. */
const mostElements = 400;
/** Smaller graphs are drawn whole, larger ones as far as they are in sight. */
const mostWhole = 250;
/** How far beyond the window elements are drawn, in windows: so far it can be moved without drawing again. */
const beyond = 0.6;
/** Below these scales the first view could not be read; a phone shows less of it instead. */
const leastFirstScale = { wide: 0.66, narrow: 0.9 };
const narrow = 600;

/** Opens the graph in an element. `onScale` and `onMoved` follow what the reader does. */
export function openGraph(
  element: HTMLElement,
  listeners: {
    readonly onScale: (k: number) => void;
    readonly onMoved: () => void;
    /** How far down the page the graph is in sight. */
    readonly getBottom: () => number;
  },
): Graph {
  const canvas = openCanvasGraph();
  const elements = openSvgGraph();
  element.replaceChildren(canvas.element, elements.element);
  let scene: Scene | undefined;
  let focus: number | undefined;
  let active: number | undefined;
  let palette = readPalette(element);
  let waiting = false;
  /** What is drawn as elements; undefined where all is. */
  let drawn: Area | undefined;
  let onCanvas = false;

  /** The part of the drawing that is in the window, with so many windows around it. */
  const getArea = (around: number): Area => {
    const { x, y, k } = viewport.get();
    const { width, height } = viewport.size();
    const [right, down] = [width * around, height * around];
    return {
      left: (-x - right) / k,
      right: (width - x + right) / k,
      top: (-y - down) / k,
      bottom: (height - y + down) / k,
    };
  };
  const draw = (): void => {
    waiting = false;
    if (scene === undefined) return;
    if (drawn !== undefined && (onCanvas || !isInside(getArea(0), drawn))) render();
    if (onCanvas) canvas.draw(scene, viewport.get(), palette);
  };
  const redraw = (): void => {
    if (waiting || drawn === undefined) return;
    waiting = true;
    requestAnimationFrame(draw);
  };
  const viewport = openViewport(element, {
    onMove: (transform) => {
      elements.move(transform);
      listeners.onScale(transform.k);
      redraw();
    },
    onMoved: listeners.onMoved,
    getBottom: listeners.getBottom,
  });
  const render = (): void => {
    if (scene === undefined) return;
    const { boxes, links, byNumber } = scene;
    if (boxes.length <= mostWhole) {
      drawn = undefined;
      onCanvas = false;
      elements.render(scene, { boxes, links, focus, active });
    } else {
      drawn = getArea(beyond);
      const inside = [...listBoxes(scene, drawn)];
      onCanvas = inside.length > mostElements;
      const kept = new Set(onCanvas ? [] : inside);
      for (const number of [focus, active]) {
        const box = number === undefined ? undefined : byNumber.get(number);
        if (box !== undefined) kept.add(box);
      }
      const near = onCanvas ? [] : listLinks(scene, drawn, inside);
      elements.render(scene, { boxes: [...kept], links: near, area: drawn, focus, active });
      redraw();
    }
    canvas.element.hidden = !onCanvas;
  };
  const getLeastScale = (): number =>
    viewport.size().width < narrow ? leastFirstScale.narrow : leastFirstScale.wide;
  const first = (motion: Motion): void => {
    if (scene === undefined) return;
    const { width, height } = viewport.size();
    const k = Math.min(1, Math.max(getLeastScale(), width / scene.width));
    const x = Math.max(0, (width - scene.width * k) / 2);
    // A phone begins with the mission, and not with the empty corner above it.
    const [top] = scene.boxes;
    const middle = top === undefined ? 0 : (top.place.y + top.place.height / 2) * k;
    const y = width < narrow ? Math.min(0, height / 2 - middle) : 0;
    viewport.set(x, y, k, motion);
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
      if (at === undefined || scene === undefined) {
        first(motion);
        return;
      }
      const { x, y, k } = toSeen(at, scene, viewport.size());
      viewport.set(x, y, k, motion);
    },
    fit: () => {
      if (scene === undefined) return;
      const { width, height } = viewport.size();
      const k = Math.max(leastScale, Math.min(1, width / scene.width, height / scene.height));
      viewport.set(
        (width - scene.width * k) / 2,
        Math.max(0, (height - scene.height * k) / 2),
        k,
        "gentle",
      );
    },
    zoomBy: viewport.zoomBy,
    reveal,
    approach: (number) => {
      const box = scene?.byNumber.get(number);
      if (box !== undefined) viewport.approach(box.place, getLeastScale());
    },
    activate: (number) => {
      active = number;
      render();
      elements.findLink(number)?.focus({ preventScroll: true });
      reveal(number);
    },
    getPlace: () => {
      const { x, y, k } = viewport.get();
      return { x, y, k };
    },
    getActive: () => (active === undefined ? undefined : scene?.byNumber.get(active)),
    getScene: () => scene,
    findTarget: (event) => {
      const target = event.target instanceof Element ? event.target : undefined;
      const opener = target?.closest("[data-opener]")?.getAttribute("data-opener");
      if (opener != null) return { number: Number(opener), isOpener: true };
      const link = target?.closest("[data-number]")?.getAttribute("data-number");
      if (link != null) return { number: Number(link), isOpener: false };
      if (scene === undefined || !onCanvas) return undefined;
      const { left, top } = element.getBoundingClientRect();
      const [x, y] = viewport.get().invert([event.clientX - left, event.clientY - top]);
      const box = canvas.findBox(scene, x, y);
      if (box === undefined) return undefined;
      const isOpener = box.hidden !== undefined && x > box.place.x + box.place.width - 8;
      return { number: box.node.number, isOpener };
    },
  };
}
