import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { draftKinds } from "../../src/exchange/draft/kinds.ts";
import { renderKindHelp } from "../../src/site/new-option.ts";

const root = join(import.meta.dirname, "../..");
const hear = "2026-q3/signalling/hear-the-points";

function copyContent(): string {
  const content = mkdtempSync(join(tmpdir(), "plumbline-new-"));
  cpSync(join(root, "test/input/healthy"), content, { recursive: true });
  return content;
}

function run(content: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, "scripts/new.ts"), ...args, "--content", content, "--as-of", "2026-08-27"],
    { encoding: "utf8", cwd: content, stdio: ["ignore", "pipe", "pipe"] },
  );
  return { status, stdout, stderr };
}

function help(...args: string[]): string {
  const script = join(root, "scripts/new.ts");
  return spawnSync(process.execPath, [script, ...args], { encoding: "utf8" }).stdout;
}

describe("npm run new -- KIND", () => {
  it("writes an objective, prints its path, and says what is next", () => {
    const content = copyContent();
    const { status, stdout, stderr } = run(
      content,
      ...["objective", "--title", "Ça roule", "--team", "signalling"],
      ...["--supports", "themes/keep-time", "--how", "It is heard."],
    );
    expect([status, stdout]).toEqual([0, "2026-q3/signalling/ça-roule.md\n"]);
    expect(readFileSync(join(content, stdout.trim()), "utf8")).toBe(
      "---\nkind: objective\ntitle: Ça roule\nowner: yusuf-karim\nstate: draft\nsupports:\n" +
        "  - to: themes/keep-time\n    how: It is heard.\n---\n",
    );
    expect(stderr).toContain(
      "Next: Add its key results, two to five: `npm run new -- key-result --of 2026-q3/signalling/ça-roule`.",
    );
  });

  it("writes a KPI and its readings together", () => {
    const content = copyContent();
    const { status, stdout } = run(
      content,
      ...["kpi", "--title", "Whistles", "--value", "-1.50", "--date", "2026-07"],
    );
    expect([status, stdout]).toEqual([0, "kpis/whistles.md\nkpis/whistles.csv\n"]);
    expect(readFileSync(join(content, "kpis/whistles.csv"), "utf8")).toBe(
      "date,value,note,by\n2026-07,-1.5,,\n",
    );
  });

  it("names no file as Windows names a device", () => {
    const content = copyContent();
    const theme = (...args: string[]) => run(content, "theme", ...args);
    expect(theme("--title", "CON").stdout).toBe("themes/con-plan.md\n");
    expect(theme("--title", "Console").stdout).toBe("themes/console.md\n");
    const { status, stderr } = theme("--title", "Noise", "--id", "aux");
    expect([status, stderr]).toEqual([
      2,
      "No file can be called `aux` on Windows, which keeps that name for itself: say another one with `--id`, as `aux-plan`.\n",
    ]);
  });

  it("lets nothing that somebody wrote steer the terminal", () => {
    const content = copyContent();
    const { stderr } = run(content, "theme", "--title", "Late\u001b[2J", "--supports", "\u202ex");
    expect(stderr).toContain("`<202E>x`");
    expect(stderr).not.toMatch(/[\u001b\u202e]/);
    const vague = "Improve reliability <b> and better quality of everything \u200e";
    const { stderr: remark } = run(content, "objective", "--title", vague, "--team", "signalling");
    expect(remark).not.toContain("\u200e");
  });

  it("overwrites nothing, not even the second file of two", () => {
    const content = copyContent();
    writeFileSync(join(content, "kpis/whistles.csv"), "mine\n");
    const { status, stderr } = run(content, "kpi", "--title", "Whistles");
    expect([status, stderr]).toEqual([
      2,
      "`kpis/whistles.csv` is there already; nothing was written. Choose another title, or say a name with `--id`.\n",
    ]);
    expect(readFileSync(join(content, "kpis/whistles.csv"), "utf8")).toBe("mine\n");
    expect(existsSync(join(content, "kpis/whistles.md"))).toBe(false);
  });

  it("writes nothing that would not pass, says why in the words of the check, and leaves no trace", () => {
    const content = copyContent();
    const before = readdirSync(content, { recursive: true }).sort();
    const { status, stdout, stderr } = run(
      content,
      ...["key-result", "--of", hear, "--title", "Heard <b>twice</b>", "--from", "3", "--to", "3"],
    );
    expect(status).toBe(1);
    expect(stdout).toContain("`title` holds `<b>`, which is raw HTML, and that is not allowed.");
    expect(stdout).toContain("baseline-equals-target");
    expect(stderr).toBe("Nothing was written, as it would not pass the check.\n");
    expect(readdirSync(content, { recursive: true }).sort()).toEqual(before);
    expect(readFileSync(join(content, `${hear}.md`), "utf8")).not.toContain("twice");
  });

  it("adds to a file as Windows writes it, and leaves every byte before and behind as it was", () => {
    const content = copyContent();
    const file = join(content, `${hear}.md`);
    const was = `\uFEFF${readFileSync(file, "utf8").replaceAll("\n", "\r\n")}`;
    writeFileSync(file, was);
    const parameters = ["key-result", "--of", hear, "--title", "Minutes lost a week", "--to", "9"];
    expect(run(content, ...parameters, "--from", "30").status).toBe(0);
    const added = "  - id: kr3\r\n    title: Minutes lost a week\r\n    from: 30\r\n    to: 9\r\n";
    expect(readFileSync(file, "utf8").replace(added, "")).toBe(was);
  });

  it("goes on beside errors that are in other files", () => {
    const content = copyContent();
    writeFileSync(join(content, "themes/broken.md"), "---\nkind: theme\n---\n");
    expect(run(content, "team", "--name", "Ears", "--parent", "signalling").status).toBe(0);
  });

  it("says all that is missing at once, why, and what there is to choose from", () => {
    const { status, stderr } = run(copyContent(), "objective");
    expect(status).toBe(2);
    expect(stderr).toContain("--title TEXT  a sentence that somebody could say aloud");
    expect(stderr).toContain("one of company, signalling");
  });

  it("names the nearest of what is not there: a kind, an option, an id", () => {
    const content = copyContent();
    expect(run(content, "objectve").stderr).toContain("Did you mean `objective`?");
    expect(run(content, "team", "--nmae", "A").stderr).toContain("Did you mean `--name`?");
    expect(run(content, "objective", "--title", "A", "--team", "signaling").stderr).toContain(
      "`--team`: there is no `signaling` to choose; did you mean `signalling`?",
    );
  });

  it("asks more of what is active at once than of a draft", () => {
    const { status, stderr } = run(
      copyContent(),
      ...["objective", "--title", "Light", "--team", "signalling", "--state", "active"],
    );
    expect([status, stderr.includes("--key-result TEXT  its first key result")]).toEqual([2, true]);
  });

  it("asks for a name where the title has no letter", () => {
    const content = copyContent();
    const { status, stderr } = run(content, "theme", "--title", "🚆");
    expect([status, stderr.includes("say a name with `--id`")]).toEqual([2, true]);
    expect(run(content, "theme", "--title", "🚆", "--id", "train").status).toBe(0);
  });

  it("has a help of its own for each kind, without a second --", () => {
    expect(help("--help")).toContain("npm run new -- KIND [options]");
    expect(help("kpi", "--help")).toContain("npm run new -- kpi [options]");
    for (const kind of draftKinds) {
      const text = renderKindHelp(kind);
      expect(text).toContain(`npm run new -- ${kind.name} [options]`);
      for (const field of kind.fields) expect(text).toContain(`--${field.name} `);
    }
  });
});
