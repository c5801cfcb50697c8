import { describe, expect, it } from "vitest";
import type { ViewContext } from "../../src/view/context.ts";
import { viewObjective, type ObjectiveView } from "../../src/view/objective.ts";
import { readPortal } from "./portal-folder.ts";

function view(context: ViewContext, id: string): ObjectiveView {
  const found = context.plan.objectives.find((objective) => objective.id === id);
  if (found === undefined) throw new Error(`no objective: ${id}`);
  return viewObjective(context, found);
}

const context = readPortal({
  "2026-q2/track/hear.md": `---
kind: objective
title: Hear the faults
code: TRK-1
owner: ada
ambition: committed
supports: [themes/keep-time]
keyResults: [{id: kr1, title: Faults found, from: 20, to: 40, unit: "%"}]
checkIns: [{date: 2026-06-25, values: {kr1: 30}}]
outcome: {scores: {kr1: {score: 0.5, reason: The sensors came late.}}, learned: Order earlier.}
---
`,
  "2026-q3/track/find.md": `---
kind: objective
title: Find the *fault* first
code: TRK-1
owner: ada
ambition: committed
supports: [themes/keep-time]
carriedOverFrom: 2026-q2/track/hear
dependsOn: [{to: "team:company", need: Nights on the line, by: 2026-09-07, state: at-risk}]
keyResults:
  - {id: kr1, title: Faults found, from: 42, to: 65, unit: "%"}
  - {id: kr2, title: Map drawn, done: false}
initiatives: [{id: i1, title: Fit sensors, owner: ben, implements: "#kr1", due: 2026-08-13, status: active}]
checkIns:
  - {date: 2026-08-11, by: ada, confidence: {kr1: 6}, values: {kr1: 48}}
  - {date: 2026-08-25, by: ada, outlook: at-risk, confidence: {kr1: 3}, values: {kr1: 51}, note: Sensors slipped.}
changes: [{date: 2026-07-17, of: kr1, key: to, was: 70, now: 65, reason: Fewer sensors.}]
---

Why it matters.
`,
  // Of a year in which nothing of this was planned.
  "2026-q3/track/slip.md": `---
kind: objective
title: Slip of the pen
owner: ada
keyResults: [{id: kr1, title: Ears, from: 0, to: 8}]
checkIns: [{date: 2025-08-25, by: ada, values: {kr1: 2}, note: One ear.}]
changes: [{date: 2025-07-17, of: kr1, key: to, was: 9, now: 8, reason: Fewer ears.}]
---
`,
  "2026-q3/track/late.md": `---
kind: objective
title: Begin late
owner: ada
start: 2026-07-20
keyResults: [{id: kr1, title: Ears, from: 0, to: 8}]
---
`,
  "kpis/ears.md": `---
kind: kpi
title: Ears
series: [{date: 2026-07-20, value: 2}]
---
`,
  "2026-q3/track/read.md": `---
kind: objective
title: Read the ears
owner: ada
keyResults: [{id: kr1, title: Ears, from: 0, to: 8, kpi: kpis/ears}]
---
`,
  "2026-q3/track/open.md": `---
kind: objective
title: Open the bridge
owner: ada
keyResults: [{id: kr1, title: Bridge open, done: false}, {id: kr2, title: Road open, done: false}]
checkIns: [{date: 2026-08-25, by: ada, note: Steel has come.}]
---
`,
  "2026-q3/track/help.md": `---
kind: objective
title: Help find it
owner: ada
supports: [{to: "2026-q3/track/find#kr1", how: More ears.}]
keyResults: [{id: kr1, title: Ears, from: 0, to: 8}]
---
`,
});

const running = view(context, "2026-q3/track/find");
const closed = view(context, "2026-q2/track/hear");

