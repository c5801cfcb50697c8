import { describe, expect, it } from "vitest";
import { endSentence } from "../../src/view/sentence.ts";
import { showAll } from "./history-folder.ts";
import { readPortal } from "./portal-folder.ts";

const toObjective = (period: string): string =>
  `---\nkind: objective\ntitle: Mend the line\nsupports: [themes/keep-time]\n${period}keyResults: [{id: kr1, title: Miles, from: 0, to: 9}]\n---\n`;

/** In Russian each date with its year ends with a full stop, in German each short one. */
const toPortal = (locale: string): Readonly<Record<string, string>> => ({
  "portal.yaml": `name: Test Line
locale: ${locale}
cycles:
  - {id: 2026-q3, label: Q3 2026, start: 2026-07-01, end: 2026-09-30, state: active, checkInEvery: 14d}
  - {id: 2026-q4, label: Q4 2026, start: 2026-10-01, end: 2026-12-31, state: planning}
currentCycle: 2026-q3
`,
  "teams/canal.md":
    "---\nkind: team\nname: Canal\nlevel: team\nparent: company\nvalidTo: 2026-06-30\n---\n",
  "2026-q3/track/mend.md": toObjective("checkIns: [{date: 2026-07-20, values: {kr1: 1}}]\n"),
  "2026-q4/track/mend.md": toObjective(""),
  "ogsm/track.md":
    "---\nkind: ogsm\ntitle: Track\nteam: track\nstart: 2025-01-01\nend: 2025-12-31\nobjective: Run on time\ngoals: [{id: g1, title: Slow miles, from: 20, to: 10}]\n---\n",
});

describe("endSentence(words)", () => {
  it("adds a full stop to what has none", () => {
    expect(endSentence("It ends on 10 Jan")).toBe("It ends on 10 Jan.");
    expect(endSentence("It ends on 10. Jan.")).toBe("It ends on 10. Jan.");
  });

  it.each([
    ["ru-RU", "Nobody has checked in since 20 июля 2026 г."],
    ["ru-RU", "It begins on 1 октября 2026 г."],
    ["ru-RU", "It ended on 31 декабря 2025 г."],
    ["ru-RU", "Canal was closed on 30 июня 2026 г. Its objectives"],
    ["ru-RU", "it ends on 30 сентября 2026 г."],
    ["ru-RU", "of what else runs on 27 августа 2026 г."],
    ["ru-RU", "As of 27 августа 2026 г."],
    ["de-DE", "Nothing was reported or changed from 21. Aug. to 27. Aug."],
  ])("ends the sentences of all pages with one full stop in %s: %s", (locale, sentence) => {
    const shown = showAll(readPortal(toPortal(locale)));
    expect(shown).toContain(sentence);
    expect(shown).not.toContain(`${sentence}.`);
  });
});
