import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseInline } from "../../src/read/inline.ts";

describe("parseInline(markdown)", () => {
  it.each([
    ["Keep *time*", "Keep time", "Keep <em>time</em>"],
    ["`a<b>` and **c**", "a<b> and c", "<code>a&lt;b&gt;</code> and <strong>c</strong>"],
    ["# 1 railway", "# 1 railway", "# 1 railway"],
    ["1. First *of all*", "1. First of all", "1. First <em>of all</em>"],
    ["- _x_", "- x", "- <em>x</em>"],
    ["> 90 % [of it](/teams/)", "> 90 % of it", '&gt; 90 % <a href="/teams/">of it</a>'],
    ["At 10:30, a:b and ::c{d}", "At 10:30, a:b and ::c{d}", "At 10:30, a:b and ::c{d}"],
    ["Ben & Jerry", "Ben & Jerry", "Ben &amp; Jerry"],
    ["two\n  lines", "two lines", "two lines"],
    ["[a](../b.md) [c](javascript:x)", "a c", "a c"],
    ["<b>x</b> < 5", "x < 5", "&lt;b&gt;x&lt;/b&gt; &lt; 5"],
    ["| a | *b* |", "| a | b |", "| a | <em>b</em> |"],
    ["", "", ""],
  ])("%j", (markdown, plain, html) => {
    expect(parseInline(markdown)).toEqual({ plain, html });
  });

  it("neither throws nor makes tags that it should not, whatever is written", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(..."a*_`[]()<>!&~\\ \n#-|:/\"'@.".split("")) }),
        (markdown) => {
          const { html } = parseInline(markdown);
          for (const tag of html.match(/<[^>]*>/g) ?? []) {
            expect(tag).toMatch(/^<\/?(a( href="[^"<>]*")?|em|strong|del|code|br|img [^<>]*)>$/);
          }
        },
      ),
      { numRuns: 3000 },
    );
  });
});
