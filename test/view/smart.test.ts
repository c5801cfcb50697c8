import { describe, expect, it } from "vitest";
import { linkPages } from "../../src/site/pages.ts";
import { viewHealth } from "../../src/view/health.ts";
import { viewObjective } from "../../src/view/objective.ts";
import type { TeamHealthView } from "../../src/view/team-health.ts";
import { readPortal } from "./portal-folder.ts";

const objective = `---
kind: objective
title: Be on time
code: TRK-1
owner: ada
supports: [themes/keep-time]
keyResults:
  - {id: kr1, title: Trains on time, from: 82, to: 90, unit: "%"}
  - {id: kr2, title: Improve trust}
checkIns: [{date: 2026-08-25, confidence: {kr1: 3}, values: {kr1: 84}}]
---
`;
const context = readPortal({ "2026-q3/track/now.md": objective });

describe("SMART on the pages", () => {
  it("counts by team what fails and what warns, with the reasons", () => {
    const { smart } = viewHealth(context);
    expect(smart?.said).toBe("0 of 2 results hold in every letter");
    const [team] = smart?.teams.items ?? [];
    expect([team?.title, team?.url, team?.count]).toEqual(["Track", "/health/track/#smart", 2]);
    expect(team?.letters.map(({ letter, fails, warns }) => `${letter}${fails}${warns}`)).toEqual([
      "S10",
      "M10",
      "A02",
      "R00",
      "T00",
    ]);
    const reasons = smart?.reasons.map(
      ({ count, letter, verdict }) => `${count} ${letter} ${verdict}`,
    );
    expect(reasons?.sort()).toEqual([
      "1 Attainable Look again",
      "1 Attainable Look again",
      "1 Measurable Fails",
      "1 Specific Fails",
    ]);
  });

  it("has every letter with its reason for the editors of the objective", () => {
    const [node] = context.plan.objectives;
    if (node === undefined) throw new Error("no objective");
    const [first, second] = viewObjective(context, node).smart;
    expect(first?.letters.map(({ letter, verdict }) => `${letter} ${verdict}`)).toEqual([
      "S Holds",
      "M Holds",
      "A Look again",
      "R Holds",
      "T Holds",
    ]);
    expect(first?.letters.at(-1)?.reason).toEqual([
      { text: "it ends on 30 September 2026.", quoted: false },
    ]);
    expect(second?.letters.map(({ grade }) => grade)).toEqual([
      "fail",
      "fail",
      "warn",
      "pass",
      "pass",
    ]);
  });

  it("lists on the page of the team what does not hold", () => {
    const page = linkPages(context).get("/health/track/");
    if (page?.kind !== "findings") throw new Error("no page of the team");
    // The kind says which view it is.
    const { smart } = page.view() as TeamHealthView;
    expect(smart.items.map(({ code }) => code)).toEqual(["TRK-1.1", "TRK-1.2"]);
  });

  it("says nothing where the organisation does not ask", () => {
    const silent = readPortal({
      "2026-q3/track/now.md": objective,
      "portal.yaml": `name: Test railway
locale: en-GB
cycles:
  - {id: 2026-q3, label: Q3 2026, start: 2026-07-01, end: 2026-09-30, state: active, checkInEvery: 14d}
confidenceScale: 10
rules: {smart: off}
`,
    });
    const [node] = silent.plan.objectives;
    if (node === undefined) throw new Error("no objective");
    expect(viewHealth(silent).smart).toBeUndefined();
    expect(viewObjective(silent, node).smart).toEqual([]);
  });
});
