import { describe, expect, it } from "vitest";
import { addMarks, hasMark, isMarking } from "../../src/history/sealed-mark.ts";
import type { DocumentSet } from "../../src/model/document.ts";

function toSet(data: object): DocumentSet {
  const documents = [{ id: "a", kind: "objective", data }];
  // Marks are looked for in the data of documents alone.
  return { documents, people: {}, portal: {}, unread: [], assets: [] } as unknown as DocumentSet;
}

describe("isMarking(amendment)", () => {
  it("finds a mark that is laid on, taken away, or comes within something larger", () => {
    expect(isMarking({ path: ["audience"], now: "internal" })).toBe(true);
    expect(isMarking({ path: ["audience"], was: "internal" })).toBe(true);
    expect(isMarking({ path: ["confidential"], now: true })).toBe(true);
    const now = [{ id: "kr1", valueState: "confidential" }];
    expect(isMarking({ path: ["keyResults"], now })).toBe(true);
    expect(isMarking({ path: ["title"], was: "internal", now: "confidential" })).toBe(false);
  });
});

describe("addMarks(sealed, amended)", () => {
  it("lays marks on what was sealed, by name, and nothing else", () => {
    const sealed = toSet({ title: "A", keyResults: [{ id: "x", to: 1 }, { id: "y", to: 2 }] });
    const amended = toSet({
      title: "B",
      audience: "internal",
      keyResults: [{ id: "y", to: 3, valueState: "confidential" }],
    });
    const [marked] = addMarks(sealed, amended).documents;
    expect(marked?.data).toEqual({
      title: "A",
      audience: "internal",
      keyResults: [{ id: "x", to: 1 }, { id: "y", to: 2, valueState: "confidential" }],
    });
    expect([hasMark(sealed), hasMark(marked)]).toEqual([false, true]);
  });

  it("takes entries of lists of one length one by one where a correction gave one another name", () => {
    const sealed = toSet({ keyResults: [{ id: "x", to: 1 }] });
    const amended = toSet({ keyResults: [{ id: "z", to: 1, valueState: "confidential" }] });
    expect(hasMark(addMarks(sealed, amended))).toBe(true);
  });
});
