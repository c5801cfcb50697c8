import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { describe, expect, it } from "vitest";
import { a, objective, readAll, run, toContent } from "./cycle.ts";

/** Closes the cycle with a file of answers as somebody typed it. */
function close(...lines: readonly string[]) {
  const content = toContent({ [`${a}.md`]: objective("Find the fault") });
  const before = readAll(content);
  const file = join(content, "..", `typed-${String(Math.random()).slice(2)}.yaml`);
  writeFileSync(file, `${lines.join("\n")}\n`);
  const { status, stdout, stderr } = run(content, "close", "2026-q3", "--answers", file);
  return { status, stdout, stderr, isAsBefore: isDeepStrictEqual(before, readAll(content)) };
}

describe("a file of answers that is no YAML", () => {
  it("is said with its place and what mends it, in the words of the check", () => {
    const { status, stdout, stderr, isAsBefore } = close(
      `${a}:`,
      "  reason: Late.",
      "  learned: Ask earlier: above all the depot.",
      "  decision: keep",
    );
    expect({ status, stdout, isAsBefore }).toEqual({ status: 2, stdout: "", isAsBefore: true });
    expect(stderr).toContain(
      '- Line 3, column 12: This value holds a colon with a space behind it, which would begin another mapping. Put the value in quotes, as in `title: "Safety: first"`.\n',
    );
    expect(stderr).not.toContain("compact mappings");
  });

  it("is said at each place that is wrong by itself", () => {
    const { stderr } = close(`${a}:`, "  reason: Late.", "  reason: Later.", "  learned: A: b");
    expect(stderr).toContain("- Line 3, column 3: The key `reason` is written twice.");
    expect(stderr).toContain("- Line 4, column 12: This value holds a colon");
  });

  it("is read as people write it, with a mark at its beginning or with nothing in it", () => {
    const done = ["  reason: Late.", "  learned: Ask earlier.", "  decision: keep"];
    expect(close(`\uFEFF${a}:`, ...done).status).toBe(0);
    expect(close("# Nothing yet").stderr).toContain("Nothing was answered in");
  });
});

describe("a file of answers with a number that a comma has split", () => {
  it("is refused, and nothing is graded by a half of it", () => {
    const { status, stderr, isAsBefore } = close(
      `${a}:`,
      "  scores: {kr1: {score: 0,7, reason: Half.}}",
      "  reason: Late.",
      "  learned: Ask earlier.",
      "  decision: keep",
    );
    expect({ status, isAsBefore }).toEqual({ status: 2, isAsBefore: true });
    expect(stderr).toContain(`\`${a} › scores › kr1\` has no key \`7\`. A comma ends a value`);
  });
});
