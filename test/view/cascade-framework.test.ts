// Long because the frameworks are linked in one plan, and shown in each other's words.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isInScope } from "../../src/client/cascade/store.ts";
import type { NodeId } from "../../src/model/id.ts";
import {
  listCascadeFiles,
  viewCascadeFile,
  viewCascadeIndex,
} from "../../src/view/cascade-data.ts";
import { getCascade } from "../../src/view/cascade-graph.ts";
import type { CascadeRecord } from "../../src/view/cascade-record.ts";
import { joinRuns, listMembers } from "../../src/view/cascade-scope.ts";
import { toPlural } from "../../src/view/cascade-word.ts";
import { viewCascade } from "../../src/view/cascade.ts";
import { roleWords } from "../../src/view/framework-word.ts";
import { viewLadder } from "../../src/view/ladder.ts";
import { viewMiniMap } from "../../src/view/mini-map.ts";
import { viewNeighbourhood } from "../../src/view/neighbourhood.ts";
import { readPortal } from "./portal-folder.ts";

const years = "start: 2026-01-01\nend: 2028-12-31";
const okrs = {
  "2026-q3/company/meet.md": `---
kind: objective
title: Meet the autumn
code: C2
owner: ada
supports: [{to: ogsm/company#s1, how: By listening.}]
keyResults: [{id: kr1, title: Delay, from: 10, to: 5}]
---
`,
};
const plans = {
  "portal.yaml": `name: Test Line
locale: en-GB
cycles:
  - {id: "2026", label: "2026", start: 2026-01-01, end: 2026-12-31}
  - {id: 2025-q3, label: Q3 2025, start: 2025-07-01, end: 2025-09-30, state: closed}
  - {id: 2026-q3, label: Q3 2026, parent: "2026", start: 2026-07-01, end: 2026-09-30, state: active}
currentCycle: 2026-q3
`,
  "2025-q3/company/old.md": `---
kind: objective
title: Run the old timetable
owner: ada
supports: [themes/keep-time]
keyResults: [{id: kr1, title: Delay, from: 10, to: 5}]
outcome: {scores: {kr1: {score: 1}}}
---
`,
  "ogsm/company.md": `---
kind: ogsm
title: Company plan
team: company
${years}
objective: Be the line that runs.
goals: [{id: g1, title: Right time, from: 80, to: 90, unit: "%"}]
strategies:
  - id: s1
    code: S1
    title: Hear faults first.
    measures: [{id: m1, title: Faults heard, from: 40, to: 60, unit: "%"}]
    actions: [{id: a1, title: Fit sensors}, {id: a2, title: Lay fibre}]
---
`,
  "ogsm/track.md": `---
kind: ogsm
title: Track plan
team: track
${years}
inherits: ogsm/company
strategies: [{id: s1, code: TRK-S1, title: Walk less., supports: [ogsm/company#a2]}]
---
`,
  "hoshin/company.md": `---
kind: hoshin
title: Matrix
team: company
year: "2026"
supports: [direction]
breakthroughs: [{id: b1, title: No delay, by: 2029-12-31}]
annual: [{id: a1, ref: ogsm/company#s1}, {id: a2, title: Halve failures}]
priorities: [{id: p1, title: Fit the worst first, owner: ada}]
targets: [{id: t1, title: Failures, unit: a month, start: 20, better: lower, plan: {2026-08: 15}}]
people: [ada]
correlations:
  - {a: b1, b: a1, strength: strong}
  - {a: b1, b: a2, strength: medium}
  - {a: a2, b: p1, strength: strong}
  - {a: a2, b: t1, strength: weak}
  - {a: p1, b: t1, strength: strong}
---
`,
  "gost/seats.md": `---
kind: gost
title: Fill the seats
team: company
goals: [{id: g1, title: Earn more}]
objectives: [{id: o1, goal: g1, ref: 2026-q3/company/meet#kr1}]
strategies: [{id: s1, title: Sell early, objective: o1}]
tactics: [{id: t1, title: Send a letter, strategy: s1, owner: ada}]
---
`,
};
const context = readPortal({ ...okrs, ...plans });
const { plan } = context;
const graph = getCascade(plan);

describe("getCascade(plan) with plans of several frameworks", () => {
  it("leads from an objective through an OGSM to the mission", () => {
    expect(toParents("2026-q3/company/meet")).toEqual(["ogsm/company#s1"]);
    expect(toParents("ogsm/company#s1")).toEqual(["ogsm/company", "hoshin/company#b1"]);
    expect(toParents("ogsm/company")).toEqual(["direction"]);
  });

  it("has what only shows another item in the place of that one", () => {
    expect(graph.has("hoshin/company#a1" as NodeId)).toBe(false);
    expect(graph.get("ogsm/company#s1" as NodeId)?.shownAs.map(({ id }) => id)).toEqual([
      "hoshin/company#a1",
    ]);
    // A strategy of the ladder serves the key result that its objective shows.
    expect(toParents("gost/seats#s1")).toEqual(["2026-q3/company/meet#kr1"]);
    expect(toParents("2026-q3/company/meet#kr1")).toEqual([
      "2026-q3/company/meet",
      "gost/seats#g1",
    ]);
  });

  it("follows the strong and the medium marks of a matrix rather than its sheet", () => {
    expect(toParents("hoshin/company#a2")).toEqual(["hoshin/company#b1"]);
    expect(toParents("hoshin/company#p1")).toEqual(["hoshin/company#a2"]);
    expect(toParents("hoshin/company#t1")).toEqual(["hoshin/company#p1"]);
    expect(toParents("hoshin/company#b1")).toEqual(["hoshin/company"]);
  });

  it("has measures and actions as parts, but for an action that somebody makes a strategy of", () => {
    const strategy = graph.get("ogsm/company#s1" as NodeId);
    expect(strategy?.parts).toEqual(["ogsm/company#m1", "ogsm/company#a1"]);
    expect(strategy?.children).toContain("ogsm/company#a2");
    expect(graph.get("ogsm/company" as NodeId)?.parts).toEqual(["ogsm/company#g1"]);
  });
});

