import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  escapeMarkdown,
  toFence,
  toMarkdownCode,
  toMarkdownLine,
} from "../../src/model/markdown.ts";
import { parseBody } from "../../src/read/narrative.ts";

function render(text: string): string {
  const body = { format: "md" as const, text: `${text}\n`, start: 0, links: [], headings: [] };
  return parseBody(body, { resolveLink: () => undefined })
    .map((part) => (part.type === "html" ? part.html : `<${part.name}>`))
    .join("")
    .trim();
}

const pieces = fc.array(
  fc.constantFrom(
    "`",
    "``",
    "```",
    "\\",
    "<b>",
    "**",
    "_a_",
    "[a](b)",
    "&amp;",
    "~~",
    "|",
    " a",
    "\n",
  ),
  { maxLength: 12 },
);

describe("escapeMarkdown(text)", () => {
  it("leaves nothing within a line that is markup (property)", () => {
    fc.assert(
      fc.property(pieces, (each) => {
        const html = render(`- a ${escapeMarkdown(toMarkdownLine(each.join("")))}`);
        expect(html.replace(/<\/?(?:ul|li|p)>/g, "")).not.toContain("<");
      }),
    );
  });
});

describe("toMarkdownCode(text)", () => {
  it("is one piece of code, whatever stands in it (property)", () => {
    fc.assert(
      fc.property(pieces, (each) => {
        const code = render(`a ${toMarkdownCode(`x${each.join("")}x`)}`);
        expect(code).toMatch(/^<p>a <code>x[^<]*x<\/code><\/p>$/);
      }),
    );
  });

  it("is on one line, and holds nothing that turns it round", () => {
    expect(toMarkdownCode(" a\n b\u202E ")).toBe("`a b`");
    expect(toMarkdownCode("a`b")).toBe("`` a`b ``");
  });
});

describe("toFence(text, least)", () => {
  it("is longer than every run of backticks, and as long as it must be", () => {
    expect(toFence("a", 3)).toBe("```");
    expect(toFence("a ``` b", 3)).toBe("````");
  });
});
