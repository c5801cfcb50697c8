import { describe, expect, it } from "vitest";
import { parseBase, placeAddress, placePage } from "../../src/site/base.ts";

describe("parseBase(text)", () => {
  it.each([
    ["", "/"],
    ["/", "/"],
    ["/strategy/", "/strategy/"],
    ["/strategy", "/strategy/"],
    ["strategy", "/strategy/"],
    ["/group/our.plans_2~/", "/group/our.plans_2~/"],
    ["/戦略/", "/%E6%88%A6%E7%95%A5/"],
    ["/a%20b/", "/a%20b/"],
  ])("takes `%s` as a path", (text, base) => {
    expect(parseBase(text)).toEqual({ base });
  });

  it.each([
    ["https://strategy.example.org", "/"],
    ["https://strategy.example.org/", "/"],
    ["https://org.github.io/strategy", "/strategy/"],
    ["http://org.gitlab.io:8080/group/plans/", "/group/plans/"],
    ["https://example.org/戦略/", "/%E6%88%A6%E7%95%A5/"],
  ])("takes `%s` as an address", (text, base) => {
    expect(parseBase(text)).toEqual({ base, site: text });
  });

  it.each([
    ...[
      "//",
      "//example.org/",
      "/a//b/",
      "/../",
      "/a/../b/",
      "/./",
      "/a b/",
      "/a?b",
      "/a#b",
      "/%/",
    ],
    ...['/a"b/', "/a<b/", "/a;b/", "/a{b}/", "/a$b/", "/a\nb/", "\\a", "https://", "https:///"],
    ...["https://me:secret@example.org/", "https://example.org/?a", "https://example.org/#a"],
    ...["https://example.org/a;b/", "https://example.org//", "ftp://example.org/", "\ud800"],
  ])("refuses %j", (text) => {
    expect(parseBase(text)).toBeUndefined();
  });
});

describe("placeAddress(target, base)", () => {
  it("puts what begins at the root below the base", () => {
    expect(placeAddress("/", "/strategy/")).toBe("/strategy/");
    expect(placeAddress("/teams/#lead", "/strategy/")).toBe("/strategy/teams/#lead");
  });

  it.each(["teams/", "#lead", "?q=a", "//example.org/", "https://example.org/", ""])(
    "leaves `%s` as it is",
    (target) => {
      expect(placeAddress(target, "/strategy/")).toBe(target);
    },
  );
});

describe("placePage(page, base)", () => {
  const place = (html: string): string =>
    Buffer.from(placePage(Buffer.from(html), "/strategy/")).toString();

  it.each([
    ['<a href="/teams/">', '<a href="/strategy/teams/">'],
    ['<a href="/" data-around>', '<a href="/strategy/" data-around>'],
    ['<img src="/map.png" alt="é à 全 🚂">', '<img src="/strategy/map.png" alt="é à 全 🚂">'],
    ['<form action="/search/">', '<form action="/strategy/search/">'],
    ['<a href="/a/" data-now="/b.json">', '<a href="/strategy/a/" data-now="/strategy/b.json">'],
    [
      '<meta http-equiv="refresh" content="0; url=/teams/">',
      '<meta http-equiv="refresh" content="0; url=/strategy/teams/">',
    ],
    [
      '<script type="application/json" data-x>{"title":"/a","url":"/b/"}</script>',
      '<script type="application/json" data-x>{"title":"/a","url":"/strategy/b/"}</script>',
    ],
  ])("moves %s", (html, placed) => {
    expect(place(html)).toBe(placed);
  });

  it.each([
    '<a href="//example.org/">',
    '<a href="https://example.org/teams/">',
    '<a href="#é">à</a>',
    '<p>href="/teams/" and "url":"/teams/" are texts</p>',
    '<p title="/teams/">',
  ])("leaves %s", (html) => {
    expect(place(html)).toBe(html);
  });

  it("gives back the same bytes at the root", () => {
    const page = Buffer.from('<a href="/teams/">');
    expect(placePage(page, "/")).toBe(page);
  });
});
