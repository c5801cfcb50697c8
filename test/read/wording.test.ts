import { describe, expect, it } from "vitest";
import { describeValue, quote } from "../../src/read/wording.ts";

describe("quote(value)", () => {
  it("writes numbers that are not finite as their author did", () => {
    expect([NaN, Infinity, -Infinity, 1e300].map(quote)).toEqual([
      "`.nan`",
      "`.inf`",
      "`-.inf`",
      "`1e+300`",
    ]);
    expect(quote([1, NaN, "null"])).toBe('`[1,.nan,"null"]`');
    expect(describeValue(Infinity)).toBe("the number `.inf`");
  });
});
