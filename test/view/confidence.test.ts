import { describe, expect, it } from "vitest";
import { viewConfidence } from "../../src/view/confidence.ts";
import { readPortal } from "./portal-folder.ts";

function sayOf(confidenceScale: 1 | 10): (now: number, was?: number) => string {
  const context = readPortal({
    "portal.yaml": `name: Test Line
locale: en-GB
confidenceScale: ${confidenceScale}
cycles: [{id: 2026-q3, label: Q3 2026, start: 2026-07-01, end: 2026-09-30}]
`,
  });
  return (now, was) => {
    const view = viewConfidence(context, was === undefined ? { now } : { now, was });
    return view?.was === undefined ? String(view?.now) : `${view.was}, now ${view.now}`;
  };
}

const ofOne = sayOf(1);
const ofTen = sayOf(10);

describe("viewConfidence(context, confidence)", () => {
  it("gives a decimal on a scale to 1, and two where there are two", () => {
    expect([0.7, 1, 0, 0.66, 0.05, 0.1 + 0.2].map((now) => ofOne(now))).toEqual([
      ...["0.7", "1.0", "0.0", "0.66", "0.05", "0.3"],
    ]);
    expect(ofOne(0.74, 0.66)).toBe("0.66, now 0.74");
    expect(ofOne(0.74, 0.7)).toBe("0.7, now 0.74");
  });

  it("gives whole numbers on a scale to 10, and the decimals that there are", () => {
    expect([0.7, 1, 0, 0.65].map((now) => ofTen(now))).toEqual(["7", "10", "0", "6.5"]);
  });

  it("does not say of two that print alike that one has become the other", () => {
    expect(ofOne(0.7, 0.701)).toBe("0.7");
    expect(ofOne(0.7, 0.7)).toBe("0.7");
  });
});
