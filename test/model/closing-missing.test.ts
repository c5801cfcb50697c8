import { describe, expect, it } from "vitest";
import { assessPlan } from "../../src/model/assess.ts";
import { listMissing } from "../../src/model/closing-missing.ts";
import type { Objective, Outcome } from "../../src/model/plan.ts";
import { day, readings, toKeyResult, toObjective, toPlan } from "./fixture.ts";

const percent = (value: number, keys = {}) =>
  toKeyResult({ kind: "percent" }, { observations: readings(["2026-09-29", value]), ...keys });

function list(outcome: Partial<Outcome>, keys: Partial<Objective> = {}): readonly string[] {
  const objective = toObjective({
    state: "closed",
    keyResults: [percent(95), percent(10)],
    outcome: { scores: {}, decision: "keep", source: { file: "aim.md" }, ...outcome },
    ...keys,
  });
  const graph = toPlan([objective], [], { asOf: day("2026-10-20") });
  return listMissing(graph, assessPlan(graph), objective);
}

const isOwed = (...input: Parameters<typeof list>): boolean => list(...input).includes("reason");

describe("listMissing(graph, assessment, objective) of a promise that was not kept", () => {
  it("asks for a reason where one score is explained and a computed one is not", () => {
    const kr1 = { score: 0.95, reason: "The last post came in July." };
    expect(isOwed({ scores: { kr1 } })).toBe(true);
    expect(isOwed({ scores: { kr1, kr2: { score: 0.1 } } })).toBe(true);
  });

  it("takes a reason beside each score below 1, graded or computed", () => {
    const reason = "The last post came in July.";
    expect(isOwed({ scores: { kr1: { score: 0.95, reason }, kr2: { reason } } })).toBe(false);
    expect(isOwed({ scores: { kr1: { score: 1 }, kr2: { reason } } })).toBe(false);
  });

  it("takes a reason for the whole, or what was learnt", () => {
    expect(isOwed({ reason: "It came in July." })).toBe(false);
    expect(isOwed({ learned: "Order earlier." })).toBe(false);
  });

  it("asks for none of a key result that was no promise", () => {
    const keyResults = [percent(90), percent(10, { ambition: "aspirational" })];
    const scores = { kr1: { reason: "The last post came in July." } };
    expect(isOwed({ scores }, { keyResults })).toBe(false);
    expect(isOwed({ scores: {} }, { keyResults })).toBe(true);
    const every = keyResults.map((each) => ({ ...each, ambition: "aspirational" as const }));
    expect(isOwed({ scores }, { keyResults: every })).toBe(true);
  });

  it("does not take a reason beside a key result for one of a grade for the whole", () => {
    const keyResults = [percent(100), percent(100)];
    const scores = { kr1: { reason: "Counted by hand." } };
    expect(isOwed({ score: 0.6, scores }, { keyResults })).toBe(true);
  });

  it("does not take the hundredths of rounding for a broken promise", () => {
    const scores = { kr2: { score: 0.9, reason: "The last post came in July." } };
    expect(isOwed({ scores }, { keyResults: [percent(99.7), percent(90)] })).toBe(false);
  });
});
