import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { layoutDistributionChart, toTenths } from "../../src/graph/distribution-chart.ts";
import { hasOverlap, isWithin, toLabelBox } from "../../src/graph/label.ts";

describe("toTenths(scores)", () => {
  it("puts 0.7 where 0.7 begins, and 1.0 in the last tenth", () => {
    expect(toTenths([0, 0.3, 0.7, 0.99, 1])).toEqual([1, 0, 0, 1, 0, 0, 0, 1, 0, 2]);
  });
});

describe("layoutDistributionChart(input)", () => {
  const plain = { size: "wide", tickText: (score: number) => score.toFixed(1) } as const;

  it("draws a square for each score, committed ones below", () => {
    const chart = layoutDistributionChart({
      ...plain,
      committed: [0.6, 0.62],
      aspirational: [0.65],
      means: [],
    });
    expect(chart.per).toBe(1);
    expect(chart.squares.map((square) => square.kind)).toEqual([
      "committed",
      "committed",
      "aspirational",
    ]);
    const [first, , last] = chart.squares;
    expect(last?.y).toBeLessThan(first?.y ?? 0);
  });

  it("keeps two means apart that fall on one place", () => {
    const { labels } = layoutDistributionChart({
      ...plain,
      committed: [],
      aspirational: [],
      means: [
        { value: 0.65, text: "committed 0.65" },
        { value: 0.66, text: "aspirational 0.66" },
      ],
    });
    const boxes = labels.filter((label) => label.tone === "strong").map(toLabelBox);
    expect(boxes).toHaveLength(2);
    expect(hasOverlap(boxes[0] ?? fail(), boxes[1] ?? fail())).toBe(false);
  });

  it("is no higher than its highest stack asks", () => {
    const few = layoutDistributionChart({ ...plain, committed: [1], aspirational: [], means: [] });
    expect(few.height).toBe(22 + 34 + 52);
  });

  it("leaves the tick out that a mean would cross", () => {
    const means = [{ value: 1, text: "committed 1.00" }];
    const { labels } = layoutDistributionChart({
      ...plain,
      committed: [1],
      aspirational: [],
      means,
    });
    expect(labels.map(({ text }) => text)).not.toContain("1.0");
  });

  it("stays inside its box, whatever the scores", () => {
    const score = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        fc.constantFrom("wide", "narrow"),
        fc.array(score, { maxLength: 400 }),
        fc.array(score, { maxLength: 3000, size: "max" }),
        (size, committed, aspirational) => {
          const means = [{ value: 0.01, text: "committed 0.01" }];
          const chart = layoutDistributionChart({ ...plain, size, committed, aspirational, means });
          const page = { x: 0, y: 0, width: chart.width, height: chart.height };
          expect(chart.height).toBeLessThanOrEqual(22 + 188 + 52);
          for (const { x, y, side } of chart.squares) {
            expect(side).toBeGreaterThan(0);
            expect(isWithin({ x, y, width: side, height: side }, page)).toBe(true);
          }
          for (const label of chart.labels) expect(isWithin(toLabelBox(label), page)).toBe(true);
        },
      ),
      { numRuns: 30 },
    );
  });
});

function fail(): never {
  throw new Error("no label");
}
