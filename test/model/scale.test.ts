import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Measure } from "../../src/model/measure.ts";
import { findShare, findValue } from "../../src/model/scale.ts";
import { clampShare } from "../../src/model/share.ts";

const number = fc.integer({ min: -10_000, max: 10_000 }).map((whole) => whole / 8);
const change = fc
  .tuple(number, number)
  .filter(([from, to]) => from !== to)
  .map(([from, to]) => ({ kind: "change", from, to }) as const);
const zones = fc
  .tuple(number, fc.array(fc.integer({ min: 1, max: 999 }), { minLength: 3, maxLength: 3 }))
  .chain(([from, steps]) =>
    fc.constantFrom(1, -1).map((sign) => {
      const [commit = 0, target = 0, stretch = 0] = steps.map(
        (_, index) => from + sign * steps.slice(0, index + 1).reduce((sum, step) => sum + step, 0),
      );
      return { kind: "zones", from, commit, target, stretch } as const;
    }),
  );
const held = fc
  .tuple(number, fc.option(fc.integer({ min: 1, max: 999 }), { nil: undefined }))
  .chain(([limit, room]) =>
    fc.constantFrom<Measure>(
      { kind: "at-least", limit, ...(room !== undefined && { worst: limit - room }) },
      { kind: "at-most", limit, ...(room !== undefined && { worst: limit + room }) },
    ),
  );

/** +1 where more is better. */
function getSign(measure: Measure): number {
  switch (measure.kind) {
    case "change":
      return Math.sign(measure.to - measure.from);
    case "zones":
      return Math.sign(measure.stretch - measure.from);
    case "at-most":
      return -1;
    default:
      return 1;
  }
}

describe("findShare(measure, value)", () => {
  it("says nothing where no number can hold the share", () => {
    expect(findShare({ kind: "reach", to: 5e-324 }, 1)).toBeUndefined();
    expect(findShare({ kind: "change", from: 0, to: 5e-324 }, 1)).toBeUndefined();
  });

  it("is 0 at the baseline and 1 at the target", () => {
    fc.assert(
      fc.property(change, (measure) => {
        expect(findShare(measure, measure.from)).toBe(0);
        expect(findShare(measure, measure.to)).toBe(1);
      }),
    );
  });

  it("never falls when the value gets better, whichever way is better", () => {
    fc.assert(
      fc.property(fc.oneof(change, zones, held), number, number, (measure, a, b) => {
        const sign = getSign(measure);
        const [worse, better] = (b - a) * sign >= 0 ? [a, b] : [b, a];
        const [low, high] = [findShare(measure, worse), findShare(measure, better)];
        expect((high ?? NaN) - (low ?? NaN)).toBeGreaterThanOrEqual(-1e-9);
      }),
    );
  });

  it("does not depend on the unit of measure: pence and pounds give one share", () => {
    const factor = fc.constantFrom(0.01, 3, 100);
    const shift = number;
    fc.assert(
      fc.property(change, number, factor, shift, (measure, value, times, plus) => {
        const scaled = {
          ...measure,
          from: measure.from * times + plus,
          to: measure.to * times + plus,
        };
        const share = findShare(measure, value) ?? NaN;
        const other = findShare(scaled, value * times + plus) ?? NaN;
        expect(Math.abs(share - other)).toBeLessThanOrEqual(1e-6 * Math.max(1, Math.abs(share)));
      }),
    );
  });

  it("is undone by findValue", () => {
    fc.assert(
      fc.property(
        fc.oneof(change, zones),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (m, share) => {
          const value = findValue(m, share);
          expect(value).toBeDefined();
          expect(findShare(m, value ?? NaN)).toBeCloseTo(share, 6);
        },
      ),
    );
  });

  it("is finite for every finite value", () => {
    fc.assert(
      fc.property(fc.oneof(change, zones, held), number, (measure, value) => {
        expect(Number.isFinite(findShare(measure, value))).toBe(true);
      }),
    );
  });

  it("takes the better of two zones that fall together", () => {
    const measure: Measure = { kind: "zones", from: 0, commit: 10, target: 10, stretch: 20 };
    expect(findShare(measure, 10)).toBe(0.7);
    expect(findShare(measure, 9)).toBeCloseTo(0.63);
  });
});

describe("clampShare(share)", () => {
  it("keeps every share in 0…1", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true }), (share) => {
        expect(clampShare(share)).toBeGreaterThanOrEqual(0);
        expect(clampShare(share)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
