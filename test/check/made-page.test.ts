import { describe, expect, it } from "vitest";
import { changeLists, furtherPages, isMade } from "../../src/check/made-page.ts";
import { listChangesParts, toChangesLists } from "../../src/view/changes.ts";
import { listComparePairs } from "../../src/view/compare-pair.ts";
import { toCompareLists } from "../../src/view/compare.ts";
import { eventKinds } from "../../src/view/event.ts";
import { toLineageList } from "../../src/view/lineages.ts";
import { pageSizes } from "../../src/view/list.ts";
import { readPortal } from "../view/portal-folder.ts";
import { check, objective } from "./fixture.ts";

describe("changeLists", () => {
  it("are those that the portal has", () => {
    expect(changeLists.toSorted()).toEqual(["eased", ...eventKinds].sort());
  });
});

describe("furtherPages", () => {
  it("are those of the lists that the portal has", () => {
    const keyResults = [{ id: "kr1", title: "Faults found first", from: 40, to: 58 }];
    const checkIns = [{ date: "2026-06-23", by: "ada", values: { kr1: 49 } }];
    const page = (keys: object): string =>
      `---\n${JSON.stringify({ ...objective(keys), owner: "ada", keyResults, checkIns })}\n---\n`;
    const context = readPortal({
      "2026-q2/track/a.md": page({ outcome: { result: "partly", learned: "Salt first." } }),
      "2026-q3/track/a.md": page({ carriedOverFrom: "2026-q2/track/a" }),
    });
    const { changes, lineages, compare } = furtherPages;
    const most = listChangesParts(context).map((each) => Math.ceil(each.most / pageSizes.events));
    expect(new Set(most)).toEqual(new Set([changes.all, changes.part, 1]));
    const lists = toChangesLists(context).map(({ id }) => id);
    expect(new Set(lists)).toEqual(new Set(["page"]));
    const { id: word, size } = toLineageList(context);
    expect({ word, size }).toEqual(lineages);
    const [pair] = listComparePairs(context);
    if (!pair) throw new Error("no pair");
    const compared = Object.values(toCompareLists(context, pair));
    expect(new Map(compared.map((each) => [each.id, each.size]))).toEqual(compare);
  });
});

describe("isMade(pages, path)", () => {
  const { graph } = check({
    "2026-q2/signalling/a.md": objective(),
    "2026-q3/signalling/b.md": objective({ carriedOverFrom: "2026-q2/signalling/a" }),
  });
  const pages = { graph, sealed: ["2026-q1"], isWhole: true };

  it.each([
    ...["/snapshots/", "/snapshots/2026-q1/", "/snapshots/2026-q1/any/page/"],
    ...["/compare/", "/compare/2026-q2/2026-q3/", "/lineage/", "/lineage/2026-q2/signalling/a/"],
    ...["/changes/", "/changes/page/2/", "/changes/eased/", "/changes/eased/page/3/"],
    ...["/changes/page/10/", "/changes/of/signalling/", "/themes/keep-time/"],
  ])("%s is", (path) => {
    expect(isMade(pages, path)).toBe(true);
  });

  it.each([
    ...["/snapshots/2026-q2/", "/compare/2026-q3/2026-q2/", "/compare/2026/2026-q3/"],
    ...["/lineage/2026-q3/signalling/b/", "/changes/of/nobody/", "/changes/other/"],
    ...["/changes/nonsense/2/", "/changes/other/page/2/", "/changes/2/", "/changes/page/"],
    ...["/changes/eased/garbage/", "/changes/eased/garbage/2/", "/changes/eased/2/"],
    ...["/changes/of/signalling/whatever/", "/changes/of/signalling/page/2/", "/changes/of/"],
    ...["/changes/page/1/", "/changes/page/02/", "/changes/page/11/", "/changes/eased/page/4/"],
    ...["/changes/page/2/more/", "/lineage/page/2/", "/lineage/all/2/", "/lineage/any/2/"],
    ...["/compare/2026-q2/2026-q3/on/2/", "/compare/2026-q2/2026-q3/any/2/"],
  ])("%s is not", (path) => {
    expect(isMade(pages, path)).toBe(false);
  });

  it("knows how far a long list goes on", () => {
    const names = Array.from({ length: 121 }, (_, at) => `n${at}`);
    const { graph } = check(
      Object.fromEntries(
        names.flatMap((name) => [
          [`2026-q2/signalling/${name}.md`, objective()],
          [
            `2026-q3/signalling/${name}.md`,
            objective({ carriedOverFrom: `2026-q2/signalling/${name}` }),
          ],
        ]),
      ),
    );
    const made = { graph, sealed: [], isWhole: true };
    const paths = [
      ...["/lineage/all/2/", "/lineage/all/3/", "/lineage/all/1/"],
      ...["/compare/2026-q2/2026-q3/on/2/", "/compare/2026-q2/2026-q3/on/8/"],
    ];
    expect(paths.filter((path) => isMade(made, path))).toEqual([
      ...["/lineage/all/2/", "/compare/2026-q2/2026-q3/on/2/"],
    ]);
    const sealed = { ...made, sealed: ["2026-q2"] };
    expect(isMade(sealed, "/compare/2026-q2/2026-q3/ended/9/")).toBe(true);
  });

  it("makes no list of what there is none of", () => {
    const { graph } = check({ "2026-q3/signalling/a.md": objective() });
    const none = { graph, sealed: [], isWhole: true };
    const paths = ["/snapshots/", "/compare/", "/lineage/"];
    expect(paths.filter((path) => isMade(none, path))).toEqual([]);
  });

  it("says nothing of what may only be behind an error, or is not known", () => {
    const unread = { graph, sealed: [], isWhole: false };
    expect(isMade(unread, "/lineage/2026-q3/signalling/b/")).toBe(true);
    expect(isMade({ ...pages, sealed: undefined }, "/snapshots/2020-q1/")).toBe(true);
  });
});
