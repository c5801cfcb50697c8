import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CascadeLayout } from "../../src/graph/cascade.ts";
import { layoutCascade } from "../../src/graph/cascade.ts";
import type { GraphNode } from "../../src/graph/column.ts";

const options = {
  margin: { x: 16, top: 38, bottom: 20 },
  gutter: 44,
  gaps: { sibling: 10, cousin: 16 },
};

/** Cascades with several parents, skipped columns, rows and boxes, and with several roots. */
const cascades = fc
  .array(
    fc.record({
      parents: fc.array(fc.nat(), { maxLength: 4 }),
      column: fc.nat({ max: 6 }),
      height: fc.integer({ min: 22, max: 240 }),
      row: fc.boolean(),
      fixed: fc.boolean(),
    }),
    { minLength: 1, maxLength: 60 },
  )
  .map((drafts) =>
    drafts.map((draft, index): GraphNode => {
      const parents = index === 0 ? [] : draft.parents.map((pick) => toId(pick % index));
      return { ...draft, id: toId(index), parents, width: draft.row ? 184 : 168, rank: index };
    }),
  );

/** Any links at all, loops included. */
const tangles = cascades.map((nodes) =>
  nodes.map((node, index) => ({
    ...node,
    parents: [...node.parents, toId((index * 7 + 3) % nodes.length)],
  })),
);

describe("layoutCascade(nodes)", () => {
  it("places every node once, nothing over another, no figure missing", () => {
    fc.assert(
      fc.property(fc.oneof(cascades, tangles), (nodes) => {
        const layout = layoutCascade(nodes, options);
        expect(layout.boxes.map(({ id }) => id).sort()).toEqual(nodes.map(({ id }) => id).sort());
        expect(findOverlap(layout)).toBeUndefined();
        expect(toFigures(layout).every(Number.isFinite)).toBe(true);
      }),
    );
  });

  it("stays inside its own size, with room for headings", () => {
    fc.assert(
      fc.property(cascades, (nodes) => {
        const { boxes, width, height } = layoutCascade(nodes, options);
        for (const box of boxes) {
          expect(box.x).toBeGreaterThanOrEqual(16);
          expect(box.y).toBeGreaterThanOrEqual(38);
          expect(box.x + box.width).toBeLessThanOrEqual(width);
          expect(box.y + box.height).toBeLessThanOrEqual(height);
        }
      }),
    );
  });

  it("sets children to the right of all their parents, and draws every link from left to right", () => {
    fc.assert(
      fc.property(cascades, (nodes) => {
        const layout = layoutCascade(nodes, options);
        const places = new Map(layout.boxes.map((box) => [box.id, box]));
        const links = nodes.flatMap(({ parents }) => [...new Set(parents)]);
        expect(layout.links).toHaveLength(links.length);
        for (const { parent, child, points } of layout.links) {
          expect(places.get(child)?.column).toBeGreaterThan(places.get(parent)?.column ?? 99);
          points.slice(1).forEach(([x], index) => {
            expect(x).toBeGreaterThanOrEqual(points[index]?.[0] ?? 0);
          });
        }
      }),
    );
  });

  it("draws no link across a box that it does not belong to", () => {
    fc.assert(
      fc.property(cascades, (nodes) => {
        const { boxes, links } = layoutCascade(nodes, options);
        for (const { points, parent, child } of links) {
          const others = boxes.filter(({ id }) => id !== parent && id !== child);
          points.slice(1).forEach((end, index) => {
            const start = points[index] ?? end;
            expect(others.find((box) => hits(start, end, box))).toBeUndefined();
          });
        }
      }),
    );
  });

  it("does not depend on the order of the input", () => {
    fc.assert(
      fc.property(cascades, fc.infiniteStream(fc.nat()), (nodes, picks) => {
        const shuffled = nodes
          .map((node) => ({ node, key: Number(picks.next().value) }))
          .sort((a, b) => a.key - b.key)
          .map(({ node }) => node);
        expect(layoutCascade(shuffled, options)).toEqual(layoutCascade(nodes, options));
      }),
    );
  });

  it("draws nothing of nothing", () => {
    expect(layoutCascade([], options)).toMatchObject({ boxes: [], links: [], columns: [] });
  });

  it("lets no two supporting links share the upright parts of their ways", () => {
    const few = cascades.filter((nodes) => nodes.length < 14);
    fc.assert(
      fc.property(few, (nodes) => {
        const supporting = layoutCascade(nodes, options).links.filter(({ primary }) => !primary);
        const runs = supporting.flatMap(({ points }, link) =>
          points.slice(1).map((end, index) => ({ link, start: points[index] ?? end, end })),
        );
        const same = runs.filter((a) =>
          runs.some((b) => a.link < b.link && runsOver(a, b) && isUpright(a) && isUpright(b)),
        );
        expect(same).toEqual([]);
      }),
    );
  });
});

interface Run {
  readonly start: readonly [number, number];
  readonly end: readonly [number, number];
}

function isUpright({ start, end }: Run): boolean {
  return start[0] === end[0] && start[1] !== end[1];
}

function runsOver(a: Run, b: Run): boolean {
  const shared = (axis: 0 | 1): number =>
    Math.min(Math.max(a.start[axis], a.end[axis]), Math.max(b.start[axis], b.end[axis])) -
    Math.max(Math.min(a.start[axis], a.end[axis]), Math.min(b.start[axis], b.end[axis]));
  return a.start[0] === b.start[0] && shared(1) > 0;
}

function toId(index: number): string {
  return `n${index}`;
}

function toFigures({ boxes, links, columns, width, height }: CascadeLayout): number[] {
  return [
    width,
    height,
    ...columns.flatMap((column) => [column.x, column.width]),
    ...boxes.flatMap((box) => [box.x, box.y, box.width, box.height]),
    ...links.flatMap(({ points }) => points.flat()),
  ];
}

function findOverlap({ boxes }: CascadeLayout): unknown {
  for (const [index, a] of boxes.entries()) {
    for (const b of boxes.slice(index + 1)) {
      const apartAcross = a.x + a.width <= b.x || b.x + b.width <= a.x;
      if (!apartAcross && a.y < b.y + b.height && b.y < a.y + a.height) return [a, b];
    }
  }
  return undefined;
}

/** Whether an upright or level line goes through the inside of a box. */
function hits(
  [ax, ay]: readonly [number, number],
  [bx, by]: readonly [number, number],
  box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
): boolean {
  return (
    Math.min(ax, bx) < box.x + box.width - 0.5 &&
    Math.max(ax, bx) > box.x + 0.5 &&
    Math.min(ay, by) < box.y + box.height - 0.5 &&
    Math.max(ay, by) > box.y + 0.5
  );
}
