import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assessPlan } from "../../src/model/assess.ts";
import type { Measure } from "../../src/model/measure.ts";
import { addDays } from "../../src/model/period.ts";
import type { Observation } from "../../src/model/plan.ts";
import { quarter, toCheckIn, toKeyResult, toObjective, toPlan } from "./fixture.ts";

const number = fc.double({ min: -1e6, max: 1e6, noNaN: true });
const date = fc.integer({ min: -40, max: 140 }).map((days) => addDays(quarter.start, days));
const measure = fc.oneof(
  fc.record({ kind: fc.constant("change" as const), from: number, to: number }),
  fc.record({ kind: fc.constant("reach" as const), to: number }),
  fc.record({ kind: fc.constant("at-least" as const), limit: number, worst: number }),
  fc.record({ kind: fc.constant("at-most" as const), limit: number }),
  fc.record({ kind: fc.constant("between" as const), low: number, high: number, worst: number }),
  fc.record({
    kind: fc.constant("zones" as const),
    from: number,
    commit: number,
    target: number,
    stretch: number,
  }),
  fc.constantFrom<Measure>(
    { kind: "milestone", done: undefined },
    { kind: "milestone", done: false },
    { kind: "percent" },
    { kind: "establish" },
    { kind: "ordinal", commit: "a" },
    { kind: "steps", steps: [{ title: "a", weight: 0, done: true }] },
    { kind: "none" },
  ),
);
const value = fc.oneof(number, fc.boolean(), fc.constant(null), fc.constantFrom("target", "soon"));
const observations = fc
  .uniqueArray(fc.tuple(date, value), { selector: ([on]) => on, maxLength: 9 })
  .map((pairs) =>
    pairs
      .map(([on, read]): Observation => ({ date: on, value: read, source: { file: "" } }))
      .sort((a, b) => (a.date < b.date ? -1 : 1)),
  );
const keyResult = fc
  .record({ measure, observations, weight: fc.integer({ min: 0, max: 5 }) })
  .map(({ measure: kind, ...keys }) => toKeyResult(kind, keys));
const objective = fc
  .record({ keyResults: fc.array(keyResult, { maxLength: 5 }), checkIns: fc.array(date) })
  .map(({ checkIns, keyResults }) =>
    toObjective({ keyResults, checkIns: checkIns.sort().map((on) => toCheckIn(on)) }),
  );

describe("assessPlan(plan) of any measures and values", () => {
  it("gives finite numbers that explain themselves, and one status to each", () => {
    fc.assert(
      fc.property(objective, date, (any, asOf) => {
        const { keyResults, objectives } = assessPlan(toPlan([any], [], { asOf }));
        const found = objectives.get(any.id);
        const all = any.keyResults.map(({ id }) => keyResults.get(id));
        for (const assessment of [found, ...all]) {
          expect(assessment?.status.name).toBeDefined();
          const numbers = [assessment?.progress, assessment?.expected, assessment?.score];
          for (const explained of numbers) {
            if (!explained) continue;
            expect(Number.isFinite(explained.value)).toBe(true);
            expect(explained.formula).not.toBe("");
            expect(Array.isArray(explained.inputs)).toBe(true);
          }
        }
        for (const share of [found?.progress, found?.expected]) {
          expect(share?.value ?? 0).toBeGreaterThanOrEqual(0);
          expect(share?.value ?? 0).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it("never calls silence green: past rhythm and grace no pace stands alone", () => {
    fc.assert(
      fc.property(objective, (any) => {
        const asOf = quarter.end;
        const last = any.checkIns.findLast(({ date: on }) => on <= asOf)?.date;
        const known = any.checkIns.filter(({ date: on }) => on <= asOf);
        const plan = toPlan([{ ...any, checkIns: known }], [], { asOf });
        const status = assessPlan(plan).objectives.get(any.id)?.status;
        const isSilent = last === undefined || last < addDays(asOf, -17);
        expect(status?.basis === "silence").toBe(isSilent);
      }),
    );
  });
});
