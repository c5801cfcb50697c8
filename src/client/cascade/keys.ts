import type { Scene, SceneBox } from "./scene.ts";

/** Where an arrow key leads from a box: left to its parent, right to what is below it, up and down in its column. */
export function findNext(scene: Scene, from: SceneBox, key: string): SceneBox | undefined {
  const { boxes, byNumber } = scene;
  switch (key) {
    case "ArrowLeft": {
      const parents = from.node.parents.flatMap(({ number }) => byNumber.get(number) ?? []);
      return parents[0];
    }
    case "ArrowRight": {
      const { children, parts, kpis, others } = from.node;
      const below = [...children, ...parts, ...kpis, ...others];
      const shown = below.flatMap((number) => byNumber.get(number) ?? []);
      return shown.reduce<SceneBox | undefined>(
        (best, box) => (best === undefined || isNearer(box, best) ? box : best),
        undefined,
      );
    }
    case "ArrowUp":
      return inColumn(boxes, from, -1);
    case "ArrowDown":
      return inColumn(boxes, from, 1);
    case "Home":
      return boxes.find(({ place }) => place.column === from.place.column);
    case "End":
      return boxes.findLast(({ place }) => place.column === from.place.column);
    default:
      return undefined;
  }
}

/** The next column first, and there the one that stands highest. */
function isNearer({ place: a }: SceneBox, { place: b }: SceneBox): boolean {
  return a.column < b.column || (a.column === b.column && a.y < b.y);
}

/** Boxes are sorted by column, and in each from the top. */
function inColumn(boxes: readonly SceneBox[], from: SceneBox, step: number): SceneBox | undefined {
  const next = boxes[boxes.indexOf(from) + step];
  return next?.place.column === from.place.column ? next : undefined;
}
