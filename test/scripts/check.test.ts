import { execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, mkdirSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { makeContent, toPage } from "../read/folder.ts";
import { makeBroken } from "./broken.ts";

const script = join(import.meta.dirname, "../../scripts/check.ts");

function check(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [script, ...args], {
    encoding: "utf8",
    maxBuffer: 100_000_000,
    timeout: 60_000,
    env: { ...process.env, NO_COLOR: "1" },
  });
}

interface Report {
  readonly documents: number;
  readonly errors: number;
  readonly findings: readonly {
    readonly file: string;
    readonly code: string;
    readonly line?: number;
  }[];
}

describe("npm run check", () => {
  const asOf = ["--as-of", "2026-08-27"];

  it("finds nothing in the healthy folder, prints nothing and ends with 0", () => {
    const { status, stdout, stderr } = check("--content", makeContent(), ...asOf);
    expect({ status, stdout }).toEqual({ status: 0, stdout: "" });
    expect(stderr).toMatch(/^\d+ documents read\nNo findings in \d+ documents \(\d+\.\d s\)\.\n$/);
  });

  it("prints one JSON object and nothing else, with paths from the current folder", () => {
    const content = makeContent({ "2026-q3/letter.md": toPage("<b>x</b>") });
    const { status, stdout } = check("--content", content, ...asOf, "--format", "json");
    expect(status).toBe(1);
    const report = JSON.parse(stdout) as Report;
    expect(report.errors).toBe(1);
    expect(report.findings[0]?.file).toMatch(/^(\.\.\/)+.*\/2026-q3\/letter\.md$/);
  });

  it("stands on the day that portal.yaml names, unless another is asked for", () => {
    const content = makeContent();
    appendFileSync(join(content, "portal.yaml"), "\nasOf: 2026-08-27\n");
    expect(check("--content", content).stdout).toBe("");
    const later = check("--content", content, "--as-of", "2026-09-29");
    expect(later.stdout).toContain("check-in-overdue");
  });

  it.each([
    ["a pipe", (file: string) => execFileSync("mkfifo", [file]), "There is no `portal.yaml`"],
    [
      "endless",
      (file: string) => {
        symlinkSync("/dev/zero", file);
      },
      "leads out of the content folder",
    ],
    [
      "a folder",
      (file: string) => {
        mkdirSync(file);
      },
      "This is a folder",
    ],
  ])("reports a `portal.yaml` that is %s", (_, make, message) => {
    const content = makeContent();
    rmSync(join(content, "portal.yaml"));
    make(join(content, "portal.yaml"));
    const { status, stdout } = check("--content", content);
    expect(status).toBe(1);
    expect(stdout).toContain(message);
  });

  it("counts warnings against a limit", () => {
    const content = makeContent({ "notes.txt": "", "more.txt": "" });
    expect(check("--content", content, ...asOf).status).toBe(0);
    expect(check("--content", content, ...asOf, "--max-warnings", "2").status).toBe(0);
    const { status, stderr } = check("--content", content, ...asOf, "--max-warnings", "1");
    expect(status).toBe(1);
    expect(stderr).toContain("2 warnings are more than `--max-warnings 1` allows.");
  });

  it.each([
    [["--content", "/nowhere"], "There is no content folder"],
    [["--content", script], "There is no content folder"],
    [["--as-of", "2026-02-30"], "is no date"],
    [["--as-of", "9999-12-31"], "is not between the years 1900 and 2199"],
    [["--format", "html"], "is none of text, json, github"],
    [["--max-warnings", "some"], "is no whole number"],
    [["--fast"], "There is no option `--fast`. See --help."],
    [["--formt", "json"], "There is no option `--formt`. Did you mean `--format`? See"],
    [["content"], "belongs to no option. Did you mean `--content content`? See"],
    [["plans"], "`plans` belongs to no option. See --help."],
    [["--format"], "`--format` needs a value. See --help."],
    [["--content", ""], "`--content` needs a value. See --help."],
    [["--content="], "`--content` needs a value. See --help."],
    [["--help=1"], "`--help` takes no value. See --help."],
    [["--watch=yes"], "`--watch` takes no value. See --help."],
  ])("ends with 2 and one line on %j", (args, message) => {
    const { status, stdout, stderr } = check(...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toContain(message);
    // Help is named where it says what to write instead.
    expect(stderr.includes("See --help.")).toBe(message.includes("See"));
    expect(stderr).not.toMatch(/\n {4}at /);
  });

  it("says what npm keeps to itself where the two hyphens are forgotten", () => {
    const env = { npm_lifecycle_event: "check", npm_config_as_of: "2026-08-27" };
    const { status, stderr } = spawnSync(process.execPath, [script, "x"], {
      encoding: "utf8",
      env: { ...process.env, ...env },
    });
    expect(status).toBe(2);
    expect(stderr).toContain("npm kept `--as-of` to itself.");
    expect(stderr).toContain("`npm run check -- --as-of …`.");
  });

  it.each(["stdout", "stderr"] as const)(
    "ends as it would where nobody reads its %s",
    async (name) => {
      const content = makeContent({ "notes.txt": "" });
      const checking = spawn(process.execPath, [script, "--content", content, ...asOf]);
      checking[name].destroy();
      checking[name === "stdout" ? "stderr" : "stdout"].resume();
      expect(await once(checking, "exit")).toEqual([0, null]);
    },
  );

  it("waits for a content folder that is away while it watches", async () => {
    const content = makeContent();
    const watching = spawn(process.execPath, [script, "--content", content, "--watch", ...asOf]);
    let said = "";
    watching.stderr.on("data", (text: Buffer) => (said += text.toString()));
    const ended = once(watching, "exit");
    onTestFinished(async () => {
      watching.kill();
      await ended;
    });
    const passes = (): number => said.split("No findings in").length - 1;
    await expect.poll(passes, { timeout: 30_000 }).toBe(1);
    renameSync(content, `${content}-away`);
    await expect.poll(() => said, { timeout: 30_000 }).toContain("is not there any more.");
    renameSync(`${content}-away`, content);
    await expect.poll(passes, { timeout: 30_000 }).toBe(2);
    appendFileSync(join(content, "direction.md"), "\nWe go on.\n");
    await expect.poll(passes, { timeout: 30_000 }).toBe(3);
    expect(watching.exitCode).toBe(null);
  });

  it("answers --help", () => {
    const { status, stdout } = check("--help");
    expect(status).toBe(0);
    expect(stdout).toContain("--max-warnings N");
  });

  it("reports a thousand files, each broken in another way, each at its place", () => {
    const broken = makeBroken(1000);
    const content = makeContent(Object.fromEntries(broken.map(({ file, text }) => [file, text])));
    const { status, stdout, stderr } = check("--content", content, ...asOf, "--format", "json");
    expect(status).toBe(1);
    expect(stderr).not.toMatch(/\n {4}at /);
    const { findings } = JSON.parse(stdout) as Report;
    const found = new Map(
      findings.map(({ file, code, line }) => [
        `${file.replace(/^.*?(?=broken\/)/, "")} ${code}`,
        line,
      ]),
    );
    const missed = broken.filter(({ file, code, line }) => found.get(`${file} ${code}`) !== line);
    expect(missed.map(({ file, code, line }) => `${file}:${line ?? ""} ${code}`)).toEqual([]);
    expect(new Set(broken.map(({ text }) => text.toString())).size).toBe(1000);
  });
});