describe("viewCascadeIndex(context) with plans of several frameworks", () => {
  const index = viewCascadeIndex(context);
  const records = listCascadeFiles(context)
    .slice(1)
    .flatMap((path) => viewCascadeFile(context, path) as readonly CascadeRecord[]);
  const find = (id: string) => records.find((record) => record[1] === id);

  it("says of every node what it is, in which words, and what that is in the others", () => {
    const toKind = (id: string) => index.kinds[find(id)?.[3] ?? -1];
    expect(toKind("ogsm/company#s1")).toEqual(["item", "Strategy", "Strategies", "choice", "ogsm"]);
    expect(toKind("ogsm/track#s1")?.[3]).toBe("aim");
    expect(toKind("hoshin/company")).toEqual(["plan", "X-matrix", "X-matrices", "", "hoshin"]);
    expect(index.words.concepts.choice?.okr).toEqual(["Theme", "Themes"]);
    expect(index.words.concepts["long-term"]?.mbo).toBeUndefined();
  });

  it("says which plans show a node, and finds it by what they call it", () => {
    const own = find("ogsm/company#s1");
    const [kind, document] = own?.[20][0] ?? [];
    expect(index.kinds[kind ?? -1]?.[1]).toBe("Annual objective");
    expect(records[document ?? -1]?.[1]).toBe("hoshin/company");
    expect(index.aliases).toContainEqual(["hoshin/company#a1", own?.[0]]);
  });

  it("has the figures of what is measured", () => {
    expect(find("ogsm/company#m1")?.[19]).toHaveLength(5);
    expect(find("ogsm/company#a1")?.[19]).toEqual([]);
  });

  it("has plans in the cycles of their time only", () => {
    const has = (cycle: string) => {
      const scope = index.scopes.find(({ id }) => id === cycle);
      return scope !== undefined && isInScope(scope, find("hoshin/company#b1")?.[0] ?? -1);
    };
    expect(has("2026-q3")).toBe(true);
    expect(has("2025-q3")).toBe(false);
  });

  it("offers the frameworks that there are, and all words", () => {
    const { frameworks, words } = viewCascade(context);
    expect(frameworks.map(({ title }) => title)).toEqual(["All", "OKR", "OGSM", "Hoshin", "GOST"]);
    expect(words).toHaveLength(6);
  });

  it("offers neither to an organisation with OKRs alone", () => {
    const alone = readPortal({
      "2026-q3/company/meet.md": okrs["2026-q3/company/meet.md"].replace(
        "ogsm/company#s1",
        "themes/keep-time",
      ),
    });
    const { frameworks, words } = viewCascade(alone);
    expect(frameworks.map(({ title }) => title)).toEqual(["OKR"]);
    expect(words).toEqual([]);
    expect(viewCascadeIndex(alone).words.vocabularies).toEqual([]);
  });
});

describe("viewNeighbourhood(context, node) and viewLadder(context, objective)", () => {
  const objective = plan.objectives.find(({ id }) => id === "2026-q3/company/meet");
  if (objective === undefined) throw new Error("no such objective");

  it("draw and tell the way up through the OGSM, each in its own word", () => {
    const boxes = viewNeighbourhood(context, objective)?.drawing.boxes ?? [];
    const strategy = boxes.find(({ id }) => id === "ogsm/company#s1");
    expect(strategy?.look).toMatchObject({ word: { text: "Strategy" }, code: { text: "S1" } });
    expect(strategy?.look.name).toBe(
      "S1 Strategy Hear faults first.. S1 Hear faults first. Strategy.",
    );
    expect(viewLadder(context, objective).rungs.map(({ main }) => main.level)).toEqual([
      "Mission",
      "OGSM",
      "Strategy S1",
    ]);
  });
});

describe("viewMiniMap(context, objectives)", () => {
  it("leads from an objective to the mission, whatever plans stand between them", () => {
    const map = viewMiniMap(context, plan.objectives);
    const titles = map?.marks.map(({ title }) => title.replace(/:.*/, ""));
    expect(titles).toContain("C2 Meet the autumn");
    expect(titles).toContain("Direction");
  });
});

describe("joinRuns(own, above)", () => {
  it("has every number once, whichever way it is written", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat({ max: 60 })), (numbers) => {
        const above = numbers.toSorted((a, b) => a - b);
        const scope = joinRuns([[70, 90]], above);
        const members = listMembers(scope).sort((a, b) => a - b);
        const own = Array.from({ length: 20 }, (_, at) => 70 + at);
        expect(members).toEqual([...above, ...own]);
        const all = { id: "", title: "", closed: false, tops: [], open: [], ...scope };
        for (let at = 0; at < 100; at += 1) expect(isInScope(all, at)).toBe(members.includes(at));
      }),
    );
  });
});

describe("toPlural(word)", () => {
  it("knows words that take no s", () => {
    const wrong = Object.values(roleWords).filter((word) => /ys$/.test(toPlural(word)));
    expect(wrong).toEqual([]);
    expect(toPlural("Strategy of a team")).toBe("Strategies of teams");
  });
});

function toParents(id: string): readonly string[] {
  const parents = graph.get(id as NodeId)?.parents ?? [];
  return parents.filter(({ aside }) => !aside).map((parent) => parent.id);
}
