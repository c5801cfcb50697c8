import { describe, expect, it } from "vitest";
import type { Files } from "./fixture.ts";
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

  it("says that what is done on a later day is not done yet", () => {
    const keyResults = [
      { id: "kr1", title: "Line opened", done: "2026-12-01" },
      { id: "kr2", title: "Sensors fitted", steps: [{ title: "One", done: "2026-12-02" }] },
      { id: "kr3", title: "Bridge opened", done: "2026-08-27" },
      { id: "kr4", title: "Tunnel opened", done: false },
      { id: "kr5", title: "Station opened", done: false },
    ];
    const checkIns = [{ date: "2026-08-20", values: { kr4: "2026-09-30", kr5: "2026-08-18" } }];
    const { findings } = check({ [`${id}.md`]: objective({ keyResults, checkIns }) });
    const late = findings.filter(({ code }) => code === "observation-after-as-of");
    expect(late.map(({ anchor }) => anchor?.type === "key" && anchor.path.join("."))).toEqual([
      "checkIns.0.values.kr4",
      "keyResults.0.done",
      "keyResults.1.steps.0.done",
    ]);
  });

  it("does not average what does not apply", () => {
    const other = { id: "kr2", title: "Minutes lost", from: 9, to: 1 };
    const keyResults = [
      { ...keyResult, weight: 0 },
      { ...other, valueState: "not-applicable" },
    ];
    expect(listErrors({ keyResults }).map(([code]) => code)).toEqual(["weights-all-zero"]);
  });

  it("asks for a baseline where nothing can be told without one", () => {
    const keyResults = [{ id: "kr1", title: "Trains cancelled", to: 0 }];
    const { findings } = check({ [`${id}.md`]: objective({ keyResults }) });
    const found = findings.find(({ code }) => code === "no-baseline");
    expect(found?.hint).toContain("atMost: 0");
  });

  it("keeps the baseline beside a limit", () => {
    const held = { id: "kr1", title: "Faults found first", from: 42, atLeast: 65 };
    const checked = check({ [`${id}.md`]: objective({ keyResults: [held] }) });
    const { measure } = getKeyResult(checked, `${id}#kr1`);
    expect(measure).toEqual({ kind: "at-least", limit: 65, from: 42 });
  });
});

describe("checkNumbers(documents) of KPIs", () => {
  const listKpi = (keys: object, files: Files = {}) =>
    check({ "kpis/a.md": { kind: "kpi", title: "Right time", ...keys }, ...files })
      .findings.filter(({ severity }) => severity === "error")
      .map(({ code, anchor, hint }) => [code, anchor?.type === "key" && anchor.path[0], hint]);

  it.each([
    ["higher", { green: "<= 90" }, ">= 90"],
    ["higher", { red: "> 80" }, "< 80"],
    ["lower", { green: ">= 5" }, "<= 5"],
    ["lower", { red: "8" }, "> 8"],
  ])("finds a bound on the wrong side where %s is better: %o", (direction, bounds, meant) => {
    const [key] = Object.keys(bounds);
    const hint = `Write \`"${meant}"\`, or another \`direction\`.`;
    expect(listKpi({ direction, ...bounds })).toEqual([["invalid-value", key, hint]]);
  });

  it("takes bounds on the right side, and ranges", () => {
    expect(listKpi({ direction: "higher", green: ">= 90", red: "< 85" })).toEqual([]);
    expect(listKpi({ direction: "range", green: "60..70", red: "< 50" })).toEqual([]);
  });

  it("finds readings in two places", () => {
    const series = [{ date: "2026-07", value: 3 }];
    const files = { "kpis/a.csv": "date,value\n2026-06,5\n" };
    const hint = "Move them all into one of the two.";
    expect(listKpi({ direction: "higher", series }, files)).toEqual([
      ["invalid-value", "series", hint],
    ]);
  });
});

describe("linkPlan(documents) of settings", () => {
  it.each([
    { locale: "english_uk" },
    { timeZone: "Europe/Londn" },
    { status: { onPace: 20 } },
    { scoring: { sweetSpot: [0.9, 0.2] } },
  ])("finds what no page could be written with: %o", (portal) => {
    const errors = check({}, { portal }).findings.filter(({ severity }) => severity === "error");
    expect(errors.map(({ code, file }) => [code, file])).toEqual([
      ["portal-config", "portal.yaml"],
    ]);
  });
});
