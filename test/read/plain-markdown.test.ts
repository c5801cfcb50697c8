import { deepStrictEqual } from "node:assert";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseMarkdown } from "../../src/read/markdown.ts";
import { parsePlainMarkdown } from "../../src/read/plain-markdown.ts";

/** What the whole parser makes of a text, without the places; what a definition adds is taken away again. */
function parseWhole(text: string): unknown {
  const result = parseMarkdown(`[x]: /y\n\n${text}`, "md");
  if (!("root" in result)) return result;
  return JSON.parse(
    JSON.stringify({ ...result.root, children: result.root.children.slice(1) }),
    (key, value: unknown) => (key === "position" ? undefined : value),
  );
}

function expectSame(text: string): void {
  const plain = parsePlainMarkdown(text);
  if (plain) deepStrictEqual(plain, parseWhole(text));
}

const words = "word|10:30|a-b|é|…|–|“|”|5|.|,|!|1)|2.|(|)|\"|'|%|£|a:b|?|漢字|/|=|$|^|x".split("|");
const marks = ["*", "**", "***", "`", "``", "#", "# ", "## ", "-", "- ", "+ ", "* ", "---", "==="];
const space = [" ", " ", "  ", "\n", "\n", "\n\n", "\n\n\n", "\t", "\u00a0"];
const runs = [
  "**strong words**",
  "*one*",
  "`code`",
  "\n- item",
  "\n\n- item",
  "\n## Head",
  "- [ ] ",
];
const narratives = toText([...words, ...words, ...marks, ...space, ...runs, ...runs], 20);

/** Few pieces on short lines, so that what means something only together comes together. */
const rules = toText(Array.from("::--|="), 4);
const openings = toText(Array.from("aa-+*#`11.) "), 4);
const links = ["www.", "Www.", "WWW.", "http://"];
const phrases = toText([...Array.from("aaZé1  **``::..)!_~<\\"), ...links], 6);
const signs = fc
  .array(fc.oneof(rules, openings, phrases), { maxLength: 4 })
  .map((lines) => lines.join("\n"));

function toText(pieces: readonly string[], maxLength: number): fc.Arbitrary<string> {
  return fc.array(fc.constantFrom(...pieces), { maxLength }).map((some) => some.join(""));
}

describe("parsePlainMarkdown(text)", () => {
  it("parses what narratives are written in", () => {
    const written = [
      "Fewer faults, **more trains**.",
      "On *every* line: `a_b`… no.",
      "",
      "## What we do",
      "- **First** this",
      "- Then (10.30) that",
      "",
      "",
      "# And *more*",
      "Words",
      "",
    ].join("\n");
    expectSame(written.replace("a_b", "ab"));
    expect(parsePlainMarkdown(written.replace("a_b", "ab"))).toBeDefined();
    expect(parsePlainMarkdown(written)).toBeUndefined();
  });

  it.each([
    ["words", narratives],
    ["signs", signs],
  ])("agrees with the whole parser on whatever it takes of %s", (_, texts) => {
    let taken = 0;
    fc.assert(
      fc.property(texts, (text) => {
        if (parsePlainMarkdown(text)) taken += 1;
        expectSame(text);
      }),
      { numRuns: 5_000 },
    );
    expect(taken).toBeGreaterThan(100);
  });

  it("leaves to the whole parser what may mean more", () => {
    const written = [
      "- a\n\n- b",
      "- a\nb",
      "- - a",
      "a\n===",
      "a\n---",
      "**a *b* c**",
      "a**b**c",
      "** a**",
      "1. a",
      "    a",
      "a  \nb",
      "# a #",
      "`` a ` ``",
      "[a](b)",
      "Name\n:-",
      "Name\n:-:",
      "Name\n:--\nfoo",
      "www.example.com",
      "WWW.example.com",
      "See Www.x.org",
    ];
    expect(written.filter((each) => parsePlainMarkdown(each))).toEqual([]);
  });
});
