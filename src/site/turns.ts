import { setImmediate } from "node:timers/promises";

/** Milliseconds after which others get their turn: the pages, the search index, another maker. */
const turn = 20;

/** Does something with each item; others get their turn in between. */
export async function inTurns<Item>(
  items: Iterable<Item>,
  work: (item: Item) => unknown,
): Promise<void> {
  let since = performance.now();
  for (const item of items) {
    await work(item);
    if (performance.now() - since < turn) continue;
    await setImmediate();
    since = performance.now();
  }
}
