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

describe("viewLadder(context, objective) in a mixed cascade", () => {
  const mixed = readPortal({
    "ogsm/company.md":
      "---\nkind: ogsm\ntitle: To 2028\nteam: company\nstart: 2026-01-01\nend: 2028-12-31\nobjective: Be on time.\n" +
      "goals: [{id: g1, title: On time, from: 80, to: 92}]\n" +
      "strategies: [{id: s1, title: Slack first, measures: [{id: m1, title: Slack, from: 0, to: 9}]}]\n---\n",
    "2026-q3/track/slack.md": toFile(
      "Give slack back",
      "supports: [{to: 'ogsm/company#s1', how: It is the first nine minutes.}]",
    ),
  });

  it("climbs through the strategy and its plan to the mission", () => {
    const { rungs, open } = viewLadder(mixed, getObjective(mixed, "2026-q3/track/slack"));
    expect(open).toBeUndefined();
    expect(rungs.map(({ main }) => `${main.level}: ${main.title}`)).toEqual([
      "Mission: Run on time.",
      "OGSM: To 2028",
      "Strategy: Slack first",
    ]);
    expect(rungs.at(-1)?.main).toMatchObject({
      url: "/ogsm/company/#s1",
      how: "It is the first nine minutes.",
    });
  });
});
