import { describe, expect, it } from "vitest";
import { listPlans } from "../../src/model/framework/framework-plan.ts";
import { listWithoutStrategy } from "../../src/model/gost-choice.ts";
import { check, objective } from "../check/fixture.ts";

describe("listWithoutStrategy(plan)", () => {
  it("lists what no strategy was chosen for, and nothing that is shown from elsewhere", () => {
    const { graph } = check({
      "2026-q3/engineering/find.md": objective({
        keyResults: [{ id: "kr1", title: "Found first", from: 34, to: 60 }],
      }),
      "gost/faults.md": {
        kind: "gost",
        title: "Faults",
        team: "engineering",
        goals: [{ id: "g1", title: "No faults" }],
        objectives: [
          { id: "o1", goal: "g1", title: "Faults a month", from: 20, to: 10 },
          { id: "o2", goal: "g1", title: "Hours to mend", from: 5, to: 2 },
          { id: "o3", goal: "g1", ref: "2026-q3/engineering/find#kr1" },
        ],
        strategies: [{ id: "s1", objective: "o1", title: "Listen" }],
      },
    });
    const [plan] = listPlans(graph, "gost");
    expect(plan && listWithoutStrategy(plan).map(({ item }) => item)).toEqual(["o2"]);
  });
});
