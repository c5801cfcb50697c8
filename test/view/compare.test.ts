// Long because every part of a comparison is held against the same two cycles.
import { describe, expect, it } from "vitest";
import { listComparePairs } from "../../src/view/compare-pair.ts";
import { viewCompare } from "../../src/view/compare.ts";
import { viewCompares } from "../../src/view/compares.ts";
import { viewCycle } from "../../src/view/cycle.ts";
import { viewListPage } from "../../src/view/list.ts";
import { listListPages } from "../../src/view/list-page.ts";
import { listShownLineages, toLineageLink, viewLineage } from "../../src/view/lineage.ts";
import { viewLineages } from "../../src/view/lineages.ts";
import { listTeamRecords, viewTeamRecord } from "../../src/view/team-record.ts";
import { readPortal } from "./portal-folder.ts";

const hostile = '<b onload=x>A & "B"</b> 列車を時間どおりに |x';

function objective(keys: object, body = "Words."): string {
  const own = {
    kind: "objective",
    title: "Hear it first",
    owner: "ada",
    supports: ["themes/keep-time"],
  };
  const keyResults = [{ id: "kr1", title: "Faults found first", from: 40, to: 58, unit: "%" }];
  const checkIns = [{ date: "2026-06-23", by: "ada", values: { kr1: 49 } }];
  return `---\n${JSON.stringify({ ...own, keyResults, checkIns, ...keys })}\n---\n\n${body}\n`;
}

const ended = { result: "partly", reason: "Frost.", learned: "Salt first.", decision: "keep" };

const files = {
  "2026-q2/track/a.md": objective({ outcome: ended }),
  "2026-q2/track/split.md": objective({ title: "Split", outcome: ended }),
  "2026-q2/track/gone.md": objective({
    title: "Gone",
    outcome: { result: "dropped", reason: "The depot was sold." },
  }),
  "2026-q2/company/unmeasured.md": objective({
    title: "Unmeasured",
    checkIns: [],
    outcome: { result: "not-recorded", reason: "Nobody knows." },
  }),
  "2026-q3/track/a.md": objective({
    title: "Hear it before anybody else",
    carriedOverFrom: "2026-q2/track/a",
    keyResults: [
      {
        id: "kr1",
        title: "Faults found first",
        from: 49,
        to: 52,
        unit: "%",
        carriedOverFrom: "2026-q2/track/a#kr1",
      },
      { id: "kr2", title: "False alarms", from: 14, to: 6 },
    ],
    checkIns: [{ date: "2026-08-25", by: "ada", values: { kr1: 50, kr2: 9 } }],
  }),
  "2026-q3/track/one.md": objective({
    title: "Split",
    carriedOverFrom: "2026-q2/track/split",
    checkIns: [],
  }),
  "2026-q3/track/two.md": objective({
    title: "Split",
    carriedOverFrom: "2026-q2/track/split",
    checkIns: [],
  }),
  "2026-q3/company/new.md": objective({ title: "New", checkIns: [] }),
};

function getPair(context: ReturnType<typeof readPortal>) {
  const [pair] = listComparePairs(context);
  if (!pair) throw new Error("no pair");
  return pair;
}

