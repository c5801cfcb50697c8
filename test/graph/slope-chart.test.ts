import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { layoutSlopeChart } from "../../src/graph/slope-chart.ts";

const toPair = (was: number, now: number) => ({
  was,
  now,
  wasText: was.toFixed(2),
  nowText: now.toFixed(2),
});

describe("layoutSlopeChart(input)", () => {
  it("draws what rose, what fell, and what prints alike as the same", () => {
    const pairs = [toPair(0.5, 0.7), toPair(0.7, 0.5), toPair(0.601, 0.599)];
    const chart = layoutSlopeChart({ pairs, before: "Q1", after: "Q2", size: "wide" });
    expect(chart.lines.map(({ way }) => way)).toEqual(["up", "down", "same"]);
    const [up] = chart.lines;
    expect(up?.y2).toBeLessThan(up?.y1 ?? 0);
    expect(chart.labels.map(({ text }) => text)).toContain("Q1");
  });

  it("keeps everything within the drawing, and figures apart, whatever the scores", () => {
    const score = fc.integer({ min: 0, max: 100 }).map((hundredths) => hundredths / 100);
    const pairs = fc.array(fc.tuple(score, score), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(pairs, fc.constantFrom("wide", "narrow"), (scores, size) => {
        const chart = layoutSlopeChart({
          pairs: scores.map(([was, now]) => toPair(was, now)),
          before: "Q1 2026",
          after: "Q2 2026",
          size,
        });
        for (const { y1, y2 } of chart.lines) {
          for (const y of [y1, y2]) {
            expect(y).toBeGreaterThanOrEqual(0);
            expect(y).toBeLessThanOrEqual(chart.height);
          }
        }
        for (const anchor of ["start", "end"]) {
          const places = chart.labels.filter((label) => label.anchor === anchor).map(({ y }) => y);
          const sorted = places.toSorted((a, b) => a - b);
          sorted.forEach((y, at) => {
            expect(y).toBeLessThanOrEqual(chart.height);
            if (at > 0) expect(y - (sorted[at - 1] ?? 0)).toBeGreaterThanOrEqual(14.9);
          });
        }
      }),
    );
  });
});
