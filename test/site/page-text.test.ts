import { addAttribute } from "astro/runtime/server/index.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromBytes, printAttribute } from "../../src/site/page-text.ts";

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
