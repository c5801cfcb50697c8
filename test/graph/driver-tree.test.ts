import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DriverInput } from "../../src/graph/driver-tree.ts";
import { layoutDriverTree } from "../../src/graph/driver-tree.ts";

/** Trees with shared drivers: each measure moves some of those before it. */
const trees = fc
  .array(
    fc.record({
      moves: fc.array(fc.nat(), { maxLength: 3 }),
      title: fc.string({ minLength: 1, maxLength: 60 }),
      head: fc.constantFrom("", "Lag"),
      value: fc.constantFrom("13", "85.6%", "102.8 million km", "No reading yet"),
    }),
    { minLength: 1, maxLength: 30 },
  )
  .map((drafts) =>
    drafts.map(({ moves, ...draft }, index): DriverInput => ({
      ...draft,
      id: `k${index}`,
      moves: index === 0 ? [] : [...new Set(moves.map((pick) => `k${pick % index}`))],
    })),
  );

describe("layoutDriverTree(measures)", () => {
  it("has every measure once, none over another, and every cause right of its effect", () => {
    fc.assert(
      fc.property(trees, (measures) => {
        const { boxes, height, links, width } = layoutDriverTree(measures);
        expect(boxes.map(({ id }) => id).sort()).toEqual(measures.map(({ id }) => id).sort());
        const places = new Map(boxes.map((box) => [box.id, box]));
        for (const { cause, effect } of links) {
          const [left, right] = [places.get(effect), places.get(cause)];
          expect((left?.x ?? 0) + (left?.width ?? 0)).toBeLessThan(right?.x ?? 0);
        }
        for (const [index, a] of boxes.entries()) {
          expect(a.x + a.width).toBeLessThanOrEqual(width);
          expect(a.y + a.height).toBeLessThanOrEqual(height);
          for (const b of boxes.slice(index + 1)) {
            const isApart =
              a.x + a.width <= b.x ||
              b.x + b.width <= a.x ||
              a.y + a.height <= b.y ||
              b.y + b.height <= a.y;
            expect(isApart, `${a.id} over ${b.id}`).toBe(true);
          }
        }
      }),
    );
  });

  it("draws each link once", () => {
    fc.assert(
      fc.property(trees, (measures) => {
        const { links } = layoutDriverTree(measures);
        const wanted = measures.flatMap(({ id, moves }) =>
          moves.map((effect) => `${effect} ${id}`),
        );
        expect(links.map(({ cause, effect }) => `${effect} ${cause}`).sort()).toEqual(
          wanted.sort(),
        );
      }),
    );
  });

  it("gives the same drawing for the same measures", () => {
    fc.assert(
      fc.property(trees, (measures) => {
        expect(layoutDriverTree(measures)).toEqual(layoutDriverTree(structuredClone(measures)));
      }),
    );
  });

  it("leaves the spark out where the value needs the room", () => {
    const { boxes } = layoutDriverTree([
      { id: "a", title: "Right time", value: "85.6%", head: "Lag", moves: [] },
      { id: "b", title: "Passenger-km", value: "102.8 million km", head: "", moves: ["a"] },
    ]);
    expect(boxes.map(({ id, spark }) => [id, spark !== undefined])).toEqual([
      ["a", true],
      ["b", false],
    ]);
  });
});
