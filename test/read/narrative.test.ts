import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ParsedPart } from "../../src/model/document.ts";
import { parseBodyFacts } from "../../src/read/body.ts";
import { parseBody } from "../../src/read/narrative.ts";

function parse(text: string, format: "md" | "mdx" = "md"): readonly ParsedPart[] {
  const source = { file: `a.${format}`, format, text: `---\n---\n${text}`, bodyStart: 8 };
  const { body } = parseBodyFacts(source, ["kr1"]);
  return parseBody(body, { resolveLink: (target) => `/resolved/${target}` });
}

function toHtml(parts: readonly ParsedPart[]): string {
  return parts
    .map((part) =>
      part.type === "html" ? part.html : `<${part.name}>${toHtml(part.parts)}</${part.name}>`,
    )
    .join("");
}

function render(text: string): string {
  return toHtml(parse(text));
}

describe("parseBody(body)", () => {
  it("renders GFM: tables, task lists, strikethrough, links that are written out", () => {
    const html = render(
      "| a | b |\n|:-:|--:|\n| 1 | `2` |\n\n- [x] ~~done~~\n- [ ] https://a.example\n",
    );
    expect(html).toContain('<th scope="col" class="align-center">a</th>');
    expect(html).toContain('<td class="align-right"><code>2</code></td>');
    expect(html).toContain('aria-label="Done">☑</span> <del>done</del>');
    expect(html).toContain('<a href="https://a.example">https://a.example</a>');
  });

  it("numbers footnotes as the text refers to them, with the way back", () => {
    const html = render("One[^b] two[^a] three[^b].\n\n[^a]: A.\n\n[^b]: B[^a].\n\n[^c]: Never.\n");
    expect(html).toContain('One<sup><a href="#fn-1" id="fnref-1"');
    expect(html).toContain('three<sup><a href="#fn-1" id="fnref-1-2"');
    expect(html).toContain('<li id="fn-1"><p>B<sup><a href="#fn-2" id="fnref-2-2"');
    expect(html).not.toContain("Never");
  });

  it("gives headings anchors that are used once, on levels without a gap", () => {
    const html = render(
      "### Why now\n\n###### Deep\n\n### Why now\n\n### KR1\n\n### 為什麼？\n\n### 😀\n",
    );
    expect(html.match(/<h\d[^>]*>/g)).toEqual([
      '<h2 id="why-now">',
      '<h3 id="deep">',
      '<h2 id="why-now-2">',
      '<h2 id="kr1-2">',
      '<h2 id="為什麼">',
      '<h2 id="section">',
    ]);
  });

  it("never takes words for directives", () => {
    const text = "At 10:30 :smile: a:b[x] c:d{e=f} [l :m](/n) `o:p` std::vector";
    expect(render(text)).toBe(
      '<p>At 10:30 :smile: a:b[x] c:d{e=f} <a href="/resolved//n">l :m</a> <code>o:p</code> std::vector</p>',
    );
  });

  it("parses components, as directives and as elements, with what they contain", () => {
    const expected = [
      {
        type: "component",
        name: "Callout",
        attributes: { tone: "risk" },
        parts: [
          { type: "html", html: "<p>Beware of <em>this</em>.</p>" },
          { type: "component", name: "KeyResults", attributes: { of: "a/b" }, parts: [] },
        ],
      },
    ];
    const directive = ':::callout{tone=risk}\nBeware of *this*.\n\n::key-results{of="a/b"}\n:::\n';
    const element =
      '<Callout tone="risk">\n\nBeware of *this*.\n\n<KeyResults of="a/b" />\n\n</Callout>\n';
    expect(parse(directive)).toEqual(expected);
    expect(parse(element, "mdx")).toEqual(expected);
  });

  it("ends the paragraph before an element among its words", () => {
    expect(toHtml(parse('See <Kpi id="kpis/a" /> here.', "mdx"))).toBe(
      "<p>See </p><Kpi></Kpi><p> here.</p>",
    );
  });

  it("resolves what stays in the portal, and shows images from elsewhere as links", () => {
    const html = render(
      "[a](../b.md#kr1) ![c](d.png) ![e](https://x.example/f.png) [g][h]\n\n[h]: i.md\n",
    );
    expect(html).toContain('<a href="/resolved/../b.md#kr1">a</a>');
    expect(html).toContain('<img src="/resolved/d.png" alt="c" loading="lazy" decoding="async">');
    expect(html).toContain('<a href="https://x.example/f.png">e</a>');
    expect(html).toContain('<a href="/resolved/i.md">g</a>');
  });

  it("leaves a link that leads nowhere as its text", () => {
    const { body } = parseBodyFacts(
      { file: "a.md", format: "md", text: "[a](b.md)", bodyStart: 0 },
      [],
    );
    expect(toHtml(parseBody(body, { resolveLink: () => undefined }))).toBe("<p>a</p>");
  });

  it("keeps the footnotes of two notes on one page apart", () => {
    const toNote = (text: string) =>
      toHtml(
        parseBody(
          { format: "md", text, start: 0, links: [], headings: [] },
          { resolveLink: () => undefined },
        ),
      );
    const ids = ["One[^1].\n\n[^1]: A.", "Two[^1].\n\n[^1]: B."].map(
      (text) => /<li id="([^"]+)"/.exec(toNote(text))?.[1],
    );
    expect(new Set(ids).size).toBe(2);
  });

  it("lets nothing through that could run, whatever is written", () => {
    const piece = fc.constantFrom(
      ...'<script>|</script>|<img src=x onerror=a()>|<b|>|<!--|-->|[a](|)|javascript:x|data:x|"|\'|`|\n\n|\n|&lt;|&#60;|![|]|:::callout{tone="|}|\n:::\n|| a |\n|---|\n|[^1]|# |style=x|\\|<a:b>|<x@y>'.split(
        "|",
      ),
      "|",
      "text ",
      "\uFDD10\uFDD1",
    );
    const format = fc.constantFrom("md" as const, "mdx" as const);
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), format, (pieces, kind) => {
        const html = toHtml(parse(pieces.join(""), kind));
        const tags = html.match(/<[^>]*>/g) ?? [];
        for (const tag of tags) {
          expect(tag).toMatch(
            /^<\/?(a|br|hr|p|em|strong|del|code|pre|ul|ol|li|blockquote|h[1-6]|table|thead|tbody|tr|th|td|div|span|sup|section|img|Callout)( [a-z-]+="[^"<>]*")*>$/,
          );
          expect(tag).not.toMatch(/ (style|on\w+)="|="\s*(javascript|data|vbscript):/i);
        }
      }),
      { numRuns: 3000 },
    );
  });
});
