import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { MadeOnce } from "../../src/site/page-repeated.ts";

describe("MadeOnce", () => {
  it("makes once for the same words and the same objects", () => {
    const made = new MadeOnce<object>(["name", "sections", "isThere"]);
    const sections = [{ title: "Plan" }];
    const known = made.get({ name: "a", sections, isThere: true }, () => ({}));
    const get = (props: Readonly<Record<string, unknown>>): object => made.get(props, () => ({}));
    expect(get({ isThere: true, sections, name: "a", more: 1 })).toBe(known);
    expect(get({ name: "a", sections: [...sections], isThere: true })).not.toBe(known);
    expect(get({ name: "b", sections, isThere: true })).not.toBe(known);
    expect(get({ name: "a", sections })).not.toBe(known);
    expect(get({ name: "a", sections: null })).not.toBe(get({ name: "a" }));
  });

  it("lets go of what was made for an object that is gone", async () => {
    const made = new MadeOnce<object>(["name", "ruler"]);
    const fill = (): readonly WeakRef<object>[] => {
      const ruler = { from: 2026 };
      const html = made.get({ name: "a", ruler }, () => ({ html: "" }));
      return [new WeakRef(ruler), new WeakRef(html)];
    };
    const held = fill();
    // A reference is held until the end of the job that it was made in.
    await new Promise(setImmediate);
    collectGarbage();
    expect(held.map((each) => each.deref())).toEqual([undefined, undefined]);
    expect(made.get({ name: "a", ruler: undefined }, () => held)).toBe(held);
  });
});

function collectGarbage(): void {
  setFlagsFromString("--expose-gc");
  (runInNewContext("gc") as () => void)();
}
