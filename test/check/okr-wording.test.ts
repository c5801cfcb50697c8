import { describe, expect, it } from "vitest";
import { checkKeyResults } from "../../src/check/okr-key-results.ts";
import { checkWording } from "../../src/check/okr-wording.ts";
import { assessPlan } from "../../src/model/assess.ts";
import { rules } from "../../src/model/rules.ts";
import { text, toKeyResult, toObjective, toPlan } from "../model/fixture.ts";

const codesOf = (title: string, locale = "en-GB") => {
  const graph = toPlan([toObjective({ title: text(title) })]);
  const plan = { ...graph, portal: { ...graph.portal, locale } };
  return checkWording({ graph: plan, assessment: assessPlan(plan) }).map(({ code }) => code);
};

describe("checkWording(input)", () => {
  const codes = [
    "objective-has-number",
    "objective-is-task",
    "two-aims",
    "title-too-long",
  ] as const;
  it.each(codes)("speaks on the example of %s, and is silent once it is mended", (code) => {
    const { broken, mended } = rules[code].example;
    expect(codesOf(broken.replace("title: ", ""))).toEqual([code]);
    expect(codesOf(mended.replace("title: ", ""))).toEqual([]);
  });

  it.each([
    ["Reduce delay by 40 %", "objective-is-task"],
    ["95 % of trains on time", "objective-is-task"],
    ["Reduce the 40 delays that hurt most", "objective-has-number"],
    ["Prevent illness and protect public health", "two-aims"],
    ["Reduce cost, raise quality, and ensure access", "two-aims"],
  ])("calls %s %s", (title, code) => {
    expect(codesOf(title)).toEqual([code]);
  });

  it.each([
    "Fill the roster with drivers we trained, and keep them",
    "Recruit, retain, and develop the people whom we need",
    "Prevent, expose, and reduce corruption",
    "Develop and deliver the winter timetable",
    "Advance research and development",
    "Use practices that cut waste and reduce noise",
    "Keep time: cut delay and reduce crowding",
    "Earn more from seats we already run, without raising a fare",
  ])("is silent on %s", (title) => {
    expect(codesOf(title)).toEqual([]);
  });

  it("judges no words of a language that it has no list for", () => {
    expect(codesOf("Launch Services und reduce Kosten and grow Umsatz", "de-DE")).toEqual([]);
    expect(codesOf("Pünktlichkeit auf 90 % bringen", "de-DE")).toEqual(["objective-has-number"]);
  });
});

describe("checkKeyResults(input)", () => {
  it("gives one finding for each key result that lacks a measure, the most telling one", () => {
    const titles = ["Launch an improved app", "Improve the app", "Staff know the plan"];
    const keyResults = titles.map((title) => toKeyResult({ kind: "none" }, { title: text(title) }));
    const graph = toPlan([toObjective({ keyResults })]);
    const findings = checkKeyResults({ graph, assessment: assessPlan(graph) });
    expect(findings.map(({ code }) => code)).toEqual([
      "key-result-is-task",
      "vague-wording",
      "key-result-without-measure",
    ]);
  });
});
