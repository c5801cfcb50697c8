import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { MeasuredAssessment } from "../../src/model/assessment.ts";
import type { OgsmMeasure } from "../../src/model/framework/ogsm.ts";
import type { NodeId } from "../../src/model/id.ts";
import { scoreOgsm } from "../../src/model/ogsm-score.ts";
import { parseDate } from "../../src/model/period.ts";
import { files, readPlans } from "./ogsm-fixture.ts";

/*
 * By hand, on 27 August 2026, three hard measures and one aspirational:
 *
 *   A  from 40 to 80, now 60    50 %      weight 2
 *   B  from 10 to 0,  now 12   −20 % → 0  weight 1
 *   C  from 0 to 10,  now 15   150 % → 1  weight 1
 *   hard           (2 · 0.5 + 1 · 0 + 1 · 1) ÷ 4 = 0.5
 *   D  from 0 to 4,   now 1     25 %      aspirational: 0.25, by itself
 *   expected of A to D: 238 of 364 days, 0.6538
 */
describe("scoreOgsm(parts, measured)", () => {
  const measure = (id: string, more: object) => ({ id, title: id, ...more });
  const { assessment, get } = readPlans({
    "ogsm/company.md": {
      ...files["ogsm/company.md"],
      roles: [],
      strategies: [
        {
          id: "s1",
          title: "Predict",
          measures: [
            measure("a", { from: 40, to: 80, weight: 2, due: "2026-12-31" }),
            measure("b", { from: 10, to: 0, due: "2026-12-31" }),
            measure("c", { from: 0, to: 10, due: "2026-12-31" }),
            measure("d", { from: 0, to: 4, aspirational: true, due: "2026-12-31" }),
            measure("e", { from: 0, to: 4 }),
          ],
        },
      ],
      checkIns: [{ date: "2026-08-20", values: { a: 60, b: 12, c: 15, d: 1 } }],
    },
  });
  const measures = (): readonly OgsmMeasure[] =>
    get("ogsm/company").strategies.flatMap((strategy) => strategy.measures);

  it("comes to what was calculated by hand", () => {
    const { hard, aspirational, goals } = scoreOgsm({ measures: measures() }, assessment.measured);
    expect(hard.progress?.value).toBeCloseTo(0.5);
    expect(hard.expected?.value).toBeCloseTo(238 / 364);
    expect(hard).toMatchObject({ count: 4, withoutData: 1, withoutCheckIn: 0, gap: -15 });
    expect(hard.progress?.remarks.join()).toContain("1 of 4 without data");
    expect(hard.progress?.remarks.join()).toContain("2 below 0 % or above 100 %");
    expect(aspirational.progress?.value).toBeCloseTo(0.25);
    expect(hard.silence).toBeUndefined();
    expect(goals).toEqual({ count: 0, withoutData: 0, withoutCheckIn: 0 });
  });

  it("is silent where what is silent makes more than half of the weight", () => {
    const status: MeasuredAssessment["status"] = {
      name: "no-check-in",
      basis: "silence",
      since: parseDate("2026-02-01"),
    };
    const [first] = measures();
    if (first === undefined) throw new Error("no measure");
    const scoreWith = (weights: readonly [heard: number, silent: number]) => {
      const made = weights.map((weight, index) => ({
        ...first,
        id: `m${index}` as NodeId,
        weight,
      }));
      const share = { value: 0.7, formula: "", inputs: [], remarks: [] };
      const measured = new Map<NodeId, MeasuredAssessment>([
        ["m0" as NodeId, { status: { name: "on-pace", basis: "pace", gap: 0 }, progress: share }],
        ["m1" as NodeId, { status, progress: share }],
      ]);
      return scoreOgsm({ measures: made }, measured).hard;
    };
    expect(scoreWith([1, 1])).toMatchObject({ withoutCheckIn: 1 });
    expect(scoreWith([1, 1]).silence).toBeUndefined();
    expect(scoreWith([1, 2]).silence).toEqual({ since: "2026-02-01" });
    expect(scoreWith([1, 2]).progress?.remarks.join()).toContain("1 of 2 without a check-in");
  });

  it("stays within 0…1, between the least and the greatest, and keeps the two kinds apart", () => {
    const share = fc.double({ min: -5, max: 5, noNaN: true });
    const part = fc.record({ share, weight: fc.integer({ min: 1, max: 9 }), hard: fc.boolean() });
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 12 }), (parts) => {
        const [first] = measures();
        if (first === undefined) throw new Error("no measure");
        const made = parts.map(({ weight, hard }, index) => ({
          ...first,
          id: `m${index}` as NodeId,
          weight,
          aspirational: !hard,
        }));
        const measured = new Map(
          parts.map(({ share: value }, index): [NodeId, MeasuredAssessment] => [
            `m${index}` as NodeId,
            {
              status: { name: "pending", basis: "none", why: "no-data" },
              progress: { value, formula: "", inputs: [], remarks: [] },
            },
          ]),
        );
        const score = scoreOgsm({ measures: made }, measured);
        for (const [mean, isHard] of [
          [score.hard, true],
          [score.aspirational, false],
        ] as const) {
          const own = parts.filter(({ hard }) => hard === isHard);
          const shares = own.map(({ share: each }) => Math.min(1, Math.max(0, each)));
          expect(mean.count).toBe(own.length);
          if (own.length === 0) expect(mean.progress).toBeUndefined();
          else {
            expect(mean.progress?.value).toBeGreaterThanOrEqual(Math.min(...shares) - 1e-9);
            expect(mean.progress?.value).toBeLessThanOrEqual(Math.max(...shares) + 1e-9);
          }
        }
      }),
    );
  });
});
