import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { findMergeBase, readRevision } from "../../src/history/revision.ts";
import { createRepository } from "./repository.ts";

const everything = (): boolean => true;

function readTexts(folder: string, revision: string): Record<string, string> {
  const { files } = readRevision(folder, revision, everything);
  return Object.fromEntries([...files].map(([file, bytes]) => [file, bytes.toString("utf8")]));
}

describe("readRevision(folder, revision)", () => {
  it("reads a folder below the root as it was, and leaves the work tree as it is", () => {
    const repository = createRepository();
    repository.write("README.md", "not a plan\n");
    repository.write("plans/content/a.md", "one\n");
    repository.write("plans/content/teams/señal  x.md", "two\n\nlines");
    repository.write("plans/content/empty.md", "");
    const first = repository.commit("First");
    repository.write("plans/content/a.md", "changed\n");
    repository.commit("Second");
    repository.write("plans/content/a.md", "not committed\n");
    const folder = join(repository.root, "plans/content");
    expect(readTexts(folder, first)).toEqual({
      "a.md": "one\n",
      "empty.md": "",
      "teams/señal  x.md": "two\n\nlines",
    });
    expect(readTexts(folder, "HEAD")["a.md"]).toBe("changed\n");
    expect(readFileSync(join(folder, "a.md"), "utf8")).toBe("not committed\n");
  });

  it("keeps bytes, and tells equal files apart by their paths", () => {
    const repository = createRepository();
    const bytes = Buffer.from([0, 255, 10, 13, 10, 128]);
    repository.write("a.png", bytes);
    repository.write("b.png", bytes);
    repository.commit("Images");
    const { files } = readRevision(repository.root, "main", (file) => file !== "c.png");
    expect([...files.entries()]).toEqual([
      ["a.png", bytes],
      ["b.png", bytes],
    ]);
  });

  it("says in a sentence what is missing: revision, folder, repository, history", () => {
    const repository = createRepository();
    repository.write("content/a.md", "one\n");
    repository.commit("First");
    const { root } = repository;
    expect(() => readRevision(root, "v9", everything)).toThrow("There is no revision `v9`");
    expect(() => readRevision(root, "--output=x", everything)).toThrow("There is no revision");
    repository.write("later/a.md", "one\n");
    expect(() => readRevision(join(root, "later"), "main", everything)).toThrow(
      "At `main` there is no folder `later` yet.",
    );
    const alone = mkdtempSync(join(tmpdir(), "plumbline-alone-"));
    expect(() => readRevision(alone, "main", everything)).toThrow("lies in no git repository");
    repository.commit("Second");
    const shallow = mkdtempSync(join(tmpdir(), "plumbline-shallow-"));
    execFileSync("git", ["clone", "--quiet", "--depth=1", `file://${root}`, shallow]);
    expect(() => readRevision(shallow, "HEAD~1", everything)).toThrow("this clone is shallow");
  });
});

describe("findMergeBase(folder, revision)", () => {
  it("is where the branch began, whatever came to the other one since", () => {
    const repository = createRepository();
    repository.write("a.md", "one\n");
    const first = repository.commit("First");
    repository.git("switch", "--quiet", "--create", "branch");
    repository.write("b.md", "two\n");
    repository.commit("On the branch");
    repository.git("switch", "--quiet", "main");
    repository.write("c.md", "three\n");
    repository.commit("On main");
    repository.git("switch", "--quiet", "branch");
    expect(findMergeBase(repository.root, "main")).toBe(first);
    expect(findMergeBase(repository.root, "unknown")).toBeUndefined();
  });
});
