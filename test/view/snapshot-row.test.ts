import { describe, expect, it } from "vitest";
import { sortSnapshotRows } from "../../src/view/snapshot-row.ts";

describe("sortSnapshotRows(rows)", () => {
  it("puts the latest first, and what was sealed for one day by its id, in whatever order they come", () => {
    const rows = [
      { cycle: "2026-q4", date: "2026-12-31" },
      { cycle: "2026", date: "2026-12-31" },
      { cycle: "2026-q2", date: "2026-06-30" },
      { cycle: "2026-q3", date: "2026-09-30" },
    ];
    const sorted = sortSnapshotRows(rows).map(({ cycle }) => cycle);
    expect(sorted).toEqual(["2026", "2026-q4", "2026-q3", "2026-q2"]);
    const reversed = sortSnapshotRows(rows.toReversed()).map(({ cycle }) => cycle);
    expect(reversed).toEqual(sorted);
  });
});
