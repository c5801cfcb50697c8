import type { Scene, SceneBox, SceneLink } from "./scene.ts";

/** A part of the drawing, in its own units. */
export interface Area {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The boxes that touch an area. Each column is sorted from the top, so its first is found by halving. */
export function* listBoxes({ boxes, columns }: Scene, area: Area): Generator<SceneBox> {
  let start = 0;
  for (const [column, { x, width }] of columns.entries()) {
    const end = findFirst(boxes, start, ({ place }) => place.column > column);
    if (x <= area.right && x + width >= area.left) {
      const isBelow = ({ place }: SceneBox): boolean =>
        place.column > column || place.y + place.height >= area.top;
      for (let at = findFirst(boxes, start, isBelow); at < end; at += 1) {
        const box = boxes[at];
        if (box === undefined || box.place.y > area.bottom) break;
        yield box;
      }
    }
    start = end;
  }
}

/**
 * The links of an area: those of its boxes, and those that stand out. Others only pass through, and where there are
 * thousands they would be all that there is to see.
 */
export function listLinks(
  { links, lit }: Scene,
  { top, bottom }: Area,
  boxes: Iterable<SceneBox>,
): readonly SceneLink[] {
  const inside = new Set<number>();
  for (const { node } of boxes) inside.add(node.number);
  return links.filter(
    (link) =>
      link.bottom >= top &&
      link.top <= bottom &&
      (inside.has(link.child) || inside.has(link.parent) || (lit !== undefined && link.isLit)),
  );
}

/** Whether one area lies within another. */
export function isInside(inner: Area, outer: Area): boolean {
  return (
    inner.left >= outer.left &&
    inner.right <= outer.right &&
    inner.top >= outer.top &&
    inner.bottom <= outer.bottom
  );
}

/** The first from a place on for which something holds that holds for all after it. */
function findFirst(
  boxes: readonly SceneBox[],
  start: number,
  holds: (box: SceneBox) => boolean,
): number {
  let low = start;
  let high = boxes.length;
  while (low < high) {
    const half = (low + high) >> 1;
    const box = boxes[half];
    if (box === undefined || holds(box)) high = half;
    else low = half + 1;
  }
  return low;
}
