import { describe, expect, it } from "vitest";
import { diffPlans } from "../../src/history/diff.ts";
import type { PlanState } from "../../src/history/change.ts";
import { offerRounds } from "../../src/history/offered-round.ts";
import { renderDiff } from "../../src/history/render-diff.ts";
import { checkPlan } from "../../src/check/check-plan.ts";
import { parseDate } from "../../src/model/period.ts";
import { parseInline } from "../../src/read/inline.ts";
import { readFiles } from "../check/fixture.ts";
import { toWorld, type World } from "./mutations.ts";

const find = "2026-q3/engineering/find-the-fault";
const round = { date: "2026-08-01", from: "team:company", to: "team:engineering", about: "#p1" };

function toFiles(to = 65, more: readonly object[] = []): World {
  const files = toWorld();
  const [first] = files[`${find}.md`]?.["keyResults"] as Record<string, unknown>[];
  Object.assign(first ?? {}, { to });
  files["hoshin/company.md"] = {
    ...{ kind: "hoshin", title: "Matrix", team: "company", year: "2026" },
    priorities: [{ id: "p1", title: "Find `every` fault", ref: find }],
    catchball: [{ ...round, proposal: "Find three of four." }, ...more],
  };
  return files;
}

function toState(files: World): PlanState {
  const set = readFiles(files);
  return { set, graph: checkPlan(set, { asOf: parseDate("2026-08-27"), parseInline }).graph };
}

function offer(after: World, request?: number): ReturnType<typeof offerRounds> {
  const [was, now] = [toState(toFiles()), toState(after)];
  return offerRounds(diffPlans(was, now), was, now, { date: "2026-08-27", request });
}

describe("offerRounds(diff, before, after)", () => {
  it("offers the answer of whoever was asked, where a promise under negotiation is another one", () => {
    expect(offer(toFiles(60), 12)).toEqual([
      {
        title: "Find `every` fault",
        file: "hoshin/company.md",
        line: `- {date: 2026-08-27, from: "team:engineering", to: "team:company", about: "#p1", proposal: "Result kr1: Target made easier (to) 65 → 60", pullRequest: "#12"}`,
      },
    ]);
  });

  it("offers none where nothing of it changed, or the round is written down", () => {
    expect(offer(toFiles())).toEqual([]);
    const answer = { ...round, date: "2026-08-20", proposal: "60.", response: "accept" };
    expect(offer(toFiles(60, [answer]))).toEqual([]);
  });

  it("stands in a comment in a fence of its own", () => {
    const [was, now] = [toState(toFiles()), toState(toFiles(60))];
    const diff = diffPlans(was, now);
    const rounds = offer(toFiles(60));
    const markdown = renderDiff(diff, { from: "a", to: "b", rounds }, "markdown");
    expect(markdown).toContain("#### Catchball");
    expect(markdown).toContain('```yaml\n  - {date: 2026-08-27, from: "team:engineering"');
    expect(markdown).toContain("about **Find \\`every\\` fault**");
  });
});
