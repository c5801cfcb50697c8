import { describe, expect, it } from "vitest";
import { findLikelyNumber } from "../../src/model/likely-number.ts";

describe("findLikelyNumber(text)", () => {
  it.each([
    ["65 %", ["65"], "%"],
    ["56,5%", ["56.5"], "%"],
    ["£1.2m", ["1.2"], "£m"],
    ["5 days", ["5"], "days"],
    ["< 5", ["5"], ""],
    ["-3", ["-3"], ""],
    ["1 200", ["1200"], ""],
    ["1'200.50", ["1200.5"], ""],
    ["1.200.000", ["1200000"], ""],
    ["1.234,5", ["1234.5"], ""],
    ["1,200", ["1200", "1.2"], ""],
    ["0,125", ["0.125"], ""],
  ])("takes %s for %j with the unit %j", (text, numbers, unit) => {
    expect(findLikelyNumber(text)).toEqual({ numbers, unit });
  });

  it.each(["soon", "", "about 5", "1 2", "10 to 20"])("takes %j for none", (text) => {
    expect(findLikelyNumber(text)).toBeUndefined();
  });
});
