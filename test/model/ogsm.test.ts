import { describe, expect, it } from "vitest";
import type { NodeId } from "../../src/model/id.ts";
import { findLateness } from "../../src/model/ogsm-action.ts";
import { listCarriers } from "../../src/model/ogsm-carrier.ts";
import { listCascadeLinks, listWays } from "../../src/model/ogsm-cascade.ts";
import { findGoals, findObjective, getParts } from "../../src/model/ogsm-inheritance.ts";
import { listNeeds } from "../../src/model/ogsm-need.ts";
import { parseDate } from "../../src/model/period.ts";
import { files, readPlans, year } from "./ogsm-fixture.ts";

describe("findObjective(plan, ogsm), findGoals(plan, ogsm)", () => {
  const { graph, get } = readPlans();

  it("take what is left out from the nearest plan above, and say from which", () => {
    const found = findObjective(graph, get("ogsm/engineering-2026"));
    expect([found?.text.plain, found?.from.id, found?.by]).toEqual([
      "We hear it first.",
      "ogsm/engineering",
      "inherited",
    ]);
    const goals = findGoals(graph, get("ogsm/engineering-2026"));
    expect([goals?.goals[0]?.id, goals?.from.id]).toEqual(["ogsm/company#g1", "ogsm/company"]);
  });

  it("let a plan's own value override, and name what it stands in place of", () => {
    const found = findObjective(graph, get("ogsm/engineering"));
    expect([found?.by, found?.overrides?.text.plain, found?.overrides?.from.id]).toEqual([
      "own",
      "The train comes first.",
      "ogsm/company",
    ]);
  });

  it("take an item of another plan that plays the role", () => {
    const found = findObjective(graph, get("ogsm/signalling"));
    expect([found?.text.plain, found?.item?.id, found?.by]).toEqual([
      "Predict",
      "ogsm/company#s1",
      "role",
    ]);
  });

  it("find nothing in a chain that ends empty, nor in a ring", () => {
    const { graph: empty, get: getEmpty } = readPlans({
      ...files,
      "ogsm/a.md": { kind: "ogsm", title: "A", team: "company", ...year, inherits: "ogsm/b" },
      "ogsm/b.md": { kind: "ogsm", title: "B", team: "company", ...year, inherits: "ogsm/a" },
    });
    expect(findObjective(empty, getEmpty("ogsm/a"))).toBeUndefined();
    expect(findGoals(empty, getEmpty("ogsm/b"))).toBeUndefined();
  });
});

describe("listCascadeLinks(plan)", () => {
  const { graph, get } = readPlans();

  it("tells the five ways apart", () => {
    const links = listCascadeLinks(graph).map(
      ({ way, below, above }) => `${below.id} ${way} ${above.id}`,
    );
    expect(links).toContain("ogsm/engineering#s1 by-strategy ogsm/company#s1");
    expect(links).toContain("ogsm/engineering#s2 literal ogsm/company#a1");
    expect(links).toContain("ogsm/engineering-2026#s1 unchanged ogsm/company#s1");
    expect(links).toContain("ogsm/signalling role ogsm/company#s1");
    expect(links).toContain("ogsm/engineering-2026 over-time ogsm/engineering");
    expect(listWays(graph, "ogsm/engineering" as NodeId, "ogsm/company" as NodeId)).toEqual([
      "unchanged",
      "by-strategy",
      "literal",
    ]);
  });

  it("gives what is taken up its title and its parts, written once", () => {
    const [, literal] = get("ogsm/engineering").strategies;
    const [adopted] = get("ogsm/engineering-2026").strategies;
    if (literal === undefined || adopted === undefined) throw new Error("no strategies");
    expect(literal.title.plain).toBe("Fibre");
    expect(getParts(graph, literal).actions.map(({ id }) => id)).toEqual(["ogsm/company#a1a"]);
    expect(getParts(graph, adopted).measuresFrom?.id).toBe("ogsm/company#s1");
  });
});

describe("listCarriers(plan, strategy, cycle)", () => {
  it("finds what supports a strategy, through plans and objectives below it", () => {
    const { graph, get } = readPlans();
    const [strategy] = get("ogsm/company").strategies;
    if (strategy === undefined) throw new Error("no strategy");
    const carriers = listCarriers(graph, strategy, graph.currentCycle);
    expect(carriers.map(({ objective: { id }, direct }) => [id, direct])).toEqual([
      ["2026-q3/signalling/a", false],
      ["2026-q3/signalling/b", false],
    ]);
  });
});

describe("findLateness(action, asOf)", () => {
  const day = parseDate("2026-08-27");
  const toAction = (start: string, due: string, status: "planned" | "active" | "done") => ({
    start: parseDate(start),
    due: parseDate(due),
    status,
  });

  it("counts the days past the due date, or past the start of what has not begun", () => {
    expect(findLateness(toAction("2026-08-01", "2026-08-20", "active"), day)).toEqual({
      what: "overdue",
      days: 7,
    });
    expect(findLateness(toAction("2026-08-26", "2026-09-20", "planned"), day)).toEqual({
      what: "not-begun",
      days: 1,
    });
  });

  it("is silent on the day itself, and of what is done", () => {
    expect(findLateness(toAction("2026-08-27", "2026-09-01", "planned"), day)).toBeUndefined();
    expect(findLateness(toAction("2026-08-01", "2026-08-27", "active"), day)).toBeUndefined();
    expect(findLateness(toAction("2026-07-01", "2026-08-01", "done"), day)).toBeUndefined();
  });
});

describe("listNeeds(plan, assessment, ogsm)", () => {
  it("lists what is late, unmeasured or carried by nobody", () => {
    const { graph, assessment, get } = readPlans();
    const toNames = (id: string) =>
      listNeeds(graph, assessment, get(id)).map(({ what, item }) => `${what} ${item.item}`);
    expect(toNames("ogsm/company")).toContain("late a2");
    expect(toNames("ogsm/engineering")).toEqual(
      expect.arrayContaining(["no-measure s1", "no-carrier s2"]),
    );
    // It adopts a strategy together with its measures.
    expect(toNames("ogsm/engineering-2026")).not.toContain("no-measure s1");
  });

  const late = { title: "Late", due: "2026-08-01", status: "active" };
  const toLate = (keys: object, actions: readonly object[]): readonly string[] => {
    const { graph, assessment, get } = readPlans({
      ...files,
      "ogsm/track.md": {
        ...{ kind: "ogsm", title: "Track", team: "company", ...year, objective: "Slower." },
        strategies: [{ id: "s1", title: "Look", actions }],
        ...keys,
      },
    });
    return listNeeds(graph, assessment, get("ogsm/track"))
      .filter(({ what }) => what === "late")
      .map(({ item }) => item.item);
  };

  it("counts what is late where it is written, and not below what is over", () => {
    expect(
      toLate({}, [
        { id: "b0", ref: "ogsm/company#a2" },
        { id: "b1", ...late, actions: [{ id: "b2", ...late }] },
        { id: "b3", ...late, status: "dropped", actions: [{ id: "b4", ...late }] },
        { id: "b5", ...late, status: "done", actions: [{ id: "b6", ...late }] },
      ]),
    ).toEqual(["b1", "b2"]);
  });

  it("asks nothing of a closed plan, and no date of one that has ended", () => {
    const actions = [{ id: "b1", ...late, due: "2026-05-01" }];
    expect(toLate({ end: "2026-06-30" }, actions)).toEqual([]);
    expect(toLate({ state: "closed" }, actions)).toEqual([]);
    expect(toLate({}, actions)).toEqual(["b1"]);
  });
});
