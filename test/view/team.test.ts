import { describe, expect, it } from "vitest";
import type { Team } from "../../src/model/plan.ts";
import type { ViewContext } from "../../src/view/context.ts";
import { viewTeam } from "../../src/view/team.ts";
import { viewTeams } from "../../src/view/teams.ts";
import { readPortal } from "./portal-folder.ts";

const context = readPortal({
  "2026-q2/track/mend.md": `---
kind: objective
title: Mend the line
code: TRK-1
ambition: committed
supports: [themes/keep-time]
keyResults: [{id: kr1, title: Miles mended, from: 0, to: 20}]
outcome: {scores: {kr1: {score: 0.7, reason: It rained.}}, reason: It rained.}
---
`,
  "2026-q2/track/paint.md": `---
kind: objective
title: Paint the bridges
code: TRK-2
supports: [themes/keep-time]
keyResults: [{id: kr1, title: Bridges painted, from: 0, to: 4}]
outcome: {result: dropped, reason: The paint was recalled.}
---
`,
  "2026-q3/track/mend.md": `---
kind: objective
title: Mend what is left
code: TRK-1
supports: [{to: themes/keep-time, how: A mended line is a quick one.}]
carriedOverFrom: 2026-q2/track/mend
dependsOn:
  - {to: team:depot, need: Two nights a week, by: 2026-09-01, state: confirmed}
  - {to: team:company, need: A yes, state: refused}
keyResults: [{id: kr1, title: Miles mended, from: 0, to: 20}]
checkIns: [{date: 2026-08-25, values: {kr1: 12}, confidence: 6}]
---
`,
  "2026-q3/depot/sweep.md": `---
kind: objective
title: Sweep the yard
supports: [themes/keep-time]
dependsOn: [{to: "2026-q3/track/mend#kr1", need: A clear siding, state: at-risk}]
keyResults: [{id: kr1, title: Yards swept, from: 0, to: 3}]
---
`,
  "teams/depot.md": "---\nkind: team\nname: Depot\nlevel: team\nparent: track\n---\n",
  "teams/canal.md":
    "---\nkind: team\nname: Canal\nlevel: team\nparent: company\nvalidTo: 2026-06-30\n---\n",
  "kpis/speed.md": "---\nkind: kpi\ntitle: Speed\nteam: track\n---\n",
});

function getTeam({ plan }: ViewContext, id: string): Team {
  const team = plan.teams.find((known) => known.team === id);
  if (team === undefined) throw new Error(`no team: ${id}`);
  return team;
}

describe("viewTeam(context, team)", () => {
  const track = viewTeam(context, getTeam(context, "track"));

  it("shows the running cycle with each key result, its spark and its confidence", () => {
    const [cycle] = track.cycles;
    const [objective] = cycle?.list.items ?? [];
    expect(cycle?.note).toBe("1 objective, 1 key result, expected pace 63%");
    expect(objective?.because.map(({ title }) => title)).toEqual(["Keep time"]);
    expect(objective?.keyResults[0]).toMatchObject({ now: "12", target: "20" });
    expect(objective?.keyResults[0]?.spark.last).toBeDefined();
  });

  it("follows an objective through the cycles, and ends the life of what was dropped", () => {
    const rows = track.lifelines.items[0]?.rows.map(({ title, note, cells }) => [
      title,
      note,
      ...cells.map((cell) => cell?.value),
    ]);
    expect(rows).toEqual([
      ["Mend what is left", "TRK-1", "0.70", "0.60"],
      ["Paint the bridges", "Dropped: The paint was recalled.", "No data", undefined],
    ]);
    expect(track.lifelines.items[0]?.rows[0]?.cells[0]).toMatchObject({
      before: false,
      after: true,
    });
  });

  it("says what it needs, the refused first, and who needs it", () => {
    expect(track.needs.items.map(({ state, other }) => [state.word, other.title])).toEqual([
      ["Refused", "Company"],
      ["Confirmed", "Depot"],
    ]);
    expect(track.asked.items.map(({ from, need }) => [from.title, need])).toEqual([
      ["Sweep the yard", "A clear siding"],
    ]);
  });

  it("lists its KPIs and the teams below it", () => {
    expect(track.kpis.items.map(({ title, now }) => [title, now])).toEqual([
      ["Speed", "No reading yet"],
    ]);
    expect(track.teams.items.map(({ title }) => title)).toEqual(["Depot"]);
  });

  it("says why there is no objective: closed, or not planned", () => {
    expect(viewTeam(context, getTeam(context, "canal")).empty).toBe(
      "Canal was closed on 30 June 2026. Its objectives stay in the cycles in which it lived.",
    );
    expect(viewTeam(context, getTeam(context, "company")).empty).toBe(
      "Company has not planned Q3 2026, nor any cycle before it.",
    );
  });
});

describe("viewTeams(context)", () => {
  it("puts every team below the one that it belongs to", () => {
    const roots = viewTeams(context).teams.items;
    expect(roots.map(({ title }) => title)).toEqual(["Company"]);
    expect(roots[0]?.teams.map(({ title, closed }) => [title, closed])).toEqual([
      ["Canal", "closed on 30 June 2026"],
      ["Track", undefined],
    ]);
  });
});
