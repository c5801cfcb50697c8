import { describe, expect, it } from "vitest";
import { listPlans } from "../../src/model/framework/framework-plan.ts";
import type { Hoshin } from "../../src/model/framework/hoshin.ts";
import { hasCatchball, viewCatchball } from "../../src/view/catchball.ts";
import { viewHoshin, viewHoshinTurned } from "../../src/view/hoshin.ts";
import { viewMatrix, type CellView, type RowView } from "../../src/view/hoshin-matrix.ts";
import { viewObjective } from "../../src/view/objective.ts";
import { readPortal } from "./portal-folder.ts";

const context = readPortal({
  "2026-q3/track/quiet.md": `---
kind: objective
title: A quiet track
code: TRK-1
owner: ada
supports: [hoshin/company#a1]
keyResults:
  - {id: kr1, title: Slow orders, from: 9, to: 3}
  - {id: kr2, title: Joints welded, from: 10, to: 90}
---
`,
  "hoshin/company.md": `---
kind: hoshin
title: X-matrix
team: company
owner: ada
year: 2026-q3
breakthroughs: [{id: b1, title: No *noise* at night, supports: [themes/keep-time]}]
annual: [{id: a1, title: Half the slow orders, priority: A}, {id: a2, title: Weld it all}]
priorities: [{id: p1, ref: 2026-q3/track/quiet#kr2}]
targets:
  - id: t1
    title: Slow orders
    better: lower
    plan: {2026-07: 8, 2026-08: 6, 2026-09: 3}
    actual: {2026-07: 9, 2026-08: 6}
    countermeasures: [{month: 2026-07, problem: Heat, action: Water, owner: ben, due: 2026-08-20}]
people: [ada, team:track]
correlations:
  - {a: b1, b: a1, strength: strong}
  - {a: b1, b: a2, strength: medium}
  - {a: a1, b: p1, strength: strong}
  - {a: a2, b: p1, strength: weak}
  - {a: p1, b: t1, strength: negative}
  - {a: p1, b: ada, strength: strong}
catchball:
  - {date: 2026-07-01, from: ada, to: team:track, about: "#p1", proposal: All of them, response: counter}
  - {date: 2026-07-09, from: team:track, to: ada, about: "#p1", proposal: Ninety, response: accept, agreed: Ninety}
  - {date: 2026-08-20, from: team:track, to: ada, about: 2026-q3/track/quiet, proposal: A third crew}
reviews:
  - {date: 2026-09-24, note: Not yet}
  - {date: 2026-07-30, held: false}
  - {date: 2026-07-02, held: true, note: It *began*.}
  - {date: 2026-08-13}
---
`,
  "hoshin/track.md": `---
kind: hoshin
title: Track
team: track
owner: ada
year: 2026-q3
inherits: {from: hoshin/company}
annual: [{id: ta1, title: Weld by night}]
correlations: [{a: a2, b: ta1, strength: strong}]
---
`,
});

const [company, track] = listPlans(context.plan, "hoshin") as [Hoshin, Hoshin];
const view = viewHoshin(context, company);
const cells = (row: RowView | undefined): readonly CellView[] =>
  [...(row?.left ?? []), ...(row?.right ?? [])].filter((piece) => piece.type === "cell");

/** A matrix with nothing but breakthroughs and teams that have no marks. */
function readMatrix(breakthroughs: readonly string[], teams: readonly string[]) {
  const portal = readPortal({
    "hoshin/bare.md": `---\nkind: hoshin\ntitle: Bare\nteam: company\nyear: 2026-q3
breakthroughs: [${breakthroughs.map((id) => `{id: ${id}, title: Title ${id}}`).join(", ")}]
people: [${teams.map((id) => `team:${id}`).join(", ")}]
---\n`,
    ...Object.fromEntries(
      teams.map((id) => [
        `teams/${id}.md`,
        `---\nkind: team\nname: ${id}\nlevel: team\nparent: company\n---\n`,
      ]),
    ),
  });
  const [plan] = listPlans(portal.plan, "hoshin");
  if (plan === undefined) throw new Error("no plan");
  return viewMatrix(portal, plan, "upright");
}

