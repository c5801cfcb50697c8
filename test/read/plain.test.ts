import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Body } from "../../src/model/document.ts";
import { isPlain, parseBody } from "../../src/read/narrative.ts";

const options = { resolveLink: () => undefined };
const pieces =
  "word|10:30|a-b| |  |\n|\n\n|é|…|–|“x”|5|.|,|!|1)|-|#|(|)|\"|'|%|£|a:b|x.|?|\r\n|\u00a0|漢字|/|=|$|^".split(
    "|",
  );
const text = fc.array(fc.constantFrom(...pieces), { maxLength: 25 }).map((each) => each.join(""));

function toBody(written: string): Body {
  return { format: "md", text: written, start: 0, links: [], headings: [] };
}

describe("isPlain(text)", () => {
  it("is true only of what the Markdown parser would leave as it is", () => {
    fc.assert(
      fc.property(text, (written) => {
        fc.pre(isPlain(written) && written.trim() !== "");
        // A definition that nothing refers to adds nothing, and sends the text through the parser.
        const parsed = parseBody(toBody(`${written}\n\n[x]: /y\n`), options);
        expect(parseBody(toBody(written), options)).toEqual(parsed);
      }),
    );
  });

  it("is false of everything that Markdown has a meaning for", () => {
    const written = [
      "*a*",
      "a_b",
      "`a`",
      "- a",
      "1. a",
      "# a",
      "a\n===",
      "    a",
      "a  \nb",
      "::a",
      "<b>",
      "&amp;",
    ];
    expect(written.filter(isPlain)).toEqual([]);
  });
});
