import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { layoutFlowChart } from "../../src/graph/flow-chart.ts";

const heads = ["Q1", "became", "Q2"];
const stages = [
  { id: "was-a", column: 0, text: "Achieved 3" },
  { id: "was-b", column: 0, text: "Missed 1" },
  { id: "kept", column: 1, text: "Kept 2" },
  { id: "dropped", column: 1, text: "Dropped 2" },
  { id: "added", column: 1, text: "Added 1" },
  { id: "is-a", column: 2, text: "On pace 3" },
];

describe("layoutFlowChart(stages, links, options)", () => {
  it("stands every stage in its column, in the given order, with one height for one thing", () => {
    const links = [
      { from: "was-a", to: "kept", value: 2 },
      { from: "was-a", to: "dropped", value: 1 },
      { from: "was-b", to: "dropped", value: 1 },
      { from: "kept", to: "is-a", value: 2 },
      { from: "added", to: "is-a", value: 1 },
    ];
    const chart = layoutFlowChart(stages, links, { size: "wide", heads });
    const at = new Map(chart.stages.map((stage) => [stage.id, stage]));
    expect([...new Set(chart.stages.map(({ x }) => x))]).toHaveLength(3);
    expect(at.get("was-a")?.height).toBeCloseTo(36, 0);
    expect(at.get("kept")?.height).toBeCloseTo(24, 0);
    expect(at.get("added")?.height).toBeCloseTo(12, 0);
    const column = ["kept", "dropped", "added"].map((id) => at.get(id)?.y ?? NaN);
    expect(column).toEqual(column.toSorted((a, b) => a - b));
    expect(layoutFlowChart(stages, links, { size: "wide", heads })).toEqual(chart);
  });

  it("draws an empty frame where nothing went anywhere", () => {
    const chart = layoutFlowChart(stages, [], { size: "narrow", heads });
    expect([chart.stages, chart.links]).toEqual([[], []]);
    expect(chart.heads.map(({ text }) => text)).toEqual(heads);
  });

  it.each([
    ["nothing was there before", [{ from: "added", to: "is-a", value: 3 }]],
    ["nothing is there yet", [{ from: "was-a", to: "dropped", value: 3 }]],
    [
      "nothing went on",
      [
        { from: "was-a", to: "dropped", value: 3 },
        { from: "added", to: "is-a", value: 1 },
      ],
    ],
  ])("keeps every stage in its column where %s", (_, links) => {
    for (const size of ["wide", "narrow"] as const) {
      const chart = layoutFlowChart(stages, links, { size, heads });
      const whole = layoutFlowChart(
        stages,
        [...links, { from: "was-b", to: "kept", value: 1 }, { from: "kept", to: "is-a", value: 1 }],
        { size, heads },
      );
      const toX = (id: string): number | undefined =>
        whole.stages.find((each) => each.id === id)?.x;
      const ids = [...new Set(links.flatMap(({ from, to }) => [from, to]))].sort();
      expect(chart.stages.map(({ id }) => id).sort()).toEqual(ids);
      for (const { id, x } of chart.stages) expect(x).toBe(toX(id));
      expect(chart.links).toHaveLength(links.length);
    }
  });

  it("keeps stages apart by a line of text and inside the drawing, whatever flows", () => {
    const value = fc.integer({ min: 0, max: 4000 });
    fc.assert(
      fc.property(fc.array(value, { minLength: 6, maxLength: 6 }), (values) => {
        const pairs: readonly (readonly [string, string])[] = [
          ...(["was-a", "was-b"] as const).flatMap((from) =>
            (["kept", "dropped"] as const).map((to) => [from, to] as const),
          ),
          ["kept", "is-a"],
          ["added", "is-a"],
        ];
        const links = pairs.flatMap(([from, to], index) => {
          const many = values[index] ?? 0;
          return many === 0 ? [] : [{ from, to, value: many }];
        });
        for (const size of ["wide", "narrow"] as const) {
          const chart = layoutFlowChart(stages, links, { size, heads });
          for (const { height, width, x, y } of chart.stages) {
            expect(x).toBeGreaterThanOrEqual(0);
            expect(x + width).toBeLessThanOrEqual(chart.width);
            expect(y + height).toBeLessThanOrEqual(chart.height);
          }
          const labels = chart.stages.map(({ label }) => label);
          for (const [index, a] of labels.entries()) {
            for (const b of labels.slice(index + 1)) {
              if (a.x === b.x) expect(Math.abs(a.y - b.y)).toBeGreaterThanOrEqual(13);
            }
          }
          expect(JSON.stringify(chart)).not.toMatch(/null|NaN|\d\.\d\d/);
        }
      }),
      { numRuns: 60 },
    );
  });
});
