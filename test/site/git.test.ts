import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { findMergeBase, readRevision, RevisionError } from "../../src/history/revision.ts";
import { readCommit } from "../../src/site/commit.ts";
import { readContentHistory, readHistoryKey } from "../../src/site/history.ts";
import { findTaggedSeal, tagSeal } from "../../src/site/seal-tag.ts";
import { findSourceCommit } from "../../src/site/source-commit.ts";
import type { Repository } from "../history/repository.ts";
import { createRepository } from "../history/repository.ts";

const seal = "5".repeat(64);

/** A repository with a plan. */
function makeRepository(): Repository & { readonly content: string } {
  const repository = createRepository();
  repository.write("content/a.md", "a\n");
  repository.commit("Write it down");
  return { ...repository, content: join(repository.root, "content") };
}

/** Settings of a repository that start a program wherever git can be made to, and the file that it then leaves. */
function addPrograms({ git, root }: Repository): string {
  const folder = mkdtempSync(join(tmpdir(), "plumbline-hostile-"));
  const mark = join(folder, "started");
  const program = join(folder, "program");
  writeFileSync(program, `#!/bin/sh\necho "$0 $*" >> '${mark}'\n`, { mode: 0o755 });
  const hooks = join(folder, "hooks");
  mkdirSync(hooks);
  for (const hook of ["reference-transaction", "post-index-change"]) {
    writeFileSync(join(hooks, hook), readFileSync(program), { mode: 0o755 });
  }
  const settings = { hooksPath: hooks, fsmonitor: program, pager: program, sshCommand: program };
  for (const [key, value] of Object.entries(settings)) git("config", `core.${key}`, value);
  git("config", "color.ui", "always");
  // With the time of an older file git looks at it once more.
  rmSync(join(root, ".git", "index"));
  git("-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "read-tree", "HEAD");
  return mark;
}

/** Everything that is asked of git about a content folder. */
async function askAll(content: string): Promise<void> {
  readCommit(content);
  findSourceCommit(content);
  readHistoryKey(content);
  readRevision(content, "HEAD", () => true);
  findMergeBase(content, "HEAD");
  tagSeal(content, "2026-q2", "2026-07-10", seal);
  findTaggedSeal(content, "2026-q2");
  const project = mkdtempSync(join(tmpdir(), "plumbline-project-"));
  await readContentHistory({ content, project, codeDigest: "x", commit: undefined });
}

describe("what is asked of git", () => {
  it("starts nothing that a repository names in its settings", async () => {
    const repository = makeRepository();
    const mark = addPrograms(repository);
    await askAll(repository.content);
    expect(existsSync(mark) ? readFileSync(mark, "utf8") : "").toBe("");
    expect(findTaggedSeal(repository.content, "2026-q2")).toBe(seal);
  });

  it("is about the folder, also where git runs it for another repository", () => {
    const { content, git } = makeRepository();
    const other = makeRepository();
    other.write("content/b.md", "b\n");
    other.commit("Elsewhere");
    const was = process.env["GIT_DIR"];
    process.env["GIT_DIR"] = join(other.root, ".git");
    try {
      const { files } = readRevision(content, "HEAD", () => true);
      expect([...files.keys()]).toEqual(["a.md"]);
    } finally {
      if (was === undefined) delete process.env["GIT_DIR"];
      else process.env["GIT_DIR"] = was;
    }
    expect(readCommit(content)).toBe(git("rev-parse", "HEAD").trim());
  });

  it("takes no folder for a repository because it came with what one is made of", () => {
    const { content } = makeRepository();
    const inner = createRepository();
    inner.write("b.md", "b\n");
    inner.commit("Not of this repository");
    inner.git("config", "core.bare", "true");
    for (const name of readdirSync(join(inner.root, ".git"))) {
      renameSync(join(inner.root, ".git", name), join(content, name));
    }
    expect(() => readRevision(content, "HEAD", () => true)).toThrow(RevisionError);
  });

  it("is answered alike, whatever a person has set for themselves", () => {
    const { content, git } = makeRepository();
    git("config", "status.showUntrackedFiles", "no");
    writeFileSync(join(content, "ü.md"), "new\n");
    expect(readCommit(content)).toBeUndefined();
    git("add", "--all");
    git("commit", "--quiet", "--message", "Add it");
    git("mv", "content/a.md", "content/c.md");
    expect(findSourceCommit(content)).toEqual({
      type: "uncommitted",
      files: ["content/a.md", "content/c.md"],
    });
  });
});
