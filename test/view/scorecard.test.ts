import { describe, expect, it } from "vitest";
import { listPlans } from "../../src/model/framework/framework-plan.ts";
import type { NodeId } from "../../src/model/id.ts";
import { viewReference } from "../../src/view/reference.ts";
import type { ScorecardObjectiveView } from "../../src/view/scorecard-objective.ts";
import type { ScorecardView } from "../../src/view/scorecard.ts";
import { viewScorecard } from "../../src/view/scorecard.ts";
import { readPortal } from "./portal-folder.ts";

const files = {
  "kpis/arrivals.md": `---
kind: kpi
title: Arrivals
direction: higher
unit: "%"
green: ">= 90"
red: "< 84"
series: [{date: 2026-06-30, value: 86}, {date: 2026-08-25, value: 87}]
---
`,
  "initiatives/fibre.md": `---
kind: initiative
title: Fibre to Skerrow
owner: ada
start: 2026-02-01
due: 2026-09-20
status: active
---
`,
  "2026-q3/track/hear.md": `---
kind: objective
title: Hear the points
code: TRK-1
owner: ada
supports: [themes/sound-track]
keyResults:
  - {id: kr1, title: Faults found first, from: 42, to: 65, supports: [{to: scorecards/company#i1m1, how: It is the same share.}]}
  - {id: kr2, title: Arrivals, from: 80, to: 90, kpi: kpis/arrivals}
---
`,
  "2026-q2/track/hear.md": `---
kind: objective
title: Hear something
owner: ada
supports: [themes/sound-track, scorecards/company#i1]
keyResults:
  - {id: kr1, title: Sensors, from: 0, to: 10}
  - {id: kr2, title: Alarms, from: 0, to: 10}
outcome: {score: 0.6, reason: Half of the sensors came late.}
---
`,
  "scorecards/company.md": `---
kind: scorecard
title: What drives what
team: company
start: 2026-01-01
end: 2028-12-31
supports: [direction]
perspectives:
  - {id: customer, title: Customer, question: What do they feel?}
  - {id: process, title: Process}
  - {id: learning, title: Learning}
themes: [themes/sound-track, themes/keep-time]
objectives:
  - id: k1
    title: A train *I can plan around*
    perspective: customer
    theme: themes/keep-time
    measures: [{id: k1m1, title: Right time, kpi: kpis/arrivals, lag: true}]
  - id: i1
    title: Find faults first
    perspective: process
    theme: themes/sound-track
    causes: [k1]
    measures:
      - id: i1m1
        title: Found by monitoring
        unit: "%"
        redFlag: 45
        targets: [{by: 2026-12-31, value: 65}, {by: 2028-12-31, value: 80}]
        series: [{date: 2026-08-25, value: 40}]
    initiatives:
      - {ref: initiatives/fibre, budget: £1.2m}
      - {title: A second try, start: 2026-07-01, due: 2026-08-01, status: planned}
  - id: l1
    title: Alarms people trust
    perspective: learning
    causes: [i1]
    measures: [{id: l1m1, title: False alarms, goal: 6, redFlag: 12}]
---

What we believe.
`,
};

