import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findLoops } from "../../src/check/loops.ts";
import type { NodeId } from "../../src/model/id.ts";
import type { Edge } from "../../src/model/plan.ts";
import { check, getNode, listFindings, objective } from "./fixture.ts";

function toEdge(from: string, to: string, relation: Edge["relation"] = "supports"): Edge {
  const source = { file: `${from}.md` };
  return { relation, from: from as NodeId, to: to as NodeId, primary: false, weight: 1, source };
}

function name({ from, to }: Edge): string {
  return `${from} > ${to}`;
}

/** Whether anything can be reached from itself: the slow and sure way. */
function hasLoop(edges: readonly Edge[]): boolean {
  const next = Map.groupBy(edges, ({ from }) => from);
  return [...next.keys()].some((start) => {
    const seen = new Set<string>();
    const queue = (next.get(start) ?? []).map(({ to }) => to);
    for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
      if (node === start) return true;
      if (seen.has(node)) continue;
      seen.add(node);
      queue.push(...(next.get(node) ?? []).map(({ to }) => to));
    }
    return false;
  });
}

/** Objectives 0…9, each with two key results; links between all of them at random. */
const graphs = fc
  .array(
    fc.tuple(
      fc.nat(9),
      fc.constantFrom("", "#1", "#2"),
      fc.nat(9),
      fc.constantFrom("", "#1", "#2"),
    ),
    { maxLength: 30 },
  )
  .map((links) => {
    const parts = [...Array(10).keys()].flatMap((node) =>
      ["#1", "#2"].map((item) => toEdge(`${node}${item}`, `${node}`, "part-of")),
    );
    const own = links.filter(([from, , to]) => from !== to);
    return [...parts, ...own.map(([a, x, b, y]) => toEdge(`${a}${x}`, `${b}${y}`))];
  });

describe("findLoops(edges)", () => {
  it("finds none in a diamond", () => {
    const edges = [toEdge("a", "b"), toEdge("a", "c"), toEdge("b", "d"), toEdge("c", "d")];
    expect(findLoops(edges)).toEqual([]);
  });

  it("finds a ring of what shows what, and tells one of adopted strategies once", () => {
    const [ab, ba] = [toEdge("p#a", "q#b", "shows"), toEdge("q#b", "p#a", "shows")];
    expect(findLoops([ab, ba]).map((loop) => loop.map(name))).toEqual([["p#a > q#b", "q#b > p#a"]]);
    const adopted = [toEdge("p#a", "q#b"), ab, toEdge("q#b", "p#a"), ba];
    expect(findLoops(adopted).map((loop) => loop[0]?.relation)).toEqual(["supports"]);
  });

  it("tells the whole loop, the edge that closes it last", () => {
    const edges = [toEdge("a", "b"), toEdge("b", "c"), toEdge("c", "d"), toEdge("d", "b")];
    expect(findLoops(edges).map((loop) => loop.map(name))).toEqual([["b > c", "c > d", "d > b"]]);
  });

  it("sees that whoever supports a key result supports its objective", () => {
    const edges = [toEdge("a", "b"), toEdge("a#1", "a", "part-of"), toEdge("b", "a#1")];
    const [loop] = findLoops(edges);
    expect(loop?.map(name)).toEqual(["a#1 > a", "a > b", "b > a#1"]);
  });

  it("does not mix what may not loop with what may", () => {
    expect(findLoops([toEdge("a", "b"), toEdge("b", "a", "depends-on")])).toEqual([]);
    expect(findLoops([toEdge("a", "b", "depends-on"), toEdge("b", "a", "depends-on")])).toEqual([]);
  });

  it("walks a chain of 100,000 links", () => {
    const edges = [...Array(100_000).keys()].map((at) => toEdge(`${at}`, `${(at + 1) % 100_000}`));
    expect(findLoops(edges)).toHaveLength(1);
  });

  it("finds a loop where there is one, and leaves none once the closing links are out", () => {
    fc.assert(
      fc.property(graphs, (edges) => {
        const loops = findLoops(edges);
        expect(loops.length > 0).toBe(hasLoop(edges));
        const closing = new Set(loops.map((loop) => loop.at(-1)));
        expect(hasLoop(edges.filter((edge) => !closing.has(edge)))).toBe(false);
        for (const loop of loops) {
          expect(loop.at(-1)?.relation).toBe("supports");
          const ends = loop.map(({ to }) => to);
          expect(loop.map(({ from }) => from)).toEqual([ends.at(-1), ...ends.slice(0, -1)]);
        }
      }),
    );
  });
});

describe("checkPlan(set) of what runs in a loop", () => {
  it("names every link of the loop, and drops the one that closes it", () => {
    const folder = "2026-q3/signalling";
    const checked = check({
      [`${folder}/a.md`]: objective({ supports: [`${folder}/b`] }),
      [`${folder}/b.md`]: objective({ supports: ["themes/keep-time", `${folder}/c`] }),
      [`${folder}/c.md`]: objective({ supports: [{ to: `${folder}/a` }] }),
    });
    const [finding] = checked.findings.filter(({ code }) => code === "cycle-in-cascade");
    expect(finding?.message).toContain(
      "`2026-q3/signalling/c` supports `2026-q3/signalling/a`, which supports `2026-q3/signalling/b`, which supports `2026-q3/signalling/c`.",
    );
    expect(finding?.anchor).toMatchObject({ path: ["supports", 0, "to"] });
    expect(finding?.related?.map(({ file }) => file)).toEqual([`${folder}/a.md`, `${folder}/b.md`]);
    expect(checked.graph.edgesFrom.get(`${folder}/c` as NodeId)).toBeUndefined();
  });

  it("finds teams, cycles and what was carried over in a loop", () => {
    const checked = check(
      {
        "teams/engineering.md": {
          ...{ kind: "team", name: "Engineering", level: "department", parent: "signalling" },
        },
        "2026-q3/signalling/a.md": objective({ carriedOverFrom: "2026-q2/signalling/a" }),
        "2026-q2/signalling/a.md": objective({ carriedOverFrom: "2026-q3/signalling/a" }),
      },
      { quarter: { parent: "2026-q3" } },
    );
    expect(listFindings(checked, ["cycle-in-cascade", "portal-config"])).toEqual([
      "cycle-in-cascade 2026-q3/signalling/a.md carriedOverFrom",
      "portal-config portal.yaml cycles.2.parent",
      "cycle-in-cascade teams/engineering.md parent",
    ]);
    expect(getNode(checked, "objective", "2026-q3/signalling/a").carriedOverFrom).toBeUndefined();
  });
});
