import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Objective } from "../../src/model/plan.ts";
import { assessPlan } from "../../src/model/assess.ts";
import { getAverage } from "../../src/model/average.ts";
import { id, readings, today, toEdge, toKeyResult, toObjective, toPlan } from "./fixture.ts";

const percent = (value: number, keys = {}) =>
  toKeyResult({ kind: "percent" }, { observations: readings(["2026-08-25", value]), ...keys });
const objective = (name: string, keys: Partial<Objective> = {}) =>
  toObjective({ id: id(name), ...keys });
const progressIn = (plan: ReturnType<typeof toPlan>, name: string) =>
  assessPlan(plan).objectives.get(id(name))?.progress?.value;

const part = fc.record({
  progress: fc.double({ min: -3, max: 3, noNaN: true }),
  expected: fc.double({ min: 0, max: 1, noNaN: true }),
  weight: fc.integer({ min: 1, max: 100 }),
});
const parts = fc.array(part, { minLength: 1, maxLength: 8 });
const average = (from: readonly { progress: number; expected: number; weight: number }[]) =>
  getAverage(
    toObjective(),
    from.map((each, index) => ({
      ...each,
      id: id(`kr${index}`),
      label: "",
      source: { file: "" },
      shared: new Set(),
    })),
    today,
  );

describe("getAverage(objective, parts, asOf)", () => {
  it("lies between the least and the greatest of its parts, and within 0 and 1", () => {
    fc.assert(
      fc.property(parts, (from) => {
        const value = average(from).progress?.value ?? NaN;
        const clamped = from.map(({ progress }) => Math.min(1, Math.max(0, progress)));
        expect(value).toBeGreaterThanOrEqual(Math.min(...clamped) - 1e-9);
        expect(value).toBeLessThanOrEqual(Math.max(...clamped) + 1e-9);
      }),
    );
  });

  it("depends on the proportions of the weights only", () => {
    fc.assert(
      fc.property(parts, fc.constantFrom(0.1, 2, 50), (from, times) => {
        const scaled = from.map((each) => ({ ...each, weight: each.weight * times }));
        expect(average(scaled).progress?.value).toBeCloseTo(
          average(from).progress?.value ?? NaN,
          9,
        );
        expect(average(scaled).expected.value).toBeCloseTo(average(from).expected.value, 9);
      }),
    );
  });

  it("does not depend on the order of the parts", () => {
    fc.assert(
      fc.property(parts, (from) => {
        const reversed = average(from.toReversed());
        expect(reversed.progress?.value).toBeCloseTo(average(from).progress?.value ?? NaN, 9);
      }),
    );
  });
});

describe("getRollUps(plan, keyResults)", () => {
  const child = objective("child", { keyResults: [percent(20)] });
  const other = objective("other", { keyResults: [percent(80)] });

  it("leaves children out unless the plan asks for them", () => {
    const own = objective("top", { keyResults: [percent(50)] });
    expect(progressIn(toPlan([own, child], [toEdge("child", "top")]), "top")).toBe(0.5);
  });

  it("weighs a shared child by the link of each parent", () => {
    const a = objective("a", { rollUp: "children" });
    const b = objective("b", { rollUp: "children" });
    const plan = toPlan(
      [a, b, child, other],
      [
        toEdge("child", "a", { weight: 3 }),
        toEdge("other", "a"),
        toEdge("child", "b"),
        toEdge("other", "b", { weight: 3 }),
      ],
    );
    expect(progressIn(plan, "a")).toBeCloseTo((3 * 0.2 + 0.8) / 4);
    expect(progressIn(plan, "b")).toBeCloseTo((0.2 + 3 * 0.8) / 4);
  });

  it("averages key results and children together where both count", () => {
    const both = objective("top", { rollUp: "both", keyResults: [percent(50)] });
    const plan = toPlan([both, child, other], [toEdge("child", "top"), toEdge("other", "top#kr1")]);
    expect(progressIn(plan, "top")).toBeCloseTo((0.5 + 0.2 + 0.8) / 3);
  });

  it("rolls up over several levels", () => {
    const middle = objective("middle", { rollUp: "children" });
    const top = objective("top", { rollUp: "children" });
    const plan = toPlan(
      [top, middle, child, other],
      [toEdge("middle", "top"), toEdge("child", "middle"), toEdge("other", "middle")],
    );
    expect(progressIn(plan, "top")).toBeCloseTo(0.5);
  });

  it("takes a number that was written by hand as it is, and says so", () => {
    const manual = objective("top", { rollUp: "manual", manualProgress: 0.4 });
    const progress = assessPlan(toPlan([manual])).objectives.get(id("top"))?.progress;
    expect(progress?.value).toBe(0.4);
    expect(progress?.remarks).toEqual(["given by hand (rollUp: manual), not computed"]);
  });

  it("does not count drafts and what was dropped", () => {
    const top = objective("top", { rollUp: "children" });
    const draft = objective("draft", { state: "draft", keyResults: [percent(100)] });
    const dropped = objective("dropped", {
      keyResults: [percent(100)],
      outcome: { result: "dropped", scores: {}, source: { file: "" } },
    });
    const edges = ["draft", "dropped", "child"].map((name) => toEdge(name, "top"));
    expect(progressIn(toPlan([top, draft, dropped, child], edges), "top")).toBeCloseTo(0.2);
  });

  it("counts a key result that two children show once, where its measure is written", () => {
    const top = objective("top", { rollUp: "children" });
    const a = objective("a", { keyResults: [percent(100), percent(0)] });
    const shown = toKeyResult({ kind: "none" }, { sameAs: id("a#kr1") });
    const b = objective("b", { keyResults: [shown, percent(50)] });
    const plan = toPlan([top, a, b], [toEdge("a", "top"), toEdge("b", "top")]);
    expect(progressIn(plan, "b")).toBeCloseTo(0.75);
    // a: (1 + 0) ÷ 2; b without the shown one: 0.5
    expect(progressIn(plan, "top")).toBeCloseTo(0.5);
    const alone = toPlan([top, a, b], [toEdge("b", "top")]);
    expect(progressIn(alone, "top")).toBeCloseTo(0.75);
  });

  it("ends where supports run in a loop, which the check reports", () => {
    const a = objective("a", { rollUp: "both", keyResults: [percent(40)] });
    const b = objective("b", { rollUp: "both", keyResults: [percent(60)] });
    const plan = toPlan([a, b], [toEdge("a", "b"), toEdge("b", "a")]);
    expect(progressIn(plan, "a")).toBeGreaterThan(0);
  });
});
