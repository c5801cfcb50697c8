import { spawn } from "node:child_process";
import { appendFileSync, chmodSync, cpSync, linkSync, mkdirSync, mkdtempSync } from "node:fs";
import { readdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync } from "node:fs";
import { writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const healthy = join(import.meta.dirname, "../input/healthy");
const points = "2026-q3/signalling/hear-the-points.md";
const autumn = "2026-q3/company/meet-the-autumn.md";

interface Edit {
  readonly what: string;
  readonly asOf: string;
  readonly make: (content: string) => void;
}

/** What an editor does in a quarter: each state is built on top of the last one. */
const edits: readonly Edit[] = [
  {
    what: "a title, a text and a check-in",
    asOf: "2026-08-27",
    make: (content) => {
      replace(content, points, /^title: .*$/m, "title: Hear every point before it fails");
      replace(content, autumn, "values: {kr1: 87.5, kr2: 49}", "values: {kr1: 88.5, kr2: 50}");
      appendFileSync(join(content, "2026-q3/index.md"), "\nWritten later.\n");
    },
  },
  {
    what: "a parent, an owner and a measure",
    asOf: "2026-08-27",
    make: (content) => {
      replace(content, points, "to: 2026-q3/company/meet-the-autumn", "to: themes/keep-time");
      replace(content, points, "owner: yusuf-karim", "owner: solveig-arkwright");
      replace(content, points, "to: 65", "to: 60");
    },
  },
  {
    what: "a file that is renamed, one that is new and one that is gone",
    asOf: "2026-08-27",
    make: (content) => {
      renameSync(join(content, autumn), join(content, "2026-q3/company/meet-the-winter.md"));
      replace(content, points, "/company/meet-the-autumn/", "/company/meet-the-winter/");
      rmSync(join(content, "initiatives/listening-posts.md"));
      const note =
        "---\nkind: page\ntitle: A note\n---\n\nAbout [points](../kpis/points-failures.md).\n";
      writeFileSync(join(content, "2026-q3/note.md"), note);
      // What is found of a quarter that has ended has an index of its own.
      const review = "---\nkind: page\ntitle: A review\n---\n\nWhat we heard.\n";
      writeFileSync(join(content, "2026-q2/review.md"), review);
    },
  },
  {
    what: "a page of a quarter that has ended",
    asOf: "2026-08-27",
    make: (content) => {
      replace(content, "2026-q2/review.md", "What we heard.", "What we heard was rain.");
      renameSync(join(content, "2026-q3/note.md"), join(content, "2026-q2/note.md"));
    },
  },
  {
    what: "one that is gone from it",
    asOf: "2026-08-27",
    make: (content) => {
      rmSync(join(content, "2026-q2/review.md"));
    },
  },
  {
    what: "the portal's name, a team's and the day",
    asOf: "2026-09-10",
    make: (content) => {
      replace(content, "portal.yaml", "name: Firth & Fell Railway", "name: Firth <& Fell> Railway");
      replace(content, "teams/signalling.md", /^name: .*$/m, "name: Signals and points");
    },
  },
];

describe("a build on top of the last one", () => {
  it("gives, whatever was edited, the bytes of a build from nothing", async () => {
    const root = mkdtempSync(join(tmpdir(), "plumbline-edits-"));
    cpSync(healthy, join(root, "content"), { recursive: true });
    await build(root, "site", "2026-08-27");
    let kept = 0;
    for (const { what, asOf, make } of edits) {
      make(join(root, "content"));
      // Whatever became of a published page, it is not taken over.
      writeFileSync(join(root, "site/teams/company/index.html"), "spoilt");
      rmSync(join(root, "site/direction/index.html"));
      const printed = await build(root, "site", asOf);
      const [, rendered, unchanged] = /(\d+) pages rendered, (\d+) unchanged/.exec(printed) ?? [];
      expect(Number(rendered), printed).toBeGreaterThan(0);
      await build(root, "fresh", asOf);
      expect(readFiles(join(root, "site")), what).toEqual(readFiles(join(root, "fresh")));
      rmSync(join(root, "fresh"), { recursive: true });
      // What is in the navigation, or in the portal's name, is on every page.
      kept += Number(unchanged);
    }
    expect(kept).toBeGreaterThan(0);
  });

  it("moves a folder in which nothing changed as it is, and nothing else that lies in it", async () => {
    const root = mkdtempSync(join(tmpdir(), "plumbline-edits-"));
    cpSync(healthy, join(root, "content"), { recursive: true });
    await build(root, "site", "2026-08-27");
    const find = (folder: string): number => statSync(join(root, "site", folder)).ino;
    const rebuild = async (): Promise<void> => {
      await build(root, "site", "2026-08-27");
      await build(root, "fresh", "2026-08-27");
      expect(readFiles(join(root, "site"))).toEqual(readFiles(join(root, "fresh")));
      rmSync(join(root, "fresh"), { recursive: true });
    };

    const [ended, running] = [find("2026-q2"), find("2026-q3")];
    replace(join(root, "content"), points, /^title: .*$/m, "title: Hear every point");
    await rebuild();
    expect(find("2026-q2")).toBe(ended);
    expect(find("2026-q3")).not.toBe(running);

    // What somebody has done where pages are published; links that lead around in a circle among it.
    const folder = join(root, "site/2026-q2");
    const changes = [
      () => {
        writeFileSync(join(folder, "letter"), "Mine.");
      },
      () => {
        mkdirSync(join(folder, "letter"));
      },
      () => {
        symlinkSync("..", join(folder, "letter"));
        symlinkSync("../..", join(folder, "signalling/letter"));
      },
      () => {
        chmodSync(folder, 0o700);
      },
    ];
    for (const change of changes) {
      const before = find("2026-q2");
      change();
      appendFileSync(join(root, "content", points), "\nWritten later.\n");
      await rebuild();
      expect(find("2026-q2")).not.toBe(before);
      expect(readdirSync(folder, { recursive: true, encoding: "utf8" }).join()).not.toMatch(
        "letter",
      );
      expect(statSync(folder).mode).toBe(statSync(join(root, "site")).mode);
    }

    // A document of the running quarter shows a file that lies with the ended one.
    const before = find("2026-q2");
    writeFileSync(join(root, "content/2026-q2/points.png"), "Seen by a browser alone.");
    appendFileSync(join(root, "content", points), "\n![Points](../../2026-q2/points.png)\n");
    await rebuild();
    expect(find("2026-q2")).not.toBe(before);
    expect(readdirSync(join(root, "site/2026-q2"))).toContain("points.png");
  });

  it("clears what a killed build has left, though nothing is to be built", async () => {
    const root = mkdtempSync(join(tmpdir(), "plumbline-edits-"));
    cpSync(healthy, join(root, "content"), { recursive: true });
    await build(root, "site", "2026-08-27");
    // No process has this number: it is above what systems give.
    mkdirSync(join(root, ".site.old-99999999"));
    writeFileSync(join(root, ".site.moved-99999999"), "[]");
    expect(await build(root, "site", "2026-08-27")).toContain("nothing has changed");
    expect(readdirSync(root).sort()).toEqual(["content", "site"]);
  });

  it("writes nothing into a published index of which somebody has edited a file", async () => {
    const root = mkdtempSync(join(tmpdir(), "plumbline-edits-"));
    cpSync(healthy, join(root, "content"), { recursive: true });
    await build(root, "site", "2026-08-27");
    const index = join(root, "site/pagefind/running");
    const made = readFiles(index);
    const files = readdirSync(index, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
    // A second name for each, by which it is still found when another has taken its place.
    mkdirSync(join(root, "held"));
    const held = files.map((file, at) => {
      const name = join(root, "held", String(at));
      linkSync(file, name);
      return name;
    });
    // By when a build comes to it, it has seen the others.
    appendFileSync(files.at(-1) ?? "", "edited");
    const bytes = readFiles(join(root, "held"));
    const times = held.map((file) => statSync(file).mtimeMs);
    // Nothing that is found.
    appendFileSync(join(root, "content/portal.yaml"), "# Edited.\n");
    await build(root, "site", "2026-08-27");
    expect(held.map((file) => statSync(file).mtimeMs)).toEqual(times);
    expect(readFiles(join(root, "held"))).toEqual(bytes);
    expect(readFiles(index)).toEqual(made);
  });
});

function replace(content: string, file: string, from: string | RegExp, to: string): void {
  const path = join(content, file);
  const text = readFileSync(path, "utf8");
  expect(text, file).toMatch(from);
  writeFileSync(path, text.replace(from, to));
}

/** Fails with what was printed where the build does. */
async function build(root: string, out: string, asOf: string): Promise<string> {
  const inputs = ["--content", join(root, "content"), "--as-of", asOf, "--out", join(root, out)];
  const child = spawn(process.execPath, ["scripts/build.ts", ...inputs]);
  let printed = "";
  child.stdout.on("data", (data) => (printed += String(data)));
  child.stderr.on("data", (data) => (printed += String(data)));
  const code = await new Promise<number | null>((resolve) => child.on("exit", resolve));
  expect(code, printed).toBe(0);
  return printed;
}

/** The bytes of every file by its path. */
function readFiles(folder: string): ReadonlyMap<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
  return new Map(files.map((file) => [file, readFileSync(join(folder, file), "base64")]));
}
