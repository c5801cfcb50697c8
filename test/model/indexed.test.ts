import { describe, expect, it } from "vitest";
import { findIndexed, indexed, openDocumentIndexes } from "../../src/model/indexed.ts";
import {
  getFactName,
  readFact,
  toFact,
  toDocumentFact,
  traceReads,
} from "../../src/model/reads.ts";

interface Plan {
  readonly names: readonly string[];
}

const plan: Plan = { names: ["a", "ab", "b"] };
const holder = { plan };

describe("indexed(name, owner, make, keys)", () => {
  it("has a page read the entries that it asks for, and not what the index was made from", () => {
    const get = indexed("test-map", "plan", ({ names }: Plan) => {
      readFact(toFact("everything"));
      return Map.groupBy(names, (name) => name.slice(0, 1));
    });
    const { facts, value } = traceReads(() => get(plan).get("a"));
    expect(value).toEqual(["a", "ab"]);
    expect(facts).toEqual([toFact("index", "test-map", "a")]);
    expect(findIndexed(holder, "test-map", ["a"])).toEqual(["a", "ab"]);
    expect(findIndexed(holder, "test-map", ["z"])).toBeUndefined();
  });

  it("tells the maps of a record and its other parts by their names", () => {
    const get = indexed("test-record", "plan", ({ names }: Plan) => ({
      all: names,
      byLength: new Map([["1", names.filter(({ length }) => length === 1)]]),
    }));
    const { facts } = traceReads(() => [get(plan).byLength.get("1"), get(plan).all]);
    expect(facts).toEqual([
      toFact("index", "test-record", "byLength", "1"),
      toFact("index", "test-record", "all"),
    ]);
    expect(findIndexed(holder, "test-record", ["byLength", "1"])).toEqual(["a", "b"]);
    expect(findIndexed(holder, "test-record", ["all"])).toEqual(plan.names);
  });

  it("knows a list by all of it, and a key that is nothing", () => {
    const list = indexed("test-list", "plan", ({ names }: Plan) => names.map((name) => name));
    expect(traceReads(() => list(plan)).facts).toEqual([toFact("index", "test-list")]);
    const none = indexed("test-none", "plan", () => new Map([[undefined, 1]]));
    const names = traceReads(() => none(plan).get(undefined)).facts.map(getFactName);
    expect(names).toEqual([["index", "test-none", null]]);
    expect(findIndexed(holder, "test-none", [null])).toBe(1);
  });

  it("counts an entry by something of a document among what is known of that, with the nodes in it", () => {
    const node = { id: "teams/b", source: { file: "teams/b.md" }, title: "B" };
    const get = indexed("test-document", "plan", () => new Map([["teams/a#x", { of: [node] }]]), {
      by: "node",
      toSeen: ({ of }: { readonly of: readonly unknown[] }) => of,
    });
    expect(traceReads(() => get(plan).get("teams/a#x")).facts).toEqual([
      toDocumentFact("node", "teams/a#x"),
      toDocumentFact("node", "teams/b"),
    ]);
    expect(openDocumentIndexes(holder)("node", "teams/a#x")).toContainEqual([
      "test-document",
      [node],
    ]);
  });

  it("refuses to know an index of which nobody has heard, and keys without a name", () => {
    expect(() => findIndexed(holder, "nowhere", [])).toThrow("no such index: nowhere");
    const get = indexed("test-number", "plan", () => new Map([[1, 1]]));
    expect(() => traceReads(() => get(plan).get(1))).toThrow("key of an index without a name");
  });
});
