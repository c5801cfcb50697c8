import { describe, expect, it } from "vitest";
import { listCyclePairs } from "../../src/model/compare-pair.ts";
import { viewCompare } from "../../src/view/compare.ts";
import { viewCycle } from "../../src/view/cycle.ts";
import { viewSnapshot } from "../../src/view/snapshot.ts";
import { readPortal } from "./portal-folder.ts";

/** The first quarter of an organisation went by without a plan. */
const context = readPortal({
  "2026-q3/track/a.md":
    "---\nkind: objective\ntitle: Mend it\nsupports: [themes/keep-time]\nkeyResults: [{id: kr1, title: Miles, from: 0, to: 20}]\n---\n",
});

describe("a quarter without objectives", () => {
  it("is told of as one that will have none, where it is over", () => {
    const [past, now] = context.plan.cycles
      .filter(({ cycle }) => cycle.startsWith("2026-q"))
      .map((cycle) => viewCycle(context, cycle).empty.objectives);
    expect([past, now]).toEqual([
      "Nobody planned this cycle.",
      "Nobody has planned this cycle yet.",
    ]);
  });

  it("is compared without counting nothing", () => {
    const [pair] = listCyclePairs(context.plan, new Set(["2026-q2"]));
    if (!pair) throw new Error("no pair");
    const view = viewCompare(context, pair);
    expect(view.sentence).toBe("Q2 2026 had no objectives, and Q3 2026 added 1.");
    expect(view.nothingEnded).toBe("There was nothing in Q2 2026 that could go on.");
    expect(view.flow.wide.stages.map(({ id }) => id)).toEqual(["added", "is-no-check-in"]);
  });

  it("says as a sealed one that nothing was planned", () => {
    const past = readPortal(
      { "2026-q3/track/a.md": "---\nkind: page\ntitle: Words\n---\n" },
      "2026-06-30",
    );
    const facts = { cycle: "2026-q2", label: "Q2 2026", digest: "0".repeat(64), version: 1 };
    const seal = { ...facts, generator: "0.1.0", files: 0, amendments: [], withheld: 0 };
    const view = viewSnapshot({ ...past, seal }, seal);
    expect(view.nothing).toBe("No objective was planned.");
  });
});
