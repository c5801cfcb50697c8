import fc from "fast-check";
import { CORE_SCHEMA, load } from "js-yaml";
import { describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { atKey, atValue, type KeyPath } from "../../src/model/finding.ts";
import { toSources } from "../../src/read/place.ts";
import { parsePlainTree } from "../../src/read/plain-tree.ts";
import { toYamlData } from "./yaml-data.ts";

/** Every path of some data, and beside each one that leads nowhere. */
function listPaths(data: unknown, above: KeyPath = []): readonly KeyPath[] {
  const inner = typeof data === "object" && data !== null ? Object.entries(data) : [];
  const below = inner.flatMap(([key, value]) =>
    listPaths(value, [...above, Array.isArray(data) ? Number(key) : key]),
  );
  return [above, [...above, "nothing"], [...above, 7], [...above, "nothing", 0], ...below];
}

/** Each place is the one that the whole parser finds, which alone takes a tab in a comment. */
function expectSame(text: string): void {
  const data = parsePlainTree(text) && tryLoad(text);
  if (data === undefined) return;
  const others = `${text}\n#\t`;
  expect(parsePlainTree(others)).toBeUndefined();
  for (const file of ["a.yaml", "a.md"]) {
    const toFile = (yaml: string): string => (file === "a.md" ? `---\n${yaml}\n---\n\nBody` : yaml);
    const plain = toSources(new Map([[file, toFile(text)]]));
    const whole = toSources(new Map([[file, toFile(others)]]));
    for (const path of listPaths(data)) {
      expect(plain.locate({ file, path }), path.join()).toBe(whole.locate({ file, path }));
      for (const anchor of [atValue(...path), atKey(...path)]) {
        expect(plain.findPlace(file, anchor), path.join()).toEqual(whole.findPlace(file, anchor));
      }
    }
  }
}

/** Undefined for what is no YAML: no line of it is ever asked for. */
function tryLoad(text: string): unknown {
  try {
    return load(text, { schema: CORE_SCHEMA });
  } catch {
    return undefined;
  }
}

const scalar = fc.constantFrom(
  "a",
  "it's",
  "a: b",
  'a "b"',
  12.5,
  -3,
  true,
  null,
  "2026-07-01",
  "",
);
const key = fc.constantFrom("a", "b", "key-results", "to");
const data = toYamlData(scalar, key);
const style = fc.constantFrom({}, { indent: 4 }, { indentSeq: false });

describe("parsePlainTree(text)", () => {
  it("finds the places of what plans are written in", () => {
    const text = [
      "",
      "kind: objective",
      "# A comment.",
      "keyResults:",
      "",
      "- id: kr1",
      "  # And another one.",
      "  from: 12.5",
      "  note:",
      "- {id: kr2, links: [{title: It's}]}",
      "values:",
      "  - 12",
      "  - 13",
      "end:",
    ].join("\n");
    const sources = toSources(new Map([["a.yaml", text]]));
    const find = (...path: KeyPath) => sources.locate({ file: "a.yaml", path });
    expect(find("keyResults")).toBe(6);
    expect(find("keyResults", 0, "from")).toBe(8);
    expect(find("keyResults", 0, "note")).toBe(9);
    expect(find("keyResults", 0, "to")).toBe(6);
    expect(find("keyResults", 1, "links", 0, "title")).toBe(10);
    expect(find("keyResults", 7)).toBe(4);
    expect(find("values", 1)).toBe(13);
    expect(find("end")).toBe(14);
    expect(find("nothing")).toBe(1);
    expectSame(text);
  });

  it("agrees with the whole parser on data of any style", () => {
    fc.assert(
      fc.property(data, style, (value, options) => {
        expectSame(stringify({ value }, { version: "1.2", ...options }));
      }),
      { numRuns: 500 },
    );
  });

  it("agrees with the whole parser on lines as authors and their slips make them", () => {
    const piece = fc.constantFrom(
      ...[
        "a: ",
        "b: ",
        "c:",
        "x",
        "12",
        '"',
        "'",
        "[",
        "]",
        "{",
        "}",
        ", ",
        "\n",
        "\n\n",
        "   \n",
        "\n  ",
        "\n    ",
        "# d",
        " #",
      ],
      ...[
        "\u00a0",
        "\u3000x",
        "\n- ",
        "\n  - ",
        "\na: ",
        "\n  b: ",
        "\n  d:",
        "- c: ",
        "-",
        "{a: b}",
        "[a, b]",
        "'a'",
      ],
    );
    const text = fc.array(piece, { maxLength: 20 }).map((pieces) => pieces.join(""));
    fc.assert(fc.property(text, expectSame), { numRuns: 5000 });
  });

  it("leaves to the whole parser what goes beyond plain YAML", () => {
    expect(parsePlainTree("a: |\n  b\n")).toBeUndefined();
    expect(parsePlainTree("a: &b c")).toBeUndefined();
    expect(parsePlainTree("a: b\n  c")).toBeUndefined();
    expect(parsePlainTree("a: {b: c,\nd: e}")).toBeUndefined();
  });

  it("does not mind thousands of empty lines and comments", () => {
    const text = `a: b\n${"\n# c".repeat(30_000)}\nd: e\n`;
    expect(parsePlainTree(text)).toBeDefined();
    const { locate } = toSources(new Map([["a.yaml", text]]));
    expect(locate({ file: "a.yaml", path: ["d"] })).toBe(30_003);
  });
});
