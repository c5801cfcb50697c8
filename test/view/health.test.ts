import { describe, expect, it } from "vitest";
import { viewHealth } from "../../src/view/health.ts";
import { viewRule } from "../../src/view/rule.ts";
import { viewRules } from "../../src/view/rules.ts";
import { viewListPage } from "../../src/view/list.ts";
import { listListPages } from "../../src/view/list-page.ts";
import { listTeamHealth, viewTeamHealth } from "../../src/view/team-health.ts";
import type { RuleCode } from "../../src/model/rules.ts";
import type { ViewContext } from "../../src/view/context.ts";
import { readPortal } from "./portal-folder.ts";

const portal = `name: Test Line
locale: en-GB
repository: {url: "https://github.com/test/plans", branch: main, contentPath: plans}
cycles:
  - {id: 2026-q3, label: Q3 2026, start: 2026-07-01, end: 2026-09-30, state: active, checkInEvery: 14d}
rules: {smart: off}
`;

const good = `---
kind: objective
title: Run every train
owner: ada
supports: [{to: themes/keep-time, how: A train that runs is a train on time.}]
keyResults:
  - {id: kr1, title: Trains cancelled, from: 30, to: 10}
  - {id: kr2, title: Complaints, from: 100, to: 50}
checkIns: [{date: 2026-08-25, values: {kr1: 26, kr2: 68}}]
---
`;

const orphan = `---
kind: objective
title: Mend the line
keyResults: [{id: kr1, title: Miles mended, from: 0, to: 20}, {id: kr2, title: Nights, from: 0, to: 9}]
checkIns: [{date: 2026-07-20, values: {kr1: 4}}]
---
`;

const stale = `---
kind: kpi
title: Punctuality
direction: higher
frequency: monthly
series: [{date: 2026-03-31, value: 80}]
---
`;

describe("viewHealth(context)", () => {
  const context = readTest({
    "2026-q3/company/run.md": good,
    "2026-q3/track/mend.md": orphan,
    "kpis/punctuality.md": stale,
  });
  const health = viewHealth(context);

  it("counts by team, what belongs to no team last", () => {
    expect(health.teams.items).toMatchObject([
      { title: "Track", url: "/health/track/", orphans: 1, silent: 1, staleKpis: 0 },
      { title: "In no team", url: "/health/no-team/", orphans: 0, silent: 0, staleKpis: 1 },
    ]);
  });

  it("counts so many of so many", () => {
    expect(health.coverage.map(({ label, of }) => `${label}: ${of}`)).toEqual([
      "Objectives that reach a theme: 1 of 2",
      "Objectives with an owner: 1 of 2",
      "Key results with a measure: 4 of 4",
      "Objectives checked in on in time: 1 of 2",
      "KPIs with a fresh reading: 0 of 1",
    ]);
  });

  it("names orphans, silent teams and KPIs that are not read any more", () => {
    expect(health.orphans.rows).toMatchObject([{ title: "Mend the line", team: "Track" }]);
    expect(health.silentTeams.items).toMatchObject([
      { title: "Track", fact: "1 objective, last heard of on 20 July 2026" },
    ]);
    expect(health.staleKpis.rows).toMatchObject([{ fact: "last reading 31 March 2026" }]);
  });

  it("lists on the team's page what is to mend, with line, page and rule", () => {
    const [target] = listTeamHealth(context).map(([, each]) => each);
    if (!target) throw new Error("no team with findings");
    const view = viewTeamHealth(context, target);
    const found = view.findings.items.find(({ rule }) => rule.code === "orphan-objective");
    expect(found).toMatchObject({
      severity: "warning",
      place: {
        text: "2026-q3/track/mend.md:3",
        url: "https://github.com/test/plans/blob/main/plans/2026-q3/track/mend.md#L3",
      },
      page: { title: "Mend the line", url: "/2026-q3/track/mend/" },
      rule: { url: "/rules/orphan-objective/" },
    });
    expect(view.gaps.map(({ id }) => id)).toEqual(["orphans", "silent"]);
  });

  it("has nothing to say of a plan that lacks nothing", () => {
    const clean = viewHealth(readTest({ "2026-q3/company/run.md": good }));
    expect(clean.teams.items).toEqual([]);
    expect(clean.rules).toEqual([]);
    expect(clean.levels.map(({ count }) => count)).toEqual([0, 0, 0]);
  });

  it("spreads very many findings over pages, and loses none", () => {
    const many = Object.fromEntries(
      Array.from({ length: 120 }, (_, index) => [
        `2026-q3/track/mend-${index}.md`,
        orphan.replace("Mend the line", `Mend the line in a place of its own ${index}`),
      ]),
    );
    const big = readTest(many);
    const [, health] = listTeamHealth(big).find(([path]) => path === "/health/track/") ?? [];
    if (!health) throw new Error("nothing to mend");
    const pages = [...listListPages(big)].filter(([path]) =>
      path.startsWith("/health/track/findings/"),
    );
    expect(pages[0]?.[0]).toBe("/health/track/findings/2/");
    const shown = [
      ...viewTeamHealth(big, health).findings.items,
      ...pages.flatMap(([, page]): readonly unknown[] => viewListPage(big, page).list.items),
    ];
    const all = big.findings.filter(({ file }) => file.startsWith("2026-q3/track/"));
    expect(shown).toHaveLength(all.length);
    const { orphans } = viewHealth(big);
    expect(orphans.rows.length + orphans.others).toBe(120);
  });
});

describe("viewRules(context)", () => {
  it("shows each rule at the level that it has here, with what it finds", () => {
    const { families, count } = viewRules(readTest({ "2026-q3/track/mend.md": orphan }));
    expect(families.flatMap(({ rules }) => rules)).toHaveLength(count);
    const okr = families.find(({ id }) => id === "okr");
    expect(okr?.rules.find(({ code }) => code === "orphan-objective")).toMatchObject({
      level: { word: "Warning" },
      findings: 1,
    });
  });
});

describe("viewRule(context, code)", () => {
  it("tells level, limits, report, and where it speaks in this plan", () => {
    const view = viewRule(readTest({ "2026-q3/track/mend.md": orphan }), "orphan-objective");
    expect(view).toMatchObject({
      level: { word: "Warning" },
      findings: { items: [{ title: "Track", url: "/health/track/", count: 1 }] },
    });
    expect(view.silencing).toContain("rule: orphan-objective");
    expect(view.report).toMatch(/^content\/.+ {2}orphan-objective\n/);
  });

  it("offers no way to silence what cannot be read", () => {
    const context = readTest({});
    expect(viewRule(context, "yaml-syntax").silencing).toBeUndefined();
    expect(viewRule(context, "too-many-key-results").setting).toContain(
      "{level: info, keyResults: 5}",
    );
  });

  it("says how many it takes, as this portal has it", () => {
    const context = readTest({});
    const say = (code: RuleCode): string =>
      viewRule(context, code)
        .when.map(({ text }) => text)
        .join("");
    expect(say("kpi-stale")).toBe(
      "The last reading of a KPI is older than 2 of its periods (frequency).",
    );
    expect(say("too-many-objectives")).toContain("5 for the company, 3 for a department");
  });
});

function readTest(files: Readonly<Record<string, string>>): ViewContext {
  return readPortal({ "portal.yaml": portal, ...files });
}
