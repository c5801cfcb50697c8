import { describe, expect, it } from "vitest";
import type { Team } from "../../src/model/plan.ts";
import {
  getAncestors,
  getContributions,
  getDescendants,
  isStrategic,
} from "../../src/model/ancestry.ts";
import { findLineOfSight } from "../../src/model/line-of-sight.ts";
import { id, toEdge, toKeyResult, toObjective, toPlan, toTheme } from "./fixture.ts";

const objective = (name: string, teams: string[] = []) =>
  toObjective({
    id: id(name),
    teams: teams as unknown as Team["team"][],
    keyResults: [toKeyResult({ kind: "percent" })],
  });

/*
 *   themes/keep-time        themes/sound-track
 *        ↑     ↖             ↑
 *       top      other ──────╯      alone
 *        ↑ ↖       ↑
 *   top#kr1  ╲     │
 *        ↑     middle
 *      direct      ↑
 *                 leaf
 */
const plan = toPlan(
  [
    toTheme("keep-time"),
    toTheme("sound-track"),
    ...["top", "other", "middle", "leaf", "direct", "alone"].map((name) => objective(name)),
  ],
  [
    toEdge("top", "themes/keep-time", { primary: true }),
    toEdge("other", "themes/keep-time", { primary: true }),
    toEdge("other", "themes/sound-track"),
    toEdge("middle", "top", { primary: true }),
    toEdge("middle", "other"),
    toEdge("direct", "top#kr1", { primary: true }),
    toEdge("leaf", "middle", { primary: true }),
  ],
);

describe("getAncestors(plan, id) and getDescendants(plan, id)", () => {
  it("go over all parents and key results", () => {
    expect(getAncestors(plan, id("leaf"))).toEqual([
      "middle",
      "top",
      "other",
      "themes/keep-time",
      "themes/sound-track",
    ]);
    expect(getAncestors(plan, id("direct"))).toEqual(["top#kr1", "top", "themes/keep-time"]);
    expect(new Set(getDescendants(plan, id("top")))).toEqual(
      new Set(["middle", "middle#kr1", "leaf", "leaf#kr1", "top#kr1", "direct", "direct#kr1"]),
    );
  });
});

describe("getContributions(plan, id)", () => {
  it("tells direct from indirect ones, and counts a link to a key result as direct", () => {
    expect(getContributions(plan, id("top"))).toEqual({
      direct: ["direct", "middle"],
      indirect: ["leaf"],
    });
  });
});

describe("isStrategic(plan, id)", () => {
  it("finds what has a how, and not what has none", () => {
    expect(isStrategic(plan, id("leaf"))).toBe(true);
    expect(isStrategic(plan, id("alone"))).toBe(false);
  });
});

describe("findLineOfSight(plan, id)", () => {
  it("gives all shortest paths to a root, the primary one first", () => {
    expect(findLineOfSight(plan, id("leaf"))).toEqual({
      grounded: true,
      paths: [
        ["leaf", "middle", "top", "themes/keep-time"],
        ["leaf", "middle", "other", "themes/keep-time"],
        ["leaf", "middle", "other", "themes/sound-track"],
      ],
    });
  });

  it("goes from a key result by its own support, or over its objective", () => {
    expect(findLineOfSight(plan, id("direct#kr1")).paths).toEqual([
      ["direct#kr1", "direct", "top#kr1", "top", "themes/keep-time"],
    ]);
  });

  it("says where it ends without a root", () => {
    expect(findLineOfSight(plan, id("alone"))).toEqual({ grounded: false, paths: [["alone"]] });
  });

  it("ends where links run in a loop, which the check reports", () => {
    const loop = toPlan([objective("a"), objective("b")], [toEdge("a", "b"), toEdge("b", "a")]);
    expect(findLineOfSight(loop, id("a"))).toEqual({ grounded: false, paths: [] });
  });
});
