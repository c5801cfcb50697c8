// Long because every part of a KPI's page is held against one plan.
import { describe, expect, it } from "vitest";
import type { Kpi } from "../../src/model/plan.ts";
import type { ViewContext } from "../../src/view/context.ts";
import { toBands } from "../../src/view/kpi-band.ts";
import { viewKpiRow } from "../../src/view/kpi-row.ts";
import { viewKpi } from "../../src/view/kpi.ts";
import type { DriverView } from "../../src/view/kpi-tree.ts";
import { viewKpis } from "../../src/view/kpis.ts";
import { viewObjective } from "../../src/view/objective.ts";
import { readPortal } from "./portal-folder.ts";

const files = {
  "kpis/punctuality.md": `---
kind: kpi
title: Punctuality
unit: "%"
direction: higher
frequency: monthly
precision: 1
green: ">= 88"
red: "< 82"
targets: [{by: 2026-12-31, value: 90}]
drivers: [{kpi: kpis/failures}]
owner: ada
---
`,
  "kpis/punctuality.csv": `date,value,note,by
2025-07-31,83,,ada
2025-08-31,83.6,,ada
2026-06-30,81.2,Heat,ada
2026-07-31,,Nobody counted,ada
2026-08-25,85.9,,ada
`,
  "kpis/failures.md": `---
kind: kpi
title: Failures
direction: lower
green: "<= 14"
red: "> 20"
series: [{date: 2026-08-01, value: 25}]
---
`,
  "kpis/mood.md": "---\nkind: kpi\ntitle: Mood\n---\n",
  "2026-q2/track/past.md": `---
kind: objective
title: Hold the line
code: TRK-9
supports: [kpis/punctuality]
standaloneReason: It stands by itself.
keyResults: [{id: kr1, title: Late trains, from: 10, to: 5}]
outcome: {scores: {kr1: {score: 0.4}}}
---
`,
  "2026-q3/track/now.md": `---
kind: objective
title: Be on time
code: TRK-1
supports: [themes/keep-time]
keyResults: [{id: kr1, title: Punctuality, from: 82, to: 90, unit: "%", kpi: kpis/punctuality}]
---
`,
};
const context = readPortal(files);

function getKpi({ plan }: ViewContext, title: string): Kpi {
  const kpi = plan.kpis.find((known) => known.title.plain === title);
  if (kpi === undefined) throw new Error(`no KPI: ${title}`);
  return kpi;
}

describe("viewKpi(context, kpi)", () => {
  const punctuality = viewKpi(context, getKpi(context, "Punctuality"));

  it("leads with the reading, its health, the year before and the target", () => {
    expect(punctuality.now).toBe("85.9%");
    expect(punctuality.health?.word).toBe("Watch");
    expect(punctuality.said.map((said) => said.replaceAll(/[\u00a0\u202f]/gu, " "))).toEqual([
      "on 25 August 2026",
      "+2.3 points on August 2025",
      "4.1 points short of 90%",
    ]);
  });

  it("shows every reading as a figure with its place, one that was not measured too", () => {
    const rows = punctuality.series?.rows ?? [];
    expect(rows.map(({ value, yearBefore }) => [value, yearBefore])).toEqual([
      ["85.9%", "83.6%"],
      ["Not measured", "83.0%"],
      ["81.2%", ""],
      ["83.6%", ""],
      ["83.0%", ""],
    ]);
    expect(rows[0]?.place).toEqual({
      text: "kpis/punctuality.csv:6",
      url: "https://github.com/test/plans/blob/main/plans/kpis/punctuality.csv#L6",
    });
  });

  it("does not pass a reading of the year before off as one of this year", () => {
    const [now, later] = [context, readPortal(files, "2027-02-01")];
    expect(viewKpiRow(now, getKpi(now, "Punctuality")).date).toBe("25 Aug");
    expect(viewKpiRow(later, getKpi(later, "Punctuality")).date).toBe("25 Aug 2026");
  });

  it("breaks the line where nothing was measured", () => {
    expect(punctuality.series?.wide.series?.split("M")).toHaveLength(3);
  });

  it("knows what pushes it now and what pushed it before, beneath the months", () => {
    expect(punctuality.push.now.items.map(({ code }) => code)).toEqual(["TRK-1"]);
    expect(punctuality.push.before.items.map(({ code, score }) => [code, score])).toEqual([
      ["TRK-9", "0.40"],
    ]);
    expect(punctuality.push.chart?.bars.map(({ name }) => name)).toEqual(["TRK-9", "TRK-1"]);
  });

  it("tells what moves it from what it moves", () => {
    expect(punctuality.drivers.map(({ title }) => title)).toEqual(["Failures"]);
    expect(viewKpi(context, getKpi(context, "Failures")).drives.map(({ title }) => title)).toEqual([
      "Punctuality",
    ]);
  });

  it("says that nothing is known rather than showing an empty chart", () => {
    const mood = viewKpi(context, getKpi(context, "Mood"));
    expect(mood.series).toBeUndefined();
    expect(mood.now).toBe("No reading yet");
    expect(mood.empty).toBe("Nobody has written down a reading yet.");
  });
});

