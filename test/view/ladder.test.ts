import { describe, expect, it } from "vitest";
import type { Objective } from "../../src/model/plan.ts";
import type { ViewContext } from "../../src/view/context.ts";
import { viewLadder } from "../../src/view/ladder.ts";
import { readPortal } from "./portal-folder.ts";

const keyResult = "keyResults: [{id: kr1, title: Delays, from: 10, to: 5}]";

function toFile(title: string, lines: string): string {
  return `---\nkind: objective\ntitle: ${title}\nowner: ada\n${lines}\n${keyResult}\n---\n`;
}

function getObjective({ plan }: ViewContext, id: string): Objective {
  const found = plan.objectives.find((objective) => objective.id === id);
  if (found === undefined) throw new Error(`no objective: ${id}`);
  return found;
}

const context = readPortal({
  "2026-q3/company/first.md": toFile("Be first", "code: C1\nsupports: [themes/keep-time]"),
  "2026-q3/company/second.md": toFile(
    "Be second",
    "code: C2\nsupports: [themes/sound-track, themes/keep-time]",
  ),
  "2026-q3/track/fix.md": toFile(
    "Fix it",
    "supports: [{to: '2026-q3/company/second#kr1', how: It mends.}, 2026-q3/company/first]",
  ),
  "2026-q3/track/alone.md": toFile("Stand alone", "standaloneReason: The law asks for it."),
  "2026-q3/track/orphan.md": toFile("Serve nothing", ""),
});

describe("viewLadder(context, objective)", () => {
  it("climbs by the primary parents and sets the others beside them", () => {
    const { rungs, open } = viewLadder(context, getObjective(context, "2026-q3/track/fix"));
    expect(open).toBeUndefined();
    expect(rungs.map(({ main }) => `${main.level}: ${main.title}`)).toEqual([
      "Mission: Run on time.",
      "Theme T2: Sound track",
      "Company C2: Be second",
    ]);
    expect(rungs.map(({ also }) => also.map(({ level }) => level))).toEqual([
      [],
      ["Theme T1"],
      ["Company C1"],
    ]);
  });

  it("names the key result that is meant, and how it is served", () => {
    const { rungs } = viewLadder(context, getObjective(context, "2026-q3/track/fix"));
    expect(rungs.at(-1)?.main).toMatchObject({ via: "C2.1 Delays", how: "It mends." });
  });

  it("leaves an open rung where nothing is above", () => {
    expect(viewLadder(context, getObjective(context, "2026-q3/track/alone"))).toEqual({
      rungs: [],
      open: "Stands alone: The law asks for it.",
    });
    expect(viewLadder(context, getObjective(context, "2026-q3/track/orphan")).open).toBe(
      "Serves nothing above it yet.",
    );
  });
});
