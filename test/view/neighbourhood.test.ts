import { describe, expect, it } from "vitest";
import type { PlanNode } from "../../src/model/plan.ts";
import type { NeighbourView } from "../../src/view/neighbourhood.ts";
import { viewNeighbourhood } from "../../src/view/neighbourhood.ts";
import { readPortal } from "./portal-folder.ts";

const toObjective = (title: string, more: string): string =>
  `---\nkind: objective\ntitle: ${title}\nowner: ada\n${more}\nkeyResults: [{id: kr1, title: Share, from: 0, to: 10}]\n---\n`;

const many = Object.fromEntries(
  Array.from({ length: 70 }, (_, index) => [
    `2026-q3/track/part-${index}.md`,
    toObjective(`Do part ${index + 100}`, "supports: [2026-q3/company/many]"),
  ]),
);
const context = readPortal({
  "2026-q3/company/meet.md": toObjective(
    "Meet the autumn",
    "code: C2\nsupports: [themes/sound-track]",
  ),
  "2026-q3/company/many.md": toObjective("Do everything", "supports: [themes/keep-time]"),
  "2026-q3/track/find.md": toObjective(
    "Find the fault",
    "code: TRK-1\nsupports: [2026-q3/company/meet, themes/keep-time]",
  ),
  ...many,
});

describe("viewNeighbourhood(context, node)", () => {
  it("draws an objective with all above it and what is right below", () => {
    const view = viewNeighbourhood(context, get("2026-q3/track/find"));
    expect(view?.drawing.boxes.map(({ id }) => id)).toEqual([
      "direction",
      "themes/keep-time",
      "themes/sound-track",
      "2026-q3/company/meet",
      "2026-q3/track/find",
      "2026-q3/track/find#kr1",
    ]);
    expect(view?.drawing.links.filter(({ primary }) => !primary)).toHaveLength(1);
    expect(view?.drawing.boxes.find(({ isCentre }) => isCentre)).toMatchObject({
      look: {
        url: "/2026-q3/track/find/",
        code: { text: "TRK-1" },
        name: "TRK-1 Find the fault. No check-in.",
      },
    });
  });

  it("has the same links in its list as in its drawing", () => {
    for (const id of ["2026-q3/track/find", "themes/keep-time", "teams/track", "direction"]) {
      const view = viewNeighbourhood(context, get(id));
      const drawn = view?.drawing.boxes.map(({ look }) => look.url).sort();
      expect(toUrls(view?.list ?? []).sort()).toEqual(drawn);
    }
  });

  it("names other parents in the list", () => {
    const view = viewNeighbourhood(context, get("2026-q3/track/find"));
    expect(flatten(view?.list ?? []).find(({ isCentre }) => isCentre)?.also).toBe(
      "also supports T1",
    );
  });

  it("says how many there was no room for, and where they are", () => {
    const view = viewNeighbourhood(context, get("2026-q3/company/many"));
    expect(view?.drawing.boxes).toHaveLength(60);
    expect(view?.leftOut).toBe("And 14 more in the cascade");
    expect(view?.explore.url).toBe("/cascade/?focus=2026-q3%2Fcompany%2Fmany");
  });

  it("draws nothing around what stands alone or in no cascade", () => {
    expect(viewNeighbourhood(context, get("person:ada"))).toBeUndefined();
  });
});

function get(id: string): PlanNode {
  const node = [...context.plan.nodes.values()].find((each) => each.id === id);
  if (node === undefined) throw new Error(`no such node: ${id}`);
  return node;
}

function flatten(items: readonly NeighbourView[]): readonly NeighbourView[] {
  return items.flatMap((item) => [item, ...flatten(item.items)]);
}

function toUrls(items: readonly NeighbourView[]): string[] {
  return flatten(items).map(({ of }) => of.url);
}
