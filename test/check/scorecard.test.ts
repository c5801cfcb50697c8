import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { check, listFindings } from "./fixture.ts";

const head = {
  kind: "scorecard",
  title: "Card",
  team: "company",
  owner: "hamish-odell",
  supports: ["direction"],
  start: "2026-01-01",
  end: "2030-12-31",
};
const codes = [
  "scorecard-objective-without-measure",
  "scorecard-cause-runs-down",
  "scorecard-cause-cycle",
  "scorecard-dead-end",
  "scorecard-unsupported",
  "scorecard-too-many-objectives",
  "baseline-equals-target",
  "cycle-in-cascade",
  "checkpoint-out-of-order",
  "invalid-value",
  "negative-weight",
  "observation-order",
  "unknown-reference",
  "weights-all-zero",
  "wrong-reference-kind",
];

describe("checkPlan(set) of scorecards", () => {
  it("finds red flags that are goals, goals on both sides, and goals out of order", () => {
    const measure = {
      ...{ id: "m1", title: "Faults", redFlag: 50 },
      targets: [
        { by: "2027-12", value: 50 },
        { by: "2026-12", value: 40 },
      ],
      goal: 65,
    };
    expect(find([one("f1", "financial", { measures: [measure] })])).toEqual([
      "baseline-equals-target objectives.0.measures.0.targets.0.value",
      "checkpoint-out-of-order objectives.0.measures.0.targets.1.by",
      "invalid-value objectives.0.measures.0.targets.1.value",
    ]);
  });

  it("finds weights that cannot be weighed, and readings out of order", () => {
    const series = [
      { date: "2026-07-31", value: 1 },
      { date: "2026-06-30", value: 2 },
    ];
    const measures = [
      { id: "m1", title: "Faults", weight: 0, series },
      { id: "m2", title: "Alarms", weight: 0 },
    ];
    const objectives = [one("f1", "financial", { measures, weight: -1 })];
    expect(find(objectives)).toEqual([
      "negative-weight objectives.0.weight",
      "observation-order objectives.0.measures.0.series.1.date",
      "weights-all-zero objectives.0.measures.0.weight",
    ]);
  });

  it("asks for ends only where the plan is agreed, and never of what a broken reference has cut", () => {
    const objectives = [
      one("f1", "financial"),
      one("k1", "customer"),
      one("i1", "process", { measures: [] }),
    ];
    expect(find(objectives)).toEqual([
      "scorecard-unsupported objectives.0.id",
      "scorecard-dead-end objectives.1.id",
      "scorecard-unsupported objectives.1.id",
      "scorecard-dead-end objectives.2.id",
      "scorecard-objective-without-measure objectives.2.id",
    ]);
    expect(find(objectives, { state: "draft" })).toEqual([]);
    const broken = [one("f1", "financial"), one("k1", "customer", { causes: ["f2"] })];
    expect(find(broken)).toEqual(["unknown-reference objectives.1.causes.0"]);
  });

  it("keeps arrows within one scorecard", () => {
    const checked = check({
      "scorecards/company.md": { ...head, objectives: [one("f1", "financial")] },
      "scorecards/signalling.md": {
        ...head,
        objectives: [one("k1", "customer", { causes: ["scorecards/company#f1"] })],
      },
    });
    expect(listFindings(checked, codes)).toContain(
      "wrong-reference-kind scorecards/signalling.md objectives.0.causes.0",
    );
  });

  it("takes the perspectives that the scorecard names, from the top", () => {
    const perspectives = [
      { id: "mission", title: "Mission" },
      { id: "money", title: "Money" },
    ];
    const objectives = [
      one("m", "mission", { causes: ["g"] }),
      one("g", "money"),
      one("h", "money", { causes: ["m"] }),
    ];
    expect(find(objectives, { perspectives })).toEqual([
      "scorecard-cause-runs-down objectives.0.causes.0",
      "scorecard-dead-end objectives.1.id",
    ]);
  });

  it("reports a loop of causes by its own code, and only where there is one", () => {
    const causes = fc.array(fc.tuple(fc.nat({ max: 5 }), fc.nat({ max: 5 })), { maxLength: 12 });
    fc.assert(
      fc.property(causes, (pairs) => {
        const drawn = pairs.filter(([from, to]) => from !== to);
        const objectives = Array.from({ length: 6 }, (_, number) =>
          one(`o${number}`, "customer", {
            causes: [
              ...new Set(drawn.filter(([from]) => from === number).map(([, to]) => `o${to}`)),
            ],
          }),
        );
        const found = find(objectives).map((finding) => finding.split(" ")[0]);
        expect(found).not.toContain("cycle-in-cascade");
        expect(found.includes("scorecard-cause-cycle")).toBe(hasLoop(drawn));
      }),
      { numRuns: 60 },
    );
  });
});

function one(id: string, perspective: string, keys: object = {}): object {
  const measures = [{ id: `${id}-m`, title: "What one sees", goal: 91, redFlag: 84 }];
  return { id, title: `Do ${id}`, perspective, measures, ...keys };
}

/** The findings of a scorecard with some objectives, without its file. */
function find(objectives: readonly object[], keys: object = {}): readonly string[] {
  const checked = check({ "scorecards/company.md": { ...head, objectives, ...keys } });
  return listFindings(checked, codes)
    .map((finding) => finding.replace("scorecards/company.md ", ""))
    .toSorted((a, b) => toPlace(a).localeCompare(toPlace(b)) || a.localeCompare(b));
}

function toPlace(finding: string): string {
  return finding.split(".")[1] ?? "";
}

/** Whether anything that is reached from an end of an arrow leads back to its beginning. */
function hasLoop(pairs: readonly (readonly [number, number])[]): boolean {
  return pairs.some(([start, first]) => {
    const reached = new Set([first]);
    for (const at of reached) for (const [from, to] of pairs) if (from === at) reached.add(to);
    return reached.has(start);
  });
}
