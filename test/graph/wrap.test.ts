import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cutText, toWidth, wrapText } from "../../src/graph/wrap.ts";

const setting = { face: "serif", size: 13, width: 150, most: 4 } as const;

describe("wrapText(text, setting)", () => {
  it("breaks between words", () => {
    expect(wrapText("Find the fault before the driver does", setting)).toEqual([
      "Find the fault before the",
      "driver does",
    ]);
  });

  it("ends with an ellipsis where there is no room for more", () => {
    const lines = wrapText("word ".repeat(80), { ...setting, most: 2 });
    expect(lines).toHaveLength(2);
    expect(lines[1]).toMatch(/…$/);
  });

  it("breaks scripts without spaces and words that are too long", () => {
    expect(
      wrapText("始発から終電まで時刻どおりに走る鉄道をつくる", setting).length,
    ).toBeGreaterThan(1);
    expect(wrapText("a".repeat(60), setting).length).toBeGreaterThan(1);
  });

  it("gives no line that is wider than there is room, and no more lines than there is room for", () => {
    const wideEnough = fc.integer({ min: 40, max: 300 });
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), wideEnough, (text, width) => {
        const lines = wrapText(text, { ...setting, width });
        expect(lines.length).toBeLessThanOrEqual(4);
        for (const line of lines) expect(toWidth(line, "serif", 13)).toBeLessThanOrEqual(width);
      }),
    );
  });

  it("loses no letter where there is room for all", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const lines = wrapText(text, { ...setting, most: Infinity });
        expect(lines.join("").replace(/\s/gu, "")).toBe(text.replace(/\s/gu, ""));
      }),
    );
  });
});

describe("cutText(text, setting)", () => {
  it("leaves a text that fits as it is", () => {
    expect(cutText("Short", setting)).toBe("Short");
  });
});
