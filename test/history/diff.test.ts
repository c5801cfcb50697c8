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
});
