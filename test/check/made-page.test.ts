import { describe, expect, it } from "vitest";
import { changeLists, isMade } from "../../src/check/made-page.ts";
import { eventKinds } from "../../src/view/event.ts";
import { check, objective } from "./fixture.ts";

describe("changeLists", () => {
  it("are those that the portal has", () => {
    expect(changeLists.toSorted()).toEqual(["eased", ...eventKinds].sort());
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
    ...["/changes/of/signalling/", "/lineage/page/2/", "/themes/keep-time/"],
  ])("%s is", (path) => {
    expect(isMade(pages, path)).toBe(true);
  });

  it.each([
    ...["/snapshots/2026-q2/", "/compare/2026-q3/2026-q2/", "/compare/2026/2026-q3/"],
    ...["/lineage/2026-q3/signalling/b/", "/changes/of/nobody/", "/changes/other/"],
  ])("%s is not", (path) => {
    expect(isMade(pages, path)).toBe(false);
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
