import { describe, expect, it } from "vitest";
import { listPlans } from "../../src/model/framework/framework-plan.ts";
import type { ViewContext } from "../../src/view/context.ts";
import { viewOgsm, type OgsmView } from "../../src/view/ogsm.ts";
import { readPortal } from "./portal-folder.ts";

const files = {
  "ogsm/company.md": `---
kind: ogsm
title: To 2028
team: company
start: 2026-01-01
end: 2028-12-31
objective: The *train* comes first.
goals: [{id: g1, title: On time, from: 80, to: 92, unit: "%"}]
strategies:
  - id: s1
    code: S1
    title: Predict
    owner: ada
    supports: [{to: themes/keep-time, how: It is the theme.}]
    notDoing: [Mend twice]
    measures:
      - {id: m1, title: Found first, from: 40, to: 80, unit: "%", due: 2026-12-31}
      - {id: m2, title: False alarms, from: 9, to: 3, aspirational: true, due: 2026-12-31}
    actions:
      - {id: a1, title: Fibre, owner: ada, due: 2026-08-01, status: active, actions: [{id: a1a, title: Ducts, status: done}, {id: a1b, title: Light}]}
checkIns: [{date: 2026-08-20, by: ada, values: {g1: 83, m1: 50}, note: It moves.}]
---
`,
  "ogsm/track.md": `---
kind: ogsm
title: Track
team: track
start: 2026-01-01
end: 2026-12-31
inherits: ogsm/company
goals: [{id: g1, title: Slow miles, from: 20, to: 10}]
strategies:
  - {id: s1, title: Listen, owner: ada, supports: [{to: "ogsm/company#s1", how: By ear.}]}
  - {id: s2, ref: "ogsm/company#a1", owner: ada}
---
`,
  "2026-q3/track/fix.md": `---
kind: objective
title: Fix it
code: TRK-1
owner: ada
supports: [{to: "ogsm/track#s1", how: It mends.}]
keyResults: [{id: kr1, title: Delays, from: 10, to: 5}]
---
`,
};
const context = readPortal(files);

function view(id: string, from: ViewContext = context): OgsmView {
  const plan = listPlans(from.plan, "ogsm").find((each) => each.id === id);
  if (plan === undefined) throw new Error(`no plan: ${id}`);
  return viewOgsm(from, plan);
}

describe("viewOgsm(context, ogsm)", () => {
  it("views the sheet: objective, goals, strategies with measures, actions and OKRs", () => {
    const { objective, goals, strategies } = view("ogsm/company");
    expect(objective).toEqual({ title: "The <em>train</em> comes first.", provenance: [] });
    expect(goals.note).toBe("in numbers, by 31 December 2028");
    expect(goals.items.map(({ value }) => [value.now, value.target])).toEqual([["83%", "92%"]]);
    const [strategy] = strategies;
    expect(strategy?.theme?.title).toBe("Keep time");
    expect(strategy?.measures.map(({ isAspirational }) => isAspirational)).toEqual([false, true]);
    expect(strategy?.actions[0]).toMatchObject({ done: "1 of 2 parts done", due: "1 August 2026" });
    expect(strategy?.actions[0]?.state.word).toContain("Late");
    expect(strategy?.carriers.map(({ code, isDirect }) => [code, isDirect])).toEqual([
      ["TRK-1", false],
    ]);
  });

  it("says from where an objective comes, and what goals stand in place of", () => {
    const { objective, goals } = view("ogsm/track");
    expect(objective?.provenance.map(({ word, plan }) => [word, plan.url])).toEqual([
      ["from", "/ogsm/company/"],
    ]);
    expect(goals.provenance).toMatchObject([
      { word: "in place of 1 goal in", plan: { url: "/ogsm/company/" } },
    ]);
  });

  it("joins plans in both directions, and says how", () => {
    const [listen, fibre] = view("ogsm/track").strategies;
    expect(listen?.up).toMatchObject([
      { word: "Contributes to", to: { url: "/ogsm/company/#s1" }, how: "By ear." },
    ]);
    expect(fibre?.up).toMatchObject([{ word: "Takes up the action", to: { title: "Fibre" } }]);
    expect(fibre?.actions.map(({ title, anchor }) => [title, anchor])).toEqual([
      ["Ducts", undefined],
      ["Light", undefined],
    ]);
    const [predict] = view("ogsm/company").strategies;
    expect(predict?.down.map(({ word, to }) => [word, to.url])).toEqual([
      ["Carried by", "/ogsm/track/#s1"],
      ["Taken up as a strategy:", "/ogsm/track/#s2"],
    ]);
    const { tree } = view("ogsm/track");
    expect(tree.plan.title).toBe("To 2028");
    expect(tree.below).toMatchObject([
      { isThis: true, ways: "unchanged, by strategy, an action becomes a strategy" },
    ]);
  });

  it("scores in numbers that explain themselves, and says what to improve", () => {
    const { scores, needs } = view("ogsm/company");
    expect(scores.map(({ title, value, basis }) => [title, value, basis])).toEqual([
      ["Goals", "25%", "1 goal"],
      ["Hard targets", "25%", "1 hard target"],
      ["Aspirational measures", "No data", "1 aspirational measure, 1 without data"],
    ]);
    expect(scores[1]?.explanations[0]?.of.inputs).toMatchObject([
      { label: "Found first", value: "25%", place: { text: "ogsm/company.md:17" } },
    ]);
    expect(needs.map(({ word, item }) => `${word}: ${item.title}`)).toEqual([
      "Off pace: Found first",
      "Late: Fibre",
      "No check-in: False alarms",
    ]);
  });

  it("calls no part late of an action that is over", () => {
    const late = "{id: a1b, title: Light, due: 2026-08-01, status: active}";
    const toStates = (status: string) => {
      const text = files["ogsm/company.md"]
        .replace("{id: a1b, title: Light}", late)
        .replace("due: 2026-08-01, status: active, actions", `status: ${status}, actions`);
      const changed = readPortal({ ...files, "ogsm/company.md": text });
      const [action] = view("ogsm/company", changed).strategies[0]?.actions ?? [];
      return action?.parts.map(({ state }) => state.word);
    };
    expect(toStates("active")).toEqual(["Done", "Late by 4 weeks"]);
    expect(toStates("dropped")).toEqual(["Done", "In hand"]);
  });

  it("is never green of what is silent: the last pace is told, and the silent are counted", () => {
    const [goals, hard] = view("ogsm/company", readPortal(files, "2028-12-01")).scores;
    expect(goals).toMatchObject({
      basis: "1 goal, 1 without a check-in",
      status: { name: "no-check-in", glyph: "none", say: "no check-in since 20 Aug 2026" },
      lane: { glyph: "none" },
    });
    expect(goals?.status.last?.word).toBe("Off pace");
    expect(hard?.status.name).toBe("no-check-in");
  });

  it("is plain JSON", () => {
    for (const id of ["ogsm/company", "ogsm/track"]) {
      const made = view(id);
      expect(JSON.parse(JSON.stringify(made))).toEqual(made);
    }
  });
});
