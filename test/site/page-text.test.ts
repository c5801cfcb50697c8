import { addAttribute } from "astro/runtime/server/index.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { escapeText, fromBytes, printAttribute, toBytes } from "../../src/site/page-text.ts";

describe("toBytes(text)", () => {
  it("keeps a sign that is in one piece, and makes two of one that is cut", () => {
    const [first, second] = ["🚆".slice(0, 1), "🚆".slice(1)];
    for (const encode of [toBytes, escapeText]) {
      expect(fromBytes(encode("a 🚆") + encode("é"))).toBe("a 🚆é");
      expect(fromBytes(encode(`${first}${second}`))).toBe("🚆");
      expect(fromBytes(encode(first) + encode(second))).toBe("\ufffd\ufffd");
    }
  });
});

describe("printAttribute(value, key, isEscaped, tag)", () => {
  it("leaves a value as it is where Astro does", () => {
    expect(printAttribute("a&b", "x", false)).toBe(' x="a&b"');
    expect(printAttribute(["a&b", "c"], "class:list", false)).toBe(' class="a&b c"');
  });

  it("prints what Astro does", () => {
    const text = fc.oneof(fc.string(), fc.constantFrom("a & b", `"quoted"`, "it's", "", "é", "🚆"));
    const value = fc.oneof(text, fc.integer(), fc.boolean(), fc.constant(null), fc.array(text));
    const key = fc.constantFrom("x", "href", "hidden", "class", "class:list");
    fc.assert(
      fc.property(
        value,
        key,
        fc.option(fc.boolean(), { nil: undefined }),
        (each, name, isEscaped) => {
          const printed = String(addAttribute(each, name, isEscaped));
          expect(fromBytes(printAttribute(each, name, isEscaped))).toBe(printed);
        },
      ),
    );
  });
});
