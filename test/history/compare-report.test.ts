import { describe, expect, it } from "vitest";
import { compareReports } from "../../src/history/compare-report.ts";

describe("compareReports(before, after)", () => {
  it("tells of them by day, then by author, in whatever order they are written", () => {
    const reports = ["yusuf-karim", "hamish-odell", "solveig-arkwright"].flatMap((by) => [
      { date: "2026-08-27", by, value: 2 },
      { date: "2026-08-20", by, value: 1 },
    ]);
    const tell = (after: readonly unknown[]): readonly string[] =>
      compareReports([], after).map(({ date, by = "" }) => `${date} ${by}`);
    expect(tell(reports)).toEqual([
      "2026-08-20 hamish-odell",
      "2026-08-20 solveig-arkwright",
      "2026-08-20 yusuf-karim",
      "2026-08-27 hamish-odell",
      "2026-08-27 solveig-arkwright",
      "2026-08-27 yusuf-karim",
    ]);
    expect(tell(reports.toReversed())).toEqual(tell(reports));
  });

  it("leaves readings of one day, which nobody signed, in the order in which they are written", () => {
    const values = [3, 1, 2].map((value) => ({ date: "2026-08-20", value }));
    expect(compareReports([], values).map(({ now }) => now)).toEqual([3, 1, 2]);
  });
});
