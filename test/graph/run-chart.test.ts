import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hasOverlap, isWithin, toLabelBox } from "../../src/graph/label.ts";
import { layoutRunChart, type RunInput } from "../../src/graph/run-chart.ts";

const valueText = (value: number): string => `${Math.round(value * 10) / 10}%`;
const faults: RunInput = {
  valueText,
  months: [
    { initial: "J", planned: 35, actual: 35, verdict: "met", isRunning: false },
    { initial: "F", planned: 36, actual: 37, verdict: "met", isRunning: false },
    { initial: "M", planned: 38, actual: 36, verdict: "missed", isRunning: true },
    { initial: "A", planned: 40, isRunning: false },
  ],
};

describe("layoutRunChart(input, size)", () => {
  it("draws the plan as ink up to the last figure, and dotted from there", () => {
    const chart = layoutRunChart(faults, "wide");
    const count = (path = "") => path.split(/[ML]/).length - 1;
    expect(count(chart.planned)).toBe(3);
    expect(count(chart.rest)).toBe(2);
    expect(count(chart.actual)).toBe(3);
    expect(chart.marks.map(({ verdict }) => verdict)).toEqual(["met", "met", "missed"]);
    expect(chart.now?.x).toBe(chart.marks[2]?.x);
  });

  it("says the last figure and where the plan ends", () => {
    const { labels } = layoutRunChart(faults, "wide");
    expect(labels.find(({ tone }) => tone === "strong")?.text).toBe("36%");
    expect(labels.some(({ tone, text }) => tone === "ink" && text === "40%")).toBe(true);
  });

  it("draws nothing where there is nothing, and a lone figure as a mark", () => {
    const none = layoutRunChart(
      { valueText, months: [{ initial: "J", isRunning: false }] },
      "wide",
    );
    expect(none).not.toHaveProperty("planned");
    expect(none.marks).toEqual([]);
    const lone = layoutRunChart(
      { valueText, months: [{ initial: "J", actual: 3, isRunning: false }] },
      "narrow",
    );
    expect(lone).not.toHaveProperty("actual");
    expect(lone.marks).toHaveLength(1);
  });

  it("stays in its frame, with its last figure clear of the other labels, whatever the figures", () => {
    const figure = fc.option(fc.double({ min: -1e5, max: 1e5, noNaN: true }), { nil: undefined });
    const month = fc.record({ planned: figure, actual: figure }).map(({ planned, actual }) => ({
      initial: "J",
      isRunning: false,
      ...(planned === undefined ? {} : { planned }),
      ...(actual === undefined ? {} : { actual }),
    }));
    fc.assert(
      fc.property(
        fc.array(month, { minLength: 1, maxLength: 12 }),
        fc.constantFrom("wide" as const, "narrow" as const),
        (months, size) => {
          const chart = layoutRunChart({ valueText, months }, size);
          const { width, height } = chart;
          for (const { x, y } of chart.marks) {
            expect(x).toBeGreaterThanOrEqual(0);
            expect(x).toBeLessThanOrEqual(width);
            expect(y).toBeGreaterThanOrEqual(0);
            expect(y).toBeLessThanOrEqual(height);
          }
          const strong = chart.labels.find(({ tone }) => tone === "strong");
          const end = chart.labels.find(({ tone, anchor }) => tone === "ink" && anchor === "start");
          if (strong !== undefined) {
            expect(isWithin(toLabelBox(strong), { x: 0, y: 0, width, height })).toBe(true);
            if (end !== undefined) {
              expect(hasOverlap(toLabelBox(strong), toLabelBox(end))).toBe(false);
            }
          }
          expect(layoutRunChart({ valueText, months }, size)).toEqual(chart);
        },
      ),
    );
  });
});
