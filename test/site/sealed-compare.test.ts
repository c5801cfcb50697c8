import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { linkPlan, toPlan } from "../../src/check/link-plan.ts";
import { assessPlan } from "../../src/model/assess.ts";
import { parseDate } from "../../src/model/period.ts";
import { readContent } from "../../src/read/content.ts";
import { parseInline } from "../../src/read/inline.ts";
import { toViewContext } from "../../src/site/context.ts";
import { listSealSources } from "../../src/site/sealed-notes.ts";
import { toOpener } from "../../src/site/sealed-opener.ts";
import { listComparePairs } from "../../src/view/compare-pair.ts";
import type { CompareView } from "../../src/view/compare.ts";
import { viewCompare } from "../../src/view/compare.ts";
import type { ViewContext } from "../../src/view/context.ts";
import { viewSnapshotRow } from "../../src/view/snapshot-row.ts";
import { sealContent, writeSealed } from "../history/sealed.ts";

const content = join(mkdtempSync(join(tmpdir(), "plumbline-sealed-compare-")), "content");
cpSync("content", content, { recursive: true });
rmSync(join(content, "snapshots"), { recursive: true, force: true });
seal("2026-q2", "2026-07-03");
const opened: string[] = [];

describe("viewCompare(context, pair) of a sealed quarter", () => {
  const before = view("/compare/2026-q2/2026-q3/");

  it("stays as it was sealed when its files are graded anew, reworded, or deleted", () => {
    expect(before.sides.map(({ note }) => note)).toEqual([
      "as it was sealed",
      "as it stands today",
    ]);
    const graded = "2026-q2/engineering/see-faults-coming.md";
    edit(graded, (text) =>
      text.replace(/^title: .*$/m, "title: Zirkon").replace(/score: 0\.\d+/g, "score: 0.01"),
    );
    const after = view("/compare/2026-q2/2026-q3/");
    expect(JSON.stringify(after)).not.toContain("Zirkon");
    expect(toTold(after)).toEqual(toTold(before));
  });

  it("leads to the sealed page of what has no other any more", () => {
    const ended = before.ended.items.find(({ after }) => after === undefined)?.before;
    const file = `${(ended?.url ?? "").slice(1, -1)}.md`;
    rmSync(join(content, file));
    const after = view("/compare/2026-q2/2026-q3/");
    expect(after.figures).toEqual(before.figures);
    const found = after.ended.items.find((each) => each.before?.title === ended?.title)?.before;
    expect(found?.url).toBe(`/snapshots/2026-q2${ended?.url ?? ""}`);
  });

  it("has a page for a quarter whose files are all gone", () => {
    rmSync(join(content, "2026-q2"), { recursive: true });
    const { context } = read();
    expect(listComparePairs(context).map(({ url }) => url)).toContain("/compare/2026-q2/2026-q3/");
    expect(view("/compare/2026-q2/2026-q3/").figures[0]).toEqual(before.figures[0]);
  });

  it("opens each sealed quarter once, and none for pages of others", () => {
    const { context } = read();
    opened.length = 0;
    for (const pair of listComparePairs(context)) viewCompare(context, pair);
    expect(opened).toEqual(["2026-q2"]);
  });
});

function toTold({ figures, flow, goesOn, ended, added, teams }: CompareView): unknown {
  return { figures, flow, goesOn, ended, added, teams };
}

function view(path: string): CompareView {
  const { context } = read();
  const pair = listComparePairs(context).find(({ url }) => url === path);
  if (!pair) throw new Error(`no pair: ${path}`);
  return viewCompare(context, pair);
}

function read(): { readonly context: ViewContext } {
  const { set, sources } = readContent(content);
  if (!set) throw new Error("no content");
  const asOf = parseDate("2026-08-27");
  // What the check says of links to what is deleted is not what is asked here.
  const plan = toPlan(linkPlan(set, { asOf, parseInline, audience: "internal" }).graph, []);
  if (!plan) throw new Error("no plan");
  const clean = { plan, assessment: assessPlan(plan), shown: [] };
  const running = toViewContext(clean, { sources }, undefined);
  const sealed = listSealSources(content);
  const open = toOpener(sealed, "internal");
  const snapshots = sealed.map(({ cycle }) => {
    const context = open(cycle);
    if (!context.seal) throw new Error("no seal");
    return viewSnapshotRow(context, context.seal);
  });
  const openSealed = (cycle: string): ViewContext => {
    opened.push(cycle);
    return open(cycle);
  };
  return { context: { ...running, snapshots, openSealed } };
}

function seal(cycle: string, asOf: string): void {
  const read = readContent(content);
  if (!read.set) throw new Error("no content");
  const files = sealContent(content, read, { set: read.set, cycle, asOf });
  writeSealed(files, join(content, "snapshots", cycle));
}

function edit(file: string, change: (text: string) => string): void {
  const path = join(content, file);
  const text = readFileSync(path, "utf8");
  const changed = change(text);
  expect(changed).not.toBe(text);
  writeFileSync(path, changed);
}
