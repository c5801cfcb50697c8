import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isIsoDate } from "../../src/model/period.ts";
import {
  findLikelyAddress,
  findLikelyDate,
  findLikelyId,
  findLikelyMonth,
  findLikelyRhythm,
} from "../../src/read/likely-value.ts";

describe("findLikelyDate(text)", () => {
  it.each([
    ["31/07/2026", "2026-07-31"],
    ["7/31/2026", "2026-07-31"],
    ["3.7.2026", "2026-07-03"],
    ["3/7/2026", undefined],
    ["2026/7/3", "2026-07-03"],
    ["20260703", "2026-07-03"],
    ["2026-07-03T09:00:00Z", "2026-07-03"],
    ["31 July 2026", "2026-07-31"],
    ["July 3rd, 2026", "2026-07-03"],
    ["2026-06-31", "2026-06-30"],
    ["2026-02-30", "2026-02-28"],
    ["2026-13-01", "2026-01-13"],
    ["20261306", "2026-06-13"],
    ["2026-13-13", undefined],
    ["2026-32-01", undefined],
    ["2026-13-00", undefined],
    ["soon", undefined],
    ["in July 2026", undefined],
    ["", undefined],
  ])("takes %s for %s", (written, meant) => {
    expect(findLikelyDate(written)).toBe(meant);
  });

  it("offers only dates that exist, whatever is written", () => {
    const text = fc.string({ unit: fc.constantFrom(..."0123456789/.- TJulyMar".split("")) });
    fc.assert(
      fc.property(text, (written) => {
        const meant = findLikelyDate(written);
        expect(meant === undefined || isIsoDate(meant)).toBe(true);
      }),
    );
  });
});

describe("findLikelyMonth(text)", () => {
  it.each([
    ["November 2026", "2026-11"],
    ["nov. 2026", "2026-11"],
    ["11/2026", "2026-11"],
    ["Q4 2026", "2026-12"],
    ["2026-Q1", "2026-03"],
    ["13.2026", undefined],
    ["end of 2026", undefined],
    ["Q5 2026", undefined],
    ["soon", undefined],
  ])("takes %s for %s", (written, meant) => {
    expect(findLikelyMonth(written)).toBe(meant);
  });
});

describe("findLikelyId(text), findLikelyRhythm(text), findLikelyAddress(text)", () => {
  it("offer what would be taken", () => {
    expect(findLikelyId("KR 2")).toBe("kr-2");
    expect(findLikelyId("Letters / Spring 2026")).toBe("letters/spring-2026");
    expect(findLikelyId("te\u0301moins")).toBe("t\u00E9moins");
    expect(findLikelyId("!")).toBeUndefined();
    expect(["weekly", "every 2 weeks", "10 days", "now and then"].map(findLikelyRhythm)).toEqual([
      "1w",
      "2w",
      "10d",
      undefined,
    ]);
    expect(findLikelyAddress("strategy.example.org")).toBe("https://strategy.example.org");
    expect(findLikelyAddress("over there")).toBeUndefined();
  });
});
