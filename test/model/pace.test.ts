import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Measure } from "../../src/model/measure.ts";
import { findExpected, getElapsedShare } from "../../src/model/pace.ts";
import { addDays } from "../../src/model/period.ts";
import { toPoints } from "../../src/model/share.ts";
import { day, quarter, today, toKeyResult } from "./fixture.ts";

const change: Measure = { kind: "change", from: 40, to: 60 };

describe("getElapsedShare(period, asOf)", () => {
  it("is 0 on the first day, 1 on the last, and 63 % on 27 August", () => {
    expect(getElapsedShare(quarter, quarter.start)).toBe(0);
    expect(getElapsedShare(quarter, quarter.end)).toBe(1);
    // 57 of 91 days
    expect(getElapsedShare(quarter, today)).toBeCloseTo(57 / 91);
    expect(toPoints(getElapsedShare(quarter, today))).toBe(63);
  });

  it("stays within 0 and 1 outside the period", () => {
    expect(getElapsedShare(quarter, day("2026-06-01"))).toBe(0);
    expect(getElapsedShare(quarter, day("2027-06-01"))).toBe(1);
  });

  it("expects what starts and ends on one day from that day on", () => {
    const oneDay = { start: today, end: today };
    expect(getElapsedShare(oneDay, addDays(today, -1))).toBe(0);
    expect(getElapsedShare(oneDay, today)).toBe(1);
  });
});

describe("findExpected(keyResult, asOf)", () => {
  it("follows the key result's own period", () => {
    const period = { start: day("2026-08-01"), end: day("2026-08-31") };
    expect(findExpected(toKeyResult(change, { period }), day("2026-08-16"))?.value).toBe(0.5);
  });

  it("follows straight lines through the checkpoints", () => {
    const checkpoints = [{ date: day("2026-08-15"), value: 50 }];
    const keyResult = toKeyResult(change, { checkpoints });
    expect(findExpected(keyResult, quarter.start)?.value).toBe(0);
    expect(findExpected(keyResult, day("2026-08-15"))?.value).toBe(0.5);
    // half of the 46 days from 15 August to 30 September
    expect(findExpected(keyResult, day("2026-09-07"))?.value).toBeCloseTo(0.75);
    expect(findExpected(keyResult, quarter.end)?.value).toBe(1);
  });

  it("expects steps that all have a due date when they are due", () => {
    const steps = [
      { title: "survey", weight: 1, due: day("2026-08-01") },
      { title: "fit", weight: 3, due: day("2026-09-30") },
    ];
    expect(findExpected(toKeyResult({ kind: "steps", steps }), today)?.value).toBe(0.25);
    const open = { kind: "steps" as const, steps: [...steps, { title: "test", weight: 1 }] };
    expect(findExpected(toKeyResult(open), today)?.value).toBeCloseTo(57 / 91);
  });

  it("expects a limit to be held on every day", () => {
    expect(findExpected(toKeyResult({ kind: "at-least", limit: 95 }), quarter.start)?.value).toBe(
      1,
    );
  });

  it("expects nothing of what is unscored", () => {
    expect(findExpected(toKeyResult({ kind: "none" }), today)).toBeUndefined();
  });

  it("never falls as time goes on, and stays within 0 and 1", () => {
    const checkpoint = fc.record({
      date: fc.integer({ min: -20, max: 120 }).map((days) => addDays(quarter.start, days)),
      value: fc.integer({ min: 40, max: 60 }),
    });
    const rising = fc
      .uniqueArray(checkpoint, { selector: ({ date }) => date, maxLength: 5 })
      .map((points) => {
        const values = points.map(({ value }) => value).sort((a, b) => a - b);
        const dates = points.map(({ date }) => date).sort();
        return dates.map((date, index) => ({ date, value: values[index] ?? 40 }));
      });
    const days = fc.integer({ min: -30, max: 130 });
    fc.assert(
      fc.property(rising, days, days, (checkpoints, a, b) => {
        const keyResult = toKeyResult(change, { checkpoints });
        const expected = (at: number) =>
          findExpected(keyResult, addDays(quarter.start, at))?.value ?? NaN;
        const [earlier, later] = [expected(Math.min(a, b)), expected(Math.max(a, b))];
        expect(earlier).toBeLessThanOrEqual(later);
        expect(earlier).toBeGreaterThanOrEqual(0);
        expect(later).toBeLessThanOrEqual(1);
      }),
    );
  });
});
