import { describe, expect, it } from "vitest";
import type { Measure, Step } from "../../src/model/measure.ts";
import type { KeyResult } from "../../src/model/plan.ts";
import { findProgress } from "../../src/model/progress.ts";
import { day, readings, today, toKeyResult } from "./fixture.ts";

const progressOf = (measure: Measure, keys: Partial<KeyResult> = {}, asOf = today) =>
  findProgress(toKeyResult(measure, keys), asOf).progress;

const at = (value: number | boolean | string, date = "2026-08-25") => ({
  observations: readings([date, value]),
});

describe("findProgress(keyResult, asOf)", () => {
  it("measures rising and falling targets by one formula", () => {
    // (51 − 42) ÷ (65 − 42) = 9 ÷ 23, and (63 − 96) ÷ (36 − 96) = 33 ÷ 60
    expect(progressOf({ kind: "change", from: 42, to: 65 }, at(51))?.value).toBeCloseTo(9 / 23);
    expect(progressOf({ kind: "change", from: 96, to: 36 }, at(63))?.value).toBeCloseTo(0.55);
  });

  it("shows the true number below 0 % and above 100 %, and says how it counts", () => {
    const away = progressOf({ kind: "change", from: 50, to: 100 }, at(44));
    expect(away?.value).toBeCloseTo(-0.12);
    expect(away?.remarks).toEqual(["moved away from the target; counts as 0 % in averages"]);
    const past = progressOf({ kind: "change", from: 50, to: 100 }, at(120));
    expect(past?.value).toBeCloseTo(1.4);
    expect(past?.remarks).toEqual(["past the target; counts as 100 % in averages"]);
  });

  it("says that nothing is known rather than 0 %", () => {
    expect(progressOf({ kind: "change", from: 42, to: 65 })).toBeUndefined();
    expect(progressOf({ kind: "at-least", limit: 90 })).toBeUndefined();
    expect(progressOf({ kind: "milestone", done: undefined })).toBeUndefined();
    expect(
      progressOf({ kind: "percent" }, { observations: readings(["2026-08-25", null]) }),
    ).toBeUndefined();
  });

  it("takes the latest value at or before the as-of date", () => {
    const observations = readings(["2026-07-07", 45], ["2026-08-04", 50], ["2026-09-01", 60]);
    const found = findProgress(toKeyResult({ kind: "percent" }, { observations }), today);
    expect(found.latest).toMatchObject({ date: "2026-08-04", value: 50 });
    expect(found.progress?.value).toBe(0.5);
  });

  it("passes over a date at which nothing was measured", () => {
    const observations = readings(["2026-08-04", 50], ["2026-08-18", null]);
    expect(progressOf({ kind: "percent" }, { observations })?.value).toBe(0.5);
  });

  it("reaches a target without a baseline, and says that there is none", () => {
    const progress = progressOf({ kind: "reach", to: 40 }, at(10));
    expect(progress?.value).toBe(0.25);
    expect(progress?.remarks).toContain("no baseline");
    expect(progressOf({ kind: "reach", to: 0 }, at(3))).toBeUndefined();
    expect(progressOf({ kind: "reach", to: 0 }, at(0))?.value).toBe(1);
  });

  it("holds a limit: 1 inside, outside the way back from the worst", () => {
    const floor: Measure = { kind: "at-least", limit: 95, worst: 85 };
    expect(progressOf(floor, at(95))?.value).toBe(1);
    expect(progressOf(floor, at(90))?.value).toBe(0.5);
    expect(progressOf(floor, at(80))?.value).toBe(-0.5);
    expect(progressOf({ kind: "at-most", limit: 5 }, at(6))?.value).toBe(0);
    const band: Measure = { kind: "between", low: 4, high: 6, worst: 2 };
    expect([4, 6, 3, 7].map((value) => progressOf(band, at(value))?.value)).toEqual([
      1, 1, 0.5, 0.5,
    ]);
  });

  it("counts at close how many of the observed periods were inside", () => {
    const observations = readings(
      ["2026-07-31", 96],
      ["2026-08-31", 93],
      ["2026-09-15", 97],
      ["2026-09-30", 94],
    );
    const floor: Measure = { kind: "at-least", limit: 95 };
    expect(progressOf(floor, { observations }, day("2026-09-16"))?.value).toBe(1);
    expect(progressOf(floor, { observations }, day("2026-10-02"))?.value).toBe(0.5);
  });

  it("knows a milestone as done, open, or done on a date", () => {
    expect(progressOf({ kind: "milestone", done: true })?.value).toBe(1);
    expect(progressOf({ kind: "milestone", done: false })?.value).toBe(0);
    const dated: Measure = { kind: "milestone", done: true, on: day("2026-08-30") };
    expect(progressOf(dated)?.value).toBe(0);
    expect(progressOf(dated, {}, day("2026-08-30"))?.value).toBe(1);
  });

  it("believes a check-in about a milestone", () => {
    expect(progressOf({ kind: "milestone", done: undefined }, at(true))?.value).toBe(1);
    expect(progressOf({ kind: "milestone", done: false }, at("2026-08-20"))?.value).toBe(1);
    expect(progressOf({ kind: "milestone", done: undefined }, at(false))?.value).toBe(0);
  });

  it("adds up steps by weight, and says of how many the state is unknown", () => {
    const step = (weight: number, done?: Step["done"]): Step => ({
      title: "step",
      weight,
      ...(done !== undefined && { done }),
    });
    const steps = [step(2, true), step(1, false), step(1, day("2026-08-01"))];
    expect(progressOf({ kind: "steps", steps })?.value).toBe(0.75);
    const partly = progressOf({ kind: "steps", steps: [...steps, step(4)] });
    expect(partly?.value).toBe(0.375);
    expect(partly?.remarks).toEqual(["state unknown of 1 of 4 steps: not counted as done"]);
    expect(progressOf({ kind: "steps", steps: [step(1), step(1)] })).toBeUndefined();
  });

  it("reads levels in words as 0.3, 0.7 and 1", () => {
    const ordinal: Measure = { kind: "ordinal", commit: "a", target: "b", stretch: "c" };
    expect(
      ["commit", "target", "stretch", false].map((level) => progressOf(ordinal, at(level))?.value),
    ).toEqual([0.3, 0.7, 1, 0]);
    expect(progressOf(ordinal, at("soon"))).toBeUndefined();
  });

  it("draws straight lines through zones, in both directions", () => {
    const rising: Measure = { kind: "zones", from: 0, commit: 10, target: 20, stretch: 30 };
    const shares = [5, 10, 15, 20, 25, 33].map((value) => progressOf(rising, at(value))?.value);
    for (const [index, share] of [0.15, 0.3, 0.5, 0.7, 0.85, 1.09].entries()) {
      expect(shares[index]).toBeCloseTo(share);
    }
    const falling: Measure = { kind: "zones", from: 30, commit: 20, target: 10, stretch: 5 };
    expect(progressOf(falling, at(15))?.value).toBeCloseTo(0.5);
    expect(progressOf(falling, at(36))?.value).toBeCloseTo(-0.18);
  });

  it("establishes a baseline with the first reading", () => {
    expect(progressOf({ kind: "establish" })?.value).toBe(0);
    expect(progressOf({ kind: "establish" }, at(17))?.value).toBe(1);
  });

  it("leaves out what is unscored or not applicable", () => {
    expect(progressOf({ kind: "none" }, at(4))).toBeUndefined();
    const measure: Measure = { kind: "percent" };
    expect(progressOf(measure, { ...at(4), valueState: "not-applicable" })).toBeUndefined();
  });

  it("explains itself by formula, reading and the places of both", () => {
    const source = { file: "aim.md", path: ["keyResults", 0] };
    const progress = progressOf({ kind: "change", from: 42, to: 65 }, { ...at(51), source });
    expect(progress?.formula).toBe("(now − baseline) ÷ (target − baseline)");
    expect(progress?.inputs).toEqual([
      { label: "now", value: 51, as: "unit", date: "2026-08-25", source: { file: "plan.md" } },
      {
        label: "baseline",
        value: 42,
        as: "unit",
        source: { file: "aim.md", path: ["keyResults", 0, "from"] },
      },
      {
        label: "target",
        value: 65,
        as: "unit",
        source: { file: "aim.md", path: ["keyResults", 0, "to"] },
      },
    ]);
  });
});
