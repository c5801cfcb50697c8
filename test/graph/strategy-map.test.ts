// Long because it draws random scorecards, and has what they are made of.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Box } from "../../src/graph/label.ts";
import { toCurve } from "../../src/graph/rounded-curve.ts";
import type { Point } from "../../src/graph/rounded-path.ts";
import type { MapInput, PlacedCause, StrategyMapLayout } from "../../src/graph/strategy-map.ts";
import { layoutStrategyMap } from "../../src/graph/strategy-map.ts";

/**
 * Scorecards of any shape: perspectives without objectives, lanes that stay empty, boxes of any height, and causes
 * that lead up, level, down and past several perspectives, but in no loop, as a checked plan has none.
 */
const scorecards = fc
  .record({
    bands: fc.integer({ min: 1, max: 6 }),
    lanes: fc.integer({ min: 1, max: 8 }),
    items: fc.array(
      fc.record({ band: fc.nat(), lane: fc.nat(), height: fc.integer({ min: 40, max: 140 }) }),
      { maxLength: 60, size: "max" },
    ),
    causes: fc.array(fc.record({ from: fc.nat(), to: fc.nat() }), { maxLength: 160, size: "max" }),
    width: fc.constantFrom(140, 172, 200),
  })
  .map(({ bands, lanes, items, causes, width }): MapInput => {
    const order = items.map((_, number) => number);
    return {
      bands,
      lanes,
      width,
      margin: { left: 120, top: 40 },
      items: items.map(({ band, lane, height }, number) => ({
        id: toId(number),
        band: band % bands,
        lane: lane % lanes,
        height,
      })),
      causes: causes.flatMap(({ from, to }) => {
        if (order.length < 2) return [];
        const [low, high] = [from % order.length, to % order.length].sort((a, b) => a - b);
        return low === high || low === undefined || high === undefined
          ? []
          : [{ from: toId(high), to: toId(low) }];
      }),
    };
  });

/** Any causes at all: loops, both ways between two, the same one twice. */
const tangles = scorecards.map((input) => ({
  ...input,
  causes: [
    ...input.causes,
    ...input.causes.slice(0, 12).map(({ from, to }) => ({ from: to, to: from })),
    ...input.causes.slice(0, 3),
  ],
}));

