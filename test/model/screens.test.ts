import { describe, expect, it } from "vitest";
import { assessPlan } from "../../src/model/assess.ts";
import { toPoints } from "../../src/model/share.ts";
import { readings, toCheckIn, toKeyResult, toObjective, toPlan } from "./fixture.ts";

/**
 * The running quarter as the screens of the design show it, on 27 August:
 * code | each key result's baseline target now | points | gap | status.
 * ENG-1: (0.391 + 0.55 + 0.606 + 0.613) ÷ 4 = 0.540, and 63 are expected.
 */
const screens = `
  C1    | 81.2 90 85.9, 38 26 31, 2.4 1.2 1.9           | 51 | -12 | behind
  C2    | 0 46 21, 19 8 13, 640 400 540                 | 47 | -16 | off-pace
  C3    | 14 30 25, 64 40 47, 11 5 7.2                  | 68 | 5   | on-pace
  C4    | 31 44 39, 88 97 94.1, 61 72 68                | 64 | 1   | on-pace
  CUS-2 | 38 80 69, 2.6 0.8 1.5, 47 65 56               | 62 | -1  | on-pace
  ENG-1 | 42 65 51, 96 36 63, 118 260 204, 14 6 9.1     | 54 | -9  | behind
  PPL-1 | 44 34 37, 78 88 84, 21 8 12                   | 66 | 3   | on-pace
  SIG-1 | 64 180 121, 23 12 16                          | 56 | -7  | behind
  CRW-1 | 17 6 12, 60 95 81                             | 53 | -10 | behind
`;

const rows = screens
  .trim()
  .split("\n")
  .map((line) => line.split("|").map((cell) => cell.trim()));

describe("assessPlan(plan) of the design's screens", () => {
  it.each(rows)("%s", (_, figures = "", points, gap, status) => {
    const keyResults = figures.split(", ").map((figure) => {
      const [from = NaN, to = NaN, now = NaN] = figure.split(" ").map(Number);
      const observations = readings(["2026-08-25", now]);
      return toKeyResult({ kind: "change", from, to }, { observations });
    });
    const shown = toObjective({ keyResults, checkIns: [toCheckIn("2026-08-25")] });
    const objective = assessPlan(toPlan([shown])).objectives.get(shown.id);
    expect(toPoints(objective?.progress?.value ?? NaN)).toBe(Number(points));
    expect(toPoints(objective?.expected?.value ?? NaN)).toBe(63);
    expect(objective?.gap).toBe(Number(gap));
    expect(objective?.status.name).toBe(status);
  });
});
