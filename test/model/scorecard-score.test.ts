// Long because every step of a score has its example calculated by hand.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { listPlans } from "../../src/model/framework/framework-plan.ts";
import type { NodeId } from "../../src/model/id.ts";
import type { ScorecardScores } from "../../src/model/scorecard-score.ts";
import { getScore, getScoreBand, scoreScorecard } from "../../src/model/scorecard-score.ts";
import type { Files, World } from "../check/fixture.ts";
import { check } from "../check/fixture.ts";

const numbers = fc.double({ min: -1e6, max: 1e6, noNaN: true });

/** A red flag and a goal that are far enough apart to be told from one another. */
const limits = fc
  .record({ redFlag: numbers, goal: numbers })
  .filter(({ redFlag, goal }) => Math.abs(goal - redFlag) > 1e-3);

describe("getScore(value, redFlag, goal)", () => {
  it("is 3.3 at the red flag and 6.7 at the goal, whichever way is better", () => {
    fc.assert(
      fc.property(limits, ({ redFlag, goal }) => {
        expect(getScore(redFlag, redFlag, goal)).toBeCloseTo(10 / 3, 6);
        expect(getScore(goal, redFlag, goal)).toBeCloseTo(20 / 3, 6);
      }),
    );
  });

  it("never leaves 0 to 10, and never falls as the value gets better", () => {
    fc.assert(
      fc.property(limits, numbers, numbers, ({ redFlag, goal }, a, b) => {
        const better = goal > redFlag ? Math.max(a, b) : Math.min(a, b);
        const worse = better === a ? b : a;
        const [high, low] = [getScore(better, redFlag, goal), getScore(worse, redFlag, goal)];
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(10);
        expect(high).toBeGreaterThanOrEqual(low);
      }),
    );
  });

  it("does not depend on the unit of measure, nor on where its zero is", () => {
    fc.assert(
      fc.property(limits, numbers, fc.integer({ min: 1, max: 100 }), (limit, value, factor) => {
        const { redFlag, goal } = limit;
        const score = getScore(value, redFlag, goal);
        expect(getScore(-value, -redFlag, -goal)).toBeCloseTo(score, 6);
        expect(getScore(value * factor, redFlag * factor, goal * factor)).toBeCloseTo(score, 6);
      }),
    );
  });

  it("names a score by the figure that is printed of it", () => {
    expect(getScoreBand(10 / 3)).toBe("unhealthy");
    expect(getScoreBand(3.349)).toBe("unhealthy");
    expect(getScoreBand(3.36)).toBe("watch");
    expect(getScoreBand(6.64)).toBe("watch");
    expect(getScoreBand(20 / 3)).toBe("healthy");
  });
});

/**
 * By hand. On 2026-08-27:
 *
 *   Arrivals, weight 2      red flag 84, goal 91, now 86    10 · ((86 − 84) ÷ (91 − 84) + 1) ÷ 3 = 10 · (2/7 + 1) ÷ 3 = 30/7 = 4.2857
 *   Delay, weight 1         red flag 20, goal 12, now 16    10 · ((16 − 20) ÷ (12 − 20) + 1) ÷ 3 = 10 · (1/2 + 1) ÷ 3 = 5
 *   Win back the commuter   (2 · 30/7 + 1 · 5) ÷ 3 = (60/7 + 35/7) ÷ 3 = 95/21 = 4.5238
 *   Complaints, weight 1    red flag 10, goal 4, now 13     10 · ((13 − 10) ÷ (4 − 10) + 1) ÷ 3 = 10 · (−1/2 + 1) ÷ 3 = 5/3 = 1.6667
 *   Passengers              (3 · 95/21 + 1 · 5/3) ÷ 4 = (285/21 + 35/21) ÷ 4 = 320/84 = 3.8095
 *   Sensors                 goal 100 by June, 160 by December: the one by December is in force; red flag 40, now 130
 *                           10 · ((130 − 40) ÷ (160 − 40) + 1) ÷ 3 = 10 · (3/4 + 1) ÷ 3 = 35/6 = 5.8333
 *   Process                 35/6; the second objective has no reading, and is left out
 *   Money                   nothing below it has data: none
 *   The whole               (2 · 80/21 + 1 · 35/6) ÷ 3 = (320/42 + 245/42) ÷ 3 = 565/126 = 4.4841
 */
