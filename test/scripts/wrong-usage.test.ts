import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, realpathSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "../..");

/** A folder with the healthy plan in its usual place, outside of any repository, and what else people have about. */
function createFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "plumbline-usage-")));
  cpSync(join(root, "test/input/healthy"), join(folder, "content"), { recursive: true });
  mkdirSync(join(folder, "empty/content"), { recursive: true });
  mkdirSync(join(folder, "plans"));
  writeFileSync(join(folder, "notes.txt"), "Mine\n");
  return folder;
}

function plumbline(folder: string, line: string): { status: number | null; said: string } {
  const { status, stderr } = spawnSync(
    process.execPath,
    [join(root, "scripts/plumbline.ts"), ...line.split(" ")],
    { encoding: "utf8", cwd: folder, stdio: ["ignore", "pipe", "pipe"] },
  );
  return { status, said: stderr.replaceAll(folder, "…").replace(/^\d+ documents? read\n/, "") };
}

/** Where somebody stands, what is typed, and all that is said to it. */
const cases: readonly (readonly [folder: string, line: string, said: string])[] = [
  ["plans", "check", "There is no content folder `…/content`. There is one in `..`: go there."],
  [
    "content",
    "check",
    "There is no content folder `…/content`. The plans lie in this very folder: go one folder up, or add `--content .`.",
  ],
  [
    ".",
    "check --content content/portal.yaml",
    "There is no content folder `…/content/portal.yaml`. That is a file: name the folder that it lies in, `--content content`.",
  ],
  [
    ".",
    "check --content contents",
    "There is no content folder `…/contents`. Name the folder in which `portal.yaml` lies.",
  ],
  [
    ".",
    "check content",
    "`content` belongs to no option. Did you mean `--content content`? See --help.",
  ],
  [".", "check --bas main", "There is no option `--bas`. Did you mean `--base`? See --help."],
  [
    ".",
    "check --base main",
    "The folder `…/content` lies in no git repository, so there is no `main`.",
  ],
  [
    ".",
    "build --base main",
    "`--base main` is neither a path such as /strategy/ nor an address such as https://org.github.io/strategy/. Here it says where the portal is published: a path begins with `/`. A revision to hold the plans against is for `npm run check -- --base`.",
  ],
  [
    ".",
    "diff",
    "The folder `…/content` lies in no git repository, so there is no `HEAD`. Commit the plans first, or name two folders to compare.",
  ],
  [
    ".",
    "diff content plans",
    "The folder `…/content` lies in no git repository, so there is no `plans`. The folder `plans` holds no `portal.yaml`, so it is no folder of plans either.",
  ],
  [
    ".",
    "diff content notes.txt",
    "The folder `…/content` lies in no git repository, so there is no `notes.txt`. `notes.txt` is a file: name the folder of the plans.",
  ],
  ["empty", "diff", "At `…/content` there is no `portal.yaml` that can be read."],
  [
    "empty",
    "new theme --title x",
    "`portal.yaml` cannot be read, so nothing can be begun: `npm run check` says why.",
  ],
  [
    ".",
    "new --title x",
    "Say first what is to be begun: `npm run new -- objective --title …`. See --help.",
  ],
  [".", "new objektive", "`new` knows no kind `objektive`. Did you mean `objective`? See --help."],
  [
    ".",
    "check-in 2026-q3/signalling/hear-the-point --note x",
    "No objective has the id `2026-q3/signalling/hear-the-point`. There is `2026-q3/signalling/hear-the-points`.",
  ],
  [
    ".",
    "check-in 2026-q3/signaling/heer-the-points --note x",
    "No objective has the id `2026-q3/signaling/heer-the-points`. There is `2026-q3/signalling/hear-the-points`.",
  ],
  [
    ".",
    "check-in 2026-q3/signalling/hear-the-points#kr1 --note x",
    "`kr1` is reported on with its objective: `npm run check-in -- 2026-q3/signalling/hear-the-points --values kr1=…`.",
  ],
  [
    ".",
    "check-in kpis/points-failures --note x",
    "`kpis/points-failures` is a KPI: its readings stand in its file, or in a file of its name that ends in `.csv`.",
  ],
  [
    ".",
    "check-in 2026-q3/signalling/hear-the-points --value kr1=3",
    "There is no option `--value`. Did you mean `--values`? See --help.",
  ],
  [
    ".",
    "init notes.txt",
    "`…/notes.txt` cannot be made a folder, as a file has that name: choose another one.",
  ],
  [
    ".",
    "init notes.txt/plans",
    "`…/notes.txt/plans` cannot be made a folder, as a file has that name: choose another one.",
  ],
];

describe("a command line that cannot be done", () => {
  const folder = createFolder();

  it.each(cases)("in %s, %s", (place, line, said) => {
    const answer = plumbline(join(folder, place), line);
    const own = answer.said.replaceAll(`…/${place}/`, "…/");
    expect({ ...answer, said: own }).toEqual({ status: 2, said: `${said}\n` });
  });
});
