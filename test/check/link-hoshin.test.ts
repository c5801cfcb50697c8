import { describe, expect, it } from "vitest";
import { listPlans } from "../../src/model/framework/framework-plan.ts";
import type { Hoshin } from "../../src/model/framework/hoshin.ts";
import { listLoose, listMarks, listNotTaken, listSide } from "../../src/model/hoshin-matrix.ts";
import type { NodeId } from "../../src/model/id.ts";
import { findLineOfSight } from "../../src/model/line-of-sight.ts";
import { check, listFindings, type Files } from "./fixture.ts";

const company = {
  kind: "hoshin",
  title: "Company",
  team: "company",
  year: "2026",
  supports: ["direction"],
  breakthroughs: [{ id: "b1", title: "On time" }],
  annual: [
    { id: "a1", title: "Find the faults" },
    { id: "a2", title: "Cut the delay" },
  ],
  priorities: [{ id: "p1", title: "Sensors", owner: "hamish-odell" }],
  correlations: [
    { a: "b1", b: "a1", strength: "strong" },
    { a: "b1", b: "a2", strength: "strong" },
    { a: "a1", b: "p1", strength: "strong" },
  ],
};
const signalling = {
  kind: "hoshin",
  title: "Signalling",
  team: "signalling",
  year: "2026",
  inherits: { from: "hoshin/company", side: "annual" },
  annual: [{ id: "sa1", title: "Hear every machine" }],
  correlations: [{ a: "a1", b: "sa1", strength: "strong" }],
};
const errors = { families: ["wrong-reference-kind", "unknown-reference", "invalid-value"] };

describe("linkHoshin(documents) of a tree of matrices", () => {
  it("puts the side of the matrix above in the south, and joins it by its bare ids", () => {
    const { graph, plan } = check(toFiles(signalling));
    expect(plan).toBeDefined();
    const matrix = getMatrix(graph);
    expect(matrix.inherited).toEqual(["hoshin/company#a1", "hoshin/company#a2"]);
    expect(listSide(graph, matrix, "south").map(({ item }) => item)).toEqual(["a1"]);
    expect(listNotTaken(graph, matrix)).toEqual(["hoshin/company#a2"]);
    expect(listMarks(matrix, "hoshin/company#a1" as NodeId)).toEqual([
      { other: "hoshin/signalling#sa1", strength: "strong" },
    ]);
    const { paths } = findLineOfSight(graph, "hoshin/signalling#sa1" as NodeId);
    expect(paths.map((path) => path.join(" "))).toContain(
      "hoshin/signalling#sa1 hoshin/signalling hoshin/company direction",
    );
  });

  it("leads from a team's item by its mark to the breakthrough above", () => {
    const { graph } = check(toFiles(signalling));
    const up = (id: string) =>
      (graph.edgesFrom.get(id as NodeId) ?? [])
        .filter(({ relation }) => relation === "correlates")
        .map(({ to }) => to);
    expect(up("hoshin/signalling#sa1")).toEqual(["hoshin/company#a1"]);
    expect(up("hoshin/company#a1")).toEqual(["hoshin/company#b1"]);
  });

  it("takes the north where it is asked for, and all of it while nothing is marked", () => {
    const { graph } = check(
      toFiles({
        ...signalling,
        inherits: { from: "hoshin/company", side: "priorities" },
        correlations: [],
      }),
    );
    expect(listSide(graph, getMatrix(graph), "south").map(({ item }) => item)).toEqual(["p1"]);
  });

  it("keeps breakthroughs of its own, and knows no id of the matrix above then", () => {
    const checked = check(
      toFiles({ ...signalling, breakthroughs: [{ id: "sb1", title: "Silence" }] }),
    );
    expect(getMatrix(checked.graph).inherited).toEqual([]);
    expect(listFindings(checked, errors.families)).toEqual([
      "unknown-reference hoshin/signalling.md correlations.0.a",
    ]);
  });

  it("takes an id of its own before one of the matrix above", () => {
    const { graph } = check(
      toFiles({
        ...signalling,
        priorities: [{ id: "a1", title: "Mine", owner: "yusuf-karim" }],
        correlations: [
          { a: "a1", b: "sa1", strength: "strong" },
          { a: "hoshin/company#a1", b: "sa1", strength: "weak" },
        ],
      }),
    );
    expect(getMatrix(graph).correlations).toEqual([
      { a: "hoshin/signalling#sa1", b: "hoshin/signalling#a1", strength: "strong" },
      { a: "hoshin/company#a1", b: "hoshin/signalling#sa1", strength: "weak" },
    ]);
  });

  it("reports matrices that inherit from each other in a ring", () => {
    const checked = check({
      "hoshin/company.md": { ...company, inherits: { from: "hoshin/signalling" } },
      "hoshin/signalling.md": signalling,
    });
    expect(listFindings(checked, ["cycle-in-cascade"])).not.toEqual([]);
  });
});

