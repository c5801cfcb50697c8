import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkDrawing } from "../../src/read/drawing.ts";

const ns = 'xmlns="http://www.w3.org/2000/svg"';
const check = (inner: string, own = ""): readonly string[] =>
  checkDrawing("logo.svg", `<svg ${ns} viewBox="0 0 9 9"${own}>${inner}</svg>`).map(
    ({ message }) => message,
  );

describe("checkDrawing(file, text)", () => {
  it.each([
    ["a path", '<path d="M1.5 1h12" stroke="currentColor" stroke-width="2"/>'],
    [
      "what is drawn in groups",
      '<g fill="none" transform="rotate(3 1 1)"><rect width="1" height="1" rx=".2"/></g>',
    ],
    ["a gradient of its own", '<linearGradient id="a"/><circle r="2" fill="url(#a)"/>'],
    ["words", "<title>Us &amp; you</title><text x='1' y='2' font-family='serif'>Us</text>"],
    ["a comment", "<!-- drawn by hand --><line x1='1' x2='2' y1='0' y2='0'/>"],
  ])("takes %s", (_, inner) => {
    expect(check(inner)).toEqual([]);
  });

  it.each([
    ["a script", "<script>alert(1)</script>"],
    ["a script in another case", "<SCRIPT>alert(1)</SCRIPT>"],
    ["a script of another name space", "<svg:script>alert(1)</svg:script>"],
    ["what listens", '<path d="M0 0" onclick="alert(1)"/>'],
    ["what listens behind a slash", '<path d="M0 0"/onclick="alert(1)"/>'],
    ["HTML", "<foreignObject><body/></foreignObject>"],
    ["a link", '<a href="https://example.org"><path d="M0 0"/></a>'],
    ["what comes from elsewhere", '<use href="https://example.org/a.svg#b"/>'],
    ["an image", '<image href="data:image/png;base64,AAAA"/>'],
    ["what is loaded by a colour", '<path d="M0 0" fill="url(https://example.org/a)"/>'],
    ["what is loaded behind an escape", '<path d="M0 0" fill="ur&#108;(x)"/>'],
    ["styles", "<style>*{background:url(//example.org)}</style>"],
    ["a style", '<path d="M0 0" style="fill:red"/>'],
    [
      "what changes an address",
      '<use id="a" href="#b"><set attributeName="href" to="javascript:1"/></use>',
    ],
    ["an entity", "<!DOCTYPE svg [<!ENTITY a 'b'>]>"],
    ["text that is no text", "<![CDATA[<script>]]>"],
    ["an instruction", "<?xml-stylesheet href='https://example.org'?>"],
    ["what does not end", "<g>"],
    ["an attribute without quotes", "<path d=M0/>"],
  ])("refuses %s", (_, inner) => {
    expect(check(inner)).toHaveLength(1);
  });

  it("refuses what stands before and behind the drawing, or is none", () => {
    const whole = `<svg ${ns}/>`;
    expect(checkDrawing("logo.svg", `${whole}${whole}`)).toHaveLength(1);
    expect(checkDrawing("logo.svg", `<!DOCTYPE svg>${whole}`)).toHaveLength(1);
    expect(checkDrawing("logo.svg", `<path d="M0 0"/>`)).toHaveLength(1);
    expect(checkDrawing("logo.svg", "")).toHaveLength(1);
    expect(checkDrawing("logo.svg", `<svg ${ns}>${"<g/>".repeat(20_000)}</svg>`)).toHaveLength(1);
  });

  it("answers whatever it is given", () => {
    const pieces = fc.constantFrom(
      "<",
      ">",
      "/",
      "svg",
      "<g",
      "<!--",
      "-->",
      '"',
      " d=",
      "]]>",
      "é",
    );
    fc.assert(
      fc.property(fc.array(pieces), (parts) => {
        expect(checkDrawing("logo.svg", parts.join("")).length).toBeLessThanOrEqual(1);
      }),
    );
  });
});