describe("viewScorecard(context, scorecard)", () => {
  it("draws a box for each objective and an arrow for each cause, bands and lanes in order", () => {
    const { maps, perspectives } = view();
    const map = maps?.parts[0]?.map;
    expect(maps?.parts).toHaveLength(1);
    expect(map?.boxes.map(({ url }) => url.split("#")[1])).toEqual(["k1", "i1", "l1"]);
    expect(map?.causes).toHaveLength(2);
    expect(map?.lanes.map(({ title }) => title)).toEqual([
      "Sound track",
      "Keep time",
      "Across the themes",
    ]);
    expect(perspectives.map(({ name }) => name)).toEqual(["Customer", "Process", "Learning"]);
    expect(map?.bands).toHaveLength(3);
  });

  it("never shows a score of old readings as one of today", () => {
    const { score, tally, maps } = view(files, "2033-01-01");
    expect(score?.status).toMatchObject({
      name: "no-check-in",
      glyph: "none",
      word: "Last read 25 August 2026",
    });
    expect(tally).toBe(
      "0 at the red flag, 0 between red flag and goal, 0 at the goal, 1 without data, 2 with old readings",
    );
    expect(maps?.parts[0]?.map.boxes.map(({ glyph }) => glyph)).toEqual(["none", "none", "none"]);
    expect(view().score?.status.name).toBe("watch");
  });

  it("draws the way from the lowest score upwards heavy, and says where it begins", () => {
    const { maps } = view();
    const map = maps?.parts[0]?.map;
    expect(map?.boxes.map(({ isHot }) => isHot)).toEqual([true, true, false]);
    expect(map?.causes.map(({ isHot }) => isHot)).toEqual([false, true]);
    expect(maps?.strain).toContain("“Find faults first”");
  });

  it("says of every box in words what it shows", () => {
    const boxes = view().maps?.parts[0]?.map.boxes;
    expect(boxes?.[0]?.label).toMatch(
      /A train I can plan around: Right time 87%, goal 90%: score 5\.0, Watch$/,
    );
    expect(boxes?.[2]?.label).toContain("no score");
  });

  it("tells what leads to what from both ends", () => {
    expect(get("i1").leadsTo.map(({ title }) => title)).toEqual(["A train I can plan around"]);
    expect(get("i1").drivenBy.map(({ title }) => title)).toEqual(["Alarms people trust"]);
  });

  it("shows a measure between its red flag and the goal in force, and the goals after that", () => {
    const [measure] = get("i1").measures;
    expect(measure).toMatchObject({
      now: "40%",
      goal: "65%",
      by: "by 31 December 2026",
      later: ["80% by 31 December 2028"],
      redFlag: "45%",
    });
    expect(measure?.score?.status.word).toBe("Act");
    const { explanation } = measure?.score ?? {};
    expect(explanation?.inputs.map(({ label, value }) => `${label} ${value}`)).toEqual([
      "now 40%",
      "red flag 45%",
      "goal 65%",
    ]);
    expect(explanation?.inputs[0]?.place?.text).toMatch(/^scorecards\/company\.md:\d+$/);
  });

  it("makes nothing of no data", () => {
    const { score, measures } = get("l1");
    expect(score).toBeUndefined();
    expect(measures[0]).toMatchObject({ now: "No reading yet", unscored: "No reading yet" });
  });

  it("lists the OKRs that move an objective: open, earlier, and by the same KPI", () => {
    const { open, earlier } = get("i1").moves;
    expect(open.map(({ okr, how }) => [okr.code, how])).toEqual([
      ["TRK-1.1", "It is the same share."],
    ]);
    expect(earlier.map(({ okr, cycle }) => [okr.title, cycle])).toEqual([
      ["Hear something", "Q2 2026"],
    ]);
    const [same] = get("k1").moves.open;
    expect([same?.okr.code, same?.kpi?.title]).toEqual(["TRK-1.2", "Arrivals"]);
  });

  it("takes owners, dates and state of an initiative from where it is written", () => {
    const [shown, own] = get("i1").initiatives;
    expect(shown).toMatchObject({
      title: "Fibre to Skerrow",
      url: "/initiatives/fibre/",
      due: "20 September 2026",
      budget: "£1.2m",
      state: { word: "In hand" },
    });
    expect(shown?.owners.map(({ name }) => name)).toEqual(["Ada Lund"]);
    expect(own?.state?.word).toBe("Late by 4 weeks");
  });

  it("gives references to its objectives and measures their status", () => {
    const context = readPortal(files);
    const status = (id: string): string | undefined =>
      viewReference(context, id as NodeId).status?.word;
    expect(status("scorecards/company#i1")).toBe("Act");
    expect(status("scorecards/company#k1m1")).toBe("Watch");
    expect(status("scorecards/company#l1")).toBeUndefined();
    expect(status("scorecards/company")).toBe("Watch");
  });

  it("has no map without objectives", () => {
    const [head = ""] = files["scorecards/company.md"].split("objectives:");
    const { maps, perspectives } = view({ "scorecards/company.md": `${head}---\n` });
    expect(maps).toBeUndefined();
    expect(perspectives).toHaveLength(3);
  });
});

function view(portal: Readonly<Record<string, string>> = files, asOf?: string): ScorecardView {
  const context = readPortal(portal, asOf);
  const [scorecard] = listPlans(context.plan, "scorecard");
  if (scorecard === undefined) throw new Error("no scorecard");
  return viewScorecard(context, scorecard);
}

function get(item: string): ScorecardObjectiveView {
  const found = view()
    .perspectives.flatMap(({ objectives }) => objectives)
    .find(({ anchor }) => anchor === item);
  if (found === undefined) throw new Error(`no such objective: ${item}`);
  return found;
}
