import { describe, expect, it } from "vitest";
import type { Files } from "./fixture.ts";
import { check, getKeyResult, getKpi, getObjective, objective } from "./fixture.ts";

const a = "2026-q3/signalling/a";
const secret = { audience: "internal" };
const keyResult = { id: "kr1", title: "Faults found first", from: 42, to: 65 };

function checkPublic(files: Files) {
  return check(files, { audience: "public" });
}

function listIds(files: Files): string[] {
  return [...checkPublic(files).graph.nodes.keys()].filter((id) => id.startsWith("2026-q3/"));
}

describe("checkPlan(set) for the public", () => {
  it("leaves out what is internal and everything below it", () => {
    const files = {
      [`${a}.md`]: objective({ ...secret, keyResults: [keyResult] }),
      "2026-q3/signalling/below.md": objective({ supports: [`${a}#kr1`] }),
      "2026-q3/signalling/beside.md": objective({ supports: [a, "themes/keep-time"] }),
      "2026-q3/signalling/copy.md": objective({
        keyResults: [
          { id: "kr1", sameAs: `${a}#kr1` },
          { ...keyResult, id: "kr2" },
        ],
        initiatives: [{ id: "i1", title: "Fit sensors", implements: `${a}#kr1` }],
      }),
    };
    expect(listIds(files)).toEqual([
      "2026-q3/signalling/beside",
      "2026-q3/signalling/copy",
      "2026-q3/signalling/copy#kr2",
    ]);
  });

  it("leaves out what belongs to internal teams alone", () => {
    const team = { kind: "team", name: "Signalling", level: "team", parent: "engineering" };
    const files = {
      "teams/engineering.md": {
        ...{ kind: "team", name: "Engineering", level: "department", parent: "company" },
        ...secret,
      },
      "teams/signalling.md": team,
      [`${a}.md`]: objective(),
      "2026-q3/signalling/joint.md": objective({ teams: ["company", "signalling"] }),
    };
    expect(listIds(files)).toEqual(["2026-q3/signalling/joint"]);
    expect(getObjective(checkPublic(files), "2026-q3/signalling/joint").teams).toEqual(["company"]);
  });

  it("drops references to what is left out without a word", () => {
    const files = {
      [`${a}.md`]: objective({ ...secret, aliases: ["old/a"] }),
      "2026-q3/signalling/beside.md":
        "---\nkind: objective\ntitle: Beside\nsupports: [themes/keep-time, 2026-q3/signalling/a]\n" +
        "links: [{title: It, url: /2026-q3/signalling/a/}]\n---\n\n[It](a.md) and [it](/2026-q3/signalling/a/).\n",
    };
    const checked = checkPublic(files);
    expect(checked.findings.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(checked.plan).toBeDefined();
    expect(getObjective(checked, "2026-q3/signalling/beside").links).toEqual([]);
    expect(checked.graph.aliases.size).toBe(0);
  });

  it("leaves links in its lines that name what is left out as their texts", () => {
    const hidden = [
      ...["/2026-q3/signalling/a/", "/2026-q3/signalling/a.md", "/2026-q3/signalling/a/#kr1"],
      ...["/old/a/", "/lineage/2026-q3/signalling/a/", "/cascade/?focus=2026-q3/signalling/a"],
      ...["/2026-q3/signalling/b/#kr1", "/cascade/?open=old/a", "/2026-q3/signalling/%61/"],
      ...["/teams/engineering/", "/health/engineering/", "/2026-q3/engineering/"],
      ...["/cascade/?team=engineering"],
    ];
    const shown = [
      ...["/2026-q3/signalling/b/#kr2", "/themes/keep-time/", "/cascade/?focus=themes/keep-time"],
      ...["/kpis/engineering/", "https://example.org/2026-q3/signalling/a/"],
    ];
    const b = "2026-q3/signalling/b";
    const all = [...hidden, ...shown];
    const checked = checkPublic({
      "teams/engineering.md": {
        ...{ kind: "team", name: "Engineering", level: "department", parent: "company" },
        ...secret,
      },
      "teams/signalling.md": { kind: "team", name: "Signalling", level: "team", parent: "company" },
      [`${a}.md`]: objective({ ...secret, aliases: ["old/a"], keyResults: [keyResult] }),
      [`${b}.md`]: objective({
        keyResults: [
          { ...keyResult, ...secret },
          { ...keyResult, id: "kr2" },
        ],
        summary: all.map((url) => `[${url.length}](${url})`).join(" "),
        links: all
          .filter((url) => url !== "/kpis/engineering/")
          .map((url) => ({ title: "It", url })),
      }),
    });
    const { summary, links } = getObjective(checked, b);
    const found = [...(summary?.html.matchAll(/href="([^"]+)"/g) ?? [])].map(([, url]) => url);
    expect(found).toEqual(shown);
    expect(links.map(({ url }) => url)).toEqual(
      shown.filter((url) => url !== "/kpis/engineering/"),
    );
  });

  it("keeps back every figure of a confidential KPI and of the key results that show it", () => {
    const files = {
      "kpis/margin.md": {
        ...{ kind: "kpi", title: "Margin", confidential: true, green: ">= 731", red: "< 732" },
        ...{ targets: [{ value: 733 }], series: [{ date: "2026-07-31", value: 734 }] },
      },
      [`${a}.md`]: objective({
        keyResults: [
          { id: "kr1", title: "Margin", from: 735, to: 736, kpi: "kpis/margin" },
          { id: "kr2", title: "Cost", to: 737, valueState: "confidential", display: "738" },
        ],
        checkIns: [{ date: "2026-08-25", values: { kr1: 739, kr2: 740 }, forecast: { kr2: 741 } }],
        changes: [{ date: "2026-08-01", of: "kr2", key: "to", was: 742, now: 743, reason: "Why." }],
        outcome: { scores: { kr1: { score: 0.744, reason: "Because." } } },
      }),
    };
    const { graph, shown } = checkPublic(files);
    const shownText = JSON.stringify([[...graph.nodes.values()], shown]);
    expect(shownText).not.toMatch(/7[34]\d/);
    expect(getKeyResult(checkPublic(files), `${a}#kr1`).valueState).toBe("confidential");
    expect(getKpi(check(files), "kpis/margin").series).toHaveLength(1);
  });

  it("says nothing of the changes and grades of an item that it leaves out", () => {
    const files = {
      [`${a}.md`]: objective({
        keyResults: [keyResult, { ...keyResult, ...secret, id: "kr2" }],
        changes: [
          { date: "2026-08-01", of: "kr2", key: "to", was: 1, now: 2, reason: "hush" },
          { date: "2026-08-01", of: "kr1", key: "to", was: 3, now: 4, reason: "open" },
        ],
        outcome: { scores: { kr2: { score: 0.7, reason: "hush" }, kr1: { reason: "open" } } },
      }),
    };
    const { changes } = getObjective(checkPublic(files), a);
    expect(changes.map(({ reason }) => reason)).toEqual(["open"]);
    expect(JSON.stringify([...checkPublic(files).graph.nodes.values()])).not.toContain("hush");
  });

  it("leaves out what only shows what it leaves out, and keeps what has a title of its own without the link", () => {
    const hidden = objective({
      ...{ ...secret, owner: "yusuf-karim", keyResults: [keyResult] },
      initiatives: [{ id: "i1", title: "Hush", owner: "yusuf-karim" }],
    });
    const files = {
      [`${a}.md`]: hidden,
      "ogsm/company.md": {
        ...{ kind: "ogsm", title: "Company", supports: ["direction"] },
        ...{ start: "2026-01-01", end: "2026-12-31" },
        strategies: [
          {
            ...{ id: "s1", title: "Hear it" },
            actions: [
              { id: "x1", ref: `${a}#i1` },
              { id: "x2", title: "Fit sensors", ref: `${a}#i1` },
              { id: "x3", ref: "#x1" },
            ],
          },
        ],
      },
      "hoshin/company.md": {
        ...{ kind: "hoshin", title: "Company", year: "2026", supports: ["direction"] },
        priorities: [
          { id: "p1", ref: "ogsm/company#x1" },
          { id: "p2", title: "Sensors", ref: `${a}#i1` },
        ],
        correlations: [{ a: "p1", b: "p2", strength: "strong" }],
      },
      "gost/company.md": {
        ...{ kind: "gost", title: "Company", supports: ["direction"] },
        goals: [{ id: "g1", title: "On time" }],
        objectives: [{ id: "o1", goal: "g1", ref: `${a}#kr1` }],
        strategies: [{ id: "s1", title: "Hear it", objective: "o1" }],
      },
      "scorecards/company.md": {
        ...{ kind: "scorecard", title: "Company", supports: ["direction"] },
        ...{ start: "2026-01-01", end: "2026-12-31" },
        objectives: [
          {
            ...{ id: "c1", title: "Trains on time", perspective: "customer" },
            initiatives: [
              { ref: `${a}#i1`, owner: "yusuf-karim", budget: "£9m" },
              { title: "Sensors", ref: `${a}#i1` },
            ],
          },
        ],
      },
    };
    const { graph } = checkPublic(files);
    const items = [...graph.nodes.values()].filter(({ kind }) => kind === "plan-item");
    expect(items.map(({ id }) => id).sort()).toEqual([
      "gost/company#g1",
      "hoshin/company#p2",
      "ogsm/company#s1",
      "ogsm/company#x2",
      "scorecards/company#c1",
    ]);
    expect(items.every(({ title }) => title.plain !== "")).toBe(true);
    expect(items.filter((item) => "shows" in item)).toEqual([]);
    const [scored] = graph.frameworkPlans.flatMap((plan) =>
      plan.framework === "scorecard" ? plan.objectives : [],
    );
    expect(scored?.initiatives.map(({ title }) => title.plain)).toEqual(["Sensors"]);
    expect(scored?.initiatives.every(({ shows }) => shows === undefined)).toBe(true);
    expect(JSON.stringify(items)).not.toMatch(/yusuf-karim|£9m/);
  });

  it("checks what it leaves out, and shows no finding of it", () => {
    const checked = checkPublic({
      [`${a}.md`]: objective({ ...secret, supports: [] }),
      "2026-q3/signalling/open.md": objective({ supports: [] }),
    });
    const files = (findings: typeof checked.findings) =>
      findings.filter(({ code }) => code === "orphan-objective").map(({ file }) => file);
    expect(files(checked.findings)).toEqual([`${a}.md`, "2026-q3/signalling/open.md"]);
    expect(files(checked.shown)).toEqual(["2026-q3/signalling/open.md"]);
  });

  it("leaves out nothing in an internal portal", () => {
    const checked = check({ [`${a}.md`]: objective(secret) });
    expect(getObjective(checked, a).audience).toBe("internal");
    expect(checked.shown).toBe(checked.findings);
  });
});
