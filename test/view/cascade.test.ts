import { describe, expect, it } from "vitest";
import { viewCascade } from "../../src/view/cascade.ts";
import {
  listCascadeFiles,
  viewCascadeFile,
  viewCascadeIndex,
} from "../../src/view/cascade-data.ts";
import type { OutlineView } from "../../src/view/cascade-outline.ts";
import type { CascadeRecord } from "../../src/view/cascade-record.ts";
import { readPortal } from "./portal-folder.ts";

const toObjective = (title: string, more: string): string =>
  `---\nkind: objective\ntitle: ${title}\nowner: ada\n${more}\nkeyResults: [{id: kr1, title: Share, from: 0, to: 10}]\n---\n`;

const many = Object.fromEntries(
  Array.from({ length: 700 }, (_, index) => [
    `2026-q3/track/part-${index}.md`,
    toObjective(`Do a part named ${index + 1000}`, "supports: [2026-q3/company/many]"),
  ]),
);
const context = readPortal({
  "2026-q2/company/old.md": toObjective(
    "Run the old timetable",
    "supports: [themes/keep-time]\noutcome: {scores: {kr1: {score: 1}}}",
  ),
  "2026-q3/company/many.md": toObjective("Do everything", "supports: [themes/keep-time]"),
  "2026-q3/track/both.md": toObjective(
    "Serve both",
    "supports: [{to: themes/sound-track, how: By care.}, 2026-q3/company/many]",
  ),
  ...many,
});

describe("viewCascade(context)", () => {
  const view = viewCascade(context);

  it("counts the running cycle", () => {
    expect(view.counts).toBe("702 objectives and 702 key results in Q3 2026");
    expect(view.cycles.map(({ title }) => title)).toEqual([
      "Q3 2026",
      "Q2 2026, closed",
      "All cycles",
    ]);
  });

  it("draws and lists of a large plan no more than a page can hold, and says where the rest is", () => {
    expect(view.drawing.boxes.length).toBeLessThanOrEqual(110);
    const listed = flatten(view.outline);
    expect(listed.length).toBeLessThanOrEqual(250);
    expect(listed.find(({ title }) => title === "Do everything")?.more).toBe(
      "701 more are on its page",
    );
  });

  it("names other parents in the outline", () => {
    const both = flatten(view.outline).find(({ title }) => title === "Serve both");
    expect(both?.also).toBe("also supports “Do everything”");
  });
});

describe("viewCascadeFile(context, path)", () => {
  const index = viewCascadeIndex(context);
  // All but the first of the files hold nodes.
  const records = listCascadeFiles(context)
    .slice(1)
    .map((path) => viewCascadeFile(context, path) as readonly CascadeRecord[]);

  it("holds every node once, in the order of their numbers", () => {
    const all = records.flat();
    expect(all.map(([number]) => number)).toEqual(all.map((_, number) => number));
    expect(all).toHaveLength(index.total);
    expect(records.map((file) => file[0]?.slice(0, 2))).toEqual(index.files);
  });

  it("links nodes in both directions, and says how they contribute", () => {
    const byNumber = records.flat();
    for (const [number, , , , , , , , , , , , parents] of byNumber) {
      for (const parent of parents) {
        const above = byNumber[typeof parent === "number" ? parent : parent[0]];
        const below = [...(above?.[13] ?? []), ...(above?.[14] ?? []), ...(above?.[15] ?? [])];
        expect([...below, ...(above?.[16] ?? [])]).toContain(number);
      }
    }
    const both = byNumber.find(([, id]) => id === "2026-q3/track/both");
    expect(both?.[12][0]).toEqual([expect.any(Number), "By care."]);
  });

  it("keeps in the index what is shown at first", () => {
    const known = new Set(index.records.map(([number]) => number));
    const current = index.scopes[index.current];
    expect(current?.tops.every((number) => known.has(number))).toBe(true);
    expect(index.records.length).toBeLessThanOrEqual(110);
  });

  it("knows no other file", () => {
    expect(() => viewCascadeFile(context, "/cascade/other.json")).toThrow(/no such file/);
  });
});

function flatten(items: readonly OutlineView[]): readonly OutlineView[] {
  return items.flatMap((item) => [item, ...flatten(item.items)]);
}
