import { describe, expect, it } from "vitest";
import { once } from "../../src/model/once.ts";
import {
  readFact,
  toFact,
  toDocumentName,
  toDocumentFact,
  TracedMap,
  traceReads,
} from "../../src/model/reads.ts";

describe("traceReads(make)", () => {
  it("tells what was read, each fact once, in the order of reading", () => {
    const { facts, value } = traceReads(() => {
      for (const fact of ["b", "a", "b"]) readFact(fact);
      return 1;
    });
    expect({ facts, value }).toEqual({ facts: ["b", "a"], value: 1 });
  });

  it("tells nothing to what is being made around it, also when something is thrown", () => {
    const outer = traceReads(() => {
      readFact("outer");
      const fail = (): never => {
        readFact("inner");
        throw new Error("no");
      };
      expect(() => traceReads(fail)).toThrow("no");
      readFact("later");
    });
    expect(outer.facts).toEqual(["outer", "later"]);
  });
});

describe("once(make)", () => {
  it("has whoever is given an answer read what it was made from", () => {
    const get = once((key: { readonly name: string }) => {
      readFact(key.name);
      return key.name.length;
    });
    const key = { name: "four" };
    // Made while nobody listens: what it was made from is known all the same.
    expect(get(key)).toBe(4);
    expect(traceReads(() => get(key))).toEqual({ value: 4, facts: ["four"] });
  });
});

describe("TracedMap", () => {
  const map = new TracedMap(
    new Map([
      ["a", 1],
      ["b", 2],
    ]),
    (key, value) => [`${key} ${value}`],
    "all",
  );

  it("notes what is asked of it, also what is not there", () => {
    const { facts, value } = traceReads(() => [map.get("a"), map.has("b"), map.get("c")]);
    expect(value).toEqual([1, true, undefined]);
    expect(facts).toEqual(["a 1", "b 2", "c undefined"]);
  });

  it.each([
    ["size", () => map.size, 2],
    ["keys", () => [...map.keys()], ["a", "b"]],
    ["values", () => [...map.values()], [1, 2]],
    ["entries", () => [...map.entries()].length, 2],
    ["spread", () => [...map].length, 2],
  ])("notes the whole where all of it is asked for: %s", (_, ask, expected) => {
    expect(traceReads<unknown>(ask)).toEqual({ value: expected, facts: ["all"] });
  });

  it("visits all entries", () => {
    const seen: unknown[] = [];
    map.forEach((value, key) => seen.push([key, value]));
    expect(seen).toEqual([
      ["a", 1],
      ["b", 2],
    ]);
  });
});

describe("toDocumentName(kind, key)", () => {
  it.each([
    ["node", "2026-q3/engineering/find-the-fault#kr1", "2026-q3/engineering/find-the-fault"],
    ["node", "person:hamish-odell", "person:hamish-odell"],
    ["path", "/2026-q3/engineering/find-the-fault/", "2026-q3/engineering/find-the-fault"],
    ["path", "/", ""],
    ["file", "2026-q3/engineering/find-the-fault.md", "2026-q3/engineering/find-the-fault"],
    ["file", "people.yaml", "people.yaml"],
  ] as const)("is the same for a node, its page and its file: %s %s", (kind, key, unit) => {
    expect(toDocumentName(kind, key)).toBe(unit);
    expect(toDocumentFact(kind, key)).toBe(toFact("document", unit));
  });
});
