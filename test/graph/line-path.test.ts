import { line } from "d3-shape";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { roundTenth } from "../../src/graph/axis.ts";
import { toLinePath } from "../../src/graph/line-path.ts";

const coordinate = fc.double({ min: -500, max: 500, noNaN: true }).map(roundTenth);
const place = fc.option(fc.record({ x: coordinate, y: coordinate }), { nil: undefined });

describe("toLinePath(places)", () => {
  it("begins anew behind what is missing", () => {
    const [a, b] = [
      { x: 1, y: 2.5 },
      { x: 3, y: 4 },
    ];
    expect(toLinePath([a, b, undefined, b])).toBe("M1,2.5L3,4M3,4Z");
    expect(toLinePath([undefined])).toBeUndefined();
  });

  it("draws what d3-shape does", () => {
    const draw = line<{ x: number; y: number } | undefined>()
      .defined((each) => each !== undefined)
      .x((each) => each?.x ?? 0)
      .y((each) => each?.y ?? 0)
      .digits(1);
    fc.assert(
      fc.property(fc.array(place), (places) => {
        expect(toLinePath(places)).toBe(draw(places) ?? undefined);
      }),
    );
  });
});
