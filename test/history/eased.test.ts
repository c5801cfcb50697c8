import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isEasedMeasure } from "../../src/history/eased.ts";

const value = fc.integer({ min: -20, max: 20 });

/** A measure with a number to reach or to keep to, in the keys that authors write, and whether a value meets it. */
const kept = fc.oneof(
  value.map((limit) => ({ data: { atLeast: limit }, isMet: (v: number) => v >= limit })),
  value.map((limit) => ({ data: { atMost: limit }, isMet: (v: number) => v <= limit })),
  value.map((to) => ({ data: { to }, isMet: (v: number) => v >= to })),
  fc
    .tuple(value, value)
    .filter(([from, to]) => from !== to)
    .map(([from, to]) => ({
      data: { from, to },
      isMet: (v: number) => (to > from ? v >= to : v <= to),
    })),
  fc.tuple(value, fc.integer({ min: 0, max: 9 })).map(([low, width]) => ({
    data: { between: [low, low + width] },
    isMet: (v: number) => v >= low && v <= low + width,
  })),
);

describe("isEasedMeasure(before, after)", () => {
  it("is so where a value meets what is promised now and did not meet what was", () => {
    const values = Array.from({ length: 101 }, (_, at) => at - 50);
    fc.assert(
      fc.property(kept, kept, (was, now) => {
        const isEasier = values.some((each) => now.isMet(each) && !was.isMet(each));
        expect(isEasedMeasure(was.data, now.data)).toBe(isEasier);
      }),
    );
  });

  it.each([
    ["turned round", { atLeast: 80 }, { atMost: 80 }],
    ["turned round the other way", { atMost: 4 }, { atLeast: 1 }],
    ["turned by its baseline", { from: 42, to: 65 }, { from: 70, to: 65 }],
    ["a milestone, and a share that somebody feels", { done: false }, { percent: true }],
    ["steps, and a baseline", { steps: [{ title: "One" }] }, { establish: true }],
    ["levels in words, and nothing", { commit: "a", target: "b" }, {}],
  ])("sees an easier one: %s", (_, was, now) => {
    expect(isEasedMeasure(was, now)).toBe(true);
  });

  it.each([
    ["the same from another side", { to: 65 }, { atLeast: 65 }],
    ["narrower", { atLeast: 4 }, { between: [4, 6] }],
    ["a number at last", { percent: true }, { from: 1, to: 5 }],
    ["a baseline that is known now", { establish: true }, { from: 12, to: 20 }],
    ["nothing before", {}, { percent: true }],
  ])("sees no easier one: %s", (_, was, now) => {
    expect(isEasedMeasure(was, now)).toBe(false);
  });
});
