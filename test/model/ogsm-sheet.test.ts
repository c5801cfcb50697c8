import { describe, expect, it } from "vitest";
import type { Ogsm } from "../../src/model/framework/ogsm.ts";
import { estimateSheet, sheetSizes } from "../../src/model/ogsm-sheet.ts";
import type { PlanGraph } from "../../src/model/plan.ts";
import { files, readPlans, year } from "./ogsm-fixture.ts";

describe("estimateSheet(plan, ogsm)", () => {
  const sentence = "Say in a sentence what was chosen, and what it is that was given up for it";
  const toPlan = (count: number, title = sentence): [PlanGraph, Ogsm] => {
    const { graph, get } = readPlans({
      ...files,
      "ogsm/long.md": {
        kind: "ogsm",
        title: "Long",
        team: "company",
        ...year,
        objective: "One page.",
        goals: [{ id: "g1", title: "Pages", from: 2, to: 1 }],
        strategies: Array.from({ length: count }, (_, index) => ({
          id: `s${index}`,
          title,
          measures: [{ id: `m${index}`, title: "Lines", from: 90, to: 60 }],
          actions: [{ id: `a${index}`, title: "Strike one out" }],
        })),
      },
    });
    return [graph, get("ogsm/long")];
  };

  it("takes smaller letters as a plan grows, and says when even these do not help", () => {
    const fits = [2, 6, 8, 30].map((count) => estimateSheet(...toPlan(count)));
    const sizes = fits.map(({ density }) => sheetSizes[density]);
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
    expect(fits[0]).toMatchObject({ density: "roomy" });
    expect(fits.at(-1)?.density).toBe("dense");
    expect(fits.map(({ share }) => share <= 1)).toEqual([true, true, true, false]);
  });

  it("takes letters that are as wide as they are high for two of the others", () => {
    const { share: latin } = estimateSheet(...toPlan(30, "x".repeat(200)));
    const { share: wide } = estimateSheet(...toPlan(30, "列".repeat(92)));
    const { share: narrow } = estimateSheet(...toPlan(30, "x".repeat(92)));
    expect(wide).toBeCloseTo(latin);
    expect(wide).toBeGreaterThan(narrow);
  });
});
