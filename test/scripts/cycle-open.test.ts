import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { parseDate } from "../../src/model/period.ts";
import { checkContent } from "../../src/site/check-content.ts";
import { a, answer, cycles, kept, objective, read, readAll, run, toContent } from "./cycle.ts";

describe("npm run cycle -- open CYCLE", () => {
  const close = (content: string, answers: object): void => {
    const { status, stderr, stdout } = run(
      content,
      "close",
      "2026-q3",
      "--no-retrospective",
      "--answers",
      answer(content, answers),
    );
    expect(status, stderr + stdout).toBe(0);
  };

  it("carries over what was decided, from the last values, with its provenance", () => {
    const content = toContent({ [`${a}.md`]: objective("Find *the* fault") });
    close(content, { [a]: { ...kept, decision: "modify" } });
    const before = readAll(content);
    const { status, stdout } = run(content, "open", "2026-q4");
    expect([status, stdout]).toEqual([0, expect.stringContaining("publish by 2026-10-08")]);
    expect(stdout).toContain("1 October 2026 to 31 December 2026");
    const line =
      '  - {id: 2026-q4, label: Q4 2026, parent: "2026", start: 2026-10-01, end: 2026-12-31, state: planning, publishBy: 2026-10-08, checkInEvery: 14d}\n';
    expect(read(content, "portal.yaml")).toBe(
      before["portal.yaml"]?.replace("currentCycle", `${line}currentCycle`),
    );
    const text = read(content, "2026-q4/track/find-the-fault.md");
    const { keyResults, carriedOverFrom } = parse(text.split("---\n")[1] ?? "") as {
      keyResults: object[];
      carriedOverFrom: string;
    };
    expect(carriedOverFrom).toBe(a);
    expect(keyResults).toEqual([
      {
        id: "kr1",
        title: "Faults found first",
        unit: "%",
        from: 51,
        to: 65,
        carriedOverFrom: `${a}#kr1`,
      },
      // Its target is reached: nobody but a person can say what the next one is.
      { id: "kr2", title: "Hours to a possession", from: 36, carriedOverFrom: `${a}#kr2` },
    ]);
    expect(text).toContain("# It was decided to modify it");
    expect(text).toContain("# The target 36 is reached");
    expect(text).toContain("Carried over from [Find the fault](/2026-q3/track/find-the-fault/)");
    const { findings } = checkContent(content, { asOf: parseDate("2026-09-30") });
    expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
    const once = readAll(content);
    expect(run(content, "open", "2026-q4").stdout).toContain("Nothing is to be written");
    expect(readAll(content)).toEqual(once);
  });

  it("carries nothing over that was done, dropped, put off or decided by nobody, unless somebody chooses", () => {
    const of = (name: string): string => `2026-q3/track/${name}`;
    const names = ["keep", "defer", "abandon", "done", "undecided"];
    const files = names.map((name): readonly [string, string] => [
      `${of(name)}.md`,
      objective(name),
    ]);
    const content = toContent(Object.fromEntries(files));
    const decided = names
      .slice(0, 4)
      .map((decision): [string, object] => [of(decision), { ...kept, decision }]);
    const answers = Object.fromEntries(decided);
    close(content, { ...answers, [of("undecided")]: { reason: "Late." } });
    const dry = run(content, "open", "2026-q4", "--dry-run");
    expect(dry.stdout).toMatch(/Nobody decided[^]*2026-q3\/track\/undecided/);
    expect(existsSync(join(content, "2026-q4"))).toBe(false);
    expect(
      run(content, "open", "2026-q4", "--carry", of("defer"), "--leave", of("keep")).status,
    ).toBe(0);
    expect(readdirSync(join(content, "2026-q4/track"))).toEqual(["defer.md"]);
    expect(run(content, "open", "2026-q4", "--carry", of("nothing")).stderr).toContain(
      "has no objective",
    );
  });

  it("leads links among what goes on to the new ones, and never writes over a file", () => {
    const parent = "2026-q3/line/parent";
    const child = objective("Child").replace(
      "- {to: themes/time, how: By hand.}",
      `- {to: "${parent}#kr1", how: By hand.}\n  - themes/time`,
    );
    const own = "2026-q4/track/child.md";
    const content = toContent({
      [`${parent}.md`]: objective("Parent"),
      "2026-q3/track/child.md": child,
      "2026-q3/night/shift.md": objective("Shift"),
      "portal.yaml": cycles.replace(
        "currentCycle",
        '  - {id: 2026-q4, label: Q4 2026, parent: "2026", start: 2026-10-01, end: 2026-12-31}\ncurrentCycle',
      ),
      [own]: objective("Ours", "", 42),
    });
    const all = [parent, "2026-q3/track/child", "2026-q3/night/shift"];
    close(content, Object.fromEntries(all.map((id) => [id, kept])));
    const { status, stdout } = run(content, "open", "2026-q4");
    expect([status, stdout]).toEqual([0, expect.stringContaining("Its team is closed by then")]);
    expect(read(content, own)).toBe(objective("Ours", "", 42));
    expect(read(content, "2026-q4/track/child-2.md")).toContain("- to: 2026-q4/line/parent#kr1\n");
    // The night team has ended: the team above it takes the objective over.
    expect(existsSync(join(content, "2026-q4/line/shift.md"))).toBe(true);
  });

  it("names a cycle that is there already, and what is no id of a cycle", () => {
    const content = toContent({ [`${a}.md`]: objective("A") });
    const { status, stderr } = run(content, "open", "2026-q3");
    expect(status).toBe(2);
    expect(stderr).toContain("`2026-q3` is there already");
    expect(stderr).not.toMatch(/--from`:.*2026-q3/);
    const ids = [
      ["../../x", "x"],
      ["🎉", "2026-q4"],
      ["con", "con-cycle"],
    ] as const;
    for (const [id, nearest] of ids) {
      const refused = run(content, "open", id);
      expect(refused.status).toBe(2);
      expect(refused.stderr).toMatch(/is no id of a cycle/);
      expect(refused.stderr).toContain(`Write for example \`${nearest}\``);
    }
  });

  it("asks which cycle comes before where the names do not say it", () => {
    const content = toContent({ [`${a}.md`]: objective("A") });
    expect(run(content, "open", "winter").stderr).toContain("Say which with `--from`");
    const { stdout, status } = run(
      content,
      "open",
      "winter",
      "--from",
      "2026-q3",
      "--end",
      "2026-11-15",
      "--label",
      "Winter",
      "--dry-run",
    );
    expect([status, stdout]).toEqual([
      0,
      expect.stringContaining("Winter, 1 October 2026 to 15 November 2026"),
    ]);
  });
});
