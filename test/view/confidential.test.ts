import { describe, expect, it } from "vitest";
import { listPlans } from "../../src/model/framework/framework-plan.ts";
import { viewHoshin } from "../../src/view/hoshin.ts";
import { viewScorecard } from "../../src/view/scorecard.ts";
import { readPortal } from "./portal-folder.ts";

const files = {
  "kpis/margin.md": `---
kind: kpi
title: Margin
confidential: true
direction: higher
series: [{date: 2026-07-31, value: 731}]
---
`,
  "hoshin/company.md": `---
kind: hoshin
title: X-matrix
team: company
owner: ada
year: 2026-q3
annual: [{id: a1, title: Earn more}]
targets:
  - id: t1
    title: Margin
    kpi: kpis/margin
    target: 732
    plan: {2026-07: 733}
    countermeasures: [{month: 2026-07, problem: Only 734 of 735, action: Save 736, owner: ada}]
correlations: [{a: a1, b: t1, strength: strong}]
---
`,
  "scorecards/company.md": `---
kind: scorecard
title: What drives what
team: company
start: 2026-01-01
end: 2028-12-31
supports: [direction]
objectives:
  - id: f1
    title: Earn more
    perspective: financial
    measures: [{id: f1m1, title: Margin, kpi: kpis/margin, goal: 737, redFlag: 738}]
---
`,
};

describe("a public portal with a confidential KPI", () => {
  const context = readPortal(files, "2026-08-27", "public");
  const [matrix] = listPlans(context.plan, "hoshin");
  const [scorecard] = listPlans(context.plan, "scorecard");
  if (!matrix || !scorecard) throw new Error("no plans");

  it("says so of a target, and draws and tells nothing", () => {
    const { targets } = viewHoshin(context, matrix);
    expect(targets[0]?.tally).toBe("Confidential");
    expect(targets[0]?.remark).toMatch(/confidential/);
    expect(targets[0]).not.toHaveProperty("charts");
    expect(targets[0]?.countermeasures).toEqual([]);
    expect(JSON.stringify(viewHoshin(context, matrix))).not.toMatch(/73\d/);
  });

  it("says so of a scorecard's goal and red flag instead of calling them not set", () => {
    const view = JSON.stringify(viewScorecard(context, scorecard));
    expect(view).toContain('"goal":"Confidential"');
    expect(view).toContain('"redFlag":"Confidential"');
    expect(view).not.toMatch(/Not set|73\d/);
  });

  it("holds nothing back within the organisation", () => {
    const inside = readPortal(files);
    const [own] = listPlans(inside.plan, "hoshin");
    const [target] = own ? viewHoshin(inside, own).targets : [];
    expect(target?.tally).toBe("0 of 1 months met, 1 near");
    expect(target?.charts).toBeDefined();
    expect(target?.countermeasures).toHaveLength(1);
  });
});
