import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readContent } from "../../src/read/content.ts";
import { makeContent } from "./folder.ts";

const healthy = join(import.meta.dirname, "../input/healthy");

/** What is advised on the keys that are none, where a text of a healthy file is another one. */
function advise(file: string, text: string, other: string): readonly (string | undefined)[] {
  const source = readFileSync(join(healthy, file), "utf8");
  expect(source).toContain(text);
  const content = readContent(makeContent({ [file]: source.replace(text, other) }), {});
  return content.findings
    .filter(({ message }) => message.includes("is not a key of"))
    .map(({ hint }) => hint);
}

const objective = "2026-q3/signalling/hear-the-points.md";
const team = "teams/signalling.md";
const [kpi = ""] = readdirSync(join(healthy, "kpis")).filter((file) => file.endsWith(".md"));

describe("a key by the word that something else has for it", () => {
  it.each([
    [team, "name:", "title:", "name"],
    ["portal.yaml", "label: Q2 2026", "name: Q2 2026", "label"],
    [objective, "owner:", "responsible:", "owner"],
    [objective, "supports:", "aligned-to:", "supports"],
    [objective, "from:", "baseline:", "from"],
    [objective, "unit:", "endDate: 2026-09-30\n    unit:", "due"],
    [objective, "owner:", "deadline: 2026-09-30\nowner:", "end"],
    [objective, "owner:", "deadline: end of September\nowner:", "end"],
    [objective, "owner:", "finish:\nowner:", "end"],
    [objective, "owner: yusuf-karim", "responsible: [yusuf-karim, ann]", "owners"],
    [objective, "title: Points machines", "name: Points machines", "title"],
    [objective, "keyResults:\n  - id: kr1", "results:\n  - id: KR 1", "keyResults"],
    [objective, "by: yusuf-karim", "author: yusuf-karim", "by"],
    ["portal.yaml", "start: 2026-07-01", "from: 2026-07-01", "start"],
  ])("is told in %s, where %s was written as %s", (file, text, other, key) => {
    expect(advise(file, text, other)).toEqual([`Did you mean \`${key}\`?`]);
  });

  it("is told where spaces were pasted before it", () => {
    const [hint] = advise(objective, "\n    from:", "\n    \u00a0\u00a0\u00a0from:");
    expect(hint).toContain("Write the spaces around `from` anew");
  });

  it.each([
    ["is there already", team, "name:", "title: Another\nname:"],
    ["is there, and a second one would share it", objective, "owner:", "assignee: ann\nowner:"],
    ["means something else there", objective, "- date:", "- title: Week eight\n    date:"],
    ["is a day there", objective, "supports:", "dependsOn: [{to: a, author: ann}]\nsupports:"],
    ["takes no such value", objective, "from:", "goal: [a, b]\n    from:"],
    ["stands for another relation there", `kpis/${kpi}`, "title:", "supports: [a]\ntitle:"],
  ])("is not told where it %s", (_, file, text, other) => {
    const advice = advise(file, text, other);
    expect(advice).toHaveLength(1);
    expect(advice[0]).not.toContain("Did you mean");
  });
});
