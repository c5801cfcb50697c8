import { describe, expect, it } from "vitest";
import { draftRetrospective } from "../../src/exchange/retrospective.ts";
import { parseDate } from "../../src/model/period.ts";
import { viewDistribution } from "../../src/view/distribution.ts";
import { readPortal } from "./portal-folder.ts";

const toObjective = (ambition: string, score: number): string =>
  `---\nkind: objective\ntitle: Mend the line\nambition: ${ambition}\nsupports: [themes/keep-time]\nkeyResults: [{id: kr1, title: Miles mended, from: 0, to: 20}]\noutcome: {scores: {kr1: {score: ${score}}}, reason: It rained., decision: keep}\n---\n`;
const context = readPortal({
  "2026-q2/track/dare.md": toObjective("aspirational", 0.04),
  "2026-q2/track/promise.md": toObjective("committed", 0.5),
});
const { plan, assessment } = context;
const listOf = (ambition: string) =>
  plan.objectives.filter((objective) => objective.ambition === ambition);

describe("viewDistribution(context, keyResults)", () => {
  const say = (ambition: string): readonly string[] =>
    viewDistribution(
      context,
      listOf(ambition).flatMap(({ keyResults }) => keyResults),
    )?.remarks ?? [];

  it("names what it speaks of where there is one ambition only", () => {
    expect(say("aspirational")).toEqual([
      "Aspirational key results averaged 0.04, below the 0.60 to 0.70 at which the ambition was set about right.",
    ]);
  });

  it("draws an outline as large as a filled square, with what goes around it", () => {
    const view = viewDistribution(
      context,
      plan.objectives.flatMap(({ keyResults }) => keyResults),
    );
    const { aspirational = "", committed = "" } = view?.wide ?? {};
    const toSquare = (path: string): readonly number[] =>
      (/^M(\S+) (\S+)h(\S+)v(\S+)h-(\S+)z$/.exec(path) ?? []).slice(1).map(Number);
    const [x = 0, y = 0, ...edges] = toSquare(aspirational);
    const [otherX = 0, otherY = 0, ...others] = toSquare(committed);
    expect(edges).toEqual(others.map((edge) => edge - 1.5));
    expect(y - otherY).toBeCloseTo(0.75);
    expect(x).toBeLessThan(otherX);
  });

  it("counts none in words", () => {
    expect(say("committed")).toEqual([
      "Committed key results averaged 0.50, where 1.0 is the promise. None of 1 was kept in full.",
    ]);
  });
});

describe("draftRetrospective(input)", () => {
  it("begins with whole sentences, whichever ambitions there were, and has them as its summary", () => {
    const [cycle] = plan.cycles.filter((each) => each.cycle === "2026-q2");
    if (!cycle) throw new Error("no cycle");
    const common = { graph: plan, shown: plan, assessment, cycle, asOf: parseDate("2026-06-30") };
    const draft = (...ambitions: readonly string[]): string =>
      draftRetrospective({
        ...common,
        objectives: ambitions.flatMap(listOf),
        toScore: (score) => score.toFixed(2).replace(".", ","),
        fullScore: "1,0",
      })?.text ?? "";
    const said = "One objective was closed. Aspirational key results ended at 0,04 on average.";
    expect(draft("aspirational").split(said)).toHaveLength(3);
    expect(draft()).toBe("");
    expect(draft("aspirational", "committed")).toContain(
      "Committed key results ended at 0,50 on average, where 1,0 is the promise, and aspirational ones at 0,04.",
    );
  });
});
