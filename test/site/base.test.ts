import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseBase, placeAddress, placePage } from "../../src/site/base.ts";

describe("parseBase(text)", () => {
  it.each([
    ["", "/"],
    ["/", "/"],
    ["/strategy/", "/strategy/"],
    ["/strategy", "/strategy/"],
    ["strategy/", "/strategy/"],
    ["/group/our.plans_2~/", "/group/our.plans_2~/"],
    ["/戦略/", "/%E6%88%A6%E7%95%A5/"],
    ["/a%20b/", "/a%20b/"],
    ["/r%26d/", "/r%26d/"],
    ["/strat%c3%a9gie", "/strat%C3%A9gie/"],
    ["/a%2dz%7e@+/", "/a-z~@+/"],
  ])("takes `%s` as a path", (text, base) => {
    expect(parseBase(text)).toEqual({ base });
  });

  it.each([
    ["https://strategy.example.org", "/", "https://strategy.example.org/"],
    ["https://strategy.example.org/", "/", "https://strategy.example.org/"],
    ["HTTPS://Org.GitHub.io/strategy", "/strategy/", "https://org.github.io/strategy/"],
    ["http://o.gitlab.io:8080/g/plans/", "/g/plans/", "http://o.gitlab.io:8080/g/plans/"],
    ["http://[::1]:4321/a", "/a/", "http://[::1]:4321/a/"],
    ["https://h.example/戦略/", "/%E6%88%A6%E7%95%A5/", "https://h.example/%E6%88%A6%E7%95%A5/"],
    ["https://Bücher.example/", "/", "https://xn--bcher-kva.example/"],
  ])("takes `%s` as an address", (text, base, site) => {
    expect(parseBase(text)).toEqual({ base, site });
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
    ...["/%2e%2e/x/", "/a/%2E/b/", "/%00/", "/%0a/", "/%7f/", "/%2Fevil.com/", "/%5c/", "/a%zz/"],
    ...["/%ff/", "/a%22b/", "/a%3Cb/", "/a%3Bb/", "/a%24b/", "/a%25zz/", "/a%2ab/", "/%E2%80%A8/"],
    ...["/%E2%80%AE/", "https:h/a", "https:/h/a", "https:///h/a", "https://h\\a", "https://h/a%zz"],
    ...[
      " https://h/",
      "https://h/ ",
      "https://h/a\tb",
      'https://h/a"><b>',
      "https://h/?",
      "https://h/#",
    ],
    ...[
      "https://$(id).example/",
      'https://h"/',
      "https://h;/",
      "https://h/%2e%2e/x/",
      "https://h/../x/",
    ],
    ...["strategy", "main", "HEAD~1", "origin/main", "v1.2", "a@{1}"],
  ])("refuses %j", (text) => {
    expect(parseBase(text)).toBeUndefined();
  });

  it("takes what it gave, and gives nothing that a page, a shell or a host would read", () => {
    const part = fc.oneof(fc.string({ unit: "binary", maxLength: 8 }), fc.webPath());
    const text = fc.oneof(
      part,
      part.map((path) => `/${path}`),
      part.map((path) => `https://h.example/${path}`),
    );
    fc.assert(
      fc.property(text, (given) => {
        const address = parseBase(given);
        if (!address) return;
        expect(parseBase(address.site ?? address.base)).toEqual(address);
        expect(address.base).toMatch(/^\/(?:[\w.~@+%-]+\/)*$/);
        const steps = decodeURIComponent(address.base).split("/");
        expect(steps.length).toBe(address.base.split("/").length);
        expect(steps.filter((step) => /^\.\.?$|["'<>;{}$\\`?#%*:|]|\p{Cc}/u.test(step))).toEqual(
          [],
        );
      }),
    );
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
