import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { layoutSealFigure } from "../../src/graph/seal-figure.ts";

const toLength = ({ x1, y1, x2, y2 }: Record<"x1" | "y1" | "x2" | "y2", number>): number =>
  Math.hypot(x2 - x1, y2 - y1);

describe("layoutSealFigure(digest)", () => {
  it("draws a tick for each digit, clockwise from twelve, every sixteenth a long one", () => {
    const { ticks } = layoutSealFigure("0f".repeat(32));
    expect(ticks).toHaveLength(64);
    expect(ticks[0]).toMatchObject({ x1: 120, y1: 58, isLong: true });
    expect(ticks[16]).toMatchObject({ x1: 182, y1: 120, isLong: true });
    expect(ticks.filter(({ isLong }) => isLong)).toHaveLength(4);
  });

  it("draws a greater digit as a longer tick, and all within its box", () => {
    const digest = fc.string({
      unit: fc.constantFrom(...Array.from("0123456789abcdef")),
      minLength: 64,
      maxLength: 64,
    });
    fc.assert(
      fc.property(digest, (digits) => {
        const { ticks } = layoutSealFigure(digits);
        ticks.forEach((tick, at) => {
          const value = Number.parseInt(digits[at] ?? "", 16);
          expect(Math.abs(toLength(tick) - (5 + value * 2.9))).toBeLessThan(0.2);
          for (const place of [tick.x2, tick.y2]) {
            expect(place).toBeGreaterThan(0);
            expect(place).toBeLessThan(240);
          }
        });
      }),
    );
  });
});
