import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";

const files = {
  "portal.yaml":
    "name: T\nlocale: en-GB\ncycles:\n  - {id: 2026-q3, label: Q3 2026, start: 2026-07-01, end: 2026-09-30, state: active}\ncurrentCycle: 2026-q3\n",
  "people.yaml": "people:\n  - {id: ada, name: Ada Lund}\n",
  "direction.md": "---\nkind: direction\ntitle: Direction\n---\n",
  "themes/time.md": "---\nkind: theme\ntitle: Keep time\nsupports: [direction]\n---\n",
  "teams/track.md": "---\nkind: team\nname: Track\nlevel: company\n---\n",
  "2026-q3/track/a.md":
    "---\nkind: objective\ntitle: A\nowner: ada\nambition: committed\nsupports: [themes/time]\nkeyResults:\n  - {id: kr1, title: Faults, from: 42, to: 65}\ncheckIns:\n  - {date: 2026-08-25, by: ada, values: {kr1: 51}}\n---\n\nWords.\n",
};

const hasTerminal = spawnSync("script", ["--version"], { stdio: "ignore" }).error === undefined;

/** Closes the cycle on a terminal, with some lines typed into it. */
function close(lines: readonly string[]): { readonly said: string; readonly content: string } {
  const content = mkdtempSync(join(tmpdir(), "plumbline-asked-"));
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(content, file)), { recursive: true });
    writeFileSync(join(content, file), text);
  }
  const command = [
    ...[process.execPath, "scripts/cycle.ts", "close", "2026-q3"],
    ...["--content", content, "--as-of", "2026-09-30"],
  ].map((word) => `'${word}'`);
  const { stdout } = spawnSync("script", ["-qec", command.join(" "), "/dev/null"], {
    encoding: "utf8",
    input: lines.map((line) => `${line}\n`).join(""),
  });
  return { said: stdout.replaceAll("\r", ""), content };
}

describe.skipIf(!hasTerminal)("npm run cycle -- close CYCLE, on a terminal", () => {
  it("asks again where an answer does not fit, and closes", () => {
    const { said, content } = close(["It was late.", "Order before May.", "perhaps", "keep"]);
    expect(said).toContain("1 of 1 objective has something missing. An empty line is no answer");
    expect(said).toContain("`decision` is `perhaps`, and only `keep`, `modify`,");
    expect(said).not.toContain("Invalid option");
    const written = readFileSync(join(content, "2026-q3/track/a.md"), "utf8");
    expect(written).toContain("reason: It was late.");
    expect(written).toContain("decision: keep");
    expect(readFileSync(join(content, "portal.yaml"), "utf8")).toContain("state: closed");
  });

  it("keeps what was answered of an objective in whose middle the walk was ended", () => {
    const { said, content } = close(["It was late.", "."]);
    expect(said).toContain("The walk was ended: what was answered is kept, and the cycle stays");
    const written = readFileSync(join(content, "2026-q3/track/a.md"), "utf8");
    expect(written).toContain("outcome:\n  result: missed\n  reason: It was late.\n");
    expect(readFileSync(join(content, "portal.yaml"), "utf8")).toContain("state: review");
  });

  it("shows what was answered where half of it would be an error, for a file of answers", () => {
    const { said, content } = close(["", "", "modify"]);
    expect(said).toContain(
      "Q3 2026 would not pass the check as it is: what was answered is kept or shown below",
    );
    expect(said).toContain(
      "Not written yet, as the check wants what is missing with it. Give it with the rest by `--answers`:\n  2026-q3/track/a: {decision: modify}\n",
    );
    expect(readFileSync(join(content, "2026-q3/track/a.md"), "utf8")).toBe(
      files["2026-q3/track/a.md"],
    );
    expect(readFileSync(join(content, "portal.yaml"), "utf8")).toContain("state: review");
  });
});
