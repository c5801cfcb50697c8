import { execFileSync, spawnSync } from "node:child_process";
import { copyFileSync, cpSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createRepository } from "../history/repository.ts";

const root = join(import.meta.dirname, "../..");

/** Plans in git, over which `close 2026-q2` was killed between two files. */
function createInterrupted(): string {
  const plans = createRepository();
  const content = join(plans.root, "content");
  cpSync(join(root, "test/input/healthy"), content, { recursive: true });
  plans.git("add", "--all");
  plans.commit("Plans");
  const folder = join(content, ".plumbline-writing");
  mkdirSync(folder);
  writeFileSync(join(folder, "0"), "half of it");
  const files = [{ file: "portal.yaml", now: "1", was: "2" }];
  writeFileSync(join(folder, "journal.json"), JSON.stringify({ what: "close 2026-q2", files }));
  return plans.root;
}

function run(cwd: string, script: string, ...args: readonly string[]) {
  const parameters = [join(root, "scripts", script), ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, parameters, {
    cwd,
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

describe("a command that was interrupted while it wrote", () => {
  const amend = [
    "--of",
    "portal.yaml",
    "--path",
    "name",
    "--now",
    "X",
    "--by",
    "ada",
    "--why",
    "X",
  ];

  it.each([
    ["check.ts", []],
    ["build.ts", ["--out", "out"]],
    ["diff.ts", []],
    ["snapshot.ts", ["seal", "2026-q2"]],
    ["snapshot.ts", ["amend", "2026-q2", ...amend]],
  ])("is said by %s %j, which goes no further", (script, args) => {
    const cwd = createInterrupted();
    const { status, stdout, stderr } = run(cwd, script, ...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toContain(
      "`close 2026-q2` was interrupted while it wrote, so `content` may be half old and half new. Run that command again",
    );
    expect(existsSync(join(cwd, "content/snapshots"))).toBe(false);
  });

  it.each([".gitignore", "templates/repository/gitignore"])("is kept out of git by %s", (file) => {
    const cwd = createInterrupted();
    copyFileSync(join(root, file), join(cwd, ".gitignore"));
    mkdirSync(join(cwd, "content/snapshots/.unfinished-1"), { recursive: true });
    writeFileSync(join(cwd, "content/snapshots/.unfinished-1/portal.json"), "{}");
    const said = execFileSync("git", ["status", "--porcelain", "-uall"], { cwd, encoding: "utf8" });
    expect(said).toBe("?? .gitignore\n");
  });
});
