import { describe, expect, it } from "vitest";
import type { Cycle } from "../../src/model/plan.ts";
import { viewRuler } from "../../src/view/ruler.ts";
import { readPortal } from "./portal-folder.ts";

const context = readPortal({});

/** Of 90, 91 and 92 days. */
const quarters = `name: Test Line
locale: en-GB
cycles:
  - {id: 2027-q1, label: Q1 2027, start: 2027-01-01, end: 2027-03-31, state: active}
  - {id: 2027-q2, label: Q2 2027, start: 2027-04-01, end: 2027-06-30, state: active}
  - {id: 2027-q3, label: Q3 2027, start: 2027-07-01, end: 2027-09-30, state: active}
`;

function getCycle(id: string, { plan } = context): Cycle {
  const cycle = plan.cycles.find((known) => known.cycle === id);
  if (cycle === undefined) throw new Error(`no cycle: ${id}`);
  return cycle;
}

describe("viewRuler(context, cycle)", () => {
  it("stands at the as-of date of the running cycle", () => {
    expect(viewRuler(context, getCycle("2026-q3"))).toMatchObject({
      days: 92,
      today: 63,
      week: "Week 9 of 13",
      date: "Thu 27 Aug 2026",
      closed: false,
      months: [
        { label: "Jul", at: 0 },
        { label: "Aug", at: 33.7 },
        { label: "Sept", at: 67.4 },
      ],
    });
  });

  it("counts the weeks of every quarter alike, and goes on to the last of them", () => {
    const toWeek = (asOf: string, id: string): string | undefined => {
      const portal = readPortal({ "portal.yaml": quarters }, asOf);
      return viewRuler(portal, getCycle(id, portal)).week;
    };
    expect(toWeek("2027-03-24", "2027-q1")).toBe("Week 12 of 13");
    expect(toWeek("2027-03-31", "2027-q1")).toBe("Week 13 of 13");
    expect(toWeek("2027-06-30", "2027-q2")).toBe("Week 13 of 13");
    expect(toWeek("2027-09-30", "2027-q3")).toBe("Week 13 of 13");
  });

  it("has no bob where the cycle is over", () => {
    const ruler = viewRuler(context, getCycle("2026-q2"));
    expect(ruler.today).toBeUndefined();
    expect(ruler).toMatchObject({ closed: true, date: "Ended Tue 30 Jun 2026" });
  });
});
