import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { layoutGauge } from "../../src/graph/gauge.ts";
import type { KpiBand } from "../../src/graph/kpi.ts";

function toBands(low: number, high: number): readonly KpiBand[] {
  return [
    { shape: "on", word: "Healthy", text: "", low: high },
    { shape: "behind", word: "Watch", text: "", low, high },
    { shape: "off", word: "Act", text: "", high: low },
  ];
}

describe("layoutGauge(value, bands, targets)", () => {
  it("covers the whole width with the bands, and has the value in its own one", () => {
    const number = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(
        number,
        number,
        number,
        fc.array(number, { maxLength: 3 }),
        (a, b, value, targets) => {
          const [low, high] = [Math.min(a, b), Math.max(a, b)];
          fc.pre(high - low > 1e-3);
          const gauge = layoutGauge(value, toBands(low, high), targets);
          const bands = (gauge?.bands ?? []).toSorted((one, other) => one.x - other.x);
          expect(bands[0]?.x).toBe(0);
          expect(bands.reduce((sum, band) => sum + band.width, 0)).toBeCloseTo(100, 6);
          const at = gauge?.value ?? -1;
          expect(at).toBeGreaterThanOrEqual(0);
          expect(at).toBeLessThanOrEqual(100);
          // By its shape: a band too narrow to be seen begins where the next one does.
          const shape = value < low ? "off" : value < high ? "behind" : "on";
          const own = bands.find((band) => band.shape === shape);
          // Places are rounded to a tenth of a percent.
          expect(at).toBeGreaterThanOrEqual((own?.x ?? 0) - 0.11);
          expect(at).toBeLessThanOrEqual((own?.x ?? 0) + (own?.width ?? 0) + 0.11);
        },
      ),
    );
  });

  it("is none without bands", () => {
    expect(layoutGauge(5, [], [])).toBeUndefined();
  });
});
