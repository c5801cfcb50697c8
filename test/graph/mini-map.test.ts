import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { layoutMiniMap, type MiniMapNode } from "../../src/graph/mini-map.ts";

/** Any nodes, whose parents may be any of them, themselves included. */
const nodes = fc
  .array(
    fc.record({
      parents: fc.array(fc.nat({ max: 29 }), { maxLength: 3 }),
      column: fc.nat({ max: 4 }),
    }),
    { maxLength: 30 },
  )
  .map((drawn) =>
    drawn.map(({ parents, column }, rank): MiniMapNode => {
      return { id: `n${rank}`, parents: parents.map((parent) => `n${parent}`), column, rank };
    }),
  );

describe("layoutMiniMap(nodes)", () => {
  it("places every node once, inside the map, on a place of its own", () => {
    fc.assert(
      fc.property(nodes, (input) => {
        const { points, height, links } = layoutMiniMap(input);
        expect(points.map(({ id }) => id).sort()).toEqual(input.map(({ id }) => id).sort());
        for (const { x, y } of points) {
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x).toBeLessThanOrEqual(100);
          expect(y).toBeGreaterThan(0);
          expect(y).toBeLessThanOrEqual(height);
        }
        expect(new Set(points.map(({ x, y }) => `${x} ${y}`)).size).toBe(points.length);
        expect(links.map(({ path }) => path).join()).not.toContain("NaN");
      }),
    );
  });

  it("spreads the columns over the width and joins them by curves", () => {
    const map = layoutMiniMap([
      { id: "mission", parents: [], column: 0, rank: 0 },
      { id: "theme", parents: ["mission"], column: 1, rank: 1 },
      { id: "objective", parents: ["theme", "mission"], column: 2, rank: 2 },
    ]);
    expect(map.columns.map(({ at }) => at)).toEqual([2, 50, 98]);
    expect(map.links.map(({ primary }) => primary).sort()).toEqual([false, true, true]);
  });
});
