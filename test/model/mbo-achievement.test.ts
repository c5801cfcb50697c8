import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Assessment, MeasuredAssessment } from "../../src/model/assessment.ts";
import { toExplained } from "../../src/model/explanation.ts";
import type { Mbo, MboObjective } from "../../src/model/framework/mbo.ts";
import type { NodeId } from "../../src/model/id.ts";
import { findAchievement, toAgreedPart } from "../../src/model/mbo-achievement.ts";

type Terms = Pick<MboObjective, "threshold" | "cap" | "weight">;

/** An agreement on some terms, and how far each objective has come; undefined: no data. */
function agree(terms: readonly (Terms & { readonly achieved?: number | undefined })[]) {
  const measured = new Map<NodeId, MeasuredAssessment>();
  const objectives = terms.map(({ achieved, ...rest }, index) => {
    const id = `mbo/a#o${index}` as NodeId;
    const status = { name: "pending", basis: "none", why: "no-data" } as const;
    const progress = achieved === undefined ? {} : { progress: toExplained(achieved, () => none) };
    measured.set(id, { status, ...progress });
    return { id, title: { plain: `o${index}`, html: "" }, source: { file: "a.md" }, ...rest };
  });
  // Only what the arithmetic reads.
  const mbo = { objectives } as unknown as Mbo;
  const assessment = { measured } as unknown as Assessment;
  return findAchievement(mbo, assessment);
}
const none = { formula: "", inputs: [] };

const term = fc.record({
  threshold: fc.double({ min: 0, max: 1, noNaN: true }),
  cap: fc.double({ min: 1, max: 2, noNaN: true }),
  weight: fc.integer({ min: 1, max: 100 }),
  achieved: fc.option(fc.double({ min: -3, max: 3, noNaN: true }), { nil: undefined }),
});

describe("findAchievement(mbo, assessment)", () => {
  it("agrees with a calculation by hand", () => {
    // Weights 40, 40, 20. The first came to 0.9 and counts as it is: 40 · 0.9 = 36. The second came to 1.4 and is
    // capped at 1.2: 40 · 1.2 = 48. The third came to 0.5, below its threshold of 0.6: 0. (36 + 48 + 0) ÷ 100 = 0.84.
    const found = agree([
      { weight: 40, threshold: 0, cap: 1, achieved: 0.9 },
      { weight: 40, threshold: 0, cap: 1.2, achieved: 1.4 },
      { weight: 20, threshold: 0.6, cap: 1, achieved: 0.5 },
    ]);
    expect(found?.value).toBeCloseTo(0.84, 12);
    expect(found?.remarks).toEqual(["o1: above the cap", "o2: below the threshold"]);
    expect(found?.inputs.map(({ value }) => value)).toEqual([0.9, 1.2, 0]);
  });

  it("leaves out what has no data, and says so", () => {
    const found = agree([
      { weight: 60, threshold: 0, cap: 1, achieved: 0.5 },
      { weight: 40, threshold: 0, cap: 1 },
    ]);
    expect(found?.value).toBe(0.5);
    expect(found?.remarks).toEqual(["1 of 2 without data: left out, not counted as 0 %"]);
    expect(agree([{ weight: 100, threshold: 0, cap: 1 }])).toBeUndefined();
    expect(agree([])).toBeUndefined();
  });

  it("stays between nothing and the highest cap, and never falls when something comes further", () => {
    fc.assert(
      fc.property(fc.array(term, { minLength: 1, maxLength: 6 }), fc.nat(5), (terms, which) => {
        const value = agree(terms)?.value;
        const most = Math.max(...terms.map(({ cap }) => cap));
        if (value !== undefined) {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(most + 1e-9);
        }
        const further = terms.map((each, index) =>
          index === which % terms.length && each.achieved !== undefined
            ? { ...each, achieved: each.achieved + 0.25 }
            : each,
        );
        expect(agree(further)?.value ?? 0).toBeGreaterThanOrEqual((value ?? 0) - 1e-9);
      }),
    );
  });
});

describe("toAgreedPart(objective, achieved)", () => {
  it("counts the threshold itself and the cap itself", () => {
    const objective = { threshold: 0.6, cap: 1.2, weight: 1 } as MboObjective;
    expect(toAgreedPart(objective, 0.6).counted).toBe(0.6);
    expect(toAgreedPart(objective, 1.2).counted).toBe(1.2);
    expect(toAgreedPart({ ...objective, threshold: 0 }, -0.1).counted).toBe(0);
  });
});
