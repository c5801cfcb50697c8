import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { findOutputProblem, openOutput, outputMarker } from "../../src/site/output.ts";

function makeFolder(): { readonly root: string; readonly content: string } {
  const root = mkdtempSync(join(tmpdir(), "plumbline-output-"));
  const content = join(root, "content");
  mkdirSync(content);
  return { root, content };
}

describe("findOutputProblem(out, content)", () => {
  it("takes a folder that is new, empty, or a portal", async () => {
    const { root, content } = makeFolder();
    mkdirSync(join(root, "empty"));
    mkdirSync(join(root, "portal"));
    writeFileSync(join(root, "portal", outputMarker), "{}");
    for (const out of ["new", "new/deep", "empty", "portal", "..new"]) {
      expect(await findOutputProblem(join(root, out), content)).toBeUndefined();
    }
  });

  it("refuses what holds the content or lies in it, by whatever name", async () => {
    const { root, content } = makeFolder();
    symlinkSync(content, join(root, "link"));
    for (const out of [".", "content", "content/site", "content/..site", "link", "link/site"]) {
      expect(await findOutputProblem(join(root, out), content)).toContain("lie in one another");
    }
  });

  it("refuses somebody's folder, and a file", async () => {
    const { root, content } = makeFolder();
    mkdirSync(join(root, "home"));
    writeFileSync(join(root, "home/letter.txt"), "mine");
    expect(await findOutputProblem(join(root, "home"), content)).toContain("holds files");
    for (const out of ["home/letter.txt", "home/letter.txt/site"]) {
      expect(await findOutputProblem(join(root, out), content)).toContain("is a file");
    }
    expect(await findOutputProblem("/", content)).toBeDefined();
  });
});

describe("openOutput(out)", () => {
  it("clears what a killed build left, and puts back an output that it had moved away", async () => {
    const { root } = makeFolder();
    const out = join(root, "site");
    // No process has this number: it is above what systems give.
    for (const name of [".site.old-99999999", ".site.new-99999998"]) mkdirSync(join(root, name));
    writeFileSync(join(root, ".site.old-99999999/page"), "old");
    const output = await openOutput(out);
    expect(readFileSync(join(out, "page"), "utf8")).toBe("old");
    writeFileSync(join(output.folder, "page"), "new");
    await output.publish();
    expect(readFileSync(join(out, "page"), "utf8")).toBe("new");
    expect(readdirSync(root).sort()).toEqual(["content", "site"]);
  });
});
