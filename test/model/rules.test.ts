import { describe, expect, it } from "vitest";
import type { RuleCode } from "../../src/model/rules.ts";
import { getRule, rules } from "../../src/model/rules.ts";

const codes = Object.keys(rules) as RuleCode[];

describe("rules", () => {
  it.each(codes)("says of %s what it is, why, and how to mend it", (code) => {
    const { example, mend, title, when, why } = getRule(code);
    expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(title).toMatch(/^[^.]+$/);
    for (const sentence of [when, why, mend]) expect(sentence).toMatch(/^[A-Z`].*\.$/);
    expect(example.broken).not.toBe(example.mended);
  });

  it("gives each rule a title of its own", () => {
    expect(new Set(codes.map((code) => getRule(code).title)).size).toBe(codes.length);
  });

  it("keeps rules that judge words below an error", () => {
    const words = [
      "objective-is-task",
      "key-result-is-task",
      "vague-wording",
      "two-aims",
      "smart",
    ] as const;
    expect(words.map((code) => getRule(code).severity)).not.toContain("error");
  });
});
