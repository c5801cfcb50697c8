import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";

const files = {
  "portal.yaml":
    "name: T\nlocale: en-GB\ncycles:\n  - {id: 2026-q3, label: Q3 2026, start: 2026-07-01, end: 2026-09-30, state: active}\ncurrentCycle: 2026-q3\n",
  "people.yaml": "people:\n  - {id: ada, name: Ada Lund}\n",
  "direction.md": "---\nkind: direction\ntitle: Direction\n---\n",
  "themes/time.md": "---\nkind: theme\ntitle: Keep time\nsupports: [direction]\n---\n",
  "teams/track.md": "---\nkind: team\nname: Track\nlevel: company\n---\n",
  "2026-q3/track/a.md":
    "---\nkind: objective\ntitle: A\nowner: ada\nsupports: [themes/time]\nkeyResults:\n  - {id: kr1, title: Faults, from: 42, to: 65}\ncheckIns:\n  - {date: 2026-08-25, by: ada, values: {kr1: 51}}\n---\n\nWords.\n",
};

it("says of a cycle under review that it is, where nothing new was answered", () => {
  const content = mkdtempSync(join(tmpdir(), "plumbline-review-"));
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(content, file)), { recursive: true });
    writeFileSync(join(content, file), text);
  }
  const what = ["close", "2026-q3", "--review", "--content", content, "--as-of", "2026-09-30"];
  const review = (): string =>
    execFileSync(process.execPath, ["scripts/cycle.ts", ...what], { stdio: "pipe" }).toString();
  expect(review()).toMatch(/ written:/);
  const again = review();
  expect(again).toContain("is under review already, and nothing new was answered");
  expect(again).not.toContain("closed already");
}, 60_000);