describe("toBands(kpi, say)", () => {
  const bands = (title: string) =>
    toBands(getKpi(context, title), String).map(({ word, text }) => `${word}: ${text}`);

  it("has them from the highest to the lowest", () => {
    expect(bands("Punctuality")).toEqual([
      "Healthy: 88 and above",
      "Watch: 82 to 88",
      "Act: below 82",
    ]);
    expect(bands("Failures")).toEqual([
      "Act: above 20",
      "Watch: 14 to 20",
      "Healthy: 14 and below",
    ]);
  });

  it("has none where nothing says what is good", () => {
    expect(bands("Mood")).toEqual([]);
  });
});

describe("viewKpis(context)", () => {
  const view = viewKpis(context);

  it("counts by health, and puts first what calls for action", () => {
    expect(view.tally.map(({ word, count }) => [word, count])).toEqual([
      ["Act", 1],
      ["Watch", 1],
      ["Without health", 1],
    ]);
    expect(view.urgent.items.map(({ title, isUnattended }) => [title, isUnattended])).toEqual([
      ["Failures", true],
    ]);
  });

  it("is never green of what nobody reads, and goes on calling for what was red", () => {
    const stale = files["kpis/failures.md"].replace("green:", "frequency: monthly\ngreen:");
    const later = viewKpis(readPortal({ ...files, "kpis/failures.md": stale }, "2027-02-01"));
    expect(later.tally.map(({ word, count }) => [word, count])).toEqual([
      ["Not read lately", 2],
      ["Without health", 1],
    ]);
    expect(later.urgent.items.map(({ title, status }) => [title, status?.last?.word])).toEqual([
      ["Failures", "Act"],
    ]);
  });

  it("has every KPI below its theme and its team, the worst first, and once below none", () => {
    const toTitles = (groups: typeof view.themes.items) =>
      groups.map(({ title, kpis }) => [title, kpis.map((kpi) => kpi.title)]);
    expect(toTitles(view.themes.items)).toEqual([
      ["In no theme", ["Failures", "Punctuality", "Mood"]],
    ]);
    expect(toTitles(view.teams.items)).toEqual([
      ["In no team", ["Failures", "Punctuality", "Mood"]],
    ]);
  });
});

