import { describe, expect, it } from "vitest";
import { viewHome } from "../../src/view/home.ts";
import { readPortal } from "./portal-folder.ts";

const context = readPortal({
  "2026-q3/company/run.md": `---
kind: objective
title: Run every train
code: C1
owner: ada
ambition: committed
supports: [themes/keep-time]
keyResults:
  - {id: kr1, title: Trains cancelled, from: 30, to: 10}
  - {id: kr2, title: Complaints, from: 100, to: 50}
checkIns:
  - {date: 2026-08-04, confidence: {kr1: 7}, values: {kr1: 27, kr2: 70}}
  - {date: 2026-08-25, by: ada, confidence: {kr1: 4}, values: {kr1: 26, kr2: 68}, note: "Drivers are short. More to come."}
---
`,
  "2026-q3/track/mend.md": `---
kind: objective
title: Mend the line
owner: ben
supports: [2026-q3/company/run]
keyResults: [{id: kr1, title: Miles mended, from: 0, to: 20}]
checkIns: [{date: 2026-07-20, values: {kr1: 4}}]
changes: [{date: 2026-08-24, of: kr1, key: to, was: 25, now: 20, reason: A machine broke.}]
---
`,
  "2026-q3/letter.md":
    "---\nkind: page\ntitle: It goes well.\nshortTitle: The quarter so far\nby: ada\npurpose: letter\nof: 2026-q3\ndate: 2026-08-20\n---\n",
});
const home = viewHome(context);

describe("viewHome(context)", () => {
  it("opens with the mission and the newest letter", () => {
    expect(home.titleHtml).toBe("Run on time.");
    expect(home.letter).toMatchObject({ leadHtml: "It goes well.", by: { name: "Ada Lund" } });
  });

  it("counts every key result of the running cycle once", () => {
    expect(home.tally.groups.map(({ word, count }) => [word, count])).toEqual([
      ["On pace", 1],
      ["Off pace", 1],
      ["No check-in", 1],
    ]);
  });

  it("holds the company's objectives against one line", () => {
    expect(home.board.groups.map(({ code }) => code)).toEqual(["C1"]);
    expect(home.board.expected).toBe(62.6);
  });

  it("says how what serves a theme stands, set apart from a title where there is no code", () => {
    const toText = (code: string): string | undefined => {
      const run = `---\nkind: objective\ntitle: Run every train\n${code}supports: [themes/keep-time]\nkeyResults: [{id: kr1, title: Trains cancelled, from: 30, to: 10}]\ncheckIns: [{date: 2026-08-25, values: {kr1: 10}}]\n---\n`;
      const { themes } = viewHome(readPortal({ "2026-q3/company/run.md": run }));
      return themes[0]?.objectives[0]?.text;
    };
    expect(toText("code: C1\n")).toBe("C1 ahead");
    expect(toText("")).toBe("Run every train: ahead");
  });

  it("puts the reason first in what needs attention", () => {
    expect(home.attention.count).toBe("1 off pace, 1 silent");
    expect(home.attention.items.map(({ title, why }) => [title, why])).toEqual([
      ["Trains cancelled", "43 points behind: 26, target 10. Confidence fell from 7 to 4."],
      ["Miles mended", "No check-in since 20 Jul: 4, target 20. It has no owner."],
    ]);
    expect(home.attention.items[0]?.said).toBe("Drivers are short. More to come.");
    expect(home.attention.items[1]?.holdsBack.map(({ code }) => code)).toEqual(["C1"]);
  });

  it("tells what changed in the last seven days, an eased promise first", () => {
    expect(home.week.count).toBe("1 check-in, 1 changed promise");
    expect(home.week.items.map(({ type, was, now }) => [type, was, now])).toEqual([
      ["confidence", "7", "4"],
      ["weakened", "25", "20"],
    ]);
  });

  it("never shows a silent team as on pace", () => {
    const team = home.teams.flatMap(({ teams }) => teams).find(({ title }) => title === "Track");
    expect(team).toMatchObject({ status: { word: "No check-in" }, checkedIn: "1 silent" });
    expect(team?.lane?.progress).toBeUndefined();
  });

  it("says so where nothing is planned yet", () => {
    const empty = viewHome(readPortal({}));
    expect(empty.empty?.text).toBe("Nothing is planned for Q3 2026 yet.");
    expect(empty.attention.items).toEqual([]);
    expect(empty.week.empty).toBe("Nothing was reported or changed from 21 Aug to 27 Aug.");
  });
});
