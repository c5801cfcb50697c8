import { describe, expect, it } from "vitest";
import { viewObjective } from "../../src/view/objective.ts";
import { readPortal } from "./portal-folder.ts";

const context = readPortal({
  "kpis/done.md":
    "---\nkind: kpi\ntitle: Done\nseries: [{date: 2026-07-31, value: 2}, {date: 2026-08-25, value: 10}]\n---\n",
  "kpis/all.md":
    "---\nkind: kpi\ntitle: All\nseries: [{date: 2026-07-31, value: 3}, {date: 2026-08-25, value: 12}]\n---\n",
  "kpis/share.md": `---
kind: kpi
title: Share
unit: "%"
direction: higher
compute: kpis/done / kpis/all * 100
---
`,
  "kpis/grains.md": `---
kind: kpi
title: Grains
unit: grains
compute: kpis/done * 100000000000 * 1234567890.1
---
`,
  "2026-q3/track/weld.md": `---
kind: objective
title: Weld it all
supports: [themes/keep-time]
keyResults:
  - {id: kr1, title: Share welded, from: 20, to: 60, unit: "%", kpi: kpis/share}
  - {id: kr2, title: Grains, from: 0, to: 1000, unit: grains, kpi: kpis/grains}
---
`,
  "2026-q3/track/open.md": `---
kind: objective
title: Open the bridges
supports: [themes/keep-time]
keyResults:
  - {id: written, title: North bridge, done: 2026-08-14}
  - {id: undated, title: East bridge, done: true}
  - {id: dated, title: South bridge, done: false}
  - {id: reported, title: West bridge, done: false}
  - {id: open, title: Middle bridge, done: false}
  - {id: unknown, title: Upper bridge, milestone: true}
checkIns:
  - {date: 2026-07-14, by: ada, values: {written: false, undated: false}}
  - {date: 2026-08-25, by: ada, values: {dated: 2026-08-18, reported: true, open: false}}
---
`,
});
const objective = context.plan.objectives.find(({ title }) => title.plain === "Weld it all");
if (objective === undefined) throw new Error("no objective");
const [share, grains] = viewObjective(context, objective).keyResults.items;

describe("viewMeasuredValue(context, measured, found)", () => {
  it("says of a milestone what its progress says, whoever reported last", () => {
    const opened = context.plan.objectives.find(({ title }) => title.plain === "Open the bridges");
    if (opened === undefined) throw new Error("no objective");
    const shown = viewObjective(context, opened).keyResults.items.map(
      ({ value, course, status, explanations }) => [
        value.now,
        course.sentence.replace(/^.*: /, ""),
        status.word,
        explanations[0]?.of.inputs.map(({ label, value: of }) => `${label} ${of}`)[0],
      ],
    );
    expect(shown).toEqual([
      ["Done 14 Aug", "now done 14 Aug", "Ahead", "done 14 August 2026"],
      ["Done", "now done", "Ahead", "done yes"],
      ["Done 18 Aug", "now done 18 Aug", "Ahead", "done 18 August 2026"],
      ["Done 25 Aug", "now done 25 Aug", "Ahead", "done yes"],
      ["Not done", "now not done", "Not yet due", "done no"],
      ["No data", "no reading yet", "No data yet", "today 27 August 2026"],
    ]);
  });

  it("leaves a whole target whole where a formula makes the values", () => {
    expect(share?.value).toMatchObject({ now: "83.3%", from: "20%", target: "60%" });
  });

  it("prints a number that nobody counts the digits of by its power, and exactly where it is explained", () => {
    expect(grains?.value).toMatchObject({
      now: "1.235E21\u00a0grains",
      target: "1,000\u00a0grains",
    });
    expect(JSON.stringify(grains)).toContain("1.2345678900999999E21\u00a0grains");
  });
});