describe("viewKpi(context, kpi) of one that is computed", () => {
  const portal = readPortal({
    "kpis/right-time.md": `---
kind: kpi
title: Right time
unit: "%"
direction: higher
frequency: monthly
precision: 1
lag: true
compute: kpis/on-time / kpis/planned * 100
drivers: [{kpi: kpis/faults, relation: influence, confidence: 4}]
series: [{date: 2026-06-30, value: 86.1, note: Heat}]
---
`,
    "kpis/on-time.md":
      "---\nkind: kpi\ntitle: Trains on time\ndirection: higher\nunit: trains\nfrequency: monthly\nseries: [{date: 2026-06-30, value: 10642}, {date: 2026-07-31, value: 10831}]\n---\n",
    "kpis/planned.md":
      "---\nkind: kpi\ntitle: Trains planned\ndirection: higher\nunit: trains\nfrequency: monthly\nseries: [{date: 2026-06-30, value: 12360}, {date: 2026-07-31, value: 12772}]\n---\n",
    "kpis/faults.md":
      "---\nkind: kpi\ntitle: Faults\ndirection: lower\nlag: false\nseries: [{date: 2026-07-31, value: 25}]\n---\n",
    "kpis/trust.md":
      "---\nkind: kpi\ntitle: Trust\ndirection: higher\nlag: true\ndrivers: [{kpi: kpis/right-time}, {kpi: kpis/faults, confidence: 8}]\nseries: [{date: 2026-07-31, value: 70}]\n---\n",
  });
  const view = viewKpi(portal, getKpi(portal, "Right time"));

  /* By hand: 10,831 ÷ 12,772 × 100 = 84.8027… %, of 31 July. */
  it("shows what the formula gives, and where it comes from", () => {
    expect(view.now).toBe("84.8%");
    const [latest] = view.explanations;
    expect(latest?.of.formula).toBe("Trains on time ÷ Trains planned × 100");
    expect(
      latest?.of.inputs.map(({ label, value, date, place }) => [label, value, date, place?.text]),
    ).toEqual([
      ["Trains on time, trains", "10,831", "31 Jul", "kpis/on-time.md:7"],
      ["Trains planned, trains", "12,772", "31 Jul", "kpis/planned.md:7"],
    ]);
    expect(view.explanations[1]?.of.remarks).toEqual([
      "somebody wrote down 86.1 for the same time",
    ]);
    expect(view.series?.rows.map(({ computed, note }) => [computed, note])).toEqual([
      ["10,831 ÷ 12,772 × 100", undefined],
      ["10,642 ÷ 12,360 × 100", "Heat"],
    ]);
    expect(view.facts.computed).toBe("Trains on time ÷ Trains planned × 100");
  });

  it("draws what moves it and what it moves, each measure once, and lists the same", () => {
    const titles = view.tree?.boxes.map(({ title }) => title).sort();
    expect(titles).toEqual(["Faults", "Right time", "Trains on time", "Trains planned", "Trust"]);
    const relations = view.tree?.links.map(({ relation, strength }) => [relation, strength]).sort();
    expect(relations).toEqual(
      [
        ["formula", undefined],
        ["formula", undefined],
        ["influence", undefined],
        ["influence", "high"],
        ["influence", "medium"],
      ].sort(),
    );
    const toLines = (items: readonly DriverView[], depth = 0): string[] =>
      items.flatMap((item) => [
        [`${"-".repeat(depth)}${item.title}`, item.relation, item.also].filter(Boolean).join("; "),
        ...toLines(item.items, depth + 1),
      ]);
    expect(toLines(view.tree?.list ?? [])).toEqual([
      "Trust",
      "-Right time; influences it",
      "--Faults; influences it, confidence 4, medium; also moves Trust",
      "--Trains on time; part of the formula",
      "--Trains planned; part of the formula",
    ]);
  });
});

describe("viewKpi(context, kpi) of one that calls for action", () => {
  const failures = viewKpi(context, getKpi(context, "Failures"));

  it("offers lines to paste where nobody acts, and none where somebody does", () => {
    expect(failures.focus.offer).toEqual({
      keyResult: '- {id: kr1, title: "Failures", from: 25, to: 14, kpi: kpis/failures}',
      recovers: "recovers: kpis/failures",
    });
    expect(viewKpi(context, getKpi(context, "Punctuality")).focus.offer).toBeUndefined();
  });

  it("tells the KPI, which goes on, from the key results that push it, which end", () => {
    const { focus } = viewKpi(context, getKpi(context, "Punctuality"));
    expect(focus.steady).toBe("Read every month since July 2025, with no end.");
    expect(focus.keyResults.map(({ title, of, until }) => [title, of.code, until])).toEqual([
      ["Punctuality", "TRK-1", "Q3 2026, ends 30 Sept"],
    ]);
  });

  it("shows the objective that was made for its recovery, on both sides", () => {
    const portal = readPortal({
      "kpis/failures.md":
        '---\nkind: kpi\ntitle: Failures\ndirection: lower\nred: "> 20"\nseries: [{date: 2026-08-01, value: 25}]\n---\n',
      "2026-q3/track/mend.md":
        "---\nkind: objective\ntitle: Mend the points\ncode: TRK-2\nstandaloneReason: It stands by itself.\nrecovers: kpis/failures\nkeyResults: [{id: kr1, title: Points mended, from: 0, to: 9}]\n---\n",
    });
    const { focus } = viewKpi(portal, getKpi(portal, "Failures"));
    expect(focus.recoveries.map(({ code }) => code)).toEqual(["TRK-2"]);
    expect(focus.offer).toBeUndefined();
    const [objective] = portal.plan.objectives;
    if (objective === undefined) throw new Error("no objective");
    expect(viewObjective(portal, objective).facts.recovers?.title).toBe("Failures");
  });
});
