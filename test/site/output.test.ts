import { spawn } from "node:child_process";
import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { describe, expect, it } from "vitest";
import { UsageError } from "../../src/site/command.ts";
import { findOutputProblem, openOutput, outputMarker } from "../../src/site/output.ts";

function makeFolder(): { readonly root: string; readonly content: string } {
  const root = mkdtempSync(join(tmpdir(), "plumbline-output-"));
  const content = join(root, "content");
  mkdirSync(content);
  return { root, content };
}

const marker = JSON.stringify({ name: "Firth & Fell", asOf: "2026-08-27", audience: "internal" });

describe("findOutputProblem(out, content)", () => {
  it("takes a folder that is new, empty, or a portal", async () => {
    const { root, content } = makeFolder();
    mkdirSync(join(root, "empty"));
    mkdirSync(join(root, "portal"));
    writeFileSync(join(root, "portal", outputMarker), marker);
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
    for (const text of ["", "{}", "null", '{"name": "plumbline", "version": "1.0.0"}']) {
      writeFileSync(join(root, "home", outputMarker), text);
      expect(await findOutputProblem(join(root, "home"), content)).toContain("holds files");
    }
    for (const out of ["home/letter.txt", "home/letter.txt/site"]) {
      expect(await findOutputProblem(join(root, out), content)).toContain("is a file");
    }
    expect(await findOutputProblem("/", content)).toBeDefined();
  });
});

describe("openOutput(out)", () => {
  it("says in one sentence where nothing can be written", async () => {
    await expect(openOutput("/proc/site")).rejects.toThrow(UsageError);
    await expect(openOutput("/proc/site")).rejects.toThrow("no folder can be made in `/proc`");
  });

  it("stands back from a build that is under way into the same folder", async () => {
    const { root } = makeFolder();
    const other = spawn("sleep", ["60"]);
    try {
      const folder = join(root, `.site.new-${other.pid ?? 0}`);
      mkdirSync(folder);
      await expect(openOutput(join(root, "site"))).rejects.toThrow("Another build");
      expect(readdirSync(root).sort()).toEqual([basename(folder), "content"]);
      // One that writes another folder does not matter.
      const output = await openOutput(join(root, "other"));
      await output.discard();
    } finally {
      other.kill();
    }
  });

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

  it("moves over whole what is the same", async () => {
    const { root } = makeFolder();
    const out = join(root, "site");
    for (const folder of ["2026-q1/signalling", "snapshots/2026-q1", "teams"]) {
      writePage(out, folder, "old");
    }
    const output = await openOutput(out);
    for (const folder of ["snapshots/2026-q2", "teams"]) writePage(output.folder, folder, "new");
    await output.publish(["2026-q1", "snapshots/2026-q1"]);
    expect(readPages(out)).toEqual({
      "2026-q1/signalling/page": "old",
      "snapshots/2026-q1/page": "old",
      "snapshots/2026-q2/page": "new",
      "teams/page": "new",
    });
    expect(readdirSync(root).sort()).toEqual(["content", "site"]);
  });

  it("leaves the output as it was where a folder can not be moved", async () => {
    // One is not there any more, and in the place of one there is something else.
    for (const folder of ["2025-q4", "2026-q2"]) {
      const { root } = makeFolder();
      const out = join(root, "site");
      for (const cycle of ["2026-q1", "2026-q2", "2026-q3"]) writePage(out, cycle, "old");
      const before = readPages(out);
      const output = await openOutput(out);
      writePage(output.folder, "2026-q2", "new");
      const publishing = output.publish(["2026-q1", folder, "2026-q3"]);
      await expect(publishing).rejects.toThrow(UsageError);
      await expect(publishing).rejects.toThrow(`\`${folder}\``);
      expect(readPages(out)).toEqual(before);
      expect(readPages(output.folder)).toEqual({ "2026-q2/page": "new" });
      await output.discard();
      expect(readdirSync(root).sort()).toEqual(["content", "site"]);
    }
  });

  it("replaces what a link leads to, and leaves the link as it is", async () => {
    const { root } = makeFolder();
    writePage(join(root, "real"), "2026-q1", "old");
    symlinkSync("real", join(root, "site"));
    const output = await openOutput(join(root, "site"));
    writePage(output.folder, "2026-q2", "new");
    await output.publish(["2026-q1"]);
    expect(lstatSync(join(root, "site")).isSymbolicLink()).toBe(true);
    expect(readPages(join(root, "real"))).toEqual({ "2026-q1/page": "old", "2026-q2/page": "new" });
    expect(readdirSync(root).sort()).toEqual(["content", "real", "site"]);
  });

  it("removes nothing while the old output is not back in its place", async () => {
    const { root } = makeFolder();
    const output = await openOutput(join(root, "site"));
    writePage(output.folder, "2026-q1", "moved");
    mkdirSync(output.folder.replace(".new-", ".old-"));
    await output.discard();
    expect(readPages(output.folder)).toEqual({ "2026-q1/page": "moved" });
  });

  it("puts back what a killed build had begun to move, and nothing else", async () => {
    const { root } = makeFolder();
    const out = join(root, "site");
    const [old, half] = [join(root, ".site.old-99999999"), join(root, ".site.new-99999999")];
    writePage(old, "2026-q2", "old");
    writePage(old, "snapshots/2025-q4", "old");
    const moved = ["Old_Plans", "snapshots/2026-q1", "2026-q2", "../../content", "/etc", "", 7];
    writeFileSync(join(root, ".site.moved-99999999"), JSON.stringify(moved));
    // The first two were moved when it was killed; the others are new.
    for (const folder of ["Old_Plans", "snapshots/2026-q1"]) writePage(half, folder, "moved");
    for (const folder of ["2026-q2", "2026-q3", "snapshots/2026-q2"])
      writePage(half, folder, "new");
    const output = await openOutput(out);
    await output.discard();
    expect(readPages(out)).toEqual({
      "2026-q2/page": "old",
      "Old_Plans/page": "moved",
      "snapshots/2025-q4/page": "old",
      "snapshots/2026-q1/page": "moved",
    });
    expect(readdirSync(root).sort()).toEqual(["content", "site"]);
  });

  it("puts back what is left where a killed build left no word of what it moved", async () => {
    for (const text of ["", "{}", "null", "[1"]) {
      const { root } = makeFolder();
      writePage(join(root, ".site.old-99999999"), "2026-q2", "old");
      writePage(join(root, ".site.new-99999999"), "2026-q1", "new");
      writeFileSync(join(root, ".site.moved-99999999"), text);
      const output = await openOutput(join(root, "site"));
      await output.discard();
      expect(readPages(join(root, "site"))).toEqual({ "2026-q2/page": "old" });
      expect(readdirSync(root).sort()).toEqual(["content", "site"]);
    }
  });
});

/** What the files below a folder hold, by their paths. */
function readPages(folder: string): Readonly<Record<string, string>> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(
    files.map((file) => [file.slice(folder.length + 1), readFileSync(file, "utf8")]),
  );
}

function writePage(root: string, folder: string, text: string): void {
  mkdirSync(join(root, folder), { recursive: true });
  writeFileSync(join(root, folder, "page"), text);
}
