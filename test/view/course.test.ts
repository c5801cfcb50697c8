import { describe, expect, it } from "vitest";
import type { KeyResult } from "../../src/model/plan.ts";
import { viewCourse } from "../../src/view/course.ts";
import { toExpectedCourse } from "../../src/view/course-measure.ts";
import { readPortal } from "./portal-folder.ts";

const context = readPortal({
  "2026-q3/track/mend.md": `---
kind: objective
title: Mend the line
supports: [themes/keep-time]
keyResults:
  - {id: rising, title: Miles mended, from: 118, to: 260, unit: km}
  - {id: bent, title: Faults heard, from: 40, to: 60, unit: "%", checkpoints: [{date: 2026-08-15, value: 58}]}
  - {id: floor, title: Trains on time, atLeast: 90, unit: "%"}
  - {id: zones, title: Zoned, from: 0, commit: 3, target: 7, stretch: 10}
  - {id: reach, title: Reached, to: 50}
  - {id: gate, title: Board agrees, done: false}
  - {id: silent, title: Nobody looked, from: 0, to: 10}
checkIns:
  - {date: 2026-07-14, by: ada, values: {rising: 130, floor: 92, reach: 5}}
  - {date: 2026-07-28, by: ada, values: {rising: null, bent: 47}}
  - {date: 2026-08-25, by: ada, values: {rising: 204, bent: 55, floor: 88}, forecast: {bent: 57}}
changes:
  - {date: 2026-07-17, of: rising, key: to, was: 240, now: 260, reason: More was found.}
---
`,
});

function getKeyResult(item: string): KeyResult {
  const found = context.plan.objectives
    .flatMap(({ keyResults }) => keyResults)
    .find((keyResult) => keyResult.item === item);
  if (found === undefined) throw new Error(`no key result: ${item}`);
  return found;
}

const view = (item: string) => viewCourse(context, getKeyResult(item), "on");
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/gu, " ");

describe("viewCourse(context, keyResult, glyph)", () => {
  it("says in a sentence what the drawing shows", () => {
    expect(plain(view("bent").sentence)).toBe(
      "Faults heard: from 40% on 1 July 2026, now 55%, target 60% on 30 September 2026, expected today 59%, forecast 57%",
    );
  });

  it("has a row for every reading, with who and where, one that was not measured too", () => {
    const { rows, readings } = view("rising");
    expect(rows.map(({ day, value, by, place }) => [day, plain(value), by, place.text])).toEqual([
      ["25 August 2026", "204 km", "Ada Lund", "2026-q3/track/mend.md:16"],
      ["28 July 2026", "not measured", "Ada Lund", "2026-q3/track/mend.md:15"],
      ["14 July 2026", "130 km", "Ada Lund", "2026-q3/track/mend.md:14"],
    ]);
    expect(readings).toBe("3 readings, last 25 Aug");
  });

  it("marks the day on which a target was changed, and what it was", () => {
    const { chart } = view("rising");
    expect(chart?.changes).toHaveLength(1);
    expect(chart?.labels.map(({ text }) => plain(text))).toContain("target was 240 km");
  });

  it("prefers what a person expects to what a line through the readings says", () => {
    expect(view("bent").chart?.labels.map(({ text }) => text)).toContain("forecast 57%");
  });

  it("draws a floor as a band and expects nothing of its course", () => {
    const { chart } = view("floor");
    expect(chart?.band).toBeDefined();
    expect(chart?.expected).toBeUndefined();
    expect(chart?.labels.map(({ text }) => text)).toContain("≥ 90%");
  });

  it("draws the line and no mark where nobody looked, and nothing where there is no figure", () => {
    expect(view("silent").chart?.mark).toBeUndefined();
    expect(view("silent").readings).toBe("No reading yet");
    expect(view("gate").chart).toBeUndefined();
  });
});

describe("toExpectedCourse(keyResult)", () => {
  it("meets what is expected of it today, by every kind of measure", () => {
    for (const item of ["rising", "bent", "zones", "reach"]) {
      const keyResult = getKeyResult(item);
      const expected = context.assessment.keyResults.get(keyResult.id)?.expectedValue;
      const points = toExpectedCourse(keyResult);
      const before = points.findLast(({ date }) => date <= context.plan.asOf);
      const after = points.find(({ date }) => date > context.plan.asOf);
      const [from, to] = [before?.value ?? Number.NaN, after?.value ?? Number.NaN];
      expect(expected, item).toBeGreaterThanOrEqual(Math.min(from, to));
      expect(expected, item).toBeLessThanOrEqual(Math.max(from, to));
    }
  });
});
