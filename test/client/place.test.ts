import { describe, expect, it } from "vitest";
import { toSeen } from "../../src/client/cascade/place.ts";

const drawing = { width: 2000, height: 1000 };
const window = { width: 800, height: 600 };

describe("toSeen(at, drawing, window)", () => {
  it("keeps a place from which some of the drawing is in sight", () => {
    for (const at of [
      { x: -12, y: 40, k: 0.8 },
      { x: 760, y: -460, k: 0.5 },
    ]) {
      expect(toSeen(at, drawing, window)).toEqual(at);
    }
  });

  it("goes to the nearest such place from any other", () => {
    expect(toSeen({ x: 1e308, y: 1e308, k: 1e308 }, drawing, window)).toEqual({
      ...{ x: 760, y: 560, k: 2.5 },
    });
    expect(toSeen({ x: -1e300, y: 0, k: 5 }, drawing, window)).toEqual({ x: -4960, y: 0, k: 2.5 });
    expect(toSeen({ x: 0, y: -1e300, k: 1e-300 }, drawing, window)).toEqual({
      ...{ x: 0, y: 0, k: 0.04 },
    });
  });
});
