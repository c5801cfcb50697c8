import { describe, expect, it } from "vitest";
import { once } from "../../src/model/once.ts";
import {
  type Fact,
  getFactName,
  listFactNames,
  readFact,
  readFreely,
  toFact,
  toDocumentName,
  toDocumentFact,
  toNamedFact,
  toNote,
  TracedMap,
  traceReads,
} from "../../src/model/reads.ts";

describe("traceReads(make)", () => {
  it("tells what was read, each fact once, in the order of reading", () => {
    const { facts, value } = traceReads(() => {
      for (const name of ["b", "a", "b"]) readFact(toFact(name));
      return 1;
    });
    expect({ facts, value }).toEqual({ facts: [toFact("b"), toFact("a")], value: 1 });
  });

  it("tells nothing to what is being made around it, also when something is thrown", () => {
    const outer = traceReads(() => {
      readFact(toFact("outer"));
      const fail = (): never => {
        readFact(toFact("inner"));
        throw new Error("no");
      };
      expect(() => traceReads(fail)).toThrow("no");
      readFact(toFact("later"));
    });
    expect(outer.facts).toEqual([toFact("outer"), toFact("later")]);
  });

  it("tells each fact once also where something else that read it was traced meanwhile", () => {
    const read = (...all: readonly string[]): void => {
      for (const name of all) readFact(toFact(name));
    };
    const { facts } = traceReads(() => {
      read("a", "b");
      const inner = traceReads(() => {
        read("b", "c");
      });
      expect(inner.facts).toEqual([toFact("b"), toFact("c")]);
      read("b", "c", "a");
    });
    expect(facts).toEqual([toFact("a"), toFact("b"), toFact("c")]);
  });
});

describe("readFreely(make)", () => {
  it("tells nobody what was read, and the one around it what is read after it", () => {
    const { facts } = traceReads(() => {
      const fail = (): never => {
        readFact(toFact("inner"));
        throw new Error("no");
      };
      expect(() => readFreely(fail)).toThrow("no");
      readFact(toFact("later"));
    });
    expect(facts).toEqual([toFact("later")]);
  });
});

describe("toFact(source, ...rest)", () => {
  it("is one number for one name, whoever names it", () => {
    expect(toFact("index", "a", undefined)).toBe(toNamedFact(["index", "a", null]));
    expect(toFact("document", "a")).toBe(toNamedFact(["document", "a"]));
    expect(toFact("document", "a")).not.toBe(toFact("list", "a"));
    expect(toFact("index", "a", "b")).not.toBe(toFact("index", "a"));
  });

  it("can be asked for its name, and for those that are new", () => {
    const before = listFactNames(0).length;
    const fact = toFact("index", "never asked for before", undefined);
    expect(getFactName(fact)).toEqual(["index", "never asked for before", null]);
    expect(listFactNames(before)).toEqual([getFactName(fact)]);
    // Made up: a number that nothing has.
    expect(() => getFactName((fact + 1) as Fact)).toThrow("no such fact");
  });
});

describe("once(make)", () => {
  it("has whoever is given an answer read what it was made from", () => {
    const get = once((key: { readonly name: string }) => {
      readFact(toFact(key.name));
      return key.name.length;
    });
    const key = { name: "four" };
    // Made while nobody listens: what it was made from is known all the same.
    expect(get(key)).toBe(4);
    expect(traceReads(() => get(key))).toEqual({ value: 4, facts: [toFact("four")] });
  });
});

describe("TracedMap", () => {
  let asked = 0;
  const map = new TracedMap(
    new Map([
      ["a", 1],
      ["b", 2],
    ]),
    toNote((key: string, value) => {
      asked += 1;
      return [toFact(key, String(value))];
    }),
    toFact("all"),
  );

  it("notes what is asked of it, also what is not there", () => {
    const { facts, value } = traceReads(() => [map.get("a"), map.has("b"), map.get("c")]);
    expect(value).toEqual([1, true, undefined]);
    expect(facts.map(getFactName)).toEqual([
      ["a", "1"],
      ["b", "2"],
      ["c", "undefined"],
    ]);
  });

  it("finds out once what stands for a key", () => {
    const { facts } = traceReads(() => map.get("d"));
    const before = asked;
    expect(traceReads(() => map.get("d")).facts).toEqual(facts);
    expect(asked).toBe(before);
  });

  it("notes nothing where nobody wants to know", () => {
    const before = asked;
    expect(map.get("e")).toBeUndefined();
    expect(asked).toBe(before);
  });

  it.each([
    ["size", () => map.size, 2],
    ["keys", () => [...map.keys()], ["a", "b"]],
    ["values", () => [...map.values()], [1, 2]],
    ["entries", () => [...map.entries()].length, 2],
    ["spread", () => [...map].length, 2],
  ])("notes the whole where all of it is asked for: %s", (_, ask, expected) => {
    expect(traceReads<unknown>(ask)).toEqual({ value: expected, facts: [toFact("all")] });
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
    const fact = toFact("document", unit);
    expect([toDocumentFact(kind, key), toDocumentFact(kind, key)]).toEqual([fact, fact]);
  });

  it("takes the same text for something else where it is of another kind", () => {
    const facts = (["node", "path", "file"] as const).map((kind) => toDocumentFact(kind, "a.md"));
    const names = ["a.md", "a.md", "a"];
    expect(facts).toEqual(names.map((name) => toFact("document", name)));
  });
});
