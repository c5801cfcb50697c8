import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { layoutCourseChart } from "../../src/graph/course-chart.ts";
import { toExpectedAt, type CourseChart, type CourseInput } from "../../src/graph/course.ts";
import { hasOverlap, isWithin, toLabelBox } from "../../src/graph/label.ts";
import { addDays, daysBetween, parseDate } from "../../src/model/period.ts";
import { toCoordinates } from "./path.ts";

const start = parseDate("2026-07-01");
const end = parseDate("2026-09-30");
const today = parseDate("2026-08-27");

const rising: CourseInput = {
  start,
  end,
  today,
  actual: [
    { date: parseDate("2026-07-07"), value: 42 },
    { date: parseDate("2026-08-04"), value: 46 },
    { date: parseDate("2026-08-25"), value: 51 },
  ],
  expected: [
    { date: start, value: 42 },
    { date: end, value: 65 },
  ],
  baseline: { value: 42, text: "42%" },
  targets: [{ value: 65, text: "65%" }],
  nowText: "51%",
  changed: [],
  tickText: (date) => date.slice(5, 7),
};

describe("layoutCourseChart(input)", () => {
  it("draws the line up for a rising target and down for a falling one", () => {
    const up = toCoordinates(layoutCourseChart(rising).expected?.past ?? "");
    expect(up.at(-1)?.y).toBeLessThan(up[0]?.y ?? 0);
    const falling = layoutCourseChart({
      ...rising,
      actual: [],
      expected: [
        { date: start, value: 96 },
        { date: end, value: 36 },
      ],
      baseline: { value: 96, text: "96 h" },
      targets: [{ value: 36, text: "36 h" }],
    });
    const down = toCoordinates(falling.expected?.past ?? "");
    expect(down.at(-1)?.y).toBeGreaterThan(down[0]?.y ?? 0);
  });

  it("splits the expected course at today and hangs the bob there", () => {
    const { expected } = layoutCourseChart(rising);
    const past = toCoordinates(expected?.past ?? "").at(-1);
    expect(past).toEqual(toCoordinates(expected?.rest ?? "")[0]);
    expect(expected?.bob).toContain(`M${past?.x ?? ""}`);
  });

  it("draws the whole course as expected and no bob once the cycle is over", () => {
    const { today: over, ...closed } = rising;
    expect(over).toBeDefined();
    const { expected, gap } = layoutCourseChart(closed);
    expect(expected).not.toHaveProperty("bob");
    expect(expected).not.toHaveProperty("rest");
    expect(gap).toBeUndefined();
  });

  it("draws no line and no mark where nothing was ever reported", () => {
    const chart = layoutCourseChart({ ...rising, actual: [] });
    expect(chart.actual).toBeUndefined();
    expect(chart.mark).toBeUndefined();
    expect(chart.gap).toBeUndefined();
    expect(chart.expected).toBeDefined();
  });

  it("breaks the line where somebody looked and nothing was measured", () => {
    const actual = [
      { date: parseDate("2026-07-07"), value: 42 },
      { date: parseDate("2026-07-14"), value: 43 },
      { date: parseDate("2026-07-21"), value: null },
      { date: parseDate("2026-07-28"), value: 44 },
      { date: parseDate("2026-08-04"), value: 46 },
    ];
    const path = layoutCourseChart({ ...rising, actual }).actual ?? "";
    expect(path.split("M")).toHaveLength(3);
  });

  it("bends the expected course at checkpoints", () => {
    const expected = [
      { date: start, value: 42 },
      { date: parseDate("2026-08-15"), value: 60 },
      { date: end, value: 65 },
    ];
    expect(toExpectedAt(expected, parseDate("2026-08-15"))).toBe(60);
    expect(
      toCoordinates(layoutCourseChart({ ...rising, expected }).expected?.past ?? ""),
    ).toHaveLength(3);
  });

  it("fills the range of a floor from the limit to the top", () => {
    const chart = layoutCourseChart({
      ...rising,
      expected: [],
      band: { low: 80 },
      targets: [{ value: 80, text: "at least 80%" }],
    });
    expect(chart.limits).toHaveLength(1);
    expect(chart.band?.y).toBeLessThan(15);
  });

  it("sets a level in two lines where the margin has no room for one, in the order of the levels", () => {
    const texts = (projection: CourseInput["projection"]): readonly string[] =>
      layoutCourseChart({ ...rising, projection })
        .labels.filter(({ x, y }) => x > 230 && y < 110)
        .sort((a, b) => a.y - b.y)
        .map(({ text }) => text);
    const likely = { value: 64, text: "forecast 70,0\u00a0%" };
    expect(texts({ value: 58, text: "trend 58%" })).toEqual(["65%", "trend 58%"]);
    expect(texts(likely)).toEqual(["65%", "forecast", "70,0\u00a0%"]);
    expect(texts({ ...likely, value: 66 })).toEqual(["forecast", "70,0\u00a0%", "65%"]);
    expect(texts({ value: 58, text: "forecast" })).toEqual(["65%", "forecast"]);
  });

  it("stays inside its box, has no coordinate that is not a number, and labels that do not collide", () => {
    fc.assert(
      fc.property(inputs(), (input) => {
        const chart = layoutCourseChart(input);
        for (const { x, y } of allPoints(chart)) {
          expect(Number.isFinite(x) && Number.isFinite(y)).toBe(true);
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x).toBeLessThanOrEqual(chart.width);
          expect(y).toBeGreaterThanOrEqual(0);
          expect(y).toBeLessThanOrEqual(chart.height);
        }
        const boxes = chart.labels.map(toLabelBox);
        const page = { x: 0, y: 0, width: chart.width, height: chart.height };
        boxes.forEach((box, index) => {
          expect(isWithin(box, page)).toBe(true);
          expect(boxes.slice(index + 1).some((other) => hasOverlap(box, other))).toBe(false);
        });
      }),
    );
  });
});

