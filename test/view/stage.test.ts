import { describe, expect, it } from "vitest";
import { parseDate } from "../../src/model/period.ts";
import { checkContent } from "../../src/site/check-content.ts";
import { toFormat } from "../../src/view/format.ts";
import { viewPreview, viewStage } from "../../src/view/stage.ts";
import { makeContent, toPage } from "../read/folder.ts";

describe("viewStage(context, path)", () => {
  const content = makeContent({
    "2026-q3/signalling/drafted.md": toObjective("draft"),
    "2026-q3/signalling/proposed.md": toObjective("proposed"),
    "gost/seats.md": "---\nkind: gost\ntitle: Seats\nteam: signalling\nstate: draft\n---\n",
    "2026-q3/letter.md": toPage("Words"),
  });
  const { clean } = checkContent(content, { asOf: parseDate("2026-08-27") });
  if (!clean) throw new Error("the content has errors");
  const context = { plan: clean.plan, format: toFormat("en-GB") };

  it("says of a draft and of a proposal what they are, and what follows from it", () => {
    expect(viewStage(context, "/2026-q3/signalling/drafted/")?.word).toBe("Draft");
    expect(viewStage(context, "/2026-q3/signalling/proposed/")?.word).toBe("Proposed");
    expect(viewStage(context, "/gost/seats/")?.text).toContain("Nobody has agreed to it yet");
  });

  it("says nothing of what holds, or has no state", () => {
    expect(viewStage(context, "/2026-q3/signalling/hear-the-points/")).toBeUndefined();
    expect(viewStage(context, "/2026-q3/letter/")).toBeUndefined();
    expect(viewStage(context, "/2026-q3/")).toBeUndefined();
  });

  it("says when a cycle begins that is still being planned", () => {
    const cycles = clean.plan.cycles.map((cycle) => ({ ...cycle, state: "planning" as const }));
    const stage = viewStage({ ...context, plan: { ...clean.plan, cycles } }, "/2026-q3/");
    expect(stage?.text).toBe(
      "It began on 1 July 2026, and what is planned for it may still change.",
    );
  });
});

describe("viewPreview(of)", () => {
  it("says what is previewed, and that it does not hold", () => {
    expect(viewPreview("pull request 12").text).toBe(
      "Of pull request 12: what is proposed there, and not what holds.",
    );
  });
});

function toObjective(state: string): string {
  return `---\nkind: objective\ntitle: Light before it fails\nstate: ${state}\n---\n`;
}
