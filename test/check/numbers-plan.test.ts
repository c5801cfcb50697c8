import { describe, expect, it } from "vitest";
import { check } from "./fixture.ts";

const span = { start: "2026-01-01", end: "2026-12-31" };

/** Codes and messages about the one plan of an organisation. */
function listFound(keys: object): readonly string[] {
  const plan = { title: "Plan", team: "company", ...span, ...keys };
  return check({ "plans/plan.md": plan }, { portal: { rules: { smart: "off" } } })
    .findings.filter(({ file }) => file === "plans/plan.md")
    .map(({ code, message, anchor }) => {
      const place = anchor?.type === "key" ? anchor.path.join(".") : "";
      return `${code} ${place}: ${message}`;
    });
}

const ogsm = (measure: object, more: object = {}): object => ({
  kind: "ogsm",
  objective: "On time.",
  goals: [{ id: "g1", title: "On time", from: 80, to: 92 }],
  strategies: [
    { id: "s1", title: "Slack", measures: [{ id: "m1", title: "Minutes", ...measure }] },
  ],
  ...more,
});

const gost = (aim: object, more: object = {}): object => ({
  kind: "gost",
  goals: [{ id: "g1", title: "Grow" }],
  objectives: [{ id: "o1", title: "Trips", goal: "g1", ...aim }],
  strategies: [{ id: "s1", title: "Commuters", objective: "o1" }],
  tactics: [{ id: "t1", title: "Ask", strategy: "s1" }],
  ...more,
});

const mbo = (aim: object, more: object = {}): object => ({
  kind: "mbo",
  holder: "role:head-of-signalling",
  objectives: [{ id: "o1", title: "Trips", weight: 100, ...aim }],
  ...more,
});

const measured: readonly (readonly [
  string,
  (aim: object, more?: object) => object,
  string,
  string,
])[] = [
  ["an OGSM", ogsm, "m1", "strategies.0.measures.0"],
  ["a GOST", gost, "o1", "objectives.0"],
  ["an agreement", mbo, "o1", "objectives.0"],
];

describe.each(measured)("checkPlanNumbers(document) of %s", (_, make, id, path) => {
  it("takes what is all right", () => {
    const checkIns = [{ date: "2026-08-01", by: "hamish-odell", values: { [id]: 2 } }];
    expect(listFound(make({ from: 0, to: 9, due: "2026-09" }, { checkIns }))).toEqual([]);
  });

  it("finds a target that is the baseline", () => {
    expect(listFound(make({ from: 9, to: 9 })).join()).toContain(
      `baseline-equals-target ${path}.to: \`to\` is 9`,
    );
  });

  it("finds reports on what is not there, out of order, or no number", () => {
    const checkIns = [
      { date: "2026-08-01", by: "hamish-odell", values: { [id]: "many" } },
      { date: "2026-07-01", by: "hamish-odell", values: { x9: 2 } },
    ];
    const found = listFound(make({ from: 0, to: 9 }, { checkIns })).join("\n");
    expect(found).toContain("wrong-type checkIns.0.values");
    expect(found).toContain("observation-order checkIns.1.date");
    expect(found).toContain("value-for-unknown-key-result checkIns.1.values.x9");
    expect(found).toContain("and the plan has no such measured item.");
  });

  it("finds what is due outside of the plan's time, and courses that turn back", () => {
    const checkpoints = [
      { date: "2026-08-01", value: 5 },
      { date: "2026-07-01", value: 3 },
    ];
    const found = listFound(make({ from: 0, to: 9, due: "2027-03-31", checkpoints })).join("\n");
    expect(found).toContain(`due-outside-cycle ${path}.due: \`2027-03-31\``);
    expect(found).toContain(`checkpoint-out-of-order ${path}.checkpoints.1.date`);
  });
});

describe("checkPlanNumbers(document) of weights and work", () => {
  it("finds weights below zero, and groups in which nothing counts", () => {
    expect(listFound(ogsm({ from: 0, to: 9, weight: -1 })).join()).toContain(
      "negative-weight strategies.0.measures.0.weight",
    );
    expect(listFound(ogsm({ from: 0, to: 9, weight: 0 })).join()).toContain(
      "All measures with a hard target have the weight 0",
    );
    expect(listFound(ogsm({ from: 0, to: 9, weight: 0, aspirational: true })).join()).toContain(
      "All aspirational measures have the weight 0",
    );
  });

  it("finds work that ends before it begins, its parts included", () => {
    const late = { start: "2026-08-01", due: "2026-07-01", status: "done" };
    const actions = [{ id: "a1", title: "Fit", actions: [{ id: "a2", title: "Order", ...late }] }];
    const strategies = [
      { id: "s1", title: "Slack", measures: [{ id: "m1", title: "M", from: 0, to: 1 }], actions },
    ];
    expect(listFound(ogsm({}, { strategies })).join()).toContain(
      "invalid-value strategies.0.actions.0.actions.0.due: `2026-07-01` is before `2026-08-01`",
    );
    const tactics = [{ id: "t1", title: "Ask", strategy: "s1", ...late }];
    expect(listFound(gost({ from: 0, to: 9 }, { tactics })).join()).toContain(
      "invalid-value tactics.0.due",
    );
  });
});
