import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findForecast, findLeastSquares } from "../../src/model/forecast.ts";
import { day, readings, today, toKeyResult } from "./fixture.ts";

const series = readings(
  ["2026-07-07", 10],
  ["2026-07-14", 12],
  ["2026-07-21", 14],
  ["2026-07-28", 16],
);

describe("findForecast(keyResult, readings, asOf)", () => {
  it("goes on along the line of the readings to the due date", () => {
    const keyResult = toKeyResult({ kind: "change", from: 8, to: 40 });
    const forecast = findForecast(keyResult, series, today);
    // 2 a week from 16 on 28 July: 64 days later 16 + 2 · 64 ÷ 7
    expect(forecast?.value).toBeCloseTo(16 + (2 * 64) / 7);
    expect(forecast?.remarks).toEqual(["a projection of the past, not a promise"]);
  });

  it("needs four readings on different days, a number, and days to come", () => {
    const keyResult = toKeyResult({ kind: "change", from: 8, to: 40 });
    expect(findForecast(keyResult, series.slice(1), today)).toBeUndefined();
    expect(findForecast(keyResult, series, day("2026-09-30"))).toBeUndefined();
    expect(findForecast(toKeyResult({ kind: "none" }), series, today)).toBeUndefined();
  });

  it("looks at the last eight readings only", () => {
    const old = readings(["2026-07-01", 1000], ["2026-07-02", 1000], ["2026-07-03", 1000]);
    const flat = readings(
      ...Array.from({ length: 8 }, (_, index) => [`2026-08-0${index + 1}`, 5] as const),
    );
    const keyResult = toKeyResult({ kind: "percent" });
    expect(findForecast(keyResult, [...old, ...flat], today)?.value).toBeCloseTo(5);
  });
});

describe("findLeastSquares(points)", () => {
  it("finds the line that the points lie on", () => {
    const number = fc.integer({ min: -1000, max: 1000 });
    const xs = fc.uniqueArray(number, { minLength: 2, maxLength: 10 });
    fc.assert(
      fc.property(number, number, xs, (slope, intercept, at) => {
        const line = findLeastSquares(at.map((x) => [x, slope * x + intercept]));
        expect(line?.slope).toBeCloseTo(slope, 6);
        expect(line?.intercept).toBeCloseTo(intercept, 4);
      }),
    );
  });

  it("finds none through points above each other", () => {
    expect(
      findLeastSquares([
        [1, 2],
        [1, 3],
      ]),
    ).toBeUndefined();
  });
});