describe("viewCompare(context, pair)", () => {
  const context = readPortal(files);
  const view = viewCompare(context, getPair(context));

  it("says of each what became of it, with the scores of both and what is promised otherwise", () => {
    expect(view.frame.path).toBe("/compare/2026-q2/2026-q3/");
    const rows = [view.goesOn, view.ended, view.added].map(({ items }) =>
      items.map(
        ({ after, before, fate }) => `${before?.title ?? ""} > ${after?.title ?? ""}: ${fate}`,
      ),
    );
    expect(rows).toEqual([
      [
        "Split > Split: kept",
        "Split > Split: kept",
        "Hear it first > Hear it before anybody else: eased",
      ],
      ["Unmeasured > : ended", "Gone > : dropped"],
      [" > New: added"],
    ]);
    const eased = view.goesOn.items[2];
    expect(eased?.scores).toEqual([
      { value: "0.50", isOpen: false },
      { value: "0.48", isOpen: true },
    ]);
    expect(eased?.changes).toEqual([
      "Faults found first: target 58% → 52%, eased",
      "Was “Hear it first”",
      "New: False alarms",
    ]);
    expect(view.ended.items.map(({ reason, scores }) => [reason, scores[0]?.value])).toEqual([
      ["Nobody knows.", "no score"],
      ["The depot was sold.", "0.50"],
    ]);
  });

  it("counts in the drawing what stands in the table and in the lists", () => {
    const strands = view.goesOn.count + view.ended.count + view.added.count;
    expect(view.flow.rows.reduce((sum, { count }) => sum + count, 0)).toBe(strands);
    const into = (id: string): number => view.flow.wide.links.filter(({ to }) => to === id).length;
    expect([into("kept"), into("eased"), into("added")]).toEqual([1, 1, 0]);
    expect(view.flow.wide.stages.map(({ id }) => id)).toEqual(
      view.flow.narrow.stages.map(({ id }) => id),
    );
    expect(view.flow.sentence).toContain("Kept: 2; ");
  });

  it("tells it team by team, and keeps the two ambitions apart", () => {
    const rows = view.teams.items.map(
      ({ added, after, aspirational, before, carried, committed, ended: gone, title }) =>
        [title, before, carried, gone, added, after, ...committed, ...aspirational].join(" "),
    );
    expect(rows).toEqual(["Company 1 0 1 1 1", "Track 3 3 1 0 3 0.50 –"]);
    expect(view.figures.find(({ label }) => label === "Objectives")?.values).toEqual(["4", "4"]);
  });

  it("goes on over further pages with many teams, each of which is on one of them", () => {
    const names = Array.from({ length: 130 }, (_, index) => `gang-${index}`);
    const many = readPortal(
      Object.fromEntries(
        names.flatMap((name) => [
          [`teams/${name}.md`, `---\nkind: team\nname: ${name}\nlevel: team\nparent: track\n---\n`],
          [`2026-q2/${name}/a.md`, objective({ outcome: ended })],
          [`2026-q3/${name}/a.md`, objective({ checkIns: [] })],
        ]),
      ),
    );
    const pages = [...listListPages(many)].filter(
      ([path]) => path.startsWith("/compare/") && path.includes("/teams/"),
    );
    expect(pages.map(([path]) => path)).toEqual(["/compare/2026-q2/2026-q3/teams/2/"]);
    const lists = pages.map(([, page]) => viewListPage(many, page).list);
    const { teams } = viewCompare(many, getPair(many));
    const tables = [teams, ...lists].filter((list) => list.kind === "compare-teams");
    expect(tables.map(({ items }) => items.length)).toEqual([100, 30]);
    const titles = tables.flatMap(({ items }) => items.map(({ title }) => title));
    expect(new Set(titles)).toEqual(new Set(names));
    expect(tables.map(({ after, before }) => [before, after])).toEqual(
      Array(2).fill(["Q2 2026", "Q3 2026"]),
    );
  });

  it("is plain data, and led to from both cycles", () => {
    expect(JSON.parse(JSON.stringify(view))).toEqual(view);
    for (const cycle of context.plan.cycles) {
      expect(viewCycle(context, cycle).compared.map(({ url }) => url)).toEqual([view.frame.path]);
    }
    expect(viewCompares(context).groups.map(({ rows }) => rows.map(({ note }) => note))).toEqual([
      ["3 went on, 2 did not, 1 is new"],
    ]);
  });

  it("takes titles as text, whatever is in them, and objectives without a team", () => {
    const odd = readPortal({
      "2026-q2/track/a.md": objective({ title: hostile.replace(/<[^>]*>/g, ""), outcome: ended }),
      "2026-q3/b.md": objective({
        title: "`<script>`",
        carriedOverFrom: "2026-q2/track/a",
        checkIns: [],
      }),
    });
    const [row] = viewCompare(odd, getPair(odd)).goesOn.items;
    expect(row?.before?.title).toBe('A & "B" 列車を時間どおりに |x');
    expect([row?.after?.title, row?.teams]).toEqual(["<script>", []]);
  });
});