describe("linkTarget(target) of a matrix", () => {
  const series = [
    { date: "2026-06-10", value: 4 },
    { date: "2026-06-24", value: 6 },
    { date: "2026-07-08", value: 7 },
    { date: "2026-09-01", value: 9 },
  ];
  const actual = (kpi: object, target: object) => {
    const { graph } = check({
      "kpis/faults.md": { kind: "kpi", title: "Faults", direction: "lower", series, ...kpi },
      "hoshin/company.md": {
        ...company,
        targets: [{ id: "t1", title: "Faults", kpi: "kpis/faults", ...target }],
      },
    });
    const [matrix] = listPlans(graph, "hoshin");
    return matrix?.targets[0];
  };

  it("joins the readings of a month as the KPI says, and knows none from after the as-of date", () => {
    const months = (kpi: object, target = {}) =>
      actual(kpi, target)?.actual.map(({ month, value }) => `${month} ${value}`);
    expect(months({ aggregate: "sum" })).toEqual(["2026-06 10", "2026-07 7"]);
    expect(months({ aggregate: "average" })).toEqual(["2026-06 5", "2026-07 7"]);
    expect(months({ aggregate: "sum" }, { aggregate: "last" })).toEqual(["2026-06 6", "2026-07 7"]);
  });

  // By hand: 30 since January, 36 with July; what June alone added cannot be told without May.
  it("gives no month the total of several where a year to date was not read in between", () => {
    const total = [
      { date: "2026-01-31", value: 5 },
      { date: "2026-06-30", value: 30 },
      { date: "2026-07-31", value: 36 },
    ];
    const kpi = { aggregate: "sum", cumulative: true, series: total };
    const months = actual(kpi, {})?.actual.map(({ month, value }) => `${month} ${value}`);
    expect(months).toEqual(["2026-01 5", "2026-07 6"]);
  });

  it("lets a figure of its own stand before that of the KPI, and takes its direction", () => {
    const target = actual({}, { actual: { "2026-06": 5 }, plan: { "2026-06": 4 } });
    expect(target?.actual.map(({ value }) => value)).toEqual([5, 7]);
    expect(target?.better).toBe("lower");
  });

  it("adds the plan of the months up to that of the year, as the months are joined", () => {
    const plan = { "2026-01": 4, "2026-02": 8 };
    expect(actual({}, { plan })?.target).toBe(8);
    expect(actual({ aggregate: "sum" }, { plan })?.target).toBe(12);
    expect(actual({ aggregate: "average" }, { plan })?.target).toBe(6);
    expect(actual({ aggregate: "sum" }, { plan, target: 3 })?.target).toBe(3);
  });
});

function toFiles(matrix: object): Files {
  return { "hoshin/company.md": company, "hoshin/signalling.md": matrix };
}

function getMatrix(graph: Parameters<typeof listPlans>[0]): Hoshin {
  const matrix = listPlans(graph, "hoshin").find(({ id }) => id === "hoshin/signalling");
  if (matrix === undefined) throw new Error("no matrix");
  return matrix;
}

describe("listLoose(matrix)", () => {
  it("names what has no strong mark, but not what was dropped", () => {
    const dropped = { id: "p2", title: "Lamps", owner: "hamish-odell", status: "dropped" };
    const loose = { ...dropped, id: "p3", status: "done" };
    const priorities = [...company.priorities, dropped, loose];
    const { graph } = check({ "hoshin/company.md": { ...company, priorities } });
    const found = listPlans(graph, "hoshin").flatMap(listLoose);
    expect(found.map(({ item }) => item)).toEqual(["p3"]);
  });
});

describe("linkTarget(authored) of figures written by hand", () => {
  const target = {
    ...{ id: "t1", title: "Faults found first" },
    plan: { "2026-06": 8, "2026-07": 8, "2026-08": 8 },
    actual: { "2026-06": 8, "2026-07": 9, "2026-08": 7, "2026-09": 6 },
  };
  const files = { "hoshin/company.md": { ...company, targets: [target] } };
  const listActual = (asOf: string) =>
    listPlans(check(files, { asOf }).graph, "hoshin").flatMap(({ targets }) =>
      targets.flatMap(({ actual }) =>
        actual.map(({ month, observation }) => [month, observation.date]),
      ),
    );

  it("dates the running month on the as-of date, and the others on their last day", () => {
    expect(listActual("2026-08-27")).toEqual([
      ["2026-06", "2026-06-30"],
      ["2026-07", "2026-07-31"],
      ["2026-08", "2026-08-27"],
    ]);
  });

  it("knows nothing of later months, whenever the as-of date is", () => {
    expect(listActual("2026-07-15")).toEqual([
      ["2026-06", "2026-06-30"],
      ["2026-07", "2026-07-15"],
    ]);
    expect(listActual("2026-07-31").at(-1)).toEqual(["2026-07", "2026-07-31"]);
    expect(listActual("2026-05-31")).toEqual([]);
  });
});