const byHand = {
  "scorecards/company.md": {
    kind: "scorecard",
    title: "To 2030",
    team: "company",
    start: "2026-01-01",
    end: "2030-12-31",
    perspectives: [
      { id: "money", title: "Money", weight: 5 },
      { id: "passengers", title: "Passengers", weight: 2 },
      { id: "process", title: "Process" },
      { id: "empty", title: "Nothing yet", weight: 7 },
    ],
    objectives: [
      { id: "o0", title: "Earn more", perspective: "money", measures: [measure("m0", 3, 2)] },
      {
        id: "o1",
        title: "Win back the commuter",
        perspective: "passengers",
        weight: 3,
        measures: [{ ...measure("m1", 91, 84, 86), weight: 2 }, measure("m2", 12, 20, 16)],
      },
      {
        id: "o2",
        title: "Answer complaints",
        perspective: "passengers",
        measures: [measure("m3", 4, 10, 13)],
      },
      {
        id: "o3",
        title: "Hear the points",
        perspective: "process",
        measures: [
          {
            ...measure("m4", undefined, 40, 130),
            targets: [
              { by: "2026-06", value: 100 },
              { by: "2026-12", value: 160 },
            ],
          },
        ],
      },
      { id: "o4", title: "Plan", perspective: "process", measures: [measure("m5", 3, 2)] },
    ],
  },
};

describe("scoreScorecard(graph, scorecard)", () => {
  it("comes to what was calculated by hand", () => {
    const scores = score(byHand);
    expect(getMeasure(scores, "m1")).toBeCloseTo(30 / 7);
    expect(getMeasure(scores, "m2")).toBeCloseTo(5);
    expect(getMeasure(scores, "m3")).toBeCloseTo(5 / 3);
    expect(getMeasure(scores, "m4")).toBeCloseTo(35 / 6);
    expect(getObjective(scores, "o1")).toBeCloseTo(95 / 21);
    expect(scores.perspectives.get("passengers")?.value).toBeCloseTo(320 / 84);
    expect(scores.perspectives.get("process")?.value).toBeCloseTo(35 / 6);
    expect(scores.score?.value).toBeCloseTo(565 / 126);
  });

  it("makes nothing of no data", () => {
    const scores = score(byHand);
    expect(getMeasure(scores, "m0")).toBeUndefined();
    expect(getObjective(scores, "o0")).toBeUndefined();
    expect(scores.perspectives.has("money")).toBe(false);
    expect(scores.perspectives.has("empty")).toBe(false);
    expect(scores.perspectives.get("process")?.remarks).toEqual([
      "1 of 2 without data: left out, not counted as 0",
    ]);
    expect(scores.score?.remarks).toEqual(["1 of 3 without data: left out, not counted as 0"]);
  });

  it("says what went into a score, with the place of each figure", () => {
    const explained = score(byHand).measures.get(toId("m4"))?.score;
    expect(explained?.formula).toBe(
      "10 · ((now − red flag) ÷ (goal − red flag) + 1) ÷ 3, within 0 and 10",
    );
    expect(
      explained?.inputs.map(({ label, value, source }) => [label, value, source?.path?.join(".")]),
    ).toEqual([
      ["now", 130, "objectives.3.measures.0.series.0"],
      ["red flag", 40, "objectives.3.measures.0.redFlag"],
      ["goal", 160, "objectives.3.measures.0.targets.1.value"],
    ]);
  });

  it("takes goals over time by their dates: the next one due, then the goal, then the last one", () => {
    const targets = [
      { by: "2026-12-31", value: 88 },
      { by: "2028-12-31", value: 92 },
    ];
    const goalOn = (asOf: string, goal?: number): number | undefined =>
      score(single({ targets, ...(goal === undefined ? {} : { goal }), redFlag: 80 }), {
        asOf,
      }).measures.get(toId("m1"))?.goal?.value;
    expect(goalOn("2026-08-27")).toBe(88);
    expect(goalOn("2026-12-31")).toBe(88);
    expect(goalOn("2027-01-01")).toBe(92);
    expect(goalOn("2029-01-01")).toBe(92);
    expect(goalOn("2029-01-01", 95)).toBe(95);
  });

  it("takes what is not written from the bands of the KPI, and says so", () => {
    const kpi = {
      kind: "kpi",
      title: "Arrivals",
      direction: "higher",
      green: ">= 90",
      red: "< 84",
      series: [{ date: "2026-08-01", value: 87 }],
    };
    const files = { "kpis/arrivals.md": kpi, ...single({ kpi: "kpis/arrivals" }) };
    const found = score(files).measures.get(toId("m1"));
    expect(found?.score?.value).toBeCloseTo(5);
    expect(found?.score?.remarks).toEqual(["goal and red flag as in the bands of Arrivals"]);
    const ranged = { ...kpi, direction: "range", green: "84..90" };
    const none = score({ ...files, "kpis/arrivals.md": ranged }).measures.get(toId("m1"));
    expect(none?.score).toBeUndefined();
  });

  it("is old two periods of the KPI after the last reading, or a year, and so is what is made of it", () => {
    const kpi = {
      ...{ kind: "kpi", title: "Arrivals", direction: "higher", frequency: "monthly" },
      series: [{ date: "2026-08-01", value: 87 }],
    };
    const isOld = (asOf: string, keys: object, files: Files = {}, world: World = {}): boolean[] => {
      const plan = single({ goal: 90, redFlag: 80, ...keys });
      const scores = score({ ...files, ...plan }, { ...world, asOf });
      const all = [
        scores.measures.get(toId("m1"))?.score,
        scores.objectives.get(toId("o1")),
        scores.perspectives.get("money"),
        scores.score,
      ];
      return all.map((each) => each !== undefined && scores.old.get(each) === "2026-08-01");
    };
    const fed = { kpi: "kpis/arrivals" };
    const files = { "kpis/arrivals.md": kpi };
    const own = { series: kpi.series };
    const [yes, no] = [Array<boolean>(4).fill(true), Array<boolean>(4).fill(false)];
    expect(isOld("2026-10-02", fed, files)).toEqual(no);
    expect(isOld("2026-10-03", fed, files)).toEqual(yes);
    // How many periods, the portal says, as of a KPI on its own page.
    const patient = { portal: { rules: { "kpi-stale": { level: "warning", periods: 3 } } } };
    expect(isOld("2026-10-03", fed, files, patient)).toEqual(no);
    expect(isOld("2026-11-03", fed, files, patient)).toEqual(yes);
    expect(isOld("2027-08-02", own)).toEqual(no);
    expect(isOld("2027-08-03", own)).toEqual(yes);
    expect(isOld("2033-01-01", own)).toEqual(yes);
  });

  it("lies between the lowest and the highest of what went into it, whatever the weights", () => {
    const measures = fc.array(
      fc.record({
        value: fc.option(fc.integer({ min: -50, max: 200 }), { nil: undefined }),
        weight: fc.integer({ min: 1, max: 9 }),
      }),
      { minLength: 1, maxLength: 6 },
    );
    fc.assert(
      fc.property(measures, (parts) => {
        const scores = score({
          "scorecards/company.md": {
            ...byHand["scorecards/company.md"],
            perspectives: [{ id: "money", title: "Money" }],
            objectives: [
              {
                id: "o1",
                title: "Earn more",
                perspective: "money",
                measures: parts.map(({ value, weight }, index) => ({
                  ...measure(`m${index}`, 90, 40, value),
                  weight,
                })),
              },
            ],
          },
        });
        const known = parts.flatMap(({ value }) =>
          value === undefined ? [] : [getScore(value, 40, 90)],
        );
        const mean = getObjective(scores, "o1");
        if (known.length === 0) expect(mean).toBeUndefined();
        else {
          expect(mean).toBeGreaterThanOrEqual(Math.min(...known) - 1e-9);
          expect(mean).toBeLessThanOrEqual(Math.max(...known) + 1e-9);
        }
        expect(scores.score?.value).toBe(scores.perspectives.get("money")?.value);
      }),
      { numRuns: 30 },
    );
  });
});

