import { describe, expect, it } from "vitest";
import type { ScoreCourseInput } from "../../src/graph/score-course.ts";
import { layoutScoreCourse } from "../../src/graph/score-course.ts";

const point = (column: number, score?: number): ScoreCourseInput["points"][number] => ({
  column,
  text: "C1",
  isOpen: score === undefined,
  ...(score !== undefined && { score }),
});
const lead = (from: number, to: number): ScoreCourseInput["lines"][number] => ({
  from,
  to,
  isDashed: false,
});
const layout = (
  points: ScoreCourseInput["points"],
  lines: ScoreCourseInput["lines"],
): ReturnType<typeof layoutScoreCourse> =>
  layoutScoreCourse({ columns: ["Q1", "Q2", "Q3"], points, lines, size: "wide" });

describe("layoutScoreCourse(input)", () => {
  it("lets nothing fall to the foot that has no score yet", () => {
    const { points, lines } = layout(
      [point(0, 0.7), point(1, 0.6), point(2)],
      [lead(0, 1), lead(1, 2)],
    );
    expect(points[2]?.y).toBe(points[1]?.y);
    expect(points[2]?.isKnown).toBe(false);
    expect(lines.map(({ isKnown }) => isKnown)).toEqual([true, false]);
  });

  it("puts what goes back to two between them, and through others without a score", () => {
    const { points } = layout(
      [point(0, 1), point(0, 0), point(1), point(2)],
      [...[lead(0, 2), lead(1, 2), lead(2, 3)]],
    );
    const half = ((points[0]?.y ?? 0) + (points[1]?.y ?? 0)) / 2;
    expect(points.slice(2).map(({ y }) => y)).toEqual([half, half]);
  });

  it("puts what no score leads to below the foot, where no score can be", () => {
    const { points, grid } = layout([point(0), point(1, 0.5)], [lead(0, 1)]);
    expect(points[0]?.y).toBeGreaterThan(grid[0]?.y ?? 0);
  });
});
