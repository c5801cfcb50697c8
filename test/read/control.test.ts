import { describe, expect, it } from "vitest";
import { findControl } from "../../src/read/control.ts";

describe("findControl(text)", () => {
  it.each([
    ["a\u0000b", "U+0000 (NUL)", "control character"],
    ["a\u001b[31m", "U+001B (ESCAPE)", "control character"],
    ["a\u0085b", "U+0085 (NEXT LINE)", "control character"],
    ["a\u0003", "U+0003", "control character"],
    ["a\ud83d", "U+D83D", "half of a character"],
    ["paid \u202e001", "U+202E (RIGHT-TO-LEFT OVERRIDE)", "turn of direction that never ends"],
    ["a\u202c", "U+202C (POP DIRECTIONAL FORMATTING)", "turn of direction that never ends"],
    ["\u2067a\u202c", "U+202C (POP DIRECTIONAL FORMATTING)", "turn of direction that never ends"],
    ["\u2067a\nb\u2069", "U+2067 (RIGHT-TO-LEFT ISOLATE)", "turn of direction that never ends"],
  ])("names in %j %s", (text, name, what) => {
    const at = text.indexOf(String.fromCodePoint(Number.parseInt(name.slice(2, 6), 16)));
    expect(findControl(text)).toEqual({ name, at, what });
  });

  it.each([
    ["a &#x202E;gpj", "&#x202E;", "U+202E (RIGHT-TO-LEFT OVERRIDE)"],
    ["a &#8238;gpj", "&#8238;", "U+202E (RIGHT-TO-LEFT OVERRIDE)"],
    ["a &#X00202e;gpj", "&#X00202e;", "U+202E (RIGHT-TO-LEFT OVERRIDE)"],
    ["\\\\&#x2067;a\u202c&#x2069;", "", "U+202C (POP DIRECTIONAL FORMATTING)"],
    ["&#7;", "&#7;", "U+0007 (BEL)"],
  ])("reads in %j what is written by its number", (text, written, name) => {
    const found = findControl(text);
    expect([found?.name, found?.written ?? ""]).toEqual([name, written]);
    if (written !== "") expect(found?.at).toBe(text.indexOf(written));
  });

  it.each([
    "&#x2067;ש&#x2069; and &#8235;ع\u202c",
    "&#x41; &#0; &#xd800; &#x1f686; &#9999999; &amp;",
    "Two\tlines\r\nand 🚆 a \u00ad soft hyphen",
    "\u2067עברית\u2069 and \u202bعربي\u202c",
    "👩‍🔧 at work",
  ])("lets %j pass", (text) => {
    expect(findControl(text)).toBeUndefined();
  });
});
