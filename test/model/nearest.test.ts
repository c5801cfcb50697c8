import { describe, expect, it } from "vitest";
import { findNearest } from "../../src/model/nearest.ts";

describe("findNearest(text, candidates)", () => {
  it.each([
    ["no-owners", "no-owner"],
    ["No Owner", "no-owner"],
    ["no-basline", "no-baseline"],
    ["on-owner", "no-owner"],
    ["", undefined],
    ["nothing-like-it", undefined],
  ])("takes %s for %s", (written, meant) => {
    expect(findNearest(written, ["no-owner", "no-baseline"])).toBe(meant);
  });

  it("prefers the first of two that are equally near", () => {
    expect(findNearest("kr3", ["kr1", "kr2"])).toBe("kr1");
    expect(findNearest("cat", ["bat", "cat", "hat"])).toBe("cat");
  });
});
