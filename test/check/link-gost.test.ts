import { describe, expect, it } from "vitest";
import { listPlans } from "../../src/model/framework/framework-plan.ts";
import { check } from "./fixture.ts";

const ladder = { kind: "gost", title: "Faults", team: "engineering" };
const three = { id: "2024-26", label: "2024 to 2026", start: "2024-01-01", end: "2026-12-31" };
const year = { id: "2026", label: "2026", start: "2026-01-01", end: "2026-12-31" };
const quarter = { id: "2026-q3", label: "Q3", start: "2026-07-01", end: "2026-09-30" };

const getPeriod = (...cycles: readonly object[]): unknown =>
  listPlans(check({ "gost/faults.md": ladder }, { portal: { cycles } }).graph, "gost")[0]?.period;

describe("linkGost(context, document, kpis)", () => {
  it.each([
    ["the running cycle where nothing holds it", [quarter], quarter],
    ["the year of a quarter", [year, { ...quarter, parent: "2026" }], year],
    [
      "the three years that hold the year of a quarter",
      [three, { ...year, parent: "2024-26" }, { ...quarter, parent: "2026" }],
      three,
    ],
  ] as const)("takes the time of a ladder without dates from %s", (_, cycles, { start, end }) => {
    expect(getPeriod(...cycles)).toEqual({ start, end });
  });

  it("comes to an end where parents run in a loop", () => {
    const looped = [
      { ...year, parent: "2026-q3" },
      { ...quarter, parent: "2026" },
    ];
    expect(getPeriod(...looped)).toEqual({ start: quarter.start, end: quarter.end });
  });
});
