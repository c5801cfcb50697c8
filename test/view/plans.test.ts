import { describe, expect, it } from "vitest";
import type { NodeId } from "../../src/model/id.ts";
import { viewCalled } from "../../src/view/called.ts";
import { viewPlans } from "../../src/view/plans.ts";
import { viewWithoutHow } from "../../src/view/without-how.ts";
import { viewWords } from "../../src/view/words.ts";
import { readPortal } from "./portal-folder.ts";

const context = readPortal({
  "2026-q3/track/quiet.md": `---
kind: objective
title: A quiet track
owner: ada
supports: ["ogsm/track#s1"]
keyResults:
  - {id: kr1, title: Slow orders, from: 9, to: 3}
  - {id: kr2, title: Joints welded, from: 10, to: 90}
---
`,
  "2026-q3/track/untied.md": `---
kind: objective
title: A loose end
owner: ada
standaloneReason: Asked for by the regulator.
keyResults:
  - {id: kr1, title: Reports, from: 9, to: 3}
  - {id: kr2, title: Answers, from: 10, to: 90}
---
`,
  "ogsm/company.md": `---
kind: ogsm
title: To 2030
team: company
start: 2026-01-01
end: 2030-12-31
objective: The railway people set their day by.
goals: [{id: g1, title: Right time, from: 81, to: 92, unit: "%"}]
strategies:
  - {id: s1, title: Old lines first, measures: [{id: m1, title: Faults, from: 9, to: 3}]}
  - {id: s2, title: One timetable, measures: [{id: m2, title: Waits, from: 9, to: 3}]}
roles: [{plan: ogsm/track, item: "#s1", as: objective}]
---
`,
  "ogsm/track.md": `---
kind: ogsm
title: Track to 2030
team: track
start: 2026-01-01
end: 2030-12-31
state: draft
inherits: ogsm/company
strategies: [{id: s1, title: Weld, measures: [{id: m1, title: Joints, from: 9, to: 3}]}]
---
`,
  "hoshin/company.md": `---
kind: hoshin
title: "2026"
team: company
year: 2026-q3
priorities: [{id: p1, ref: 2026-q3/track/quiet, owner: ada}]
---
`,
});

function getNode(id: string) {
  const node = context.plan.nodes.get(id as NodeId);
  if (!node) throw new Error(`no such node: ${id}`);
  return node;
}

describe("viewPlans(context)", () => {
  it("lists the plans of each framework from the top down, and says what they hold", () => {
    const { groups } = viewPlans(context);
    expect(groups.map(({ id }) => id)).toEqual(["ogsm", "hoshin"]);
    const [ogsm] = groups;
    expect(
      ogsm?.plans.map(({ plan, depth, counts, state }) => [plan.url, depth, counts, state?.word]),
    ).toEqual([
      ["/ogsm/company/", 0, "1 goal, 2 strategies, 2 measures", undefined],
      ["/ogsm/track/", 1, "1 strategy, 1 measure", "Draft"],
    ]);
  });
});

describe("viewWithoutHow(context)", () => {
  it("lists objectives that reach no choice, and choices that nothing follows from", () => {
    const { objectives, choices, summary } = viewWithoutHow(context);
    expect(objectives.items.map(({ url }) => url)).toEqual(["/2026-q3/track/untied/"]);
    expect(choices.items.map(({ url }) => url)).toEqual([
      "/themes/keep-time/",
      "/themes/sound-track/",
    ]);
    expect(summary).toBe("1 aim without a choice behind it, 2 choices that nothing follows from.");
  });
});

describe("viewWords(context)", () => {
  it("gives each word an example that is written in its framework, where there is one", () => {
    const { rows } = viewWords(context);
    const toExamples = (id: string) =>
      Object.fromEntries(
        (rows.find((row) => row.id === id)?.cells ?? []).map(({ vocabulary, example }) => [
          vocabulary,
          example?.url,
        ]),
      );
    expect(toExamples("choice")).toMatchObject({
      OKR: "/themes/keep-time/",
      OGSM: "/ogsm/company/#s1",
      GOST: undefined,
    });
    expect(toExamples("aim")).toMatchObject({
      OKR: "/2026-q3/track/quiet/",
      OGSM: "/ogsm/track/#s1",
    });
  });

  it("has a cell for every vocabulary in every row, and says where one has no word", () => {
    const { rows, vocabularies } = viewWords(context);
    expect(new Set(rows.map(({ cells }) => cells.length))).toEqual(new Set([vocabularies.length]));
    const negotiation = rows.find(({ id }) => id === "negotiation");
    expect(
      negotiation?.cells.find(({ vocabulary }) => vocabulary === "GOST")?.word,
    ).toBeUndefined();
  });
});

describe("viewCalled(context, node)", () => {
  it("calls an objective by its name in the other frameworks, and names the plans that show it", () => {
    const called = viewCalled(context, getNode("2026-q3/track/quiet"));
    expect(called?.own).toBe("Objective");
    expect(called?.words).toContainEqual({ framework: "OGSM", word: "Strategy of a team" });
    expect(called?.parts.map(({ word, plan }) => [word, plan.url])).toEqual([
      ["Improvement priority", "/hoshin/company/#p1"],
    ]);
  });

  it("tells a strategy of the company from one of a team, and the role that it plays elsewhere", () => {
    const company = viewCalled(context, getNode("ogsm/company#s1"));
    expect(company?.words).toContainEqual({ framework: "OKR", word: "Theme" });
    expect(company?.parts.map(({ word, plan }) => [word, plan.url])).toEqual([
      ["Objective", "/ogsm/track/"],
    ]);
    expect(viewCalled(context, getNode("ogsm/track#s1"))?.words).toContainEqual({
      framework: "OKR",
      word: "Objective",
    });
  });

  it("has no word for a person", () => {
    expect(viewCalled(context, getNode("person:ada"))).toBeUndefined();
  });
});
