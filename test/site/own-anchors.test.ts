import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { buildSite } from "../browser/site.ts";

const asOf = "2026-08-27";

/** A plan of each framework, and an objective, with an item of each kind that is called in turn what the page calls a part of itself. */
const plans: Readonly<Record<string, (id: string) => string>> = {
  "ogsm/plan": (id) => `kind: ogsm
title: Plan
start: 2026-01-01
end: 2026-12-31
supports: [direction]
objective: On time
goals: [{id: ${id}, title: Goal, from: 1, to: 9}]
strategies: [{id: s1, title: Strategy, measures: [{id: m1, title: Measure, from: 1, to: 9}], actions: [{id: x1, title: Act}]}]
`,
  "hoshin/plan": (id) => `kind: hoshin
title: Plan
team: company
year: "2026"
supports: [direction]
annual: [{id: ${id}, title: Annual, owner: anna-berg}]
priorities: [{id: p1, title: Priority, owner: anna-berg}]
targets: [{id: t1, title: Target, plan: {2026-07: 1}, actual: {2026-07: 1}}]
people: [anna-berg]
correlations: [{a: ${id}, b: p1, strength: strong}, {a: p1, b: t1, strength: strong}, {a: p1, b: anna-berg, strength: strong}]
catchball: [{date: 2026-08-20, from: team:company, to: anna-berg, about: "#p1", proposal: All of it, response: accept}]
reviews: [{date: 2026-09-24}]
`,
  "scorecards/plan": (id) => `kind: scorecard
title: Plan
start: 2026-01-01
end: 2026-12-31
supports: [direction]
objectives: [{id: ${id}, title: Objective, perspective: customer, measures: [{id: m1, title: Measure, goal: 9, redFlag: 1}]}]
`,
  "gost/plan": (id) => `kind: gost
title: Plan
supports: [direction]
goals: [{id: g1, title: Goal}]
objectives: [{id: ${id}, title: Objective, goal: g1, from: 1, to: 9}]
strategies: [{id: s1, title: Strategy, objective: ${id}}]
tactics: [{id: t1, title: Tactic, strategy: s1}]
`,
  "mbo/plan": (id) => `kind: mbo
title: Plan
holder: team:company
start: 2026-01-01
end: 2026-12-31
supports: [direction]
objectives: [{id: ${id}, title: Objective, from: 1, to: 9, weight: 100}]
`,
};

describe("the pages of plans", () => {
  it("have no part of their own that an item or a heading may be called after", async () => {
    const folder = mkdtempSync(join(tmpdir(), "plumbline-anchors-"));
    const content = join(folder, "content");
    cpSync("test/input/healthy", content, { recursive: true });
    const build = async (toId: (plan: string) => string): Promise<Map<string, string[]>> => {
      for (const [plan, toText] of Object.entries(plans)) {
        const id = toId(plan);
        const text = toText(id).replaceAll("anna-berg", "yusuf-karim");
        mkdirSync(join(content, plan, ".."), { recursive: true });
        writeFileSync(join(content, `${plan}.md`), `---\n${text}---\n\n## ${id}\n\nIn words.\n`);
      }
      await buildSite({ content, asOf, out: join(folder, "site") });
      return new Map(Object.keys(plans).map((plan) => [plan, readIds(join(folder, "site", plan))]));
    };
    const first = await build(() => "item");
    const wanted = new Map([...first].map(([plan, ids]) => [plan, ids.filter(isItemId)]));
    const rounds = Math.max(...[...wanted.values()].map(({ length }) => length));
    for (let round = 0; round < rounds; round += 1) {
      const toId = (plan: string): string => wanted.get(plan)?.at(round) ?? "item";
      for (const [plan, ids] of await build(toId)) {
        const twice = ids.filter((id, at) => ids.indexOf(id) !== at);
        expect([plan, twice]).toEqual([plan, []]);
        expect(ids).toContain(toId(plan));
      }
    }
    rmSync(folder, { recursive: true });
  });
});

function readIds(folder: string): string[] {
  const html = readFileSync(join(folder, "index.html"), "utf8");
  return [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id = ""]) => id);
}

/** What an author may call an item, and does not here. */
function isItemId(id: string): boolean {
  return /^[\p{Ll}\p{Nd}_-]+$/u.test(id) && !/^([a-z]\d|item)$/.test(id);
}
