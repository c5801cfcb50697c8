import { listPlans } from "../../src/model/framework/framework-plan.ts";
import type { Ogsm } from "../../src/model/framework/ogsm.ts";
import { check, objective } from "../check/fixture.ts";

export const span = { start: "2026-01-01", end: "2028-12-31" };
export const year = { start: "2026-01-01", end: "2026-12-31" };

/** An organisation whose plans cascade in all five ways. */
export const files = {
  "ogsm/company.md": {
    kind: "ogsm",
    title: "To 2028",
    team: "company",
    ...span,
    objective: "The train comes first.",
    goals: [{ id: "g1", title: "Right time", from: 80, to: 92 }],
    strategies: [
      {
        id: "s1",
        title: "Predict",
        measures: [{ id: "m1", title: "Found first", from: 40, to: 80, due: "2026-12-31" }],
        actions: [
          { id: "a1", title: "Fibre", actions: [{ id: "a1a", title: "Ducts" }] },
          { id: "a2", title: "Lathe", start: "2026-08-01", due: "2026-12-01" },
        ],
      },
    ],
    roles: [{ plan: "ogsm/signalling", item: "#s1", as: "objective" }],
    checkIns: [{ date: "2026-08-20", values: { g1: 83, m1: 60 } }],
  },
  "ogsm/engineering.md": {
    kind: "ogsm",
    title: "Engineering",
    team: "engineering",
    ...span,
    inherits: "ogsm/company",
    objective: "We hear it first.",
    strategies: [
      { id: "s1", title: "Listen", supports: [{ to: "ogsm/company#s1", how: "By ear." }] },
      { id: "s2", ref: "ogsm/company#a1" },
    ],
  },
  "ogsm/engineering-2026.md": {
    kind: "ogsm",
    title: "Engineering in 2026",
    team: "engineering",
    ...year,
    inherits: "ogsm/engineering",
    strategies: [{ id: "s1", ref: "ogsm/company#s1" }],
  },
  "ogsm/signalling.md": {
    kind: "ogsm",
    title: "Signalling",
    team: "signalling",
    ...year,
    strategies: [{ id: "s1", title: "Points", supports: ["ogsm/engineering#s1"] }],
    goals: [{ id: "g1", title: "Failures", from: 20, to: 10 }],
  },
  "2026-q3/signalling/a.md": objective({ supports: ["ogsm/signalling#s1"] }),
  "2026-q3/signalling/b.md": objective({ supports: ["2026-q3/signalling/a"] }),
};

/** Reads and checks the plans of an organisation. */
export function readPlans(all: Parameters<typeof check>[0] = files) {
  const { graph, assessment } = check(all);
  const get = (id: string): Ogsm => {
    const found = listPlans(graph, "ogsm").find((plan) => plan.id === id);
    if (found === undefined) throw new Error(`no plan: ${id}`);
    return found;
  };
  return { graph, assessment, get };
}
