import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { layoutCalibrationChart } from "../../src/graph/calibration-chart.ts";

const score = fc.double({ min: 0, max: 1, noNaN: true });

describe("layoutCalibrationChart(input)", () => {
  it("draws a dot for each score, within the drawing and apart from one another", () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(score, { minLength: 1, maxLength: 200 }), { minLength: 1, maxLength: 3 }),
        fc.constantFrom("wide" as const, "narrow" as const),
        (rows, size) => {
          const chart = layoutCalibrationChart({
            bands: rows.map((scores) => ({
              name: `High, ${scores.length}`,
              scores,
              mean: scores.reduce((sum, each) => sum + each, 0) / scores.length,
              meanText: "mean",
            })),
            size,
            tickText: String,
          });
          const count = rows.flat().length;
          expect(chart.dots.length).toBeLessThanOrEqual(count);
          if (chart.per === 1) expect(chart.dots).toHaveLength(count);
          expect(chart.dots.length * chart.per).toBeGreaterThanOrEqual(count);
          const places = new Set(chart.dots.map(({ x, y }) => `${x} ${y}`));
          expect(places.size).toBe(chart.dots.length);
          for (const { x, y } of chart.dots) {
            expect(x - chart.radius).toBeGreaterThanOrEqual(0);
            expect(x + chart.radius).toBeLessThanOrEqual(chart.width);
            expect(y - chart.radius).toBeGreaterThanOrEqual(0);
            expect(y + chart.radius).toBeLessThanOrEqual(chart.height);
          }
        },
      ),
    );
  });
});
