import { describe, expect, it } from "vitest";
import type { NodeId } from "../../src/model/id.ts";
import { checkPlan } from "../../src/check/check-plan.ts";
import { parseDate } from "../../src/model/period.ts";
import { readContent } from "../../src/read/content.ts";
import { parseInline } from "../../src/read/inline.ts";
import { makeContent } from "../read/folder.ts";
import { check, getKeyResult, getNode, getObjective, listFindings, objective } from "./fixture.ts";

const a = "2026-q3/signalling/a";
const b = "2026-q3/signalling/b";
const twoKeyResults = [
  { id: "kr1", title: "Faults found first", from: 42, to: 65 },
  { id: "kr2", title: "Sensors", from: 60, to: 140 },
];

describe("linkPlan(documents)", () => {
  it("links an objective to two parents, of which the first is the primary one", () => {
    const checked = check({
      [`${a}.md`]: objective({
        supports: [{ to: b, how: "It *finds* them.", weight: 2 }, "themes/keep-time"],
      }),
      [`${b}.md`]: objective(),
    });
    const edges = checked.graph.edgesFrom.get(a as NodeId) ?? [];
    expect(
      edges.map(({ relation, to, primary, weight }) => [relation, to, primary, weight]),
    ).toEqual([
      ["supports", b, true, 2],
      ["supports", "themes/keep-time", false, 1],
    ]);
    expect(edges[0]?.how).toEqual({ plain: "It finds them.", html: "It <em>finds</em> them." });
    expect(edges[0]?.source).toEqual({ file: `${a}.md`, path: ["supports", 0, "to"] });
    expect(checked.graph.edgesTo.get(b as NodeId)?.[0]?.from).toBe(a);
  });

  it("calls a cycle by its id where nothing of its label can be read", () => {
    const portal = `name: F\nlocale: en-GB\ncycles: [{id: 2026-q3, label: <b></b>, start: 2026-07-01, end: 2026-09-30}]\n`;
    const { set } = readContent(makeContent({ "portal.yaml": portal }));
    if (!set) throw new Error("no portal");
    const { graph } = checkPlan(set, { asOf: parseDate("2026-08-27"), parseInline, sealed: [] });
    expect(graph.nodes.get("cycle:2026-q3" as NodeId)?.title.plain).toBe("2026-q3");
  });

  it("takes cycle and team from the folder, and owners from both keys", () => {
    const checked = check({
      [`${a}.md`]: objective({ owner: "hamish-odell", owners: ["role:head-of-signalling"] }),
    });
    const { cycle, teams, owners, period } = getObjective(checked, a);
    expect({ cycle, teams, owners }).toEqual({
      cycle: "2026-q3",
      teams: ["signalling"],
      owners: ["person:hamish-odell", "role:head-of-signalling"],
    });
    expect(period).toEqual({ start: "2026-07-01", end: "2026-09-30" });
  });

  it("lets a joint objective have several teams, the leading one first", () => {
    const checked = check({ [`${a}.md`]: objective({ teams: ["engineering", "signalling"] }) });
    expect(getObjective(checked, a).teams).toEqual(["engineering", "signalling"]);
    expect(listFindings(checked, ["folder-disagrees"])).toEqual([]);
  });

  it("resolves old ids, ids of items within a document, teams and the direction", () => {
    const checked = check({
      [`${a}.md`]: objective({
        supports: ["2026-q3/signalling/old#kr1", "direction"],
        dependsOn: [{ to: "team:engineering", need: "Time", state: "confirmed" }],
        keyResults: [twoKeyResults[0], { ...twoKeyResults[1], supports: ["#kr1"] }],
      }),
      [`${b}.md`]: objective({ aliases: ["2026-q3/signalling/old"], keyResults: twoKeyResults }),
    });
    expect(checked.plan).toBeDefined();
    const targets = [a, `${a}#kr2`].flatMap((id) =>
      (checked.graph.edgesFrom.get(id as NodeId) ?? []).map(({ to }) => to),
    );
    expect(targets).toEqual([`${b}#kr1`, "direction", "teams/engineering", a, `${a}#kr1`]);
  });

  it("drops what does not resolve, and says so at the very value", () => {
    const checked = check({
      [`${a}.md`]: objective({
        supports: ["themes/keep-tim", { to: "team:signalling" }],
        owner: "hamish-odel",
        keyResults: [{ ...twoKeyResults[0], kpi: "themes/keep-time" }],
      }),
    });
    expect(checked.plan).toBeUndefined();
    expect(getObjective(checked, a).owners).toEqual([]);
    expect(getKeyResult(checked, `${a}#kr1`).kpi).toBeUndefined();
    expect(
      listFindings(checked, ["unknown-reference", "unknown-owner", "wrong-reference-kind"]),
    ).toEqual([
      `wrong-reference-kind ${a}.md keyResults.0.kpi`,
      `unknown-owner ${a}.md owner`,
      `unknown-reference ${a}.md supports.0`,
      `wrong-reference-kind ${a}.md supports.1.to`,
    ]);
    const [, owner, reference] = checked.findings.filter(({ severity }) => severity === "error");
    expect(owner?.hint).toBe("The nearest is `hamish-odell`.");
    expect(reference?.hint).toBe("The nearest is `themes/keep-time`.");
  });

  it("does not say of an objective whose parent is misspelt that it has none", () => {
    const checked = check({ [`${a}.md`]: objective({ supports: ["themes/keep-tim"] }) });
    expect(listFindings(checked, ["orphan-objective", "no-strategy"])).toEqual([]);
  });

  it("shows a key result in a second objective, with measure, values and owner from the first", () => {
    const checked = check({
      [`${a}.md`]: objective({
        keyResults: [{ id: "kr1", sameAs: `${b}#kr2`, weight: 3 }],
      }),
      [`${b}.md`]: objective({
        keyResults: [twoKeyResults[0], { ...twoKeyResults[1], owner: "yusuf-karim", unit: "h" }],
        checkIns: [{ date: "2026-08-25", values: { kr2: 109 } }],
      }),
    });
    expect(getKeyResult(checked, `${a}#kr1`)).toMatchObject({
      title: { plain: "Sensors" },
      sameAs: `${b}#kr2`,
      weight: 3,
      unit: "h",
      measure: { kind: "change", from: 60, to: 140 },
      owners: ["person:yusuf-karim"],
      observations: [{ date: "2026-08-25", value: 109 }],
    });
  });

  it("takes the values of a key result from its KPI, and those of other days from check-ins", () => {
    const checked = check({
      "kpis/faults.md": { kind: "kpi", title: "Faults", unit: "%" },
      "kpis/faults.csv": "date,value\n2026-06,40\n2026-07,47\n2026-08-31,60\n",
      [`${a}.md`]: objective({
        keyResults: [{ ...twoKeyResults[0], kpi: "kpis/faults" }],
        checkIns: [
          { date: "2026-07-31", values: { kr1: 46 } },
          { date: "2026-08-25", values: { kr1: 51 } },
        ],
      }),
    });
    const { observations, unit } = getKeyResult(checked, `${a}#kr1`);
    expect(observations.map(({ date, value }) => [date, value])).toEqual([
      ["2026-07-31", 47],
      ["2026-08-25", 51],
    ]);
    expect(unit).toBe("%");
  });

  it("brings confidence to a scale from 0 to 1, one number standing for all", () => {
    const checked = check(
      {
        [`${a}.md`]: objective({
          keyResults: twoKeyResults,
          checkIns: [
            { date: "2026-08-11", confidence: 6 },
            { date: "2026-08-25", confidence: { kr1: 3 } },
          ],
        }),
      },
      { portal: { confidenceScale: 10 } },
    );
    expect(getObjective(checked, a).checkIns[0]?.confidence).toBe(0.6);
    const confidences = ["kr1", "kr2"].map((item) =>
      getKeyResult(checked, `${a}#${item}`).confidences.map(({ value }) => value),
    );
    expect(confidences).toEqual([[0.6, 0.3], [0.6]]);
  });

  it("counts an objective without a cycle with the current one, and reports it", () => {
    const checked = check({ "plans/a.md": objective({ owner: "yusuf-karim" }) });
    expect(getObjective(checked, "plans/a").cycle).toBe("2026-q3");
    expect(listFindings(checked, ["missing-key"])).toEqual(["missing-key plans/a.md kind"]);
  });

  it("lets the page of a folder stand for it", () => {
    const checked = check({ "2026-q3/index.md": { kind: "page", title: "Letter" } });
    expect(getNode(checked, "page", "2026-q3/index")).toMatchObject({
      url: "/2026-q3/",
      cycle: "2026-q3",
    });
  });

  it("resolves what is spelt with letters and their marks apart", () => {
    const apart = (text: string): string => text.normalize("NFD");
    const checked = check({
      "themes/pünktlich.md": { kind: "theme", title: "Pünktlich", supports: ["direction"] },
      [apart("teams/müller.md")]: { kind: "team", name: "M", level: "team", parent: "company" },
      [apart("2026-q3/müller/a.md")]: {
        ...objective({ supports: [apart("themes/pünktlich")] }),
        dependsOn: [{ to: apart("team:müller"), need: "It" }],
      },
      "notes.md": `---\nkind: page\ntitle: N\n---\n\n[a](/themes/${apart("pünktlich")}/) [b](themes/pünktlich.md)\n`,
    });
    expect(checked.findings.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(checked.graph.objectives[0]?.teams).toEqual(["müller"]);
  });

  it("keeps the first of two items with one id", () => {
    const checked = check({
      [`${a}.md`]: objective({
        keyResults: [twoKeyResults[0], { ...twoKeyResults[1], id: "kr1" }],
        initiatives: [{ id: "kr1", title: "Fit sensors" }],
      }),
    });
    expect(getObjective(checked, a).keyResults.map(({ title }) => title.plain)).toEqual([
      "Faults found first",
    ]);
    expect(listFindings(checked, ["duplicate-id"])).toEqual([
      `duplicate-id ${a}.md initiatives.0.id`,
      `duplicate-id ${a}.md keyResults.1.id`,
    ]);
  });
});
