import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseDate } from "../../src/model/period.ts";
import { checkContent } from "../../src/site/check-content.ts";

const root = join(import.meta.dirname, "../..");

function draft(content: string, ...args: string[]) {
  return spawnSync(
    process.execPath,
    [join(root, "scripts/new.ts"), "okr", "--content", content, ...args],
    { encoding: "utf8", cwd: root },
  );
}

/** The demonstration in a folder of its own. */
function copyContent(): string {
  const content = mkdtempSync(join(tmpdir(), "plumbline-new-"));
  cpSync(join(root, "content"), content, { recursive: true });
  return content;
}

describe("npm run new -- okr --from mbo/…", () => {
  it("writes an objective that passes the check, with each share of the year as a target", () => {
    const content = copyContent();
    const { status, stdout } = draft(content, "--from", "mbo/head-of-infrastructure");
    expect(status).toBe(0);
    const file = join(content, "2026-q3/engineering/head-of-infrastructure.md");
    expect(stdout.trim().endsWith("2026-q3/engineering/head-of-infrastructure.md")).toBe(true);
    // By hand: 28 → 12 from 1 January to 31 December 2026 is 364 days; 1 July is day 181, 30 September day 272.
    // 28 − 16 · 181 ÷ 364 = 20.04, rounded 20; 28 − 16 · 272 ÷ 364 = 16.04, rounded 16.
    expect(readFileSync(file, "utf8")).toMatch(/from: 20\n +to: 16\n/);
    const checked = checkContent(content, { asOf: parseDate("2026-08-27") });
    const errors = checked.findings.filter(({ severity }) => severity === "error");
    expect(errors).toEqual([]);
    const node = checked.clean?.plan.objectives.find(
      ({ document }) => String(document) === "2026-q3/engineering/head-of-infrastructure",
    );
    expect(node?.state).toBe("draft");
    expect(node?.keyResults.map(({ weight }) => weight)).toEqual([40, 35, 25]);
  });

  it("never overwrites, and says what it takes", () => {
    const content = copyContent();
    const from = ["--from", "mbo/head-of-infrastructure"];
    expect(draft(content, ...from).status).toBe(0);
    const again = draft(content, ...from);
    expect([again.status, again.stderr]).toEqual([
      2,
      expect.stringContaining("is there already; nothing was written."),
    ]);
    const unknown = draft(content, "--from", "mbo/nobody");
    expect([unknown.status, unknown.stderr]).toEqual([
      2,
      expect.stringContaining("`mbo/head-of-infrastructure`"),
    ]);
    const early = draft(content, ...from, "--cycle", "2025-q4");
    expect(early.status).toBe(2);
    expect(early.stderr).not.toContain("    at ");
  });
});
