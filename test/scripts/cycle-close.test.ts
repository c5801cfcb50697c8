// Long because one close is told from its first answer to its last byte.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { parseDate } from "../../src/model/period.ts";
import { checkContent } from "../../src/site/check-content.ts";
import { a, answer, cycles, kept, objective, read, readAll, run, toContent } from "./cycle.ts";

describe("npm run cycle -- close CYCLE", () => {
  it("writes what was answered and what follows from the values, and keeps every other byte", () => {
    const content = toContent({ [`${a}.md`]: objective("Find the fault") });
    const before = readAll(content);
    const { status, stdout } = run(
      content,
      "close",
      "2026-q3",
      "--answers",
      answer(content, { [a]: kept }),
    );
    expect([status, stdout]).toEqual([
      0,
      expect.stringContaining("(now − baseline) ÷ (target − baseline)"),
    ]);
    const added = `outcome:\n  result: partly\n  reason: The sensors came late.\n  learned: Order first.\n  decision: keep\n`;
    expect(read(content, `${a}.md`)).toBe(
      before[`${a}.md`]?.replace("# The end.", `${added}# The end.`),
    );
    expect(read(content, "portal.yaml")).toBe(cycles.replace("state: active", "state: closed"));
    const after = readAll(content);
    expect(Object.keys(after)).toEqual([...Object.keys(before), "2026-q3/index.md"].sort());
    expect(after["2026-q3/index.md"]).toContain(
      "- [Find the fault](/2026-q3/track/find-the-fault/), 0.70. The sensors came late.",
    );
    expect(checkContent(content, { asOf: parseDate("2026-09-30") }).findings).toEqual([]);
    expect(run(content, "close", "2026-q3").stdout).toContain("closed already");
  });

  it("writes nothing where a promise was not kept and nobody says why, nor on a dry run", () => {
    const content = toContent({ [`${a}.md`]: objective("Find the fault") });
    const before = readAll(content);
    const decided = answer(content, { [a]: { decision: "keep" } });
    const silent = run(content, "close", "2026-q3", "--answers", decided);
    expect([silent.status, silent.stdout]).toEqual([
      1,
      expect.stringContaining("why the promise was not kept"),
    ]);
    const dry = run(
      content,
      "close",
      "2026-q3",
      "--dry-run",
      "--answers",
      answer(content, { [a]: kept }),
    );
    expect([dry.status, dry.stdout]).toEqual([0, expect.stringContaining("would be written")]);
    expect(readAll(content)).toEqual(before);
  });

  it("refuses where there is neither a terminal to ask on nor an answer", () => {
    const content = toContent({ [`${a}.md`]: objective("A", "", 65) });
    const before = readAll(content);
    for (const more of [[], ["--dry-run"]]) {
      const { status, stdout, stderr } = run(content, "close", "2026-q3", ...more);
      expect([status, stdout]).toEqual([2, ""]);
      expect(stderr).toMatch(
        /In Q3 2026, 1 of 1 objective has something missing, .*`--draft .*`--answers .*`--review`/,
      );
    }
    expect(readAll(content)).toEqual(before);
    expect(run(content, "close", "2026-q3", "--review").status).toBe(0);
  });

  it("lays the open questions out as a file, and takes that file when it is filled in", () => {
    const content = toContent({
      [`${a}.md`]: objective("Find the\\nfault: {x} # y"),
      "2026-q3/track/met.md": objective("Met", "", 65),
    });
    const file = join(content, "..", `draft-${String(Math.random()).slice(2)}.yaml`);
    expect(run(content, "close", "2026-q3", "--draft", file).status).toBe(0);
    const text = readFileSync(file, "utf8");
    expect(text).toMatch(
      /^ {2}# {3}kr1 0\.39: Faults found first \(.*now 51 of 2026-08-25, baseline 42, target 65\)$/m,
    );
    expect(parse(text)).toEqual({
      [a]: { reason: null, learned: null, decision: null },
      "2026-q3/track/met": { decision: null },
    });
    expect(run(content, "close", "2026-q3", "--draft", file).stderr).toContain("not written over");
    const filled = text
      .replaceAll("decision:", "decision: done")
      .replace("reason:", "reason: Late.");
    writeFileSync(file, filled);
    expect(run(content, "close", "2026-q3", "--answers", file).status).toBe(0);
    expect(read(content, "2026-q3/track/met.md")).toContain(
      "outcome:\n  result: achieved\n  decision: done\n",
    );
  });

  it("takes some answers now and the others later, with the cycle under review", () => {
    const b = "2026-q3/track/b";
    const content = toContent({ [`${a}.md`]: objective("A"), [`${b}.md`]: objective("B") });
    const first = run(
      content,
      "close",
      "2026-q3",
      "--review",
      "--answers",
      answer(content, { [a]: kept }),
    );
    expect([first.status, read(content, "portal.yaml")]).toEqual([
      0,
      expect.stringContaining("state: review"),
    ]);
    expect([
      read(content, `${a}.md`).includes("outcome:"),
      read(content, `${b}.md`).includes("outcome:"),
    ]).toEqual([true, false]);
    expect(
      run(content, "close", "2026-q3", "--answers", answer(content, { [b]: kept })).status,
    ).toBe(0);
    expect(read(content, "portal.yaml")).toContain("state: closed");
  });

  it("leaves drafts and what runs on, and takes one that was dropped long ago as it is", () => {
    const dropped = "outcome: {result: dropped, reason: Sold.}\n";
    const content = toContent({
      "2026-q3/track/draft.md": objective("Draft", "state: draft\n"),
      "2026-q3/track/long.md": objective("Long", "end: 2026-11-30\n"),
      "2026-q3/track/gone.md": objective("Gone", dropped),
      "2026-q3/track/stated.md": objective("Stated", "state: active # still\n", 65),
    });
    const before = readAll(content);
    const { status, stdout } = run(
      content,
      "close",
      "2026-q3",
      "--no-retrospective",
      "--answers",
      answer(content, { "2026-q3/track/stated": { decision: "done" } }),
    );
    expect([status, stdout]).toEqual([
      0,
      expect.stringContaining("`2026-q3/track/long` runs on until 2026-11-30"),
    ]);
    expect(stdout).toContain("`2026-q3/track/draft` was never more than a draft");
    const after = readAll(content);
    const changed = Object.keys(after).filter((file) => after[file] !== before[file]);
    expect(changed).toEqual(["2026-q3/track/stated.md", "portal.yaml"]);
    expect(after["2026-q3/track/stated.md"]).toContain("state: closed # still\n");
  });

  it("counts in the retrospective what was closed, and nothing that was left", () => {
    const content = toContent({
      [`${a}.md`]: objective("A", "", 65),
      "2026-q3/track/draft.md": objective("Draft", "state: draft\n"),
    });
    const answers = answer(content, { [a]: { decision: "done" } });
    const { status, stdout } = run(content, "close", "2026-q3", "--answers", answers);
    expect([status, stdout]).toEqual([
      0,
      expect.stringContaining("None of 1 objective has something missing."),
    ]);
    expect(read(content, "2026-q3/index.md")).toContain("One objective was closed.");
  });

  it("keeps the retrospective from the public where something that closes is internal", () => {
    const secret = "2026-q3/track/secret";
    const content = toContent({
      [`${a}.md`]: objective("A", "", 65),
      [`${secret}.md`]: objective("Secret", "audience: internal\n", 65),
    });
    const done = { decision: "done" };
    const answers = answer(content, { [a]: done, [secret]: done });
    expect(run(content, "close", "2026-q3", "--answers", answers).status).toBe(0);
    const asOf = parseDate("2026-09-30");
    const [open, kept] = (["public", "internal"] as const).map(
      (audience) => checkContent(content, { asOf, audience }).clean?.plan.pages.length,
    );
    expect([open, kept]).toEqual([0, 1]);
    expect(read(content, "2026-q3/index.md")).toContain("\naudience: internal\n");
  });

  it("says of a draft that was not filled in what is to be filled in", () => {
    const content = toContent({ [`${a}.md`]: objective("A") });
    const before = readAll(content);
    const empty = answer(content, { [a]: { reason: null, learned: null, decision: null } });
    const { status, stdout, stderr } = run(content, "close", "2026-q3", "--answers", empty);
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toContain("Nothing was answered in");
    expect(stderr).toContain("Fill in `reason`, `learned` and `decision`");
    expect(readAll(content)).toEqual(before);
  });

  it("says all that is wrong with answers, and refuses what is too early or unknown", () => {
    const content = toContent({ [`${a}.md`]: objective("A") });
    const wrong = {
      [`${a}x`]: kept,
      [a]: { decision: "maybe", scores: { kr9: { score: 1 } }, x: 1 },
    };
    const { status, stderr } = run(
      content,
      "close",
      "2026-q3",
      "--answers",
      answer(content, wrong),
    );
    expect(status).toBe(2);
    expect(stderr).toContain(`The nearest is \`${a}\``);
    expect(stderr).toContain(`${a} › decision`);
    expect(run(content, "close", "2026-q3", "--as-of", "2026-08-27").stderr).toContain(
      "Close it on its last day or later",
    );
    expect(run(content, "close", "2026-q9").stderr).toContain("The nearest is `2026-q3`");
    expect(run(content, "shut").stderr).toContain("can `close` and `open`");
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  it("says of a wrong word in the answers what is allowed, and what is nearest", () => {
    const content = toContent({ [`${a}.md`]: objective("A") });
    const wrong = {
      decision: "kep",
      result: "achievd",
      lerned: "x",
      scores: { kr1: { score: "x" } },
    };
    const file = answer(content, { [a]: wrong });
    const { status, stderr } = run(content, "close", "2026-q3", "--answers", file);
    expect(status).toBe(2);
    expect(stderr).not.toContain("Invalid");
    expect(stderr).toContain(`${a} › decision\` is \`kep\`. It can be \`keep\`, `);
    expect(stderr).toContain("The nearest is `keep`.");
    expect(stderr).toContain("The nearest is `achieved`.");
    expect(stderr).toMatch(/has no key `lerned`.* The nearest is `learned`\./);
    expect(stderr).toContain('score` is `"x"`, where a number is expected.');
  });

  it("goes on with what was interrupted, and says so", () => {
    const content = toContent({ [`${a}.md`]: objective("A") });
    const journal = join(content, ".plumbline-writing");
    mkdirSync(journal);
    writeFileSync(join(journal, "0"), objective("A", "", 65));
    writeFileSync(
      join(journal, "journal.json"),
      JSON.stringify({ what: "close 2026-q3", files: [{ file: "new.md", now: "x" }] }),
    );
    expect(run(content, "open", "2026-q4").stderr).toContain(
      "was interrupted while it wrote 1 file. All of them are written now.",
    );
    expect([existsSync(journal), existsSync(join(content, "new.md"))]).toEqual([false, true]);
  });
});
