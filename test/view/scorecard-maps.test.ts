import { describe, expect, it } from "vitest";
import { listPlans } from "../../src/model/framework/framework-plan.ts";
import { viewScorecardMaps } from "../../src/view/scorecard-maps.ts";
import { readPortal } from "./portal-folder.ts";

const steps = ["learning", "process", "customer"];

/** A scorecard with that many objectives in each theme, in one chain from the lowest perspective to the highest. */
function toScorecard(themes: readonly string[], count: number): string {
  const objectives = themes
    .flatMap((theme) => Array.from({ length: count }, () => theme))
    .map(
      (theme, index, all) => `  - id: o${index}
    title: Objective number ${index}
    perspective: ${steps[Math.floor((index * 3) / all.length)] ?? ""}
    theme: themes/${theme}
    causes: [${index + 1 < all.length ? `o${index + 1}` : ""}]
    measures: [{id: m${index}, title: Measure, goal: 6, redFlag: 12}]
`,
    );
  return `---
kind: scorecard
title: What drives what
team: company
start: 2026-01-01
end: 2028-12-31
supports: [direction]
perspectives:
  - {id: customer, title: Customer}
  - {id: process, title: Process}
  - {id: learning, title: Learning}
themes: [themes/sound-track, themes/keep-time]
objectives:
${objectives.join("")}---
`;
}

function view(scorecard: string) {
  const context = readPortal({ "scorecards/company.md": scorecard });
  const [found] = listPlans(context.plan, "scorecard");
  if (found === undefined) throw new Error("no scorecard");
  return viewScorecardMaps(context, found);
}

describe("viewScorecardMaps(context, scorecard)", () => {
  it("draws no map that nobody can read: the list leads, and each theme has a map of its own", () => {
    const maps = view(toScorecard(["keep-time", "sound-track"], 25));
    expect(maps?.apart).toBe(
      "50 objectives are more than can be read in one map, which shows 48 at most. The list comes first, and each " +
        "theme has a map of its own beneath it. The list alone holds 1 arrow between themes.",
    );
    expect(maps?.parts.map(({ title, url, map }) => [title, url, map.boxes.length])).toEqual([
      ["Sound track", "/themes/sound-track/", 25],
      ["Keep time", "/themes/keep-time/", 25],
    ]);
    expect(maps?.parts.map(({ map }) => map.causes.length)).toEqual([24, 24]);
    const one = view(toScorecard(["keep-time", "sound-track"], 24));
    expect([one?.apart, one?.parts.length, one?.parts[0]?.title]).toEqual([
      undefined,
      1,
      undefined,
    ]);
  });

  it("says what is in no map where a theme is too large itself, and where there are no themes", () => {
    const large = view(toScorecard(["keep-time"], 200));
    expect(large?.parts).toEqual([]);
    expect(large?.apart).toBe(
      "200 objectives are more than can be read in one map, which shows 48 at most. The list has all of them, and " +
        "every arrow in words.",
    );
    const mixed = toScorecard(["keep-time"], 200).replace("theme: themes/keep-time", "");
    const { parts, apart } = view(mixed) ?? {};
    expect(parts?.map(({ title, map }) => [title, map.boxes.length])).toEqual([
      ["Across the themes", 1],
    ]);
    expect(apart).toContain(
      "The list alone holds 199 objectives of themes that are too large themselves",
    );
  });
});
