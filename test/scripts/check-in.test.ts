import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseConfidence, parseOutlook, parseValues } from "../../src/site/check-in-option.ts";
import { toKeyResult, toObjective } from "../model/fixture.ts";

const root = join(import.meta.dirname, "../..");
const name = "2026-q3/engineering/find-the-fault";

/** The demonstration in a folder of its own. */
function copyContent(): string {
  const content = mkdtempSync(join(tmpdir(), "plumbline-check-in-"));
  cpSync(join(root, "content"), content, { recursive: true });
  return content;
}

function checkIn(content: string, ...args: string[]) {
  const script = join(root, "scripts/check-in.ts");
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [script, ...args, "--content", content],
    { encoding: "utf8", cwd: root },
  );
  return { status, stdout, stderr, text: readFileSync(join(content, `${name}.md`), "utf8") };
}

describe("npm run check-in -- ID", () => {
  it("adds one report behind the others, and nothing else", () => {
    const content = copyContent();
    const before = readFileSync(join(content, `${name}.md`), "utf8");
    const added = ["--values", "kr1=53", "--confidence", "kr1=4", "--outlook", "at-risk"];
    const { status, stdout, text } = checkIn(
      content,
      name,
      ...added,
      "--note",
      "Six units fitted.",
    );
    expect([status, stdout.trim().endsWith(`${name}.md`)]).toEqual([0, true]);
    const entry =
      "  - date: 2026-08-27\n    by: hamish-odell\n    outlook: at-risk\n    confidence: {kr1: 4}\n    values: {kr1: 53}\n    note: Six units fitted.\n";
    expect(text).toContain(entry);
    expect(text.replace(entry, "")).toBe(before);
  });

  it("finds an objective by its code, and its file by its path", () => {
    expect(checkIn(copyContent(), "ENG-1", "--outlook", "on-track").status).toBe(0);
    expect(checkIn(copyContent(), `content/${name}.md`, "--note", "All well.").status).toBe(0);
  });

  it("leaves the file as it was where the report would not pass the check", () => {
    const content = copyContent();
    const before = readFileSync(join(content, `${name}.md`), "utf8");
    const { status, stdout, stderr, text } = checkIn(
      content,
      name,
      "--by",
      "nobody",
      "--note",
      "x",
    );
    expect(status).toBe(1);
    expect(stdout).toContain("Nobody in `people.yaml` has the id `nobody`.");
    expect(stderr).toContain("Nothing was added");
    expect(text).toBe(before);
  });

  it("says what is wrong, without a trace of its insides", () => {
    const content = copyContent();
    const cases: readonly (readonly [readonly string[], string])[] = [
      [["2026-q3/engineering/find-the-falt", "--note", "x"], "No objective has the id"],
      [[name, "--date", "2026-01-01", "--note", "x"], "the next one is of a later day"],
      [[name], "There is nothing to add"],
      [["2026-q2/engineering/see-faults-coming", "--note", "x"], "is closed, so nothing is"],
      [["find\u001b[2J-\u202efault", "--note", "x"], "`find<1B>[2J-<202E>fault`"],
    ];
    for (const [args, message] of cases) {
      const { status, stderr } = checkIn(content, ...args);
      expect(status).toBe(2);
      expect(stderr).toContain(message);
      expect(stderr).not.toMatch(/\n\s+at /);
    }
  });

  it("adds nothing to a closed cycle, whatever its objective says of itself", () => {
    const content = copyContent();
    const file = join(content, "2026-q2/engineering/see-faults-coming.md");
    const open = readFileSync(file, "utf8").replace("state: closed", "state: active");
    writeFileSync(file, open);
    const late = ["--note", "x", "--date", "2026-08-20"];
    const { status, stderr } = checkIn(content, "2026-q2/engineering/see-faults-coming", ...late);
    expect([status, readFileSync(file, "utf8")]).toEqual([2, open]);
    expect(stderr).toContain("Q2 2026 is closed, so nothing is reported on");
    expect(stderr).toContain("npm run snapshot -- amend");
  });

  it("says of a report of a later day what comes of it, and is silent on one of today", () => {
    const late = (date: string): string => {
      const { status, stderr } = checkIn(copyContent(), name, "--note", "x", "--date", date);
      expect(status).toBe(0);
      return stderr;
    };
    expect(late("2026-08-27")).toBe("");
    expect(late("2026-09-02")).toBe(
      "The check remarks: The check-in of `2026-09-02` is later than the as-of date 2026-08-27, so it counts in no number before that day.\n",
    );
    expect(late("2026-10-02")).toContain(
      "The check-in of `2026-10-02` comes after the last day of `2026-q3/engineering/find-the-fault`, 2026-09-30.",
    );
  });
});

describe("the options of a check-in", () => {
  const keyResults = [toKeyResult({ kind: "percent" }, { item: "kr1" })];
  const objective = toObjective({ keyResults });

  it("takes numbers, yes and no, dates and words, by key result", () => {
    const toValue = (text: string) => parseValues(`kr1=${text}`, objective)["kr1"];
    // A word is left to the check, which says what the measure takes.
    expect(["1.2e3", "0x10", "-0"].map(toValue)).toEqual([1200, "0x10", 0]);
    expect(["51", "-0.5", "true", "no", "2026-08-14", "stretch"].map(toValue)).toEqual([
      51,
      -0.5,
      true,
      false,
      "2026-08-14",
      "stretch",
    ]);
    expect(parseConfidence("7", objective)).toBe(7);
    expect(parseConfidence("kr1=7", objective)).toEqual({ kr1: 7 });
  });

  it.each([
    [() => parseValues("kr9=1", objective), "has no key result `kr9`; it has `kr1`"],
    [() => parseValues("kr1", objective), "is no list of values: it is such as `kr1=51,kr2=63`"],
    [() => parseValues("kr1=1,5", objective), "a number is written with a point"],
    [() => parseValues("kr1=1,000", objective), "without a mark for thousands"],
    [() => parseValues("kr1=1e999", objective), "`1e999` is too large to be computed with"],
    [() => parseValues("kr1=NaN,kr1=4", objective), "has `kr1` twice: only one can be meant"],
    [() => parseConfidence("kr1=3, kr1=4", objective), "has `kr1` twice: only one can be meant"],
    [() => parseConfidence("kr1=high", objective), "which is no number"],
    [() => parseOutlook("fine"), "none of on-track, at-risk, off-track"],
  ])("refuses what it cannot read (%#)", (parse, message) => {
    expect(parse).toThrow(message);
  });
});
