import { select } from "d3-selection";
import type { D3ZoomEvent, ZoomTransform } from "d3-zoom";
import { zoom, zoomIdentity, zoomTransform } from "d3-zoom";
import { leastScale, mostScale } from "./place.ts";

/** Where the drawing is in its window, and how large. */
export interface Viewport {
  readonly get: () => ZoomTransform;
  /** Moves there; gently where the reader has nothing against motion. */
  readonly set: (x: number, y: number, k: number, motion?: Motion) => void;
  readonly zoomBy: (factor: number) => void;
  /** Moves as little as is needed to have a box in sight. */
  readonly reveal: (box: Area, motion?: Motion) => void;
  /** Goes so near to a box that it can be read, where it cannot be from here. */
  readonly approach: (box: Area, least: number) => void;
  readonly size: () => { readonly width: number; readonly height: number };
}

export type Motion = "gentle" | "none";

interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface Listeners {
  readonly onMove: (transform: ZoomTransform) => void;
  /** After the reader, not the program, has moved it. */
  readonly onMoved: () => void;
  /** How far down the page it is in sight: something may lie over its end. */
  readonly getBottom: () => number;
}

const scales: [number, number] = [leastScale, mostScale];
const margin = 40;
const milliseconds = 420;
const zoomMilliseconds = 160;

/** Lets an element be panned by dragging or scrolling, and zoomed by pinching or with Ctrl and the wheel. */
export function openViewport(
  element: HTMLElement,
  { onMove, onMoved, getBottom }: Listeners,
): Viewport {
  let frame = 0;
  const behaviour = zoom<HTMLElement, unknown>()
    .scaleExtent(scales)
    .clickDistance(4)
    .filter((event: Event) => {
      if (event instanceof WheelEvent) return event.ctrlKey || event.metaKey;
      return !(event instanceof MouseEvent && (event.button !== 0 || event.ctrlKey));
    })
    .on("start", (event: D3ZoomEvent<HTMLElement, unknown>) => {
      if (isByReader(event)) cancelAnimationFrame(frame);
    })
    .on("zoom", ({ transform }: D3ZoomEvent<HTMLElement, unknown>) => {
      onMove(transform);
    })
    .on("end", (event: D3ZoomEvent<HTMLElement, unknown>) => {
      if (isByReader(event)) onMoved();
    });
  const selection = select(element).call(behaviour).on("dblclick.zoom", null);
  const get = (): ZoomTransform => zoomTransform(element);
  const size = (): { width: number; height: number } => ({
    width: element.clientWidth,
    height: element.clientHeight,
  });
  /** Of which no less is counted on than a box takes. */
  const getSight = (): { width: number; height: number } => {
    const { top } = element.getBoundingClientRect();
    const { width, height } = size();
    return { width, height: Math.min(height, Math.max(4 * margin, getBottom() - top)) };
  };
  const jump = (x: number, y: number, k: number): void => {
    behaviour.transform(selection, zoomIdentity.translate(x, y).scale(k));
  };
  const set: Viewport["set"] = (x, y, k, motion = "none") => {
    move(x, y, k, motion === "none" ? 0 : milliseconds);
  };
  const move = (x: number, y: number, k: number, duration: number): void => {
    cancelAnimationFrame(frame);
    if (duration === 0 || matchMedia("(prefers-reduced-motion: reduce)").matches) {
      jump(x, y, k);
      return;
    }
    const from = get();
    const start = performance.now();
    const step = (now: number): void => {
      const share = Math.min(1, (now - start) / duration);
      const eased = 1 - (1 - share) ** 3;
      const between = (a: number, b: number): number => a + (b - a) * eased;
      jump(between(from.x, x), between(from.y, y), between(from.k, k));
      if (share < 1) frame = requestAnimationFrame(step);
    };
    frame = requestAnimationFrame(step);
  };

  element.addEventListener(
    "wheel",
    (event) => {
      if (event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      cancelAnimationFrame(frame);
      const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
      const { x, y, k } = get();
      const [dx, dy] = event.shiftKey ? [event.deltaY, event.deltaX] : [event.deltaX, event.deltaY];
      jump(x - dx * lines, y - dy * lines, k);
      onMoved();
    },
    { passive: false },
  );

  return {
    get,
    set,
    size,
    zoomBy: (factor) => {
      const { x, y, k } = get();
      const next = Math.min(scales[1], Math.max(scales[0], k * factor));
      const { width, height } = size();
      const share = next / k;
      move(
        width / 2 - (width / 2 - x) * share,
        height / 2 - (height / 2 - y) * share,
        next,
        zoomMilliseconds,
      );
    },
    approach: (box, least) => {
      if (get().k >= least) return;
      const { width, height } = getSight();
      const x = width / 2 - (box.x + box.width / 2) * least;
      set(x, height / 2 - (box.y + box.height / 2) * least, least, "gentle");
    },
    reveal: (box, motion = "gentle") => {
      const { x, y, k } = get();
      const { width, height } = getSight();
      const dx = toShift(x + box.x * k, x + (box.x + box.width) * k, width);
      const dy = toShift(y + box.y * k, y + (box.y + box.height) * k, height);
      if (dx !== 0 || dy !== 0) set(x + dx, y + dy, k, motion);
    },
  };
}

/** How far a span must move to be inside, away from the edges. */
function toShift(from: number, to: number, size: number): number {
  if (from < margin) return margin - from;
  return to > size - margin ? Math.max(size - margin - to, margin - from) : 0;
}

function isByReader({ sourceEvent }: { readonly sourceEvent: unknown }): boolean {
  return sourceEvent instanceof Event;
}
