import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkPlan } from "../../src/check/check-plan.ts";
import type { PlanChange, PlanState } from "../../src/history/change.ts";
import { diffPlans } from "../../src/history/diff.ts";
import type { DocumentSet } from "../../src/model/document.ts";
import { parseDate } from "../../src/model/period.ts";
import { parseInline } from "../../src/read/inline.ts";
import { readFiles } from "../check/fixture.ts";
import { mutate, mutations, toWorld } from "./mutations.ts";
import type { World } from "./mutations.ts";

function toState(files: World, without: readonly string[] = []): PlanState {
  const whole = readFiles(files);
  const documents = whole.documents.filter(({ id }) => !without.includes(id));
  const set: DocumentSet = { ...whole, documents };
  const { graph } = checkPlan(set, { asOf: parseDate("2026-08-27"), parseInline });
  return { set, graph };
}

function toLine({ type, id, key, eased }: PlanChange): string {
  return [type, id, key, eased && "eased"].filter((part) => part !== undefined).join(" ");
}

function toLines(before: PlanState, after: PlanState): readonly string[] {
  return diffPlans(before, after).changes.map(toLine).sort();
}

const base = toState(toWorld());

describe("diffPlans(before, after)", () => {
  it("finds nothing between a plan and itself, read anew", () => {
    const nothing = { changes: [], effects: [], moves: new Map() };
    expect(diffPlans(base, toState(toWorld()))).toEqual(nothing);
  });

  it.each(mutations)("$line", (mutation) => {
    const { files, moved } = mutate([mutation]);
    const after = toState(files as World, moved ? ["themes/keep-time"] : []);
    expect(toLines(base, after)).toEqual([mutation.line]);
  });

  it("names exactly what was changed, whatever was", () => {
    fc.assert(
      fc.property(fc.subarray([...mutations]), (chosen) => {
        const { files, moved } = mutate(chosen);
        const after = toState(files as World, moved ? ["themes/keep-time"] : []);
        expect(toLines(base, after)).toEqual(chosen.map(({ line }) => line).sort());
      }),
      { numRuns: 60 },
    );
  });

  it("tells what was raised from what was eased, and turns round with its arguments", () => {
    const { files } = mutate(mutations.slice(0, 4));
    const after = toState(files as World);
    const back = diffPlans(after, base).changes.map(toLine);
    expect(back).toContain("retargeted 2026-q3/engineering/find-the-fault#kr1 to");
    expect(back).toContain("retargeted 2026-q3/engineering/find-the-fault#kr2 atMost eased");
  });

  it("recognises a document without an alias by what it says, and its items with it", () => {
    const files = toWorld();
    const from = "2026-q3/signalling/lay-the-fibre.md";
    files["2026-q3/signalling/lay-all-the-fibre.md"] = files[from] ?? {};
    Reflect.deleteProperty(files, from);
    expect(toLines(base, toState(files))).toEqual(["moved 2026-q3/signalling/lay-all-the-fibre"]);
  });

  it("passes over another way of writing the same", () => {
    const files = toWorld();
    const find = files["2026-q3/engineering/find-the-fault.md"] ?? {};
    const [, second] = find["keyResults"] as Record<string, unknown>[];
    Object.assign(second ?? {}, { due: "2026-08" });
    find["owners"] = [find["owner"]];
    Reflect.deleteProperty(find, "owner");
    expect(toLines(base, toState(files))).toEqual([]);
  });

  it("says what it does to others", () => {
    const files = toWorld();
    const find = files["2026-q3/engineering/find-the-fault.md"];
    Object.assign(find ?? {}, { supports: ["themes/sound-track"], state: "closed" });
    const kinds = diffPlans(base, toState(files)).effects.map(({ type, id }) => `${type} ${id}`);
    expect(kinds).toEqual([
      "line-of-sight 2026-q3/signalling/hear-the-points",
      "kpi-unmoved kpis/points-failures",
    ]);
  });

  it("names an objective that lost the only thing that it served", () => {
    const files = toWorld();
    Reflect.deleteProperty(files["2026-q3/signalling/lay-the-fibre.md"] ?? {}, "supports");
    const { changes, effects } = diffPlans(base, toState(files));
    expect(changes.map(toLine)).toEqual([`reparented 2026-q3/signalling/lay-the-fibre supports`]);
    expect(effects).toMatchObject([
      { type: "lost-parent", id: "2026-q3/signalling/lay-the-fibre" },
    ]);
  });

  it("sets the author's reason beside a promise that was eased", () => {
    const files = toWorld();
    const find = files["2026-q3/engineering/find-the-fault.md"] ?? {};
    const [first] = find["keyResults"] as Record<string, unknown>[];
    Object.assign(first ?? {}, { to: 50 });
    const reason = "The sensors come in October.";
    find["changes"] = [{ date: "2026-08-20", of: "kr1", key: "to", was: 65, now: 50, reason }];
    const [change] = diffPlans(base, toState(files)).changes;
    expect(change).toMatchObject({ type: "retargeted", was: 65, now: 50, eased: true, reason });
  });

  it.each([
    ["moved to a later cycle", { cycle: "2026-q4" }, "cycle", "2026-q3", "2026-q4"],
    ["taken back to a draft", { state: "draft" }, "state", "active", "draft"],
    ["made a proposal again", { state: "proposed" }, "state", "active", "proposed"],
    ["committed no more", { ambition: "aspirational" }, "ambition", "committed", "aspirational"],
    [
      "committed no more, in silence",
      { ambition: undefined },
      "ambition",
      "committed",
      "aspirational",
    ],
  ])("shows a promise as eased that was %s", (_, keys, key, was, now) => {
    const { before, after } = toStates(
      { ambition: "committed" },
      { ambition: "committed", ...keys },
    );
    const own = diffPlans(before, after).changes.filter(({ document }) => document === lay);
    expect(own).toMatchObject([{ id: lay, key, was, now, eased: true }]);
  });

  it.each([
    ["moved to an earlier cycle", {}, { cycle: "2026-q2" }],
    ["begun", { state: "draft" }, { state: "active" }],
    ["committed", {}, { ambition: "committed" }],
    ["a proposal, and is a draft", { state: "proposed" }, { state: "draft" }],
    ["a draft, and aspires now", { state: "draft", ambition: "committed" }, { state: "draft" }],
    ["a draft, and later", { state: "draft" }, { state: "draft", cycle: "2026-q4" }],
    ["in planning, and later", { cycle: "2026-q4" }, { cycle: "2027-q1" }],
  ])("does not show as eased what was %s", (_, was, now) => {
    const { before, after } = toStates(was, now);
    const { changes } = diffPlans(before, after);
    expect(changes.length).toBeGreaterThan(0);
    expect(changes.filter(({ eased }) => eased)).toEqual([]);
  });

  it.each([{ state: "draft" }, { state: "proposed" }, { cycle: "2026-q4" }])(
    "sees no easing in a target of %o, which promises nothing yet",
    (keys) => {
      const kr = { id: "kr1", title: "Result kr1" };
      const was = { ...keys, keyResults: [{ ...kr, to: 12, due: "2026-08-31" }] };
      const now = { ...keys, keyResults: [{ ...kr, to: 6, due: "2026-09-30" }] };
      const { before, after } = toStates(was, now);
      expect(toLines(before, after)).toEqual([
        `redated ${lay}#kr1 due`,
        `retargeted ${lay}#kr1 to`,
      ]);
    },
  );

  it("says of a running promise that was deleted what it was", () => {
    const files = toWorld();
    const initiatives = [{ id: "i1", title: "Its own" }];
    Object.assign(files[`${find}.md`] ?? {}, { ambition: "committed", initiatives });
    const before = toState(structuredClone(files));
    Reflect.deleteProperty(files, `${find}.md`);
    Object.assign(files["2026-q3/signalling/hear-the-points.md"] ?? {}, {
      supports: ["themes/keep-time"],
    });
    const { changes } = diffPlans(before, toState(files));
    const [removed] = changes.filter(({ type }) => type === "removed");
    const was = "active, committed, 7% of the way, 4 key results, above “Hear the points”";
    expect(removed).toMatchObject({ id: find, was, eased: true });
  });

  it("says of a deleted draft only that it is gone", () => {
    const files = toWorld();
    const lays = files[`${lay}.md`];
    Object.assign(lays ?? {}, { state: "draft" });
    const before = toState(structuredClone(files));
    Reflect.deleteProperty(files, `${lay}.md`);
    expect(toLines(before, toState(files))).toEqual([`removed ${lay}`]);
    expect(diffPlans(before, toState(files)).changes[0]?.was).toBeUndefined();
  });
});

const find = "2026-q3/engineering/find-the-fault";
const lay = "2026-q3/signalling/lay-the-fibre";

/** One objective with other keys before and after, in an organisation that plans further ahead. */
function toStates(
  was: object,
  now: object,
): { readonly before: PlanState; readonly after: PlanState } {
  const cycles = [
    { id: "2026-q2", label: "Q2 2026", start: "2026-04-01", end: "2026-06-30" },
    { id: "2026-q3", label: "Q3 2026", start: "2026-07-01", end: "2026-09-30" },
    ...["2026-q4", "2027-q1"].map((id, at) => ({
      ...{ id, label: id, start: at ? "2027-01-01" : "2026-10-01" },
      ...{ end: at ? "2027-03-31" : "2026-12-31", state: "planning" },
    })),
  ];
  const read = (keys: object): PlanState => {
    const own = { kind: "objective", title: "Lay the fibre", owner: "yusuf-karim", ...keys };
    const set = readFiles({ [`${lay}.md`]: own }, { portal: { cycles } });
    return { set, graph: checkPlan(set, { asOf: parseDate("2026-08-27"), parseInline }).graph };
  };
  return { before: read(was), after: read(now) };
}
