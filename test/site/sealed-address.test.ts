import { describe, expect, it } from "vitest";
import { moveAddress, moveAddresses } from "../../src/site/sealed-address.ts";

const own = new Set([
  "/",
  "/teams/",
  "/teams/全社/",
  "/cascade/",
  "/cascade/index.json",
  "/map.png",
]);
const move = { base: "/snapshots/2026-q2/", has: (path: string) => own.has(path) };

describe("moveAddresses(html, move)", () => {
  it.each([
    ['<a href="/teams/">', '<a href="/snapshots/2026-q2/teams/">'],
    ['<a class="brand" href="/">', '<a class="brand" href="/snapshots/2026-q2/">'],
    ['<a href="/teams/#lead">', '<a href="/snapshots/2026-q2/teams/#lead">'],
    ['<a href="/cascade/?focus=a&#38;b">', '<a href="/snapshots/2026-q2/cascade/?focus=a&#38;b">'],
    [
      '<a href="/teams/%E5%85%A8%E7%A4%BE/">',
      '<a href="/snapshots/2026-q2/teams/%E5%85%A8%E7%A4%BE/">',
    ],
    ['<img alt="" src="/map.png">', '<img alt="" src="/snapshots/2026-q2/map.png">'],
    ['<form action="/teams/">', '<form action="/snapshots/2026-q2/teams/">'],
    [
      '<div data-index="/cascade/index.json">',
      '<div data-index="/snapshots/2026-q2/cascade/index.json">',
    ],
    [
      '<meta http-equiv="refresh" content="0; url=/teams/">',
      '<meta http-equiv="refresh" content="0; url=/snapshots/2026-q2/teams/">',
    ],
    ['<a title="a > b" href="/teams/">', '<a title="a > b" href="/snapshots/2026-q2/teams/">'],
    ['<use href="/teams/"/>', '<use href="/snapshots/2026-q2/teams/"/>'],
  ])("moves what belongs to the quarter: %s", (html, moved) => {
    expect(moveAddresses(html, move)).toBe(moved);
  });

  it.each([
    '<a href="/guide/progress/">',
    '<link rel="stylesheet" href="/_astro/portal.css">',
    '<a href="/teams/" data-around>The same page now</a>',
    '<a data-around="" href="/teams/">',
    '<a href="https://example.org/teams/">',
    '<a href="//example.org/teams/">',
    '<a href="#sec-why">',
    '<code>&lt;a href="/teams/"&gt;</code>',
    '<p>Write <code>href="/teams/"</code> there.</p>',
    '<p>1 < 2, and href="/teams/" is text.</p>',
    '<p title="/teams/" data-url="/teams/">',
  ])("leaves as it is what does not: %s", (html) => {
    expect(moveAddresses(html, move)).toBe(html);
  });

  it("moves nothing twice", () => {
    const once = moveAddresses('<a href="/teams/">', move);
    expect(moveAddresses(once, move)).toBe(once);
  });
});

describe("moveAddress(target, move)", () => {
  it("takes an address that cannot be decoded as it is written", () => {
    expect(moveAddress("/teams/%E5%/", move)).toBe("/teams/%E5%/");
  });
});
