import { describe, expect, it } from "vitest";
import { check, getKeyResult, objective } from "./fixture.ts";

const id = "2026-q3/signalling/a";
const keyResult = { id: "kr1", title: "Faults found first", from: 42, to: 65 };

/** Errors of an objective with their messages. */
function listErrors(keys: object): readonly (readonly [string, string])[] {
  return check({ [`${id}.md`]: objective({ keyResults: [keyResult], ...keys }) })
    .findings.filter(({ severity }) => severity === "error")
    .map(({ code, message }) => [code, message]);
}

describe("checkNumbers(documents)", () => {
  it.each([
    ["2026-06-30", 42, "is before the start on 2026-07-01"],
    ["2026-07-01", 43, "begins on `2026-07-01` at its baseline"],
    ["2026-09-30", 60, "ends on `2026-09-30` at its target"],
    ["2026-10-01", 65, "is after 2026-09-30"],
  ])("does not pass over a checkpoint of %s at %d", (date, value, words) => {
    const [first, ...others] = listErrors({
      keyResults: [{ ...keyResult, checkpoints: [{ date, value }] }],
    });
    expect(first?.[0]).toBe("checkpoint-out-of-order");
    expect(first?.[1]).toContain(words);
    expect(others).toEqual([]);
  });

  it("takes checkpoints on the first and the last day that say what is so anyway", () => {
    const checkpoints = [
      { date: "2026-07-01", value: 42 },
      { date: "2026-08-15", value: 50 },
      { date: "2026-09-30", value: 65 },
    ];
    expect(listErrors({ keyResults: [{ ...keyResult, checkpoints }] })).toEqual([]);
  });

  it("does not pass over checkpoints of what has no values on the way", () => {
    const checkpoints = [{ date: "2026-08-15", value: 1 }];
    const milestone = { id: "kr1", title: "Line opened", done: false, checkpoints };
    expect(listErrors({ keyResults: [milestone] }).map(([code]) => code)).toEqual([
      "invalid-value",
    ]);
  });

  it.each([
    [{ start: "2026-10-01" }, "`2026-10-01` is after 2026-09-30, on which its cycle ends."],
    [{ end: "2026-06-30" }, "`2026-06-30` is before 2026-07-01, on which its cycle starts."],
    [
      { keyResults: [{ ...keyResult, start: "2026-10-01" }] },
      "`2026-10-01` is after 2026-09-30, on which its objective ends.",
    ],
  ])("does not pass over a date that leaves no time: %o", (keys, message) => {
    expect(listErrors(keys)).toEqual([["invalid-value", message]]);
  });

  it("says which reports would be lost", () => {
    const steps = { id: "kr2", title: "Sensors fitted", steps: [{ title: "The first one" }] };
    const shown = { id: "kr3", sameAs: "#kr1" };
    const checkIn = {
      date: "2026-08-25",
      values: { kr2: 50 },
      confidence: { kr3: 0.5 },
      forecast: { kr3: 60 },
    };
    const errors = listErrors({ keyResults: [keyResult, steps, shown], checkIns: [checkIn] });
    expect(errors.map(([code]) => code).sort()).toEqual([
      "invalid-value",
      "value-for-unknown-key-result",
      "value-for-unknown-key-result",
    ]);
  });

  it("keeps the baseline beside a limit", () => {
    const held = { id: "kr1", title: "Faults found first", from: 42, atLeast: 65 };
    const checked = check({ [`${id}.md`]: objective({ keyResults: [held] }) });
    const { measure } = getKeyResult(checked, `${id}#kr1`);
    expect(measure).toEqual({ kind: "at-least", limit: 65, from: 42 });
  });
});
