import { describe, expect, it } from "vitest";
import { isExternalUrl, isSafeUrl } from "../../src/read/url.ts";

describe("isSafeUrl(url)", () => {
  it.each([
    "https://example.org",
    "HTTP://example.org",
    "mailto:a@b.c",
    "tel:+44",
    "/teams/",
    "../a.md#kr1",
    "#kr1",
    "?q=javascript:x",
    "a/b:c",
    "10:30.md",
    "",
    "//example.org/x",
    "https://example.org/\n",
    "/a%5Cb",
  ])("allows %j", (url) => {
    expect(isSafeUrl(url)).toBe(true);
  });

  it.each([
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    " javascript:alert(1)",
    "java\tscript:alert(1)",
    "java\nscript:alert(1)",
    "\u0001javascript:alert(1)",
    "\u200Bjavascript:alert(1)",
    "vbscript:x",
    "data:text/html,x",
    "blob:x",
    "file:///etc/passwd",
    "ftp://example.org",
    "x-anything:y",
    "/\\evil.example/",
    "\\evil.example",
    "https:\\\\evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
  ])("refuses %j", (url) => {
    expect(isSafeUrl(url)).toBe(false);
  });
});

describe("isExternalUrl(url)", () => {
  it.each(["https://a", "//a/b", "\\\\a", "/\\a", "mailto:a@b.c", " //a"])("%j leaves", (url) => {
    expect(isExternalUrl(url)).toBe(true);
  });

  it.each(["/a", "a", "../a", "#a", "?a=//b", "a//b"])("%j stays", (url) => {
    expect(isExternalUrl(url)).toBe(false);
  });
});
