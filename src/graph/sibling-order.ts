import type { Linked } from "./column.ts";

/** How often the order is improved; more changes little. */
const rounds = 6;

/**
 * Orders the children of each node so that the links which are not primary become short and cross less: siblings
 * go by the middle of where those links lead, and the best of several rounds counts. Lists that are fixed stay.
 */
export function orderSiblings(linked: Linked): readonly (readonly number[])[] {
  const { nodes, parents, roots } = linked;
  const links = parents.flatMap((list, child) => list.slice(1).map((parent) => [child, parent]));
  let lists: readonly (readonly number[])[] = [...linked.children, roots];
  const isFixed = lists.map(
    (list) => list.length < 2 || list.every((number) => nodes[number]?.fixed),
  );
  if (links.length === 0 || isFixed.every(Boolean)) return lists;
  let best = lists;
  let least = Infinity;
  for (let round = 0; round <= rounds; round += 1) {
    const places = toPlaces(lists);
    const length = links.reduce(
      (sum, [child = 0, parent = 0]) =>
        sum + Math.abs((places[child] ?? 0) - (places[parent] ?? 0)),
      0,
    );
    if (length < least) {
      least = length;
      best = lists;
    }
    const wishes = toWishes(lists, links, places);
    const before = lists;
    lists = lists.map((list, owner) =>
      isFixed[owner] === true
        ? list
        : list.toSorted((a, b) => (wishes[a] ?? 0) - (wishes[b] ?? 0) || a - b),
    );
    // What did not change will not change.
    if (isSame(lists, before)) break;
  }
  return best;
}

function isSame(
  lists: readonly (readonly number[])[],
  before: readonly (readonly number[])[],
): boolean {
  return lists.every((list, owner) => list.every((number, at) => number === before[owner]?.[at]));
}

/** Where each node comes to lie if leaves are set one below the other; a parent is in the middle of its own. */
function toPlaces(lists: readonly (readonly number[])[]): readonly number[] {
  const places = new Array<number>(lists.length - 1).fill(0);
  let leaf = 0;
  walkUp(lists, (number, list) => {
    const first = list[0];
    const last = list.at(-1);
    if (first === undefined || last === undefined) {
      places[number] = leaf;
      leaf += 1;
    } else {
      places[number] = ((places[first] ?? 0) + (places[last] ?? 0)) / 2;
    }
  });
  return places;
}

/** The middle between a place and where the links of the whole branch lead. */
function toWishes(
  lists: readonly (readonly number[])[],
  links: readonly (readonly number[])[],
  places: readonly number[],
): readonly number[] {
  const sums = new Array<number>(places.length).fill(0);
  const counts = new Array<number>(places.length).fill(0);
  for (const [child = 0, parent = 0] of links) {
    sums[child] = (sums[child] ?? 0) + (places[parent] ?? 0);
    sums[parent] = (sums[parent] ?? 0) + (places[child] ?? 0);
    counts[child] = (counts[child] ?? 0) + 1;
    counts[parent] = (counts[parent] ?? 0) + 1;
  }
  walkUp(lists, (number, list) => {
    for (const child of list) {
      sums[number] = (sums[number] ?? 0) + (sums[child] ?? 0);
      counts[number] = (counts[number] ?? 0) + (counts[child] ?? 0);
    }
  });
  return places.map((place, number) => {
    const count = counts[number] ?? 0;
    return count === 0 ? place : (place + (sums[number] ?? 0) / count) / 2;
  });
}

/** Visits every node after its children, from the top of the drawing downwards; the last list holds the roots. */
function walkUp(
  lists: readonly (readonly number[])[],
  visit: (number: number, list: readonly number[]) => void,
): void {
  const path = [{ number: lists.length - 1, next: 0 }];
  for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
    const list = lists[top.number] ?? [];
    const child = list[top.next];
    if (child === undefined) {
      if (top.number < lists.length - 1) visit(top.number, list);
      path.pop();
    } else {
      top.next += 1;
      path.push({ number: child, next: 0 });
    }
  }
}
