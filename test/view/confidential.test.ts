import { describe, expect, it } from "vitest";
import { listPlans } from "../../src/model/framework/framework-plan.ts";
import { linkPages } from "../../src/site/pages.ts";
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

describe("a public portal with an internal KPI", () => {
  const hidden = Object.fromEntries(
    Object.entries(files).map(([file, text]) => [
      file,
      // Figures that no place in a drawing can be.
      text.replace("confidential: true", "audience: internal").replace(/73\d/g, "88$&"),
    ]),
  );
  const measured = `from: 88741, to: 88742, kpi: kpis/margin, checkpoints: [{date: 2026-08-01, value: 88743}], display: 88744 to 88745`;
  const checkIn = (id: string): string =>
    `checkIns: [{date: 2026-08-20, values: {${id}: 88746}, forecast: {${id}: 88747}}]`;
  const plans = {
    ...hidden,
    "ogsm/company.md": `---
kind: ogsm
title: One page
team: company
start: 2026-01-01
end: 2026-12-31
supports: [direction]
objective: Earn more
goals: [{id: g1, title: Margin, ${measured}}]
strategies: [{id: s1, title: Earn, measures: [{id: m1, title: Margin, ${measured}}]}]
${checkIn("g1")}
---
`,
    "gost/company.md": `---
kind: gost
title: Ladder
team: company
supports: [direction]
goals: [{id: g1, title: Earn}]
objectives: [{id: o1, title: Margin, goal: g1, ${measured}}]
strategies: [{id: s1, title: Earn, objective: o1}]
tactics: [{id: t1, title: Sell, strategy: s1}]
${checkIn("o1")}
---
`,
    "mbo/company.md": `---
kind: mbo
title: Agreement
holder: team:company
start: 2026-01-01
end: 2026-12-31
supports: [direction]
objectives: [{id: o1, title: Margin, weight: 100, ${measured}}]
${checkIn("o1")}
---
`,
    "2026-q3/track/earn.md": `---
kind: objective
title: Earn more
supports: [themes/keep-time]
keyResults: [{id: kr1, title: Margin, ${measured}}]
${checkIn("kr1")}
---
`,
  };

  it("shows on no page a figure that stands beside it in a plan", () => {
    const context = readPortal(plans, "2026-08-27", "public");
    const told = [...linkPages(context)]
      .filter(([, { view }]) => /88,?7[34]\d/.test(JSON.stringify(view())))
      .map(([path]) => path);
    expect(told.filter((path) => !/^\/(guide|rules)\//.test(path))).toEqual([]);
    const [matrix] = listPlans(context.plan, "hoshin");
    expect(matrix && viewHoshin(context, matrix).targets[0]?.tally).toBe("Confidential");
  });

  it("shows them within the organisation", () => {
    const shown = [...linkPages(readPortal(plans))]
      .map(([, { view }]) => JSON.stringify(view()))
      .join();
    for (const figure of ["731", "733", "737", "741", "746"])
      expect(shown).toContain(`88,${figure}`);
  });
});
