import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addMonths,
  findCycleBefore,
  findNextLabel,
  getNextPeriod,
} from "../../src/model/next-cycle.ts";
import { addDays, daysBetween, parseDate, type Period } from "../../src/model/period.ts";

function toPeriod(text: string): Period {
  const [start = "", end = ""] = text.split(" ");
  return { start: parseDate(start), end: parseDate(end) };
}

function toCycle(id: string, dates: string, label = id) {
  return { id, label, period: toPeriod(dates) };
}

describe("getNextPeriod(last, before)", () => {
  it.each([
    ["a quarter", "2026-07-01 2026-09-30", "2026-10-01 2026-12-31"],
    ["a quarter before a leap day", "2027-10-01 2027-12-31", "2028-01-01 2028-03-31"],
    ["a month into February", "2027-01-01 2027-01-31", "2027-02-01 2027-02-28"],
    ["a fiscal quarter from 6 April", "2026-04-06 2026-07-05", "2026-07-06 2026-10-05"],
    ["a fiscal year", "2025-10-01 2026-09-30", "2026-10-01 2027-09-30"],
    ["six weeks", "2026-01-05 2026-02-15", "2026-02-16 2026-03-29"],
    ["a trimester", "2026-09-01 2026-12-31", "2027-01-01 2027-04-30"],
  ])("%s", (_, last, next) => {
    expect(getNextPeriod(toPeriod(last), undefined)).toEqual(toPeriod(next));
  });

  it("leaves the weeks between that there were between the last two", () => {
    const next = getNextPeriod(
      toPeriod("2026-03-02 2026-04-12"),
      toPeriod("2026-01-05 2026-02-15"),
    );
    expect(next).toEqual(toPeriod("2026-04-27 2026-06-07"));
  });

  it("begins after the last one and is about as long (property)", () => {
    const start = fc
      .integer({ min: 0, max: 20_000 })
      .map((days) => addDays(parseDate("1990-01-01"), days));
    fc.assert(
      fc.property(start, fc.integer({ min: 0, max: 800 }), (first, length) => {
        const last = { start: first, end: addDays(first, length) };
        const next = getNextPeriod(last, undefined);
        expect(next.start).toBe(addDays(last.end, 1));
        expect(Math.abs(daysBetween(next.start, next.end) - length)).toBeLessThanOrEqual(4);
      }),
    );
  });
});

describe("addMonths(date, months)", () => {
  it("stops at the last day of a month that is too short", () => {
    expect(addMonths(parseDate("2027-11-30"), 3)).toBe("2028-02-29");
    expect(addMonths(parseDate("2026-12-31"), 2)).toBe("2027-02-28");
    expect(addMonths(parseDate("2026-01-15"), 12)).toBe("2027-01-15");
  });
});

describe("findCycleBefore(cycles, id, start) and findNextLabel(last, id)", () => {
  const cycles = [
    toCycle("2026", "2026-01-01 2026-12-31"),
    toCycle("2026-q1", "2026-01-01 2026-03-31", "Q1 2026"),
    toCycle("2026-q2", "2026-04-01 2026-06-30", "Q2 2026"),
    toCycle("sprint-7", "2026-05-04 2026-06-14", "Sprint 7"),
  ];
  const find = (id: string) => findCycleBefore(cycles, id, undefined)?.id;

  it("stays within a row of cycles: quarters, sprints and years are told apart by their ids", () => {
    expect([
      find("2026-q3"),
      find("sprint-8"),
      find("2027"),
      find("2026-q2"),
      find("h1-2026"),
    ]).toEqual([...["2026-q2", "sprint-7", "2026", "2026-q1"], undefined]);
  });

  it("counts on what the id counts", () => {
    const label = (id: string, text: string, next: string) =>
      findNextLabel(toCycle(id, "2026-01-01 2026-03-31", text), next);
    expect(label("2026-q3", "Q3 2026", "2026-q4")).toBe("Q4 2026");
    expect(label("2026-q4", "Q4 2026", "2027-q1")).toBe("Q1 2027");
    expect(label("fy26-q4", "FY26, quarter 4", "fy27-q1")).toBe("FY27, quarter 1");
    expect(label("sprint-09", "Sprint 09", "sprint-10")).toBe("Sprint 10");
    expect(label("2026-q1", "January to March 2026", "2026-q2")).toBeUndefined();
  });
});
