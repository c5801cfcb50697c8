import { describe, expect, it } from "vitest";
import { parseContent } from "../../src/read/content.ts";
import { checkPlan } from "../../src/check/check-plan.ts";
import { parseDate } from "../../src/model/period.ts";
import { parseInline } from "../../src/read/inline.ts";
import type { Files } from "./fixture.ts";
import { check, getObjective, listFindings, objective } from "./fixture.ts";

const codes = ["folder-disagrees", "unknown-team"] as const;

/** What is said of the folder of one objective, and the teams that the objective has. */
function look(file: string, data: object = {}, more: Files = {}): readonly unknown[] {
  const checked = check({ [`${file}.md`]: objective(data), ...more });
  return [listFindings(checked, codes), getObjective(checked, file).teams];
}

describe("the folder of an objective", () => {
  const team = { kind: "team", name: "North", level: "team", parent: "company" };

  it("says that it is no team's where the objective has none", () => {
    expect(look("2026-q3/sales/sell")).toEqual([
      ["folder-disagrees 2026-q3/sales/sell.md kind"],
      [],
    ]);
    expect(look("2026-q3/sales/sell", { team: "signalling" })).toEqual([[], ["signalling"]]);
    expect(look("2026-q3/sell")).toEqual([[], []]);
    expect(look("drafts/sell", { cycle: "2026-q3" })).toEqual([[], []]);
  });

  it("leaves what has closed as it is", () => {
    expect(look("2026-q2/sales/sell")).toEqual([[], []]);
  });

  it("takes the deepest that is a team", () => {
    const more = { "teams/signalling/north.md": team };
    expect(look("2026-q3/signalling/north/sell", {}, more)).toEqual([[], ["signalling/north"]]);
    expect(look("2026-q3/signalling/drafts/sell")).toEqual([[], ["signalling"]]);
  });

  it.each(["teams/north", "north"])("is that of a team by its old id %s", (alias) => {
    const more = { "teams/nord.md": { ...team, aliases: [alias] } };
    expect(look("2026-q3/north/sell", {}, more)).toEqual([[], ["nord"]]);
    expect(look("2026-q3/north/sell", { team: "nord" }, more)).toEqual([[], ["nord"]]);
  });

  it("is that of the team which is there, whatever had the same id once", () => {
    const theme = {
      kind: "theme",
      title: "Hear",
      supports: ["direction"],
      aliases: ["signalling"],
    };
    const more = { "themes/hear.md": theme };
    expect(look("2026-q3/signalling/sell", {}, more)).toEqual([[], ["signalling"]]);
    expect(look("2026-q3/sell", { team: "signalling" }, more)).toEqual([[], ["signalling"]]);
  });

  it("is read whatever form the marks of its letters have", () => {
    const more = { "teams/müller.md": team };
    const file = "2026-q3/müller/sell".normalize("NFD");
    expect(listFindings(check({ [`${file}.md`]: objective(), ...more }), codes)).toEqual([]);
  });

  it("is that of a team that is not for everybody", () => {
    const more = { "teams/north.md": { ...team, audience: "internal" } };
    const files = { "2026-q3/north/sell.md": objective(), ...more };
    const { findings, shown } = check(files, { audience: "public" });
    for (const list of [findings, shown]) {
      expect(list.filter(({ code }) => code === "folder-disagrees")).toEqual([]);
    }
  });

  it("is that of a team that could not be read", () => {
    const texts = new Map([
      [
        "portal.yaml",
        "name: A\nlocale: en-GB\ncycles: [{id: q3, label: Q3, start: 2026-07-01, end: 2026-09-30}]",
      ],
      ["teams/north.md", "---\nkind: team\nname: [\n---\n"],
      ["q3/north/sell.md", "---\nkind: objective\ntitle: Sell\n---\n"],
      ["q3/south/sell.md", "---\nkind: objective\ntitle: Sell\n---\n"],
    ]);
    const { set } = parseContent([...texts.keys()], texts);
    if (!set) throw new Error("not read");
    const { findings } = checkPlan(set, { asOf: parseDate("2026-08-27"), parseInline });
    const found = findings.filter(({ code }) => code === "folder-disagrees");
    expect(found.map(({ file }) => file)).toEqual(["q3/south/sell.md"]);
  });
});
