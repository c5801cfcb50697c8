import { describe, expect, it } from "vitest";
import type { Cycle } from "../../src/model/plan.ts";
import { viewRuler } from "../../src/view/ruler.ts";
import { readPortal } from "./portal-folder.ts";

const context = readPortal({});

function getCycle(id: string): Cycle {
  const cycle = context.plan.cycles.find((known) => known.cycle === id);
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

  it("has no bob where the cycle is over", () => {
    const ruler = viewRuler(context, getCycle("2026-q2"));
    expect(ruler.today).toBeUndefined();
    expect(ruler).toMatchObject({ closed: true, date: "Ended Tue 30 Jun 2026" });
  });
});
