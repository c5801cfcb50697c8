import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { stringify } from "yaml";

/** Content to close and open cycles of, and the command. */

const root = join(import.meta.dirname, "../..");

export const cycles = `name: Test Line
locale: en-GB
cycles:
  - {id: "2026", label: "2026", start: 2026-01-01, end: 2026-12-31} # the year
  - {id: 2026-q3, label: Q3 2026, parent: "2026", start: 2026-07-01, end: 2026-09-30, state: active, publishBy: 2026-07-08, checkInEvery: 14d}
currentCycle: 2026-q3
`;

export const team = (name: string, more = ""): string =>
  `---\nkind: team\nname: ${name}\nlevel: ${name === "Line" ? "company" : "team"}\n${name === "Line" ? "" : "parent: line\n"}${more}---\n`;

const common = {
  "portal.yaml": cycles,
  "people.yaml": "people:\n  - {id: ada, name: Ada Lund}\n",
  "direction.md": "---\nkind: direction\ntitle: Direction\n---\n",
  "themes/time.md": "---\nkind: theme\ntitle: Keep time\nsupports: [direction]\n---\n",
  "teams/line.md": team("Line"),
  "teams/track.md": team("Track"),
  "teams/night.md": team("Night", "validTo: 2026-09-30\n"),
};

/** An objective as a person writes it, with comments that must stay. */
export function objective(title: string, more = "", value = 51): string {
  return `---
kind: objective # written in July
title: "${title}"
owner: ada
ambition: committed
supports:
  - {to: themes/time, how: By hand.}
keyResults:
  - {id: kr1, title: Faults found first, from: 42, to: 65, unit: "%"} # from the log
  - id: kr2
    title: Hours to a possession
    from: 96
    to: 36
${more}checkIns:
  - {date: 2026-08-25, by: ada, values: {kr1: ${value}, kr2: 36}}
# The end.
---

Words.
`;
}

export type Files = Readonly<Record<string, string>>;

export function toContent(files: Files): string {
  const content = mkdtempSync(join(tmpdir(), "plumbline-cycle-"));
  for (const [file, text] of Object.entries({ ...common, ...files })) {
    mkdirSync(dirname(join(content, file)), { recursive: true });
    writeFileSync(join(content, file), text);
  }
  return content;
}

export function run(content: string, ...args: readonly string[]) {
  const script = join(root, "scripts/cycle.ts");
  const options = [
    "--content",
    content,
    ...(args.includes("--as-of") ? [] : ["--as-of", "2026-09-30"]),
  ];
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args, ...options], {
    encoding: "utf8",
    cwd: root,
  });
  return { status, stdout, stderr };
}

export function read(content: string, file: string): string {
  return readFileSync(join(content, file), "utf8");
}

/** Every file below a folder with its text. */
export function readAll(content: string): Files {
  const files = readdirSync(content, { recursive: true, encoding: "utf8" }).filter((file) =>
    /\.\w+$/.test(file),
  );
  return Object.fromEntries(files.sort().map((file) => [file, read(content, file)]));
}

export function answer(content: string, answers: object): string {
  const file = join(content, "..", `answers-${String(Math.random()).slice(2)}.yaml`);
  writeFileSync(file, stringify(answers));
  return file;
}

export const a = "2026-q3/track/find-the-fault";
export const kept = { reason: "The sensors came late.", learned: "Order first.", decision: "keep" };
