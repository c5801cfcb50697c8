import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, countWeeks, daysBetween, parseDate, parseDue } from "../../src/model/period.ts";
import { day } from "./fixture.ts";

const date = fc
  .date({ min: new Date("0100-01-01"), max: new Date("9998-12-31"), noInvalidDate: true })
  .map((each) => parseDate(each.toISOString().slice(0, 10)));

describe("parseDue(text) of a month", () => {
  it("is its last day, of the very last month, too", () => {
    expect(["2026-02", "2028-02", "2026-12", "9999-12"].map(parseDue)).toEqual([
      "2026-02-28",
      "2028-02-29",
      "2026-12-31",
      "9999-12-31",
    ]);
  });
});

describe("daysBetween(a, b)", () => {
  it("counts over months, leap days and centuries", () => {
    expect(daysBetween(day("2026-07-01"), day("2026-09-30"))).toBe(91);
    expect(daysBetween(day("2024-02-28"), day("2024-03-01"))).toBe(2);
    expect(daysBetween(day("1900-02-28"), day("1900-03-01"))).toBe(1);
    expect(daysBetween(day("2026-01-01"), day("2025-12-31"))).toBe(-1);
  });

  it("is what the calendar of the platform says", () => {
    fc.assert(
      fc.property(date, date, (a, b) => {
        expect(daysBetween(a, b)).toBe((Date.parse(b) - Date.parse(a)) / 86_400_000);
      }),
    );
  });

  it("goes with addDays, which is what the calendar of the platform says, too", () => {
    fc.assert(
      fc.property(date, fc.integer({ min: -30_000, max: 300 }), (from, days) => {
        const expected = new Date(Date.parse(from) + days * 86_400_000).toISOString().slice(0, 10);
        if (/^\d{4}-/.test(expected)) expect(addDays(from, days)).toBe(expected);
      }),
    );
  });

  it("undoes addDays", () => {
    fc.assert(
      fc.property(date, fc.integer({ min: -300, max: 300 }), (a, days) => {
        expect(daysBetween(a, addDays(a, days))).toBe(days);
      }),
    );
  });
});

describe("parseDue(text)", () => {
  it("reads a month as its last day", () => {
    expect(["2026-02", "2024-02", "2026-12"].map(parseDue)).toEqual([
      "2026-02-28",
      "2024-02-29",
      "2026-12-31",
    ]);
  });
});

describe("countWeeks(period)", () => {
  it.each([
    ["2026-01-05", "2026-01-07", 1],
    ["2026-01-05", "2026-02-15", 6],
    ["2027-01-01", "2027-03-31", 13],
    ["2026-04-01", "2026-06-30", 13],
    ["2026-07-01", "2026-09-30", 13],
    ["2026-01-01", "2026-12-31", 52],
  ])("from %s to %s are %d", (start, end, weeks) => {
    expect(countWeeks({ start: day(start), end: day(end) })).toBe(weeks);
  });
});
