import { describe, expect, it } from "vitest";
import type { Measure } from "../../src/model/measure.ts";
import { parseOutlookAnswer, parseValueAnswer } from "../../src/site/check-in-question.ts";

const change: Measure = { kind: "change", from: 42, to: 65 };
const milestone: Measure = { kind: "milestone", done: undefined };
const percent: Measure = { kind: "percent" };

describe("parseValueAnswer(measure, text)", () => {
  it("takes what the measure takes", () => {
    expect(parseValueAnswer(change, "52.5")).toEqual({ value: 52.5 });
    expect(parseValueAnswer(milestone, "yes")).toEqual({ value: true });
    expect(parseValueAnswer(milestone, "2026-08-14")).toEqual({ value: "2026-08-14" });
    expect(parseValueAnswer({ kind: "ordinal" }, "target")).toEqual({ value: "target" });
  });

  it.each([
    [change, "52,5", "The text `52,5` is not a value of a measure in numbers. Write `52.5`."],
    [
      change,
      "1,200",
      "The text `1,200` is not a value of a measure in numbers. Write `1200` or `1.2`.",
    ],
    [percent, "56 %", "The text `56 %` is not a value of a measure in numbers. Write `56`."],
    [
      change,
      "soon",
      "The text `soon` is not a value of a measure in numbers. Write a plain number.",
    ],
    [change, "true", "`true` is not a value of a measure in numbers. Write a plain number."],
    [change, "1e999", "`1e999` is too large to be computed with."],
    [
      percent,
      "120",
      "The value is 120, and a share of what is done runs from 0 to 100. Write the percentage that is done.",
    ],
    [
      milestone,
      "14 August",
      "The text `14 August` is not a value of a milestone. Write true, false, or the date on which it was reached.",
    ],
  ])("says of what it cannot take what to write (%#)", (measure, text, problem) => {
    expect(parseValueAnswer(measure, text)).toEqual({ problem });
  });
});

describe("parseOutlookAnswer(text)", () => {
  it("takes an outlook as people write it", () => {
    for (const text of ["at-risk", "At risk", "AT  RISK", "at_risk"]) {
      expect(parseOutlookAnswer(text)).toEqual({ value: "at-risk" });
    }
  });

  it("names the choices where it is none, and never an option", () => {
    expect(parseOutlookAnswer("amber")).toEqual({
      problem: "`amber` is none of on-track, at-risk, off-track.",
    });
    expect(parseOutlookAnswer("offtrack")).toEqual({
      problem: "`offtrack` is none of on-track, at-risk, off-track. Did you mean `off-track`?",
    });
  });
});
