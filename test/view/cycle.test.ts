import { describe, expect, it } from "vitest";
import type { Cycle } from "../../src/model/plan.ts";
import { listCycleTeams, viewCycleTeam } from "../../src/view/cycle-team.ts";
import { viewCycle } from "../../src/view/cycle.ts";
import { toFormat } from "../../src/view/format.ts";
import { readPortal } from "./portal-folder.ts";

const run = `---
kind: objective
title: Run every train
owner: ada
supports: [themes/keep-time]
keyResults: [{id: kr1, title: Trains cancelled, from: 30, to: 10}]
---
`;

const context = readPortal({
  "2026-q2/track/mend.md": `---
kind: objective
title: Mend the line
code: TRK-1
ambition: committed
supports: [themes/keep-time]
keyResults:
  - {id: kr1, title: Miles mended, from: 0, to: 20}
  - {id: kr2, title: Miles painted, from: 0, to: 5, ambition: aspirational}
outcome: {scores: {kr1: {score: 1}, kr2: {score: 0.65}}}
---
`,
  "2026-q2/track/paint.md": `---
kind: objective
title: Paint the bridges
supports: [themes/keep-time]
keyResults: [{id: kr1, title: Bridges painted, from: 0, to: 4}]
outcome: {result: dropped, reason: The paint was recalled.}
---
`,
  "2026-q2/index.md":
    "---\nkind: page\ntitle: A fair quarter\npurpose: review\n---\n\nIt went *well*.\n",
  "2026-q2/track/lessons.md":
    "---\nkind: page\ntitle: Lessons\npurpose: retrospective\n---\n\nMany.\n",
  "2026-q3/track/mend.md": `---
kind: objective
title: Mend what is left
code: TRK-1
supports: [themes/keep-time]
carriedOverFrom: 2026-q2/track/mend
dependsOn: [{to: team:company, need: A yes, by: 2026-09-04, state: delivered}]
keyResults:
  - {id: kr1, title: Miles mended, from: 0, to: 20, due: 2026-09-15}
initiatives: [{id: i1, title: Hire a crane, due: 2026-08-20, status: active}]
checkIns: [{date: 2026-08-25, values: {kr1: 12}}]
---
`,
  "2026-q3/company/run.md": run,
});

function getCycle(id: string): Cycle {
  const cycle = context.plan.cycles.find((known) => known.cycle === id);
  if (cycle === undefined) throw new Error(`no cycle: ${id}`);
  return cycle;
}

describe("viewCycle(context, cycle)", () => {
  const closed = viewCycle(context, getCycle("2026-q2"));
  const running = viewCycle(context, getCycle("2026-q3"));

  it("groups objectives by team, the company first", () => {
    expect(running.groups.items.map(({ title, url }) => [title, url])).toEqual([
      ["Company", "/2026-q3/company/"],
      ["Track", "/2026-q3/track/"],
    ]);
  });

  it("never averages committed and aspirational scores together", () => {
    expect(closed.scores?.remarks).toEqual([
      "Committed key results averaged 1.00, where 1.0 is the promise. 1 of 1 was kept in full.",
      "Aspirational ones averaged 0.65, within the 0.60 to 0.70 at which the ambition was set about right.",
    ]);
    const drawn = closed.scores?.wide;
    expect([drawn?.committed, drawn?.aspirational].map((path) => path?.split("M").length)).toEqual([
      2, 2,
    ]);
    expect(running.scores).toBeUndefined();
  });

  it("writes the promise that scores are held against as it does the scores", () => {
    const german = { ...context, format: toFormat("de-DE") };
    const { figures, scores } = viewCycle(german, getCycle("2026-q2"));
    expect(scores?.remarks[0]).toContain("averaged 1,00, where 1,0 is the promise.");
    expect(figures.map(({ label }) => label)).toContain(
      "mean of committed scores, where 1,0 is the promise",
    );
  });

  it("shows what went on and what was given up, with the reason", () => {
    expect(
      closed.carried.items.map(({ from, to, isSame }) => [from.title, to?.title, isSame]),
    ).toEqual([["Mend the line", "Mend what is left", false]]);
    expect(closed.dropped.items.map(({ reason }) => reason)).toEqual(["The paint was recalled."]);
  });

  it("shows its own page in place and lists the others", () => {
    expect(closed.body).toHaveLength(1);
    expect(closed.pages.items.map(({ title, purpose }) => [title, purpose])).toEqual([
      ["Lessons", "Retrospective"],
    ]);
  });

  it("lists silent teams first", () => {
    expect(running.rhythm.items.map(({ title, last, state }) => [title, last, state.word])).toEqual(
      [
        ["Company", "Never", "Silent"],
        ["Track", "25 Aug, 2 days ago", "In rhythm"],
      ],
    );
    expect(closed.rhythm.items).toEqual([]);
  });

  it("keeps a calendar of what is due, needed and planned", () => {
    expect(running.calendar.rows.map(({ date, what }) => [date, what])).toEqual([
      ["2026-07-01", "First day"],
      ["2026-08-20", "Work due"],
      ["2026-09-04", "Needed by, delivered"],
      ["2026-09-08", "A round of check-ins is due"],
      ["2026-09-15", "Due: TRK-1.1"],
      ["2026-09-30", "Last day"],
    ]);
  });

  it("says where in the cycle it is", () => {
    expect(running.sentence).toBe(
      "1 July 2026 to 30 September 2026, day 58 of 92. Check-ins every 14 days.",
    );
    expect(closed.sentence).toBe("1 April 2026 to 30 June 2026, over.");
  });

  it("says that nothing counts as silent where no rhythm is set, while something runs", () => {
    const cycles = `name: Test Line
locale: en-GB
cycles:
  - {id: "2026", label: "2026", start: 2026-01-01, end: 2026-12-31, state: active}
  - {id: 2026-q3, label: Q3 2026, parent: "2026", start: 2026-07-01, end: 2026-09-30, state: active}
currentCycle: 2026-q3
`;
    const portal = readPortal({ "portal.yaml": cycles, "2026-q3/company/run.md": run });
    expect(portal.plan.cycles.map((cycle) => viewCycle(portal, cycle).sentence)).toEqual([
      "1 January 2026 to 31 December 2026, day 239 of 365.",
      "1 July 2026 to 30 September 2026, day 58 of 92. No rhythm of check-ins is set, so nothing counts as silent.",
    ]);
  });
});

describe("viewCycleTeam(context, shown)", () => {
  it("has a page for each team in each cycle in which it has something", () => {
    const teams = listCycleTeams(context.plan);
    expect(teams.map(({ url }) => url).sort()).toEqual([
      "/2026-q2/track/",
      "/2026-q3/company/",
      "/2026-q3/track/",
    ]);
    const [first] = teams;
    if (first === undefined) throw new Error("no team");
    const view = viewCycleTeam(context, first);
    expect(view.objectives.items.map(({ title }) => title)).toEqual([
      "Mend the line",
      "Paint the bridges",
    ]);
    expect(view.others).toEqual([{ title: "Q3 2026", url: "/2026-q3/track/" }]);
    expect(view.pages.items.map(({ title }) => title)).toEqual(["Lessons"]);
  });
});
