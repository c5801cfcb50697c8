import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  countWords,
  findAmount,
  findOpening,
  findPhrase,
  getLikeness,
  toWords,
} from "../../src/model/wording.ts";
import { findWordList } from "../../src/model/words/word-list.ts";

const english = findWordList("en-GB");

describe("findAmount(text)", () => {
  it.each([
    ["Hear 9 in 10 points", "9"],
    ["Bring trains back to 90 % on time", "90 %"],
    ["Earn £9.82 per train-km", "£9.82"],
    ["Take the empty 10:40", "10:40"],
    ["Serve 1,210 hours.", "1,210"],
    ["Earn £9.82/km", "£9.82"],
    ["Take the 3:30.", "3:30"],
    ["Carry 1.5m riders", "1.5m"],
    ["Carry 10k riders", "10k"],
    ["Earn €5m", "€5m"],
    ["Earn $2.5M, and keep it", "$2.5M"],
    ["Earn £1.5bn", "£1.5bn"],
    ["Owe 2bn less", "2bn"],
    ["Be 5x as fast", "5x"],
  ])("finds one in %s", (text, amount) => {
    expect(findAmount(text)).toBe(amount);
  });

  it.each([
    "Be ready by 2030",
    "Close FY2022 and 2026/27 in order",
    "Recover from COVID-19",
    "5G, B2B and HTTP/2 on every train",
    "Q3 ends well",
    "Mend #3 first",
    "libc 1.0 is ready",
    "Open 24/7",
    "Drive a 4x4 in 3D and 4K",
    "Go 1.5km, at 10:40h, for £1.5bn-£2bn",
    "Bring 2.5-fold growth",
  ])("finds none in %s", (text) => {
    expect(findAmount(text)).toBeUndefined();
  });
});

describe("findOpening(text, phrases) and findPhrase(text, phrases)", () => {
  it("match whole words only, whatever their case and punctuation", () => {
    expect(findOpening("Roll out: the new app", ["roll out"])).toBe("roll out");
    expect(findOpening("Rolling out the app", ["roll out"])).toBeUndefined();
    expect(findPhrase("A world-class, seamless journey", ["seamless"])).toBe("seamless");
    expect(findPhrase("Betterment", ["better"])).toBeUndefined();
  });
});

describe("countWords(text, locale)", () => {
  it("counts words between spaces, and in scripts that have none", () => {
    expect(countWords("Hear the points – before they fail", "en-GB")).toBe(7);
    expect(countWords("定時運行を守る", "ja")).toBeGreaterThan(2);
  });
});

describe("getLikeness(a, b, words)", () => {
  it("compares what two titles are about", () => {
    expect(getLikeness("Meet the autumn", "Meet our autumn", english)).toBe(1);
    expect(getLikeness("Meet the autumn", "Hear the points", english)).toBe(0);
  });

  it("is 1 for a title and itself, does not depend on the order, and stays within 0 and 1", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        const likeness = getLikeness(a, b, english);
        expect(likeness).toBe(getLikeness(b, a, english));
        expect(likeness).toBeGreaterThanOrEqual(0);
        expect(likeness).toBeLessThanOrEqual(1);
        if (toWords(a).length > 0) expect(getLikeness(a, a, undefined)).toBe(1);
      }),
    );
  });
});

describe("findWordList(locale)", () => {
  it("knows the language of a locale, and says when it has no words for it", () => {
    expect(findWordList("en-US")).toBe(english);
    expect(findWordList("de-DE")).toBeUndefined();
  });
});
