import { describe, expect, it } from "vitest";
import { listPlans } from "../../src/model/framework/framework-plan.ts";
import type { NodeId } from "../../src/model/id.ts";
import { findLineOfSight } from "../../src/model/line-of-sight.ts";
import { check, listFindings, objective } from "./fixture.ts";

const span = { start: "2026-01-01", end: "2030-12-31" };

const company = {
  kind: "ogsm",
  title: "To 2030",
  team: "company",
  ...span,
  objective: "Be the railway *people* set their day by.",
  goals: [{ id: "g1", title: "Right time", from: 80, to: 92, unit: "%", kpi: "kpis/arrivals" }],
  strategies: [
    {
      id: "s1",
      title: "Reliability first",
      supports: [{ to: "themes/keep-time", how: "It is the theme." }],
      measures: [{ id: "m1", title: "Faults found first", from: 40, to: 80 }],
      actions: [{ id: "a1", title: "Sensors", actions: [{ id: "a2", title: "Order them" }] }],
    },
  ],
  checkIns: [{ date: "2026-08-01", values: { m1: 50 } }],
};
const kpi = {
  kind: "kpi",
  title: "Arrivals",
  direction: "higher",
  series: [{ date: "2026-06-30", value: 86 }],
};

describe("linkPlan(documents) of the frameworks' plans", () => {
  it("links an OGSM down to sub-actions, and takes values from check-ins and KPIs", () => {
    const { graph, plan, assessment } = check({
      "ogsm/company.md": company,
      "kpis/arrivals.md": kpi,
      "2026-q3/signalling/a.md": objective({ supports: ["ogsm/company#s1"] }),
    });
    expect(plan).toBeDefined();
    const [ogsm] = listPlans(graph, "ogsm");
    expect(ogsm?.objective?.html).toContain("<em>people</em>");
    expect(ogsm?.strategies[0]?.actions[0]?.actions[0]?.parent).toBe("ogsm/company#a1");
    expect(ogsm?.goals[0]?.observations.map(({ value }) => value)).toEqual([86]);
    expect(assessment.measured.get("ogsm/company#g1" as NodeId)?.progress?.value).toBe(0.5);
    expect(assessment.measured.get("ogsm/company#m1" as NodeId)?.progress?.value).toBe(0.25);
    const line = findLineOfSight(graph, "2026-q3/signalling/a" as NodeId);
    expect(line.grounded).toBe(true);
    expect(line.paths).toContainEqual(["2026-q3/signalling/a", "ogsm/company#s1", "ogsm/company"]);
    const checked = { graph, assessment, findings: [], shown: [], unplaced: [] };
    expect(listFindings(checked, ["no-strategy"])).toEqual([]);
  });

  it("calls by its id what shows something that is not there", () => {
    const { graph, findings } = check({
      "ogsm/company.md": { ...company, strategies: [{ id: "s9", ref: "ogsm/company#nothing" }] },
    });
    expect(listPlans(graph, "ogsm")[0]?.strategies[0]?.title.plain).toBe("s9");
    expect(findings.filter(({ message }) => message.includes("``"))).toEqual([]);
  });

  it("links a matrix: marks lead up, an item shows another one with its title, months come from the KPI", () => {
    const { graph, plan, findings } = check({
      "kpis/arrivals.md": kpi,
      "2026-q3/signalling/a.md": objective({ title: "Hear the points" }),
      "hoshin/company.md": {
        kind: "hoshin",
        title: "2026",
        team: "company",
        year: "2026",
        breakthroughs: [{ id: "b1", title: "On time" }],
        annual: [{ id: "a1", title: "Ninety" }],
        priorities: [{ id: "p1", ref: "2026-q3/signalling/a" }],
        targets: [
          {
            id: "t1",
            title: "Arrivals",
            kpi: "kpis/arrivals",
            plan: { "2026-07": 88, "2026-06": 87 },
          },
        ],
        people: ["hamish-odell"],
        correlations: [
          { a: "b1", b: "a1", strength: "strong" },
          { a: "a1", b: "p1", strength: "medium" },
          { a: "p1", b: "t1", strength: "weak" },
          { a: "p1", b: "hamish-odell", strength: "strong" },
        ],
        catchball: [
          {
            date: "2026-08-01",
            from: "team:company",
            to: "team:signalling",
            about: "#p1",
            proposal: "Take it on",
          },
        ],
      },
    });
    expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(plan).toBeDefined();
    const [matrix] = listPlans(graph, "hoshin");
    expect(matrix?.priorities[0]?.title.plain).toBe("Hear the points");
    expect(matrix?.targets[0]?.actual.map(({ month, value }) => [month, value])).toEqual([
      ["2026-06", 86],
    ]);
    expect(matrix?.catchball).toHaveLength(1);
    const up = (id: string) => findLineOfSight(graph, id as NodeId).paths;
    expect(up("hoshin/company#p1")).toContainEqual(["hoshin/company#p1", "hoshin/company"]);
    expect(graph.edgesFrom.get("hoshin/company#a1" as NodeId)?.map(({ to }) => to)).toContain(
      "hoshin/company#b1",
    );
  });

  it("links a scorecard with its causes, a ladder and an agreement", () => {
    const { graph, findings } = check({
      "kpis/arrivals.md": kpi,
      "scorecards/company.md": {
        kind: "scorecard",
        title: "Card",
        team: "company",
        ...span,
        objectives: [
          {
            id: "o1",
            title: "Win back the commuter",
            perspective: "customer",
            theme: "themes/keep-time",
            measures: [{ id: "m1", title: "Share", goal: 91, redFlag: 84, kpi: "kpis/arrivals" }],
          },
          {
            id: "o2",
            title: "Find faults",
            perspective: "process",
            causes: ["o1"],
            measures: [{ id: "m2", title: "Found first", goal: 65, redFlag: 45 }],
          },
        ],
      },
      "gost/company.md": {
        kind: "gost",
        title: "Ladder",
        team: "company",
        goals: [{ id: "g1", title: "Be on time" }],
        objectives: [{ id: "o1", title: "Ninety-two", goal: "g1", from: 80, to: 92 }],
        strategies: [{ id: "s1", title: "Old lines first", objective: "o1" }],
        tactics: [{ id: "t1", title: "Sensors", strategy: "s1", owner: "hamish-odell" }],
      },
      "mbo/signalling.md": {
        kind: "mbo",
        title: "Agreement",
        ...span,
        holder: "role:head-of-signalling",
        objectives: [{ id: "o1", title: "Faults", from: 10, to: 5, weight: 100 }],
      },
    });
    expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
    const edges = graph.edgesFrom.get("scorecards/company#o2" as NodeId) ?? [];
    expect(edges.map(({ relation, to }) => [relation, to])).toEqual([
      ["part-of", "scorecards/company"],
      ["causes", "scorecards/company#o1"],
    ]);
    const line = findLineOfSight(graph, "gost/company#t1" as NodeId);
    expect(line.paths[0]).toEqual([
      "gost/company#t1",
      "gost/company#s1",
      "gost/company#o1",
      "gost/company#g1",
      "gost/company",
    ]);
    expect(listPlans(graph, "mbo")[0]?.holder).toBe("role:head-of-signalling");
  });

  it("keeps an agreement from being about a person, and a loop of causes from closing", () => {
    const checked = check({
      "mbo/hamish.md": {
        kind: "mbo",
        title: "Agreement",
        ...span,
        holder: "hamish-odell",
        objectives: [],
      },
      "scorecards/company.md": {
        kind: "scorecard",
        title: "Card",
        team: "company",
        ...span,
        objectives: [
          { id: "o1", title: "A", perspective: "customer", causes: ["o2"] },
          { id: "o2", title: "B", perspective: "customer", causes: ["o1"] },
        ],
      },
    });
    const codes = checked.findings
      .filter(({ severity }) => severity === "error")
      .map(({ code }) => code);
    expect(codes).toContain("wrong-reference-kind");
    expect(codes.filter((code) => /cycle/.test(code))).toHaveLength(1);
  });
});
