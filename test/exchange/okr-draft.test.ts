import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
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

  const agreement = `---
kind: mbo
title: Depot, 2026
team: skerrow-depot
holder: team:skerrow-depot
start: 2026-01-01
end: 2026-12-31
objectives:
  - {id: o1, title: Units back, from: 1234, to: 2345, weight: 40}
  - {id: o2, title: A secret figure, from: 98780, to: 98781, weight: 30, valueState: confidential}
  - {id: o3, title: Only in spring, from: 9, to: 3, weight: 15, due: 2026-03-31}
  - {id: o4, title: A hidden aim, from: 9, to: 3, weight: 15, audience: internal}
---
`;

  it("keeps back what the agreement keeps back, and the ends as they were agreed", () => {
    const content = copyContent();
    writeFileSync(join(content, "mbo/depot.md"), agreement);
    const { status, stderr } = draft(content, "--from", "mbo/depot");
    expect([status, stderr]).toEqual([0, expect.stringMatching(/^Next: Write the title anew/)]);
    const checked = checkContent(content, { asOf: parseDate("2026-08-27"), audience: "public" });
    const node = checked.clean?.plan.objectives.find(
      ({ url }) => url === "/2026-q3/skerrow-depot/depot/",
    );
    // The third was due before the cycle, and the fourth is internal.
    expect(node?.keyResults.map(({ title, measure }) => [title.plain, measure.kind])).toEqual([
      ["Units back", "change"],
      ["A secret figure", "none"],
    ]);
    expect(draft(content, "--from", "mbo/depot", "--cycle", "2026-q1").status).toBe(0);
    const text = readFileSync(join(content, "2026-q1/skerrow-depot/depot.md"), "utf8");
    // 1 January is the very beginning; 31 March is day 89 of 364: 1234 + 1111 · 89 ÷ 364 = 1505.6, and the step is 272.
    expect(text).toMatch(/from: 1234\n +to: 1506\n/);
    expect(text).toContain("Only in spring");
  });

  it("drafts nothing of which the public may know where the agreement is internal", () => {
    const content = copyContent();
    const internal = agreement.replace(
      "team: skerrow-depot",
      "team: skerrow-depot\naudience: internal",
    );
    writeFileSync(join(content, "mbo/depot.md"), internal);
    expect(draft(content, "--from", "mbo/depot").status).toBe(0);
    const checked = checkContent(content, { asOf: parseDate("2026-08-27"), audience: "public" });
    expect(checked.clean?.plan.objectives.some(({ url }) => url.includes("/depot/"))).toBe(false);
  });
});