function allPoints(chart: CourseChart): readonly { readonly x: number; readonly y: number }[] {
  const paths = [
    chart.expected?.past,
    chart.expected?.rest,
    chart.actual,
    chart.gap,
    chart.projection,
  ];
  return [
    ...paths.flatMap((path) => toCoordinates(path ?? "")),
    ...chart.dots,
    ...(chart.mark === undefined ? [] : [chart.mark]),
    ...chart.grid.flatMap(({ x, y1, y2 }) => [
      { x, y: y1 },
      { x, y: y2 },
    ]),
    ...(chart.band === undefined
      ? []
      : [chart.band, { x: chart.band.x + chart.band.width, y: chart.band.y + chart.band.height }]),
  ];
}

function inputs(): fc.Arbitrary<CourseInput> {
  const value = fc.oneof(
    fc.integer({ min: -2000, max: 2000 }),
    fc.double({ min: -1e12, max: 1e12, noNaN: true }),
  );
  const text = fc.string({ maxLength: 30 });
  const level = fc.record({ value, text });
  return fc
    .record({
      days: fc.integer({ min: 1, max: 1900 }),
      actual: fc.array(
        fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), value: fc.option(value) }),
        { maxLength: 30 },
      ),
      expected: fc.array(value, { maxLength: 4 }),
      baseline: fc.option(level),
      targets: fc.array(level, { maxLength: 3 }),
      projection: fc.option(level),
      nowText: text,
      today: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
      changed: fc.array(fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), text }), {
        maxLength: 2,
      }),
      low: fc.option(value),
    })
    .map((made) => {
      const at = (share: number) => addDays(start, Math.floor(share * made.days));
      const last = addDays(start, made.days);
      const count = made.expected.length - 1;
      return {
        start,
        end: last,
        ...(made.today === null ? {} : { today: at(made.today) }),
        actual: made.actual
          .map((point) => ({ date: at(point.at), value: point.value }))
          .sort((a, b) => daysBetween(b.date, a.date)),
        expected: made.expected.map((expected, index) => ({
          date: at(count === 0 ? 0 : index / count),
          value: expected,
        })),
        ...(made.baseline === null ? {} : { baseline: made.baseline }),
        ...(made.projection === null ? {} : { projection: made.projection }),
        targets: made.targets,
        nowText: made.nowText,
        changed: made.changed.map((change) => ({ date: at(change.at), text: change.text })),
        ...(made.low === null ? {} : { band: { low: made.low } }),
        tickText: (date) => date,
      } satisfies CourseInput;
    });
}