function measure(id: string, goal: number | undefined, redFlag: number, value?: number) {
  return {
    id,
    title: `What ${id} counts`,
    ...(goal === undefined ? {} : { goal }),
    redFlag,
    ...(value === undefined ? {} : { series: [{ date: "2026-08-01", value }] }),
  };
}

/** A scorecard of one measure. */
function single(keys: object): Files {
  return {
    "scorecards/company.md": {
      ...byHand["scorecards/company.md"],
      perspectives: [{ id: "money", title: "Money" }],
      objectives: [
        {
          id: "o1",
          title: "Earn more",
          perspective: "money",
          measures: [{ id: "m1", title: "Arrivals", ...keys }],
        },
      ],
    },
  };
}

function score(files: Files, world: World = {}): ScorecardScores {
  const { graph } = check(files, world);
  const [scorecard] = listPlans(graph, "scorecard");
  if (scorecard === undefined) throw new Error("no scorecard");
  return scoreScorecard(graph, scorecard);
}

function toId(item: string): NodeId {
  return `scorecards/company#${item}` as NodeId;
}

function getMeasure(scores: ScorecardScores, item: string): number | undefined {
  return scores.measures.get(toId(item))?.score?.value;
}

function getObjective(scores: ScorecardScores, item: string): number | undefined {
  return scores.objectives.get(toId(item))?.value;
}
