import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { Answers } from "../../src/exchange/draft/answers.ts";
import { draftKinds } from "../../src/exchange/draft/kinds.ts";
import { parseDate } from "../../src/model/period.ts";
import { askDraft } from "../../src/site/ask-draft.ts";
import { checkContent } from "../../src/site/check-content.ts";

const { graph } = checkContent(join(import.meta.dirname, "../../content"), {
  asOf: parseDate("2026-08-27"),
});

/** Answers as somebody would type them, and gathers what is on the screen. */
async function talk(name: string, typed: Readonly<Record<string, string | readonly string[]>>) {
  const kind = draftKinds.find((each) => each.name === name);
  if (!kind || !graph) throw new Error("nothing to ask with");
  const screen: string[] = [];
  const left = new Map(Object.entries(typed).map(([key, value]) => [key, [value].flat()]));
  const answers = await askDraft(kind, new Answers(), graph, {
    say: (line) => screen.push(line),
    ask: (question) => {
      screen.push(question);
      const field = question.trim().split(/[ :]/)[0] ?? "";
      return Promise.resolve(left.get(field)?.shift() ?? "");
    },
  });
  return { answers, screen: screen.join("\n") };
}

describe("askDraft(kind, given, graph, asker)", () => {
  it("finds what is chosen by typing a part of it, by its number, or by its id", async () => {
    const { answers, screen } = await talk("objective", {
      title: "Nobody waits in the dark",
      team: ["zzz", "stat", "signall"],
      supports: ["keep time", "themes/sound-track", ""],
      how: "Light is found before it fails.",
    });
    expect(screen).toContain("Nothing has `zzz` in its id or its title.");
    expect(screen).toContain("  → stations  Stations");
    expect(answers.list("team")).toEqual(["stations"]);
    expect(answers.list("supports")[0]).toBe("themes/keep-time");
  });

  it("takes what it offers for Enter, and says why it asks", async () => {
    const { answers, screen } = await talk("objective", { title: "Light", team: "engineering" });
    expect(answers.find("cycle")).toBe("2026-q3");
    expect(answers.find("state")).toBe("draft");
    expect(screen).toContain("A plan that nobody owns is nobody's.");
    expect(screen).toMatch(/ {2}owner \[[a-z-]+\]: /);
    // What hangs on a first key result is not asked for without one.
    expect(screen).not.toContain("  unit");
  });

  it("does not go on without what is needed, and says what is wrong with a value", async () => {
    const { answers, screen } = await talk("key-result", {
      of: "ENG-1 ",
      title: ["", "Alarms"],
      from: ["many", "3"],
      to: "1",
    });
    expect(screen).toContain("  It cannot be left out.");
    expect(screen).toContain("`many` is no plain number such as 65 or 0.7.");
    expect(answers.find("of")).toBe("2026-q3/engineering/find-the-fault");
    expect([answers.find("from"), answers.find("to")]).toEqual(["3", "1"]);
    expect(screen).not.toContain("  at-least");
  });

  it("shows the first few of many choices, and how to come to the others", async () => {
    const { screen } = await talk("objective", { title: "Light", team: ["", "2"] });
    expect(screen).toMatch(/ {2}9 {2}\S+/);
    expect(screen).toMatch(/… and \d+ more: type a part of the id or the title/);
  });
});
