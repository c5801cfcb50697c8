import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { spread, toFittingText, toTextWidth } from "../../src/graph/label.ts";

describe("spread(positions, distance, low, high)", () => {
  it("leaves alone what is far enough apart", () => {
    expect(spread([80, 20], 13, 0, 100)).toEqual([80, 20]);
  });

  it("keeps the order, the distance and the limits", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -50, max: 250, noNaN: true }), { maxLength: 12 }),
        (wanted) => {
          const placed = spread(wanted, 10, 0, 200);
          const sorted = placed.toSorted((a, b) => a - b);
          expect(placed).toHaveLength(wanted.length);
          for (const place of placed) expect(place >= 0 && place <= 200).toBe(true);
          sorted.slice(1).forEach((place, index) => {
            expect(place - (sorted[index] ?? 0)).toBeGreaterThan(9.8);
          });
        },
      ),
    );
  });
});

describe("toFittingText(text, width)", () => {
  it("cuts what is too long and never makes it longer", () => {
    expect(toFittingText("Right-time arrivals", 60)).toMatch(/…$/);
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme" }),
        fc.integer({ min: 20, max: 200 }),
        (text, width) => {
          expect(toTextWidth(toFittingText(text, width))).toBeLessThanOrEqual(width);
        },
      ),
    );
  });
});