describe("listComparePairs(context)", () => {
  /** A portal with so many quarters before the running one, each with an objective, and a year and a sprint beside them. */
  function readQuarters(count: number): ReturnType<typeof readPortal> {
    const quarters = Array.from({ length: count }, (_, index) => {
      const [year, quarter] = [
        2026 - Math.floor((count - index + 1) / 4),
        ((index + 42 - count) % 4) + 1,
      ];
      return { year, quarter, id: `${year}-q${quarter}` };
    });
    const first = ["01-01", "04-01", "07-01", "10-01"];
    const last = ["03-31", "06-30", "09-30", "12-31"];
    const cycles = quarters.map(({ id, quarter, year }) => ({
      ...{
        id,
        label: id,
        start: `${year}-${first[quarter - 1] ?? ""}`,
        end: `${year}-${last[quarter - 1] ?? ""}`,
      },
    }));
    const more = [
      { id: "2026", label: "2026", start: "2026-01-01", end: "2026-12-31" },
      { id: "s1", label: "S1", start: "2026-07-01", end: "2026-08-11" },
    ];
    const ids = [...quarters.map(({ id }) => id), "2026", "s1"];
    return readPortal({
      "portal.yaml": JSON.stringify({
        name: "T",
        locale: "en",
        cycles: [...cycles, ...more],
        rules: { "no-key-results": "off" },
      }),
      ...Object.fromEntries(
        ids.map((id) => [`${id}/track/a.md`, objective({ keyResults: [], checkIns: [] })]),
      ),
    });
  }

  it("compares what is of one length, and grows by three pages with a quarter", () => {
    const [few, ten, forty] = [2, 10, 40].map((count) => listComparePairs(readQuarters(count)));
    expect(few?.map(({ url }) => url)).toEqual(["/compare/2026-q1/2026-q2/"]);
    const [some, all] = [ten?.length ?? 0, forty?.length ?? 0];
    expect(all - some).toBeLessThanOrEqual(3 * 30);
    expect(new Set(forty?.map(({ url }) => url)).size).toBe(all);
    expect(forty?.every(({ after, before }) => before.period.start < after.period.start)).toBe(
      true,
    );
  });

  it("leaves a sealed quarter alone", () => {
    const context = readPortal(files);
    const seal = { cycle: "2026-q2" } as NonNullable<typeof context.seal>;
    expect(listComparePairs({ ...context, seal })).toEqual([]);
    expect(listShownLineages({ ...context, seal })).toEqual([]);
  });
});

describe("viewLineage(context, lineage) and viewTeamRecord(context, team)", () => {
  const context = readPortal(files);
  const [first, second] = listShownLineages(context);

  it("follows an objective through splits, under the address of the first one", () => {
    if (!first || !second) throw new Error("no lineages");
    const view = viewLineage(context, second);
    expect(view.frame.path).toBe("/lineage/2026-q2/track/split/");
    expect(
      view.rows.map(({ cycle, from, objective: { url } }) => [cycle.title, url, from.length]),
    ).toEqual([
      ["Q2 2026", "/2026-q2/track/split/", 0],
      ["Q3 2026", "/2026-q3/track/one/", 1],
      ["Q3 2026", "/2026-q3/track/two/", 1],
    ]);
    expect([view.wide.lines.length, view.wide.points.length]).toEqual([2, 3]);
    expect(viewLineage(context, first).rows[1]?.changes).toContain(
      "Faults found first: target 58% → 52%, eased",
    );
    expect(viewLineages(context).list.items.map(({ note }) => note)).toEqual(
      Array(2).fill("2 cycles, Q2 2026 to Q3 2026"),
    );
    const [alone] = context.plan.objectives.filter(({ id }) => id === "2026-q3/company/new");
    expect(alone && toLineageLink(context, alone)).toEqual({});
  });

  it("comes to an end in a circle", () => {
    const toOutcome = (supersededBy: string) => ({
      outcome: { result: "superseded", supersededBy },
    });
    const odd = readPortal({
      "2026-q2/track/a.md": objective(toOutcome("2026-q3/track/b")),
      "2026-q3/track/b.md": objective(toOutcome("2026-q2/track/a")),
    });
    const [circle] = listShownLineages(odd);
    expect(circle && viewLineage(odd, circle).rows).toHaveLength(2);
  });

  it("sums a team up cycle by cycle", () => {
    const records = [...listTeamRecords(context)];
    expect(records.map(([url]) => url)).toEqual(["/teams/company/record/", "/teams/track/record/"]);
    const team = records[1]?.[1];
    const rows = team && viewTeamRecord(context, team).rows;
    expect(
      rows?.map(({ aspirational, carriedIn, carriedOut, committed, dropped, objectives }) => [
        ...[objectives, committed, aspirational, carriedIn, carriedOut, dropped],
      ]),
    ).toEqual([
      [3, "–", "0.50", 0, 2, 1],
      [3, "–", "–", 3, 0, 0],
    ]);
  });
});