describe("viewMatrix(context, plan, orientation)", () => {
  const upright = viewMatrix(context, company, "upright");
  const turned = viewMatrix(context, company, "turned");

  it("puts breakthroughs in the south and says each mark with its row and column", () => {
    expect(upright.below.map(({ label, title }) => [label, title])).toEqual([
      ["b1", "No <em>noise</em> at night"],
    ]);
    expect(cells(upright.above[0]).map(({ name }) => name)).toEqual([
      "p1 × a1: strong",
      "p1 × a2: weak",
      "p1 × t1: against",
      "p1 × Ada Lund: strong",
      "p1 × Track: no mark",
    ]);
  });

  it("names of every cell two heads that there are", () => {
    for (const matrix of [upright, turned]) {
      const heads = [...matrix.above, ...matrix.below, ...matrix.left, ...matrix.right];
      const ids = new Set(heads.map(({ id }) => id));
      expect(ids.size).toBe(heads.length);
      for (const row of [...matrix.above, ...matrix.below]) {
        for (const { headers } of cells(row)) {
          expect(headers.split(" ").every((id) => ids.has(id))).toBe(true);
        }
      }
    }
  });

  it("leaves a corner in which nothing meets to a remark", () => {
    const [south] = upright.below;
    expect(south?.right.at(-1)).toEqual({
      type: "void",
      columns: 2,
      rows: 1,
      remark: "",
    });
    expect(upright.remark).toBe("2 rows or columns have no strong mark.");
  });

  it("sets the remark into a corner that is large enough for a sentence", () => {
    const ids = (prefix: string, count: number): readonly string[] =>
      Array.from({ length: count }, (_, n) => `${prefix}${n}`);
    const wide = readMatrix(ids("b", 3), ids("team-", 3));
    expect(wide.remark).toBeUndefined();
    expect(JSON.stringify(wide.below[0]?.right)).toContain("no strong mark");
    expect(readMatrix(ids("b", 3), []).remark).toContain("no strong mark");
  });

  it("has the same marks after a quarter turn", () => {
    const list = (matrix: typeof upright): readonly string[] =>
      [...matrix.above, ...matrix.below]
        .flatMap(cells)
        .flatMap(({ headers, strength }) =>
          strength === undefined ? [] : [`${headers.split(" ").sort().join(" ")} ${strength}`],
        )
        .sort();
    expect(list(turned)).toEqual(list(upright));
    expect(turned.left.map(({ label }) => label)).toEqual(["b1"]);
    expect(turned.names.below.title).toBe("Targets");
    expect(viewHoshinTurned(context, company).frame.path).toBe("/hoshin/company/turned/");
  });

  it("shows in the south what comes from the matrix above, with its address there", () => {
    const matrix = viewMatrix(context, track, "upright");
    expect(matrix.below.map(({ id, url }) => [id, url])).toEqual([
      ["x.above.a2", "/hoshin/company/#a2"],
    ]);
    expect(matrix.names.below.title).toBe("Annual objectives above");
  });
});

describe("viewHoshin(context, plan)", () => {
  it("lists every mark of an item, and its place in the rest of the plan", () => {
    const items = view.sides.flatMap((side) => side.items);
    const a1 = items.find(({ label }) => label === "a1");
    expect(a1?.marks.map(({ word, items: others }) => [word, others.map((o) => o.label)])).toEqual([
      ["strong", ["b1", "p1"]],
    ]);
    expect(a1?.supporting.map(({ title }) => title)).toEqual(["A quiet track"]);
    expect(a1?.facts).toEqual(["priority A"]);
    const p1 = items.find(({ label }) => label === "p1");
    expect(p1?.title).toBe("Joints welded");
    expect(p1?.shows?.code).toBe("TRK-1.2");
    expect(p1?.people.map(({ word, people }) => [word, people.map(({ name }) => name)])).toEqual([
      ["Led by", ["Ada Lund"]],
    ]);
    expect(p1?.catchball).toEqual({ title: "2 rounds of catchball", url: "#rounds.p1" });
    const a2 = items.find(({ label }) => label === "a2");
    expect(a2?.takenUp.map(({ plan }) => plan.title)).toEqual(["Track"]);
    expect(viewHoshin(context, track).sides[0]?.notTaken.map(({ title }) => title)).toEqual([
      "Half the slow orders",
    ]);
  });

  it("judges months, explains each number and names what is done about a miss", () => {
    const [target] = view.targets;
    expect(target?.months.map(({ actual, verdict }) => [actual, verdict?.word])).toEqual([
      ["9", "missed"],
      ["6", "met"],
      [undefined, undefined],
    ]);
    expect(target?.tally).toBe("1 of 2 months met, 1 missed");
    expect(target?.toDate).toMatchObject({ actual: "6", planned: "6", how: "last month" });
    expect(target?.explanations.map(({ label }) => label)).toEqual([
      "Year to date, 6: met",
      "July 2026, 9: missed",
      "August 2026, 6: met so far",
    ]);
    expect(target?.explanations[1]?.of.inputs.map(({ place }) => place?.text)).toEqual([
      "hoshin/company.md:14",
      "hoshin/company.md:15",
    ]);
    expect(target?.countermeasures[0]).toMatchObject({
      month: "July 2026",
      state: { word: "Open, past its day" },
      answers: "July 2026",
      owner: { name: "Ben Roe", left: true },
    });
  });

  it("sorts the reviews, and knows nothing yet of those to come", () => {
    expect(
      view.reviews.map(({ state, isNext, note }) => [state.word, isNext, note.length]),
    ).toEqual([
      ["Held", false, 1],
      ["Not held", false, 0],
      ["Nobody wrote down whether it was held", false, 0],
      ["To come", true, 0],
    ]);
  });
});

describe("viewCatchball(context)", () => {
  it("has what waits apart from what is settled", () => {
    expect(hasCatchball(context)).toBe(true);
    const { waiting, inPlay, settled, summary } = viewCatchball(context);
    expect(waiting.map(({ about }) => about.title)).toEqual(["A quiet track"]);
    expect(waiting[0]?.rounds[0]?.answer.word).toBe("No answer yet, 7 days on");
    expect(inPlay).toEqual([]);
    expect(settled.map(({ about, span }) => [about.title, span])).toEqual([
      ["Joints welded", "2 rounds in 8 days"],
    ]);
    expect(summary).toBe("1 proposal waits for an answer.");
  });

  it("shows on the page of an objective what is about it, and about what shows its key results", () => {
    const objective = context.plan.objectives.find(({ code }) => code === "TRK-1");
    if (objective === undefined) throw new Error("no objective");
    expect(viewObjective(context, objective).catchball.map(({ anchor }) => anchor)).toEqual([
      "rounds.p1",
      "rounds.2026-q3-track-quiet",
    ]);
  });
});
