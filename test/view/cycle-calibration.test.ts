import { describe, expect, it } from "vitest";
import type { Cycle } from "../../src/model/plan.ts";
import { viewCycle } from "../../src/view/cycle.ts";
import { viewTeam } from "../../src/view/team.ts";
import { readPortal } from "./portal-folder.ts";

const toClosed = (index: number, confidence: number, score: number): string => `---
kind: objective
title: Mend mile ${index}
supports: [themes/keep-time]
orientation: ${index === 0 ? "input" : "output"}
keyResults: [{id: kr1, title: Miles mended, from: 0, to: 20}]
checkIns: [{date: 2026-05-05, values: {kr1: 5}, confidence: ${confidence}}]
outcome: {scores: {kr1: {score: ${score}, reason: It rained.}}, reason: It rained.}
---
`;
const scores: readonly (readonly [confidence: number, score: number])[] = [
  [8, 0.9],
  [7, 0.7],
  [5, 0.6],
  [4, 0.4],
  [2, 0.1],
];
const context = readPortal({
  "portal.yaml": `name: Test Line
locale: en-GB
confidenceScale: 10
cycles:
  - {id: "2026", label: The year, start: 2026-01-01, end: 2026-12-31, state: active}
  - {id: 2026-q2, label: Q2 2026, start: 2026-04-01, end: 2026-06-30, state: closed, parent: "2026"}
  - {id: 2026-q3, label: Q3 2026, start: 2026-07-01, end: 2026-09-30, state: active, parent: "2026"}
currentCycle: 2026-q3
`,
  ...Object.fromEntries(
    scores.map(([confidence, score], index) => [
      `2026-q2/track/mend-${index}.md`,
      toClosed(index, confidence, score),
    ]),
  ),
  "2026/track/open.md":
    "---\nkind: objective\ntitle: Open the branch\nsupports: [themes/keep-time]\nkeyResults: [{id: kr1, title: Miles, from: 0, to: 9}]\n---\n",
});

function getCycle(id: string): Cycle {
  const cycle = context.plan.cycles.find((known) => known.cycle === id);
  if (cycle === undefined) throw new Error(`no cycle: ${id}`);
  return cycle;
}

describe("viewCycle(context, cycle)", () => {
  const closed = viewCycle(context, getCycle("2026-q2"));

  it("holds the confidence of the cycle's middle against the scores, on the portal's scale", () => {
    expect(closed.calibration?.rows).toEqual([
      { band: "High", range: "7 and more", count: 2, mean: "0.80" },
      { band: "Medium", range: "4 to below 7", count: 2, mean: "0.50" },
      { band: "Low", range: "below 4", count: 1, mean: "0.10" },
    ]);
    expect(closed.calibration?.remark).toContain("ended higher: confidence foretold");
    expect(closed.calibration?.sentence).toContain("end of week 7 of 13");
    expect(closed.calibration?.wide.dots).toHaveLength(5);
  });

  it("says what objectives promise at each level, where somebody says it", () => {
    expect(closed.mix).toEqual([
      { level: "Departments", output: 4, input: 1, unstated: 0, at: { output: 80, input: 100 } },
    ]);
    expect(viewCycle(context, getCycle("2026")).mix).toEqual([]);
  });

  it("says nothing of calibration before there are scores", () => {
    expect(viewCycle(context, getCycle("2026")).calibration).toBeUndefined();
  });
});

describe("viewTeam(context, team)", () => {
  it("shows every cycle that runs and in which it has planned something, the current one always", () => {
    const team = context.plan.teams.find((known) => known.team === "track");
    if (team === undefined) throw new Error("no team");
    const view = viewTeam(context, team);
    expect(view.cycles.map(({ title, note, list }) => [title, note, list.count])).toEqual([
      ["Q3 2026", "0 objectives, 0 key results", 0],
      ["The year", "1 objective, 1 key result, expected pace 65%", 1],
    ]);
  });
});
