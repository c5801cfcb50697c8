import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Repository } from "./repository.ts";
import { createRepository } from "./repository.ts";

const portal =
  "name: Test\nlocale: en-GB\ncycles: [{id: 2026-q3, label: Q3, start: 2026-07-01, end: 2026-09-30}]\n";

function toObjective(to: number, more = ""): string {
  return `---\nkind: objective\ntitle: Find the fault\nowner: hamish\n${more}keyResults:\n  - {id: kr1, title: Faults found first, from: 42, to: ${to}}\n---\n`;
}

function makePlans(): Repository {
  const repository = createRepository();
  repository.write("content/portal.yaml", portal);
  repository.write("content/people.yaml", "people: [{id: hamish, name: Hamish Odell}]\n");
  repository.write("content/2026-q3/find.md", toObjective(65));
  repository.commit("Add them");
  return repository;
}

/** What `npm run diff` prints, from a repository of its own. */
function runDiff({ root }: Repository, ...parameters: readonly string[]): string {
  const options = ["--content", join(root, "content"), "--as-of", "2026-08-27"];
  const command = ["scripts/diff.ts", ...parameters, ...options];
  return execFileSync(process.execPath, command, { encoding: "utf8" });
}

describe("npm run diff", () => {
  it("says who brought a change, when and in which commit, and leaves a report to who gave it", () => {
    const repository = makePlans();
    const checkIns = "checkIns: [{date: 2026-08-20, by: hamish, values: {kr1: 50}}]\n";
    repository.write("content/2026-q3/find.md", toObjective(60, checkIns));
    const first = repository.commit("Check in, and ease it");
    repository.git("config", "user.name", "Hamish Odell");
    repository.write("content/2026-q3/find.md", toObjective(58, checkIns));
    const second = repository.commit("Ease it again");
    // Not committed: what is in the files counts, and no commit says it.
    repository.write("content/2026-q3/find.md", toObjective(58, `${checkIns}code: F1\n`));
    const { changes } = JSON.parse(runDiff(repository, "HEAD~2", "--format", "json")) as {
      changes: Record<string, unknown>[];
    };
    expect(changes).toMatchObject([
      { type: "checked-in", by: "hamish", date: "2026-08-20", commit: first },
      { type: "changed", key: "code", now: "F1" },
      { type: "retargeted", was: 65, now: 58, eased: true, by: "hamish", commit: second },
    ]);
    expect(changes[1]).not.toHaveProperty("commit");
    const text = runDiff(repository, "HEAD~2");
    expect(text).toContain(`by hamish in ${second.slice(0, 7)})`);
  });

  it("tells a branch from the one that it left by its own commits only", () => {
    const repository = makePlans();
    repository.git("switch", "--quiet", "--create", "branch");
    repository.write("content/2026-q3/find.md", toObjective(70));
    const own = repository.commit("Raise it");
    repository.git("switch", "--quiet", "main");
    repository.write("content/2026-q3/lay.md", toObjective(12));
    repository.commit("Add another");
    const { changes } = JSON.parse(runDiff(repository, "main", "branch", "--format", "json")) as {
      changes: Record<string, unknown>[];
    };
    expect(changes).toMatchObject([
      { type: "retargeted", now: 70, commit: own },
      { type: "removed", id: "2026-q3/lay" },
    ]);
  });

  it("follows a plan that was moved and changed in several commits", () => {
    const repository = makePlans();
    repository.write("content/2026-q3/find.md", toObjective(60));
    const eased = repository.commit("Ease it");
    repository.git("mv", "content/2026-q3/find.md", "content/2026-q3/found.md");
    repository.write("content/2026-q3/found.md", toObjective(60, "aliases: [2026-q3/find]\n"));
    const moved = repository.commit("Move it");
    const { changes } = JSON.parse(runDiff(repository, "HEAD~2", "HEAD", "--format", "json")) as {
      changes: Record<string, unknown>[];
    };
    expect(changes).toMatchObject([
      { type: "moved", was: "2026-q3/find", commit: moved },
      { type: "retargeted", id: "2026-q3/found#kr1", commit: eased },
    ]);
  });

  it("compares with a sealed quarter by its name", () => {
    const repository = makePlans();
    const { root } = repository;
    const closed = portal.replace(
      "09-30}",
      "09-30, state: closed}, {id: 2026-q4, label: Q4, start: 2026-10-01, end: 2026-12-31}",
    );
    repository.write("content/portal.yaml", closed);
    repository.write("content/2026-q3/find.md", toObjective(65, "outcome: {result: partly}\n"));
    repository.commit("Close it");
    const options = ["--content", join(root, "content"), "--as-of", "2026-10-02"];
    execFileSync(process.execPath, ["scripts/snapshot.ts", "seal", "2026-q3", ...options]);
    repository.write("content/2026-q3/find.md", toObjective(60, "outcome: {result: partly}\n"));
    repository.write("content/2026-q4/other.md", toObjective(60, "cycle: 2026-q4\n"));
    const { changes } = JSON.parse(runDiff(repository, "2026-q3", "--format", "json")) as {
      changes: Record<string, unknown>[];
    };
    expect(changes).toMatchObject([{ type: "retargeted", was: 65, now: 60, eased: true }]);
    expect(changes).toHaveLength(1);
  });
});
