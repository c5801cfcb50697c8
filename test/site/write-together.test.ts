import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { findBegun } from "../../src/site/write-journal.ts";
import { NotWrittenError, recoverWriting, writeTogether } from "../../src/site/write-together.ts";

const root = join(import.meta.dirname, "../..");

function toFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "plumbline-write-"));
  writeFileSync(join(folder, "a.md"), "a");
  writeFileSync(join(folder, "b.md"), "b");
  return folder;
}

function toDigest(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

function read(folder: string, ...files: readonly string[]): (string | undefined)[] {
  return files.map((file) =>
    existsSync(join(folder, file)) ? readFileSync(join(folder, file), "utf8") : undefined,
  );
}

describe("writeTogether(root, what, files)", () => {
  it("writes all files, new folders with them, and leaves nothing beside", () => {
    const folder = toFolder();
    chmodSync(join(folder, "a.md"), 0o640);
    writeTogether(folder, "close", [
      { file: "a.md", text: "A", was: "a" },
      { file: "x/y/new.md", text: "N" },
    ]);
    expect(read(folder, "a.md", "b.md", "x/y/new.md")).toEqual(["A", "b", "N"]);
    expect(statSync(join(folder, "a.md")).mode & 0o777).toBe(0o640);
    expect(readdirSync(folder).sort()).toEqual(["a.md", "b.md", "x"]);
  });

  it.each([
    [
      "was changed meanwhile",
      { file: "b.md", text: "B", was: "another" },
      "was changed in the meantime",
    ],
    ["is new and there already", { file: "b.md", text: "B" }, "is there already"],
  ])("writes none where one %s", (_, other, message) => {
    const folder = toFolder();
    const files = [{ file: "a.md", text: "A", was: "a" }, other];
    expect(() => {
      writeTogether(folder, "close", files);
    }).toThrow(message);
    expect(read(folder, "a.md", "b.md")).toEqual(["a", "b"]);
    expect(readdirSync(folder).sort()).toEqual(["a.md", "b.md"]);
  });

  it("puts back what took its place where a later one refuses", () => {
    const folder = toFolder();
    // A folder in the place of a file refuses the text only when its turn comes.
    writeFileSync(join(folder, "c"), "in the way of a folder");
    const files = [
      { file: "a.md", text: "A", was: "a" },
      { file: "n.md", text: "N" },
      { file: "c/d.md", text: "D" },
    ];
    expect(() => {
      writeTogether(folder, "close", files);
    }).toThrow(NotWrittenError);
    expect(read(folder, "a.md", "b.md", "n.md")).toEqual(["a", "b", undefined]);
    expect(readdirSync(folder).sort()).toEqual(["a.md", "b.md", "c"]);
  });
});

describe("recoverWriting(root)", () => {
  it("finds nothing to do where nothing was interrupted, and sweeps away what was never begun", () => {
    const folder = toFolder();
    mkdirSync(join(folder, ".plumbline-writing~"));
    expect(recoverWriting(folder)).toBeUndefined();
    expect(readdirSync(folder).sort()).toEqual(["a.md", "b.md"]);
  });

  it("leaves what somebody changed since, and says so", () => {
    const folder = toFolder();
    const journal = join(folder, ".plumbline-writing");
    mkdirSync(journal);
    writeFileSync(join(journal, "0"), "A");
    writeFileSync(
      join(journal, "journal.json"),
      JSON.stringify({ what: "close", files: [{ file: "a.md", now: "1", was: "2" }] }),
    );
    expect(recoverWriting(folder)).toEqual({
      what: "close",
      files: ["a.md"],
      state: "written",
      changed: ["a.md"],
    });
    expect(read(folder, "a.md")).toEqual(["a"]);
  });

  it("goes back where the undoing was interrupted, and leaves what somebody else wrote", () => {
    const folder = toFolder();
    const journal = join(folder, ".plumbline-writing-undo");
    mkdirSync(journal);
    // Of four, `b` is put back already, `d` never took its place, and somebody else made the same `d`.
    for (const [file, text] of Object.entries({ "a.md": "A", "c.md": "C", "d.md": "D" })) {
      writeFileSync(join(folder, file), text);
    }
    for (const [file, text] of Object.entries({ "0.was": "a", "3": "D" })) {
      writeFileSync(join(journal, file), text);
    }
    const files = [
      { file: "a.md", now: toDigest("A"), was: toDigest("a") },
      { file: "b.md", now: toDigest("B"), was: toDigest("b") },
      { file: "c.md", now: toDigest("C") },
      { file: "d.md", now: toDigest("D") },
    ];
    writeFileSync(join(journal, "journal.json"), JSON.stringify({ what: "close", files }));
    expect(recoverWriting(folder)).toMatchObject({ state: "undone", changed: [] });
    expect(read(folder, "a.md", "b.md", "c.md", "d.md")).toEqual(["a", "b", undefined, "D"]);
    expect(readdirSync(folder).sort()).toEqual(["a.md", "b.md", "d.md"]);
  });

  it("leaves alone what a running process writes, and goes on once that is gone", async () => {
    const folder = toFolder();
    const other = spawn(process.execPath, ["-e", "setInterval(() => 0, 1000)"]);
    const ended = new Promise((resolve) => other.once("exit", resolve));
    const pid = other.pid ?? 0;
    const journal = join(folder, ".plumbline-writing");
    for (const each of [journal, `${journal}~${pid}`]) mkdirSync(each);
    writeFileSync(join(journal, "0"), "A");
    const files = [{ file: "a.md", now: toDigest("A"), was: toDigest("a") }];
    writeFileSync(join(journal, "journal.json"), JSON.stringify({ what: "close", pid, files }));
    const before = readdirSync(folder);
    expect(recoverWriting(folder)).toBeUndefined();
    expect(findBegun(folder)).toEqual({ what: "close", state: "written", writer: pid });
    expect(() => {
      writeTogether(folder, "open", [{ file: "b.md", text: "B", was: "b" }]);
    }).toThrow("another command is writing");
    expect([readdirSync(folder), read(folder, "a.md", "b.md")]).toEqual([before, ["a", "b"]]);
    other.kill("SIGKILL");
    await ended;
    expect(findBegun(folder)).toEqual({ what: "close", state: "written" });
    expect(recoverWriting(folder)).toMatchObject({ files: ["a.md"], changed: [] });
    expect([readdirSync(folder).sort(), read(folder, "a.md")]).toEqual([["a.md", "b.md"], ["A"]]);
  });

  it.each([
    ["writes", ".plumbline-writing", "now"],
    ["puts back what it wrote", ".plumbline-writing-undo", "was"],
  ])("leaves the old state or the new one, killed while it %s", async (_, journal, end) => {
    const script = `
      import { writeTogether } from ${JSON.stringify(join(root, "src/site/write-together.ts"))};
      const [folder, end] = process.argv.slice(1);
      const files = Array.from({ length: 120 }, (_, index) => ({
        file: index % 3 === 0 ? \`new/\${index}.md\` : \`old-\${index}.md\`,
        text: \`now \${index}\`,
        ...(index % 3 === 0 ? {} : { was: \`was \${index}\` }),
      }));
      // A file in the place of a folder refuses the last one.
      if (end === "was") files.push({ file: "old-1.md/none.md", text: "none" });
      writeTogether(folder, "close 2026-q3", files);
    `;
    let recovered = 0;
    for (let round = 0; round < 6; round += 1) {
      const folder = mkdtempSync(join(tmpdir(), "plumbline-kill-"));
      for (let index = 0; index < 120; index += 1) {
        if (index % 3 !== 0) writeFileSync(join(folder, `old-${index}.md`), `was ${index}`);
      }
      const parameters = ["--input-type=module-typescript", "-e", script, folder, end];
      const child = spawn(process.execPath, parameters, { stdio: "ignore" });
      const ended = new Promise((resolve) => child.once("exit", resolve));
      while (child.exitCode === null && !existsSync(join(folder, journal))) await setImmediate();
      child.kill("SIGKILL");
      await ended;
      const recovery = recoverWriting(folder);
      if (recovery) recovered += 1;
      const states = new Set(
        Array.from({ length: 120 }, (_, index) => {
          const file = join(folder, index % 3 === 0 ? `new/${index}.md` : `old-${index}.md`);
          return (existsSync(file) ? readFileSync(file, "utf8") : "was").split(" ")[0];
        }),
      );
      expect([...states]).toEqual([end]);
      expect(readdirSync(folder).filter((name) => name.startsWith("."))).toEqual([]);
    }
    expect(recovered).toBeGreaterThan(0);
  });
});
