import { describe, expect, it } from "vitest";
import { findAddress, findTarget, indexPages } from "../../src/check/page-index.ts";
import { check, objective } from "./fixture.ts";

const folder = "2026-q3/signalling";
const { graph } = check({
  [`${folder}/a.md`]: `---\n${JSON.stringify(
    objective({ keyResults: [{ id: "kr1", title: "Faults" }], aliases: ["old/a"] }),
  )}\n---\n\n## Why now\n`,
  [`${folder}/ため-ー.md`]: objective(),
  "2026-q3/index.md": { kind: "page", title: "Letter" },
  "hoshin/company.md": {
    ...{ kind: "hoshin", title: "X-matrix", year: "2026", supports: ["direction"] },
    priorities: [{ id: "p1", title: "Clear the line" }],
    catchball: [
      {
        ...{ date: "2026-08-01", from: "team:company", to: "team:company" },
        ...{ about: "#p1", proposal: "All of it" },
      },
    ],
  },
});
const index = indexPages({ ...graph, assets: ["2026-q3/post.png", "logo.svg"] });
const file = `${folder}/b.md`;

describe("findTarget(index, target, file)", () => {
  it.each([
    ["/2026-q3/signalling/a/", "/2026-q3/signalling/a/"],
    ["/2026-q3/signalling/a", "/2026-q3/signalling/a/"],
    ["/2026-q3/signalling/a.md#kr1", "/2026-q3/signalling/a/#kr1"],
    ["a.md#why-now", "/2026-q3/signalling/a/#why-now"],
    ["./a.md", "/2026-q3/signalling/a/"],
    ["../signalling/a", "/2026-q3/signalling/a/"],
    ["../index.md", "/2026-q3/"],
    ["/2026-q3/", "/2026-q3/"],
    ["/teams/signalling/#anything", "/teams/signalling/#anything"],
    ["/2026-q3/signalling/", "/2026-q3/signalling/"],
    ["/people/hamish-odell/", "/people/hamish-odell/"],
    ["/people/head-of-signalling/", "/people/head-of-signalling/"],
    ["/cascade/?focus=themes/keep-time#top", "/cascade/?focus=themes/keep-time#top"],
    ["/rules/broken-link/", "/rules/broken-link/"],
    ["/guide/measures/", "/guide/measures/"],
    ["/", "/"],
    ["/hoshin/company/#p1", "/hoshin/company/#p1"],
    ["../../hoshin/company.md#p1", "/hoshin/company/#p1"],
    ["/hoshin/company/turned/", "/hoshin/company/turned/"],
    ["/hoshin/catchball/", "/hoshin/catchball/"],
    ["/old/a/", "/old/a/"],
    ["/snapshots/", "/snapshots/"],
    ["/snapshots/2026-q2/signalling/a/", "/snapshots/2026-q2/signalling/a/"],
    ["/compare/2026-q2/2026-q3/", "/compare/2026-q2/2026-q3/"],
    ["/lineage/2026-q3/signalling/a/", "/lineage/2026-q3/signalling/a/"],
    ["/changes/eased/", "/changes/eased/"],
    ["/health/signalling/", "/health/signalling/"],
    ["../post.png", "/2026-q3/post.png"],
    ["/logo.svg", "/logo.svg"],
    ["ため-ー.md", "/2026-q3/signalling/%E3%81%9F%E3%82%81-%E3%83%BC/"],
    ["%E3%81%9F%E3%82%81-%E3%83%BC.md", "/2026-q3/signalling/%E3%81%9F%E3%82%81-%E3%83%BC/"],
  ])("follows %s to %s", (target, address) => {
    expect(findAddress(index, target, file)).toBe(address);
  });

  it.each([
    ["/lineage/2026-q3/signalling/secret/", undefined],
    ["/cascade/?focus=2026-q3/signalling/secret", "/cascade/"],
    ["/cascade/?view=graph&open=2026-q3/signalling/a%23kr9#top", "/cascade/#top"],
    ["/cascade/?team=nobody", "/cascade/"],
    ["/cascade/?focus=old/a&team=signalling", "/cascade/?focus=old/a&team=signalling"],
    ["/cascade/?focus=2026-q3/signalling/a%23kr1", "/cascade/?focus=2026-q3/signalling/a%23kr1"],
    ["/cascade/?open=*&focus=person:hamish-odell", "/cascade/?open=*&focus=person:hamish-odell"],
    ["/search/?q=secret", "/search/?q=secret"],
  ])("names on the way of %s nothing that is not there", (target, address) => {
    expect(findAddress(index, target, file)).toBe(address);
  });

  it.each([
    "/2026-q3/signalling/c/",
    "/health/nobody/",
    "/changes/feed.txt",
    "c.md",
    "../../../a.md",
    "/rules/no-such-rule/",
    "/hoshin/track/turned/",
    "/portal.yaml",
    "%E0%A4%A",
    "post.png",
  ])("finds nothing at %s", (target) => {
    expect(findTarget(index, target, file).type).toBe("nothing");
  });

  it("tells a page without the anchor from no page, with the anchors that it has", () => {
    expect(findTarget(index, "#kr9", `${folder}/a.md`)).toEqual({
      type: "no-anchor",
      page: "/2026-q3/signalling/a/",
      anchors: ["why-now", "kr1"],
    });
  });
});
