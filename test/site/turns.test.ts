import { describe, expect, it } from "vitest";
import { inTurns } from "../../src/site/turns.ts";

/** Keeps the process busy for some milliseconds. */
function work(milliseconds: number): void {
  const until = performance.now() + milliseconds;
  while (performance.now() < until);
}

describe("inTurns(items, work)", () => {
  it("works through all items in their order, one after the other", async () => {
    const done: string[] = [];
    await inTurns(["a", "b", "c"], async (item) => {
      done.push(`${item} begun`);
      await Promise.resolve();
      done.push(`${item} done`);
    });
    expect(done).toEqual(["a begun", "a done", "b begun", "b done", "c begun", "c done"]);
  });

  it("lets others have their turn before it is through with long work", async () => {
    let worked = 0;
    let found = 0;
    setImmediate(() => (found = worked));
    await inTurns([1, 2, 3, 4], () => {
      work(25);
      worked += 1;
    });
    expect(worked).toBe(4);
    expect(found).toBe(1);
  });
});
