import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { toStarterWords } from "../../src/exchange/starter.ts";
import { addDays, parseDate } from "../../src/model/period.ts";
import { checkContent } from "../../src/site/check-content.ts";
import { listInitFiles, writeInitFiles } from "../../src/site/init-files.ts";

const script = join(import.meta.dirname, "../../scripts/plumbline.ts");

function runInit(folder: string, ...options: string[]): ReturnType<typeof run> {
  return run(folder, "init", ...options);
}

function run(cwd: string, ...parameters: string[]) {
  return spawnSync(process.execPath, [script, ...parameters], { cwd, encoding: "utf8" });
}

const makeFolder = (): string => mkdtempSync(join(tmpdir(), "plumbline-init-"));

describe("plumbline init", () => {
  it("writes plans without findings, on whatever day", () => {
    const days = Array.from({ length: 60 }, (_, at) => addDays(parseDate("2027-09-20"), at * 13));
    const turns = ["2026-12-31", "2027-01-01", "2028-02-29", "2028-04-01", "2028-06-30"];
    for (const asOf of [...days, ...turns.map(parseDate)]) {
      const words = toStarterWords({
        name: "Åse & Söhne: “AG”",
        locale: "de-CH",
        asOf,
        dependency: "1",
      });
      const folder = makeFolder();
      writeInitFiles(folder, listInitFiles(words, ["github", "gitlab"]));
      const { findings } = checkContent(join(folder, "content"), { asOf });
      expect(findings, asOf).toEqual([]);
    }
  });

  it("takes no name that would be more than text", () => {
    for (const name of ["", "   ", "<b>Bold</b>", "A\nB", "[a](b)", "a`b", "x".repeat(101)]) {
      const folder = makeFolder();
      const { status, stderr } = runInit(folder, "--name", name);
      expect(stderr).toContain("is no name");
      expect(status).toBe(2);
      expect(readdirSync(folder)).toEqual([]);
    }
  });

  it.each([
    ["--locale", "german", "is no locale"],
    ["--host", "bitbucket", "is none of"],
    ["--as-of", "2026-02-30", "is no date"],
    ["--repository", "javascript:alert(1)", "is no web page"],
  ])("refuses %s %s", (option, value, message) => {
    const folder = makeFolder();
    const { status, stderr } = runInit(folder, option, value);
    expect(stderr).toContain(message);
    expect(status).toBe(2);
    expect(readdirSync(folder)).toEqual([]);
  });

  it("overwrites nothing, and then writes nothing", () => {
    const folder = makeFolder();
    for (const file of ["README.md", "content/notes.txt"]) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), "mine");
    }
    const { status, stderr } = runInit(folder);
    expect(stderr).toContain("`content/`, `README.md` are there already");
    expect(status).toBe(2);
    expect(readdirSync(folder).sort()).toEqual(["README.md", "content"]);
    expect(readFileSync(join(folder, "README.md"), "utf8")).toBe("mine");
  });

  it("leaves what is no concern of it, and writes the workflows that are asked for", () => {
    const folder = makeFolder();
    writeFileSync(join(folder, "LICENSE"), "mine");
    const page = "https://gitlab.example.org/us/plans.git";
    const { status, stdout } = runInit(folder, "--host", "gitlab", "--repository", page);
    expect(status).toBe(0);
    expect(stdout).toContain("npm install");
    const files = readdirSync(folder);
    expect(files).toContain(".gitlab-ci.yml");
    expect(files).not.toContain(".github");
    expect(readFileSync(join(folder, "content/portal.yaml"), "utf8")).toContain(
      "\nrepository:\n  url: https://gitlab.example.org/us/plans\n",
    );
  });
});

describe("plumbline", () => {
  it("lists its commands, and says its version", () => {
    const folder = makeFolder();
    expect(run(folder, "--help").stdout).toContain("check-in");
    expect(run(folder, "--version").stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect(run(folder, "init", "--help").stdout).toContain("plumbline init [folder]");
  });
});
