import { roundTenth } from "./axis.ts";

interface End {
  readonly parent: number;
  readonly child: number;
  readonly primary: boolean;
}

interface Frame {
  readonly y: number;
  readonly height: number;
}

const portStep = 7;
/** From the corner of a box, so that no line runs along its border. */
const portMargin = 4;

/**
 * The heights at which links leave and arrive. Primary ones meet the middles of the boxes; the others stand beside
 * them, those from above and to above in the upper half.
 */
export function assignPorts(
  links: readonly End[],
  boxes: readonly Frame[],
): readonly { readonly leave: number; readonly arrive: number }[] {
  const middles = boxes.map(({ y, height }) => y + height / 2);
  const ports = links.map(({ parent, child }) => ({
    leave: middles[parent] ?? 0,
    arrive: middles[child] ?? 0,
  }));
  const sides = [
    { own: "parent", other: "child", port: "leave" },
    { own: "child", other: "parent", port: "arrive" },
  ] as const;
  for (const { own, other, port } of sides) {
    for (const group of groupBy(links, own)) {
      const box = links[group[0] ?? 0]?.[own] ?? 0;
      const middle = middles[box] ?? 0;
      const away = (index: number): number => (middles[links[index]?.[other] ?? 0] ?? 0) - middle;
      for (const isUpper of [true, false]) {
        const half = group.filter((index) => away(index) < 0 === isUpper);
        // The nearest leaves nearest to the middle, so that lines of one side do not cross at once.
        half.sort((a, b) => Math.abs(away(a)) - Math.abs(away(b)) || a - b);
        const room = (boxes[box]?.height ?? 0) / 2 - portMargin;
        const step = Math.min(portStep, room / Math.max(1, half.length));
        half.forEach((index, place) => {
          const offset = (place + 1) * step * (isUpper ? -1 : 1);
          const found = ports[index];
          if (found !== undefined) found[port] = roundTenth(middle + offset);
        });
      }
    }
  }
  return ports;
}

/** Indexes of the links that are not primary, by the box at one of their ends. */
function groupBy(links: readonly End[], own: "parent" | "child"): readonly (readonly number[])[] {
  const groups = new Map<number, number[]>();
  links.forEach((link, index) => {
    if (link.primary) return;
    const group = groups.get(link[own]);
    if (group === undefined) groups.set(link[own], [index]);
    else group.push(index);
  });
  return [...groups.values()];
}