describe("layoutStrategyMap(input)", () => {
  it("places every objective once, in its band, and none over another", () => {
    fc.assert(
      fc.property(fc.oneof(scorecards, tangles), (input) => {
        const layout = layoutStrategyMap(input);
        expect(layout.boxes.map(({ id }) => id)).toEqual(input.items.map(({ id }) => id));
        expect(findOverlap(layout.boxes)).toBeUndefined();
        layout.boxes.forEach((box, number) => {
          const band = layout.bands[input.items[number]?.band ?? 0];
          expect(box.y).toBeGreaterThanOrEqual(band?.y ?? Infinity);
          expect(box.y + box.height).toBeLessThanOrEqual((band?.y ?? 0) + (band?.height ?? 0));
          expect(box.height).toBeGreaterThanOrEqual(input.items[number]?.height ?? 0);
        });
      }),
      { numRuns: 30 },
    );
  });

  it("leads no arrow through a box, neither its own nor another", () => {
    fc.assert(
      fc.property(fc.oneof(scorecards, tangles), (input) => {
        const layout = layoutStrategyMap(input);
        for (const cause of layout.causes) {
          const line = [...cause.points, cause.tip];
          for (const box of layout.boxes) {
            const isEnd = box.id === cause.from || box.id === cause.to;
            expect(hits(line, isEnd ? shrink(box, 0.05) : grow(box, 2))).toBe(false);
          }
        }
      }),
      { numRuns: 30 },
    );
  });

  it("draws every cause once, from the border of its box to that of the effect", () => {
    fc.assert(
      fc.property(fc.oneof(scorecards, tangles), (input) => {
        const layout = layoutStrategyMap(input);
        const wanted = new Set(input.causes.map(({ from, to }) => `${from} ${to}`));
        expect(layout.causes.map(({ from, to }) => `${from} ${to}`).sort()).toEqual(
          [...wanted].sort(),
        );
        const boxes = new Map(layout.boxes.map((box) => [box.id, box]));
        for (const { from, to, points, tip } of layout.causes) {
          expect(toDistance(points[0], boxes.get(from))).toBe(0);
          expect(toDistance(tip, boxes.get(to))).toBeCloseTo(1);
        }
      }),
      { numRuns: 30 },
    );
  });

  it("keeps lines apart: no two of them ever run along one another", () => {
    fc.assert(
      fc.property(scorecards, (input) => {
        expect(findShared(layoutStrategyMap(input).causes)).toBeUndefined();
      }),
      { numRuns: 30 },
    );
  });

  it("has nothing but finite figures, all inside the drawing", () => {
    fc.assert(
      fc.property(fc.oneof(scorecards, tangles), (input) => {
        const layout = layoutStrategyMap(input);
        const { width, height } = layout;
        for (const [x, y] of toPoints(layout)) {
          expect(Number.isFinite(x) && Number.isFinite(y)).toBe(true);
          expect(x >= 0 && y >= 0 && x <= width && y <= height).toBe(true);
        }
        expect(Number.isFinite(width) && Number.isFinite(height)).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  it("gives the same drawing for the same input", () => {
    fc.assert(
      fc.property(scorecards, (input) => {
        expect(layoutStrategyMap(structuredClone(input))).toEqual(layoutStrategyMap(input));
      }),
      { numRuns: 10 },
    );
  });

  it("rounds corners without leaving the line by more than they take", () => {
    fc.assert(
      fc.property(scorecards, (input) => {
        for (const { points } of layoutStrategyMap(input).causes) {
          const path = toCurve(points);
          expect(path).not.toMatch(/NaN|Infinity/);
          const [x, y] = points.at(-1) ?? [0, 0];
          expect(path.startsWith(`M${points[0]?.[0] ?? 0},${points[0]?.[1] ?? 0}`)).toBe(true);
          expect(path.endsWith(`L${x},${y}`)).toBe(true);
        }
      }),
      { numRuns: 10 },
    );
  });

  it("draws a cause right below its effect as one straight line", () => {
    const layout = layoutStrategyMap({
      items: [
        { id: "effect", band: 0, lane: 0, height: 80 },
        { id: "cause", band: 1, lane: 0, height: 80 },
      ],
      causes: [{ from: "cause", to: "effect" }],
      bands: 2,
      lanes: 1,
      width: 172,
      margin: { left: 120, top: 0 },
    });
    expect(layout.causes[0]?.points).toHaveLength(2);
    expect(layout.causes[0]?.direction).toBe("up");
  });
});

function toId(number: number): string {
  return `o${String(number).padStart(2, "0")}`;
}

function findOverlap(boxes: readonly Box[]): readonly Box[] | undefined {
  for (const [index, a] of boxes.entries()) {
    const b = boxes.slice(index + 1).find((other) => touches(a, other));
    if (b !== undefined) return [a, b];
  }
  return undefined;
}

function touches(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** Whether a line of level and upright parts goes through the inside of a box. */
function hits(line: readonly Point[], box: Box): boolean {
  return line.slice(1).some(([x, y], index) => {
    const [x0, y0] = line[index] ?? [x, y];
    return (
      Math.min(x, x0) < box.x + box.width &&
      Math.max(x, x0) > box.x &&
      Math.min(y, y0) < box.y + box.height &&
      Math.max(y, y0) > box.y
    );
  });
}

function shrink({ x, y, width, height }: Box, by: number): Box {
  return grow({ x, y, width, height }, -by);
}

function grow({ x, y, width, height }: Box, by: number): Box {
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by };
}

/** How far a point is from the border of a box, from outside; 0 on it. */
function toDistance(point: Point | undefined, box: Box | undefined): number {
  if (point === undefined || box === undefined) return Infinity;
  const [x, y] = point;
  const dx = Math.max(box.x - x, 0, x - box.x - box.width);
  const dy = Math.max(box.y - y, 0, y - box.y - box.height);
  return Math.hypot(dx, dy);
}

/** Two lines of different causes that lie on one another for more than a point. */
function findShared(causes: readonly PlacedCause[]): readonly PlacedCause[] | undefined {
  for (const [index, a] of causes.entries()) {
    for (const b of causes.slice(index + 1)) if (isShared(a, b)) return [a, b];
  }
  return undefined;
}

function isShared(a: PlacedCause, b: PlacedCause): boolean {
  return toParts(a).some((p) =>
    toParts(b).some((q) => {
      if (p.isLevel !== q.isLevel || p.at !== q.at) return false;
      return Math.min(p.high, q.high) - Math.max(p.low, q.low) > 0.001;
    }),
  );
}

function toParts({ points, tip }: PlacedCause) {
  const line = [...points, tip];
  return line.slice(1).map(([x, y], index) => {
    const [x0, y0] = line[index] ?? [x, y];
    const isLevel = y === y0;
    const [low = 0, high = 0] = (isLevel ? [x0, x] : [y0, y]).toSorted((c, d) => c - d);
    return { isLevel, at: isLevel ? y : x, low, high };
  });
}

function toPoints({ boxes, causes, bands, lanes }: StrategyMapLayout): readonly Point[] {
  return [
    ...boxes.flatMap(({ x, y, width, height }): readonly Point[] => [
      [x, y],
      [x + width, y + height],
    ]),
    ...causes.flatMap(({ points, tip }) => [...points, tip]),
    ...bands.map(({ y, height }): Point => [0, y + height]),
    ...lanes.map(({ x, width }): Point => [x + width, 0]),
  ];
}
