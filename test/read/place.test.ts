import { describe, expect, it } from "vitest";
import { atKey, atValue } from "../../src/model/finding.ts";
import { placeFindings, toSources } from "../../src/read/place.ts";

const text = [
  "---",
  "kind: objective",
  'title: "雪 😀 falls"',
  "supports: [themes/a, {to: themes/b, how: x}]",
  "keyResults:",
  "  - id: kr1",
  "    note: >-",
  "      Two",
  "      lines",
  "    owner:",
  "  -",
  "---",
  "",
  "雪 😀 body",
].join("\n");

function toText(lineEnd: string): string {
  return text.replaceAll("\n", lineEnd);
}

describe("toSources(texts).findPlace(file, anchor)", () => {
  it.each(["\n", "\r\n"])("finds keys and values with line ends of %j", (lineEnd) => {
    const { findPlace } = toSources(new Map([["a.md", toText(lineEnd)]]));
    const find = (...path: (string | number)[]) => findPlace("a.md", atValue(...path));
    expect(find("title")).toEqual({ line: 3, column: 8, endLine: 3, endColumn: 20 });
    expect(find("supports", 1, "how")).toEqual({ line: 4, column: 42, endLine: 4, endColumn: 43 });
    expect(find("supports", 1)).toEqual({ line: 4, column: 22, endLine: 4, endColumn: 44 });
    expect(find("keyResults", 0)).toEqual({ line: 6, column: 5, endLine: 6, endColumn: 12 });
    expect(find("keyResults", 0, "note")).toMatchObject({ line: 8, column: 7, endLine: 9 });
    expect(find("keyResults", 0, "owner")).toMatchObject({ line: 10, column: 5, endColumn: 10 });
    expect(find("keyResults", 1)).toMatchObject({ line: 11, column: 3 });
    expect(findPlace("a.md", atKey("supports"))).toMatchObject({
      line: 4,
      column: 1,
      endColumn: 9,
    });
  });

  it("goes up to what is there, and to the opening fence at last", () => {
    const { findPlace } = toSources(new Map([["a.md", text]]));
    expect(findPlace("a.md", atValue("keyResults", 0, "to"))).toMatchObject({ line: 6 });
    expect(findPlace("a.md", atValue("keyResults", 7, "to"))).toMatchObject({ line: 5, column: 1 });
    expect(findPlace("a.md", atValue("nothing"))).toEqual({
      line: 1,
      column: 1,
      endLine: 1,
      endColumn: 4,
    });
    expect(findPlace("b.md", atValue("nothing"))).toBeUndefined();
  });

  it("counts columns in UTF-16 units, as editors do", () => {
    const start = text.indexOf("body");
    const { findPlace } = toSources(new Map([["a.md", text]]));
    const span = { type: "span", start, end: start + 4 } as const;
    expect(findPlace("a.md", span)).toEqual({ line: 14, column: 6, endLine: 14, endColumn: 10 });
  });
});

describe("toSources(texts).locate(source)", () => {
  it("gives the line of a value, and the line that is known already", () => {
    const { locate } = toSources(new Map([["a.md", text]]));
    expect(locate({ file: "a.md", path: ["keyResults", 0, "id"] })).toBe(6);
    expect(locate({ file: "a.csv", line: 12 })).toBe(12);
    expect(locate({ file: "a.md" })).toBeUndefined();
  });

  it("forgets files, and finds them again", () => {
    const texts = new Map(Array.from({ length: 300 }, (_, at) => [`${at}.md`, text]));
    const { locate } = toSources(texts);
    for (const file of [...texts.keys(), "0.md"]) expect(locate({ file, path: ["title"] })).toBe(3);
  });
});

describe("placeFindings(findings, sources)", () => {
  it("places related places as well, and leaves out what has none", () => {
    const sources = toSources(new Map([["a.md", text]]));
    const finding = {
      code: "duplicate-id",
      severity: "error",
      file: "b.md",
      anchor: atValue("id"),
      message: "Twice.",
      related: [{ file: "a.md", anchor: atValue("title"), message: "Here." }],
    } as const;
    const [placed] = placeFindings([finding], sources);
    expect(placed?.place).toBeUndefined();
    expect(placed?.related?.[0]?.place?.line).toBe(3);
  });
});
