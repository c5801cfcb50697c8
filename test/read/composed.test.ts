import { describe, expect, it } from "vitest";
import { composeReferences } from "../../src/read/composed.ts";

const apart = "re\u0301";
const one = "r\u00e9";

describe("composeReferences(data, text)", () => {
  it("spells references and keys as the ids that they mean", () => {
    const data = { supports: [`a/b#${apart}`], values: { [apart]: 3 }, of: apart };
    const expected = { supports: [`a/b#${one}`], values: { [one]: 3 }, of: one };
    expect(composeReferences(data, apart)).toEqual(expected);
  });

  it("leaves ids, sentences and keys that are there twice as they are", () => {
    const data = { id: apart, title: `Une ${apart} de plus`, values: { [apart]: 1, [one]: 2 } };
    expect(composeReferences(data, apart)).toEqual(data);
  });

  it("knows every character of the first plane that stands apart, or for another one", () => {
    const letters = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code));
    const pairs = letters.flatMap((each) => [each, each.normalize("NFD")]);
    const apart = pairs.filter((each) => each !== each.normalize("NFC"));
    expect(apart.length).toBeGreaterThan(1000);
    const missed = apart.filter((each) => composeReferences({ of: each }, each).of === each);
    // Signs that no id can hold may stay.
    expect(missed.filter((each) => /^[\p{L}\p{M}\p{Nd}_-]+$/u.test(each))).toEqual([]);
  });

  it("hands on the very same data where nothing is apart", () => {
    const data = { of: one };
    expect(composeReferences(data, one)).toBe(data);
  });
});