describe("viewObjective(context, objective)", () => {
  it("says how it stands, and what that is made of", () => {
    expect(running.verdict.sentence).toMatch(
      /^20% of the way where 63% is expected, so 43 points behind\. Two key results, equally/,
    );
    expect(running.verdict.explanations.map(({ label }) => label)).toEqual([
      "20% of the way",
      "63% expected",
    ]);
  });

  it("says since when nobody has checked in: its cycle's begin, or its own where it has one", () => {
    expect(view(context, "2026-q3/track/help").verdict.sentence).toMatch(
      /^Nobody has checked in since the cycle began\./,
    );
    expect(view(context, "2026-q3/track/late").verdict.sentence).toMatch(
      /^Nobody has checked in since it began on 20 July 2026\./,
    );
    expect(view(context, "2026-q3/track/slip").verdict.sentence).toMatch(
      /^Nobody has checked in since 25 August 2025\./,
    );
    expect(view(context, "2026-q3/track/read").verdict.sentence).toMatch(
      /^Nothing has been heard of it since 20 July 2026\./,
    );
  });

  it("says of what is open and not due that it is not due, as its status does", () => {
    const { verdict } = view(context, "2026-q3/track/open");
    expect(verdict.status.word).toBe("Not yet due");
    expect(verdict.sentence).toContain("What it promises is done or not, and is not due yet.");
  });

  it("says the year of a day that is in none of its own", () => {
    const slip = view(context, "2026-q3/track/slip");
    expect(slip.events.map(({ day }) => day)).toEqual(["25 Aug 2025", "17 Jul 2025"]);
    expect(slip.keyResults.items[0]?.course.readings).toBe("1 reading, 25 Aug 2025");
    const inputs = slip.keyResults.items[0]?.explanations[0]?.of.inputs ?? [];
    expect(inputs[0]).toMatchObject({ label: "now", value: "2", date: "25 Aug 2025" });
    expect(running.events.map(({ day }) => day)).toEqual(["25 Aug", "11 Aug", "17 Jul"]);
  });

  it("shows a key result from its baseline to its target, with what was lost in confidence", () => {
    const [first, second] = running.keyResults.items;
    expect(first?.value).toMatchObject({ now: "51%", from: "42%", target: "65%" });
    expect(first?.confidence).toEqual({ now: "3", was: "6", notches: { now: 3, was: 6 } });
    expect(first?.code).toBe("TRK-1.1");
    expect(second?.value.now).toBe("Not done");
  });

  it("explains a number down to the file and the line", () => {
    const inputs = running.keyResults.items[0]?.explanations[0]?.of.inputs ?? [];
    expect(inputs.map(({ label, value }) => `${label} ${value}`)).toEqual([
      "now 51%",
      "baseline 42%",
      "target 65%",
    ]);
    expect(inputs[1]?.place).toEqual({
      text: "2026-q3/track/find.md:11",
      url: "https://github.com/test/plans/blob/main/plans/2026-q3/track/find.md#L11",
    });
  });

  it("lists what contributes to it or to one of its key results", () => {
    expect(running.contributions.items).toMatchObject([
      { from: { title: "Help find it" }, feeds: "feeds TRK-1.1", how: "More ears." },
    ]);
    expect(running.countsContributions).toBe(false);
  });

  it("says of work that it is late, whatever its status says", () => {
    expect(running.work.items).toMatchObject([
      {
        title: "Fit sensors",
        for: [{ title: "Faults found", code: "TRK-1.1" }],
        state: { word: "Late by 2 weeks" },
      },
    ]);
    expect(running.work.items[0]?.owners).toMatchObject([{ name: "Ben Roe", left: true }]);
  });

  it("tells its history newest first, and flags a promise that was eased", () => {
    expect(running.events.map(({ type, title, was, now }) => [type, title, was, now])).toEqual([
      ["check-in", "Checked in, reported at risk", undefined, undefined],
      ["check-in", "Checked in", undefined, undefined],
      ["weakened", "Target eased on TRK-1.1", "70%", "65%"],
    ]);
    expect(running.said?.day).toBe("25 Aug");
  });

  it("links to where it came from and what it became", () => {
    expect(running.carriedFrom?.url).toBe("/2026-q2/track/hear/");
    expect(closed.carriedTo.map(({ url }) => url)).toEqual(["/2026-q3/track/find/"]);
  });

  it("shows a closed one by its grade, with the reason and what was learned", () => {
    expect(closed.verdict.sentence).toContain("Graded 0.50.");
    expect(closed.keyResults.items[0]?.grade).toEqual({
      score: "0.50",
      reason: "The sensors came late.",
    });
    expect(closed.outcome).toEqual({ learned: "Order earlier." });
  });

  it("has a title of its own among all pages, in plain text", () => {
    expect(running.frame.title).toBe("TRK-1 Find the fault first, Track, Q3 2026");
    expect(closed.frame.title).toBe("TRK-1 Hear the faults, Track, Q2 2026");
  });
});
