import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { layoutPushChart } from "../../src/graph/push-chart.ts";
import { hasOverlap, isWithin } from "../../src/graph/label.ts";
import { addDays, parseDate } from "../../src/model/period.ts";

const start = parseDate("2024-09-01");
const end = parseDate("2026-09-30");
const frame = { start, end, left: 40, right: 1112, width: 1240 };

describe("layoutPushChart(input)", () => {
  it("puts two objectives of one quarter in two rows, and those of two quarters in one", () => {
    const push = (from: string, to: string) => ({
      period: { start: parseDate(from), end: parseDate(to) },
      name: "C1",
      isOpen: false,
    });
    const { bars } = layoutPushChart({
      ...frame,
      pushes: [
        push("2025-01-01", "2025-03-31"),
        push("2025-01-01", "2025-03-31"),
        push("2025-04-01", "2025-06-30"),
      ],
    });
    expect(bars.map((bar) => bar.y)).toEqual([2, 28, 2]);
  });

  it("leaves out what ended before the axis begins", () => {
    const period = { start: parseDate("2023-01-01"), end: parseDate("2023-03-31") };
    const { bars } = layoutPushChart({ ...frame, pushes: [{ period, name: "C1", isOpen: false }] });
    expect(bars).toEqual([]);
  });

  it("never lays one bar on another, nor outside the drawing", () => {
    const push = fc
      .record({
        from: fc.integer({ min: -200, max: 900 }),
        days: fc.integer({ min: 0, max: 500 }),
        name: fc.string({ maxLength: 20 }),
        isOpen: fc.boolean(),
      })
      .map(({ from, days, ...push }) => {
        const first = addDays(start, from);
        return { ...push, period: { start: first, end: addDays(first, days) }, score: "0.61" };
      });
    fc.assert(
      fc.property(fc.array(push, { maxLength: 30 }), (pushes) => {
        const chart = layoutPushChart({ ...frame, pushes });
        const boxes = chart.bars.map(({ x, y, width }) => ({
          x,
          y,
          width,
          height: chart.barHeight,
        }));
        const page = { x: 0, y: 0, width: chart.width, height: chart.height };
        boxes.forEach((box, index) => {
          expect(isWithin(box, page)).toBe(true);
          expect(boxes.slice(index + 1).some((other) => hasOverlap(box, other))).toBe(false);
        });
      }),
    );
  });
});
