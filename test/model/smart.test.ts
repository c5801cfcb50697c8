import { describe, expect, it } from "vitest";
import type { SmartSubject } from "../../src/model/smart-subject.ts";
import type { SmartTerms } from "../../src/model/smart.ts";
import { judgeSmart } from "../../src/model/smart.ts";
import { listSmartSubjects } from "../../src/model/smart-subject.ts";
import { english } from "../../src/model/words/english.ts";
import { readPortal } from "../view/portal-folder.ts";
import { day, id, quarter, readings, text } from "./fixture.ts";

const terms: SmartTerms = { locale: "en-GB", words: english, confidence: 0.2 };

function toSubject(keys: Partial<SmartSubject> = {}): SmartSubject {
  return {
    id: id("2026-q3/company/aim#kr1"),
    title: text("Trains that arrive right time"),
    url: "/2026-q3/company/aim/#kr1",
    source: { file: "plan.md" },
    word: "key result",
    owners: [id("person:ada")],
    isName: false,
    isReported: true,
    measure: { kind: "change", from: 84, to: 91 },
    valueState: "known",
    unit: "%",
    period: quarter,
    hasOwnDate: true,
    within: { kind: "objective", period: quarter },
    confidences: [{ date: day("2026-08-20"), value: 0.6, source: { file: "plan.md" } }],
    observations: readings(["2026-07-01", 84], ["2026-08-20", 87]),
    ...keys,
  };
}

function judge(keys: Partial<SmartSubject>): string {
  const grades = { pass: ".", warn: "w", fail: "F" } as const;
  return judgeSmart(toSubject(keys), terms)
    .map(({ grade }) => grades[grade])
    .join("");
}

function confidence(value: number): SmartSubject["confidences"] {
  return [{ date: day("2026-08-20"), value, source: { file: "plan.md" } }];
}

describe("judgeSmart(subject, terms)", () => {
  it.each([
    ["all is said", {}, "....."],
    ["two words", { title: text("Right time") }, "F...."],
    [
      "two words with a unit, the name of a measure",
      { title: text("Right time"), isName: true },
      ".....",
    ],
    ["nobody owns it", { owners: [] }, "w...."],
    ["no measure", { measure: { kind: "none" } }, ".F..."],
    [
      "a vague word and no measure",
      { title: text("Improve how we answer"), measure: { kind: "none" } },
      "FF...",
    ],
    ["a vague word and a number", { title: text("Improve how we answer") }, "....."],
    ["a percentage of done", { measure: { kind: "percent" } }, ".F..."],
    ["no baseline", { measure: { kind: "reach", to: 91 } }, ".w..."],
    ["levels in words", { measure: { kind: "ordinal", commit: "a draft" } }, ".w..."],
    ["a milestone", { measure: { kind: "milestone", done: false }, observations: [] }, "....."],
    ["confidential values", { measure: { kind: "none" }, valueState: "confidential" }, "....."],
    ["no confidence", { confidences: [] }, "..w.."],
    ["no confidence, where none can be given", { confidences: [], isReported: false }, "....."],
    ["a low confidence", { confidences: confidence(0.3) }, "..w.."],
    ["hardly any confidence", { confidences: confidence(0.1) }, "..F.."],
    ["a share beyond the whole", { measure: { kind: "change", from: 84, to: 110 } }, "..F.."],
    ["reached when it began", { observations: readings(["2026-07-01", 92]) }, "...F."],
    ["reached in the first month", { observations: readings(["2026-07-20", 92]) }, "...w."],
    ["reached in the last month", { observations: readings(["2026-09-20", 92]) }, "....."],
    ["a limit that holds", { measure: { kind: "at-least", limit: 80 } }, "....."],
    ["due after its objective", { period: { ...quarter, end: day("2026-10-31") } }, "....F"],
    [
      "five years and no date of its own",
      {
        hasOwnDate: false,
        period: { start: day("2026-01-01"), end: day("2030-12-31") },
        within: { kind: "plan", period: { start: day("2026-01-01"), end: day("2030-12-31") } },
      },
      "....w",
    ],
  ] as const satisfies readonly (readonly [string, Partial<SmartSubject>, string])[])(
    "%s",
    (_, keys, grades) => {
      expect(judge(keys)).toBe(grades);
    },
  );

  it("gives a reason for each letter, and says what to do where it does not hold", () => {
    for (const verdict of judgeSmart(toSubject({ owners: [], confidences: [] }), terms)) {
      expect(verdict.reason).not.toBe("");
      expect(verdict.hint === undefined).toBe(verdict.grade === "pass");
    }
  });
});

describe("listSmartSubjects(graph)", () => {
  const { plan } = readPortal({
    "2026-q3/track/now.md": `---
kind: objective
title: Be on time
supports: [themes/keep-time]
keyResults:
  - {id: kr1, title: Trains on time, from: 82, to: 90, unit: "%"}
  - {id: kr2, title: Trains cancelled, from: 20, to: 10}
---
`,
    "2026-q2/track/past.md": `---
kind: objective
title: Hold the line
standaloneReason: It stands by itself.
keyResults: [{id: kr1, title: Late trains, from: 10, to: 5}]
outcome: {scores: {kr1: {score: 0.4}}, reason: The points.}
---
`,
    "hoshin/track.md": `---
kind: hoshin
title: Track in 2026
team: track
year: 2026-q3
breakthroughs: [{id: b1, title: A line without surprises}]
annual:
  - {id: a1, title: We find the faults ourselves}
  - {id: a2, title: We keep what we built}
priorities: [{id: p1, title: Sensors on the machines, owner: ada}]
targets: [{id: t1, title: Faults found first, unit: "%", start: 40, target: 65, better: higher, plan: {2026-08: 55}, actual: {2026-08: 56}}]
correlations:
  - {a: b1, b: a1, strength: strong}
  - {a: a1, b: p1, strength: strong}
  - {a: p1, b: t1, strength: medium}
  - {a: t1, b: b1, strength: strong}
---
`,
  });

  it("takes open key results, annual objectives and targets, and no objective of OKRs", () => {
    expect(listSmartSubjects(plan).map(({ id: own, word }) => [own, word])).toEqual([
      ["2026-q3/track/now#kr1", "key result"],
      ["2026-q3/track/now#kr2", "key result"],
      ["hoshin/track#a1", "annual objective"],
      ["hoshin/track#a2", "annual objective"],
      ["hoshin/track#t1", "target"],
    ]);
  });

  it("takes an annual objective as proved by a target that it is joined to through a priority", () => {
    const proofs = listSmartSubjects(plan).flatMap(({ proof }) => proof ?? []);
    expect(proofs).toEqual(["target", "missing"]);
  });

  it("holds the sum of the months against the figure of the year, and no sum that is to stay small", () => {
    const { plan: summed } = readPortal({
      "hoshin/track.md": `---
kind: hoshin
title: Track in 2026
team: track
year: 2026-q3
targets:
  - {id: t1, title: Faults of the line, unit: faults, start: 130, target: 100, better: lower, aggregate: sum, actual: {2026-07: 9, 2026-08: 8}}
  - {id: t2, title: Machines with sensors, unit: machines, start: 0, target: 100, better: higher, aggregate: sum, actual: {2026-07: 60, 2026-08: 45}}
---
`,
    });
    const of = listSmartSubjects(summed).filter(({ word }) => word === "target");
    expect(of.map(({ observations }) => observations.map(({ value }) => value))).toEqual([
      [],
      [60, 105],
    ]);
    const [late] = of.map((subject) => judgeSmart(subject, terms)[3]);
    expect(late).toMatchObject({ letter: "reasonable", grade: "pass" });
  });
});
