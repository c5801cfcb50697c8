import { describe, expect, it } from "vitest";
import { followObjectives } from "../../src/history/fate.ts";
import type { CycleId } from "../../src/model/id.ts";
import { check, objective } from "../check/fixture.ts";

const cycles = ["2026-q1", "2026-q2", "2026-q3"].map((id, index) => ({
  id,
  label: id,
  start: ["2026-01-01", "2026-04-01", "2026-07-01"][index],
  end: ["2026-03-31", "2026-06-30", "2026-09-30"][index],
  ...(index < 2 && { state: "closed" }),
}));

const kr = (to: number, more: object = {}) => ({
  keyResults: [{ id: "kr1", title: "Found first", from: 0, to, ...more }],
});
const done = {
  outcome: { result: "partly", reason: "Late.", learned: "Order first.", decision: "keep" },
};

/** What became of each, as `before > after: fate`. */
function follow(
  files: Readonly<Record<string, object>>,
  from = "2026-q2",
  to = "2026-q3",
): string[] {
  const { graph } = check(files, { portal: { cycles } });
  const of = (cycle: string) => ({ graph, cycle: cycle as CycleId });
  const toName = (id: string | undefined): string => id?.split("/").at(-1) ?? "";
  return followObjectives(of(from), of(to))
    .map(({ after, before, fate }) => `${toName(before?.id)} > ${toName(after?.id)}: ${fate}`)
    .sort();
}

const q2 = "2026-q2/engineering/a";

describe("followObjectives(before, after)", () => {
  it.each([
    ["kept", kr(65), objective({ carriedOverFrom: q2, ...kr(65, { from: 30 }) })],
    ["reworded", kr(65), objective({ title: "Hear it first", carriedOverFrom: q2, ...kr(65) })],
    ["raised", kr(65), objective({ carriedOverFrom: q2, ...kr(70) })],
    ["eased", kr(65), objective({ title: "Hear it first", carriedOverFrom: q2, ...kr(60) })],
  ])("%s", (fate, was, now) => {
    const files = { [`${q2}.md`]: objective({ ...was, ...done }), "2026-q3/engineering/b.md": now };
    expect(follow(files)).toEqual([`a > b: ${fate}`]);
  });

  it.each([
    ["dropped", { result: "dropped", reason: "The depot is sold." }],
    ["deferred", { result: "partly", decision: "defer", reason: "Later." }],
    ["done", { result: "achieved" }],
    ["ended", { result: "missed", reason: "Late.", decision: "keep" }],
  ])("%s, where nothing goes on with it", (fate, outcome) => {
    expect(follow({ [`${q2}.md`]: objective({ outcome }) })).toEqual([`a > : ${fate}`]);
  });

  it("follows through the cycles between, splits and what stands in a place", () => {
    const files = {
      "2026-q1/engineering/a.md": objective(done),
      [`${q2}.md`]: objective({ ...done, carriedOverFrom: "2026-q1/engineering/a" }),
      "2026-q1/engineering/z.md": objective({
        outcome: { result: "partly", reason: "Late.", supersededBy: "2026-q3/engineering/c" },
      }),
      "2026-q3/engineering/b.md": objective({ carriedOverFrom: q2 }),
      "2026-q3/engineering/c.md": objective({ carriedOverFrom: q2 }),
      "2026-q3/engineering/d.md": objective(),
    };
    expect(follow(files, "2026-q1")).toEqual([
      " > d: added",
      "a > b: kept",
      "a > c: kept",
      "z > c: replaced",
    ]);
  });

  it("comes to an end where what was carried over runs in a circle", () => {
    const files = {
      "2026-q2/engineering/a.md": objective({ carriedOverFrom: "2026-q3/engineering/b" }),
      "2026-q3/engineering/b.md": objective({ carriedOverFrom: "2026-q3/engineering/c" }),
      "2026-q3/engineering/c.md": objective({ carriedOverFrom: "2026-q3/engineering/b" }),
    };
    expect(follow(files)).toEqual([" > b: added", " > c: added", "a > : ended"]);
  });
});
