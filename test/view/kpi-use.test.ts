import { describe, expect, it } from "vitest";
import { listPlans } from "../../src/model/framework/framework-plan.ts";
import { viewGost } from "../../src/view/gost.ts";
import { viewKpi } from "../../src/view/kpi.ts";
import { viewMbo } from "../../src/view/mbo.ts";
import { findContributions, viewContribution } from "../../src/view/objective-work.ts";
import { readPortal } from "./portal-folder.ts";

const context = readPortal({
  "kpis/speed.md": "---\nkind: kpi\ntitle: Speed\nunit: km/h\ndirection: higher\n---\n",
  "2026-q3/track/go.md": `---
kind: objective
title: Go faster
supports: [themes/keep-time]
keyResults: [{id: kr1, title: Speed, from: 60, to: 80, kpi: kpis/speed}]
---
`,
  "ogsm/company.md": `---
kind: ogsm
title: One page
start: 2026-01-01
end: 2026-12-31
supports: [direction]
objective: Go
goals: [{id: g1, title: Fast, from: 60, to: 80, kpi: kpis/speed}]
strategies: [{id: s1, title: Oil, measures: [{id: m1, title: Oiled, to: 9, kpi: kpis/speed}]}]
---
`,
  "gost/company.md": `---
kind: gost
title: Ladder
supports: [direction]
goals: [{id: g1, title: Fast}]
objectives: [{id: o1, title: Faster, goal: g1, from: 60, to: 80, kpi: kpis/speed}]
strategies: [{id: s1, title: Oil, objective: o1}]
---
`,
  "mbo/ada.md": `---
kind: mbo
title: Agreement
holder: team:track
start: 2026-01-01
end: 2026-12-31
objectives: [{id: o1, title: Speed up, from: 60, to: 80, weight: 100, kpi: kpis/speed, supports: [2026-q3/track/go]}]
---
`,
  "hoshin/company.md": `---
kind: hoshin
title: X
team: company
year: 2026-q3
supports: [direction]
targets: [{id: t1, title: Speed, kpi: kpis/speed, plan: {2026-07: 70}}]
---
`,
  "scorecards/company.md": `---
kind: scorecard
title: Map
start: 2026-01-01
end: 2026-12-31
supports: [direction]
objectives: [{id: c1, title: Be fast, perspective: customer, measures: [{id: m1, title: Speed, goal: 80, redFlag: 60, kpi: kpis/speed}]}]
---
`,
});
const [kpi] = context.plan.kpis;
const [objective] = context.plan.objectives;
if (kpi === undefined || objective === undefined) throw new Error("nothing to view");

describe("viewKpi(context, kpi).uses", () => {
  it("lists what the plans of every framework measure by it", () => {
    const uses = viewKpi(context, kpi).uses.map(({ plan, items }) => [
      plan.title,
      ...items.map(({ item, word }) => `${word} ${item.url}`),
    ]);
    expect(uses).toEqual([
      ["Ladder", "Objective /gost/company/#o1"],
      ["X", "Target /hoshin/company/#t1"],
      ["Agreement", "Agreed objective /mbo/ada/#o1"],
      ["One page", "Goal /ogsm/company/#g1", "Measure /ogsm/company/#m1"],
      ["Map", "Measure /scorecards/company/#m1"],
    ]);
  });

  it("is led back to by what they measure", () => {
    const [gost] = listPlans(context.plan, "gost");
    const [mbo] = listPlans(context.plan, "mbo");
    if (gost === undefined || mbo === undefined) throw new Error("no plans");
    expect(viewMbo(context, mbo).objectives[0]?.measured.kpi?.url).toBe("/kpis/speed/");
    expect(JSON.stringify(viewGost(context, gost))).toContain('"url":"/kpis/speed/"');
  });
});

describe("viewContribution(context, objective, contribution)", () => {
  it("says what contributes where that is no objective", () => {
    const [contribution] = findContributions(context, objective);
    if (contribution === undefined) throw new Error("no contribution");
    expect(viewContribution(context, objective, contribution).what).toBe(
      "Agreed objective in Agreement",
    );
  });
});
