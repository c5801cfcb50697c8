import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { layoutKpiChart } from "../../src/graph/kpi-chart.ts";
import type { KpiInput } from "../../src/graph/kpi.ts";
import { hasOverlap, isWithin, toLabelBox } from "../../src/graph/label.ts";
import { addDays, parseDate } from "../../src/model/period.ts";
import { toCoordinates } from "./path.ts";

const start = parseDate("2024-09-01");
const end = parseDate("2026-09-30");

const arrivals: KpiInput = {
  size: "wide",
  start,
  end,
  series: [
    { date: parseDate("2024-09-30"), value: 83.1 },
    { date: parseDate("2024-10-31"), value: 79.4 },
    { date: parseDate("2024-11-30"), value: 76.2 },
    { date: parseDate("2026-08-25"), value: 85.9 },
  ],
  yearBefore: [],
  yearBeforeText: "same month, year before",
  bands: [
    { low: 88, shape: "on", word: "Healthy", text: "88% and above" },
    { low: 82, high: 88, shape: "behind", word: "Watch", text: "82% to 88%" },
    { high: 82, shape: "off", word: "Act", text: "below 82%" },
  ],
  targets: [{ by: parseDate("2026-12-31"), value: 90, text: "Target 90% by December 2026" }],
  axisStart: 74,
  nowText: "85.9%",
  remarks: [{ date: parseDate("2024-11-30"), text: "Leaf fall, 76.2%" }],
  tickText: (date) => date.slice(5, 7),
  valueText: (value) => `${value}%`,
};

describe("layoutKpiChart(input)", () => {
  it("stacks the bands without a gap from the top of the plot to its bottom", () => {
    const areas = layoutKpiChart(arrivals).bands.map((band) => band.area);
    expect(areas).toHaveLength(3);
    areas.slice(1).forEach((area, index) => {
      const above = areas[index];
      expect(area.y).toBeCloseTo((above?.y ?? 0) + (above?.height ?? 0), 0);
    });
  });

  it("says now, the target, the bands and what somebody remarked", () => {
    const texts = layoutKpiChart(arrivals).labels.map((label) => label.text);
    expect(texts).toEqual(
      expect.arrayContaining(["85.9%", "Target 90% by December 2026", "Watch", "Leaf fall, 76.2%"]),
    );
  });

  it("sets the last value beside a line that falls from above it, not across", () => {
    const series = [
      { date: parseDate("2026-06-30"), value: 10_360 },
      { date: parseDate("2026-07-31"), value: 10_950 },
      { date: parseDate("2026-08-25"), value: 8815 },
    ];
    const bare = { ...arrivals, series, bands: [], targets: [], remarks: [], axisStart: 8000 };
    const chart = layoutKpiChart({ ...bare, nowText: "8,815 trains" });
    const now = chart.labels.find(({ text }) => text === "8,815 trains");
    if (now === undefined) throw new Error("the last value is nowhere");
    const [from, to] = toCoordinates(chart.series ?? "").slice(-2);
    if (from === undefined || to === undefined) throw new Error("no line");
    const along = Array.from({ length: 200 }, (_, step) => ({
      x: from.x + ((to.x - from.x) * step) / 199,
      y: from.y + ((to.y - from.y) * step) / 199,
      width: 0.1,
      height: 0.1,
    }));
    expect(along.filter((point) => hasOverlap(point, toLabelBox(now)))).toEqual([]);
  });

  it("gives the months the margin that the words of bands would take", () => {
    const right = (input: KpiInput): number => layoutKpiChart(input).rows[0]?.x2 ?? 0;
    expect(right({ ...arrivals, bands: [] }) - right(arrivals)).toBe(72);
  });

  it("begins its axis where the author says, unless a reading lies below", () => {
    const lowest = (input: KpiInput) => {
      const chart = layoutKpiChart(input);
      return Math.max(...toCoordinates(chart.series ?? "").map(({ y }) => y)) / chart.height;
    };
    expect(lowest({ ...arrivals, axisStart: 80 })).toBeLessThan(1);
    expect(lowest(arrivals)).toBeLessThan(1);
  });

  it("draws a lone reading as a dot and an empty series as its bands alone", () => {
    const lone = layoutKpiChart({ ...arrivals, series: arrivals.series.slice(0, 1) });
    expect(lone.series).toBeUndefined();
    expect(lone.dots).toHaveLength(1);
    const empty = layoutKpiChart({ ...arrivals, series: [] });
    expect(empty.last).toBeUndefined();
    expect(empty.bands).toHaveLength(3);
  });

  it("stays inside its box, has no coordinate that is not a number, and labels that do not collide", () => {
    fc.assert(
      fc.property(inputs(), (input) => {
        const chart = layoutKpiChart(input);
        const paths = [chart.series, chart.yearBefore, ...chart.targets];
        const points = [
          ...paths.flatMap((path) => toCoordinates(path ?? "")),
          ...chart.dots,
          ...(chart.last === undefined ? [] : [chart.last]),
          ...chart.rows.map((row) => ({ x: row.x1, y: row.y })),
          ...chart.bands.flatMap(({ area }) => [
            area,
            { x: area.x + area.width, y: area.y + area.height },
          ]),
        ];
        for (const { x, y } of points) {
          expect(Number.isFinite(x) && Number.isFinite(y)).toBe(true);
          expect(x >= 0 && x <= chart.width && y >= 0 && y <= chart.height).toBe(true);
        }
        const page = { x: 0, y: 0, width: chart.width, height: chart.height };
        const boxes = chart.labels.map(toLabelBox);
        boxes.forEach((box, index) => {
          expect(isWithin(box, page)).toBe(true);
          expect(boxes.slice(index + 1).some((other) => hasOverlap(box, other))).toBe(false);
        });
      }),
      { numRuns: 60 },
    );
  });
});

function inputs(): fc.Arbitrary<KpiInput> {
  const value = fc.oneof(
    fc.integer({ min: -200, max: 200 }),
    fc.double({ min: -1e12, max: 1e12, noNaN: true }),
  );
  const reading = fc.record({ step: fc.integer({ min: 1, max: 90 }), value: fc.option(value) });
  const readings = (
    made: readonly { readonly step: number; readonly value: number | null }[],
    last: string,
  ) => {
    let day = 0;
    return made
      .map((point) => ({ date: addDays(start, (day += point.step)), value: point.value }))
      .filter((point) => point.date <= last);
  };
  return fc
    .record({
      size: fc.constantFrom("wide", "narrow"),
      days: fc.integer({ min: 1, max: 4000 }),
      series: fc.array(reading, { maxLength: 40 }),
      before: fc.array(reading, { maxLength: 20 }),
      cuts: fc.array(value, { maxLength: 2 }),
      target: fc.option(value),
      text: fc.string({ maxLength: 40 }),
    })
    .map(({ size, days, series, before, cuts, target, text }) => {
      const last = addDays(start, days);
      const points = readings(series, last);
      const [low, high] = cuts.toSorted((a, b) => a - b);
      return {
        ...arrivals,
        size,
        end: last,
        series: points,
        yearBefore: readings(before, last),
        yearBeforeText: text,
        bands:
          low === undefined || high === undefined
            ? []
            : [
                { high: low, shape: "off", word: "Act", text },
                { low, high, shape: "behind", word: "Watch", text },
                { low: high, shape: "on", word: "Healthy", text },
              ],
        targets: target === null ? [] : [{ value: target, text }],
        nowText: text,
        remarks: points.slice(0, 3).map(({ date }) => ({ date, text })),
        tickText: (date) => date,
        valueText: (tick) => tick.toPrecision(6),
      } satisfies KpiInput;
    });
}
