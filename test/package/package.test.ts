import { execFileSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, normalize } from "node:path";
import { describe, expect, inject, it } from "vitest";
import type { Ran } from "./machine.ts";
import { runOn, serveOn } from "./machine.ts";

const machine = { folder: inject("machine") };
const tarball = inject("tarball");
const repository = inject("repository");
const installed = join(repository, "node_modules/plumbline");

const run = (...command: string[]): Ran => runOn(machine, command, { cwd: repository });
const npm = (script: string, ...options: string[]): Ran =>
  run("npm", "run", "--silent", script, "--", ...options);

/** Every file of a folder with its size and time. */
function listState(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((file) => {
      const { size, mtimeMs } = statSync(join(folder, file));
      return `${file} ${size} ${mtimeMs}`;
    })
    .sort();
}

/** What was there before any command ran. */
const before = listState(installed);

describe("the package", () => {
  const files = execFileSync("tar", ["-tzf", tarball], { encoding: "utf8" })
    .trim()
    .split("\n")
    .map((file) => file.replace(/^package\//, ""));

  it("holds what runs and what is shown, and nothing else", () => {
    const tops = new Set(files.map((file) => file.replace(/\/.*/, "")));
    expect([...tops].sort()).toEqual(
      [
        ...["LICENSE", "README.md", "astro.config.mjs", "lib", "package.json", "public"],
        ...["renderers", "src", "templates"],
      ].sort(),
    );
    const sources = files.filter((file) => file.startsWith("src/"));
    expect(sources.filter((file) => !/\.(astro|css|mdx|ts)$/.test(file))).toEqual([]);
    const compiled = files.filter((file) => file.startsWith("lib/"));
    expect(compiled.filter((file) => !/^lib\/(scripts|src)\/.*\.js(on)?$/.test(file))).toEqual([]);
    expect(files.filter((file) => /(^|\/)(test|bench|content\/2026)/.test(file))).toEqual([]);
    // A third of it are the bundles of its pages.
    expect(statSync(tarball).size).toBeLessThan(2_000_000);
  });

  it("says nothing of the machine on which it was packed", () => {
    const bundled = files.filter((file) => file.startsWith("renderers/"));
    expect(bundled.length).toBeGreaterThan(100);
    const texts = bundled.map((file) => readFileSync(join(installed, file), "latin1"));
    const own = [machine.folder, join(import.meta.dirname, "../.."), tmpdir()];
    expect(bundled.filter((_, at) => own.some((path) => texts[at]?.includes(path)))).toEqual([]);
  });

  it("holds every file that its pages import", () => {
    const has = new Set(files);
    const missing = files
      .filter((file) => /^src\/.*\.(astro|mdx|ts)$/.test(file))
      .flatMap((file) =>
        listImports(join(installed, file)).map((from) => normalize(join(dirname(file), from))),
      )
      .filter((file) => !has.has(file));
    expect(missing).toEqual([]);
  });
});

describe("plumbline init", () => {
  it("says what it did, and what is next", () => {
    const printed = inject("printed");
    expect(printed).toMatch(/^\d+ files for Harbour & Hill, in en-GB, written to our-plans\./);
    expect(printed).toContain("npm install");
    expect(printed).toContain("npm start");
  });

  it("depends on the tarball that it came from, and keeps it", () => {
    const text = readFileSync(join(repository, "package.json"), "utf8");
    expect(text).toMatch(/"plumbline": "file:packages\/plumbline-\d+\.\d+\.\d+\.tgz"/);
    expect(existsSync(join(repository, "packages"))).toBe(true);
  });

  it("has every command as a script", () => {
    const { scripts } = JSON.parse(readFileSync(join(repository, "package.json"), "utf8")) as {
      scripts: Record<string, string>;
    };
    const help = run("npx", "plumbline", "--help").stdout;
    const commands = [...help.matchAll(/^ {2}([a-z-]+) /gm)].map(([, name]) => name);
    const others = ["init", "comment"];
    expect(Object.keys(scripts).sort()).toEqual(
      commands.filter((name) => !others.includes(name ?? "")).sort(),
    );
  });
});

describe("a strategy repository", () => {
  it("passes the check as it is", () => {
    const { status, stdout } = npm("check");
    expect(stdout).toBe("");
    expect(status).toBe(0);
  });

  it("takes a check-in, and shows it on the page that it builds", () => {
    const [cycle = ""] = readdirSync(join(repository, "content")).filter((name) =>
      /^\d{4}-q\d$/.test(name),
    );
    const id = `${cycle}/company/everyone-can-see-the-plan`;
    const checkIn = npm("check-in", id, "--values", "kr1=2,kr2=44", "--note", "The first two did.");
    expect(checkIn.stderr).toBe("");
    expect(checkIn.stdout.trim()).toBe(`content/${id}.md`);
    const build = npm("build");
    expect(build.status, build.stderr).toBe(0);
    expect(build.stdout).toMatch(/^\d+ pages and \d+ search records/);
    const page = readFileSync(join(repository, "dist", id, "index.html"), "utf8");
    expect(page).toContain("The first two did.");
    expect(page).toContain("Harbour &amp; Hill");
  });

  it("is built to the same bytes as from the sources", () => {
    const out = join(machine.folder, "from-sources");
    const script = join(import.meta.dirname, "../../scripts/build.ts");
    const { status, stderr } = run(process.execPath, script, "--out", out);
    expect(status, stderr).toBe(0);
    const differences = run("diff", "-rq", join(repository, "dist"), out);
    expect(differences.stdout + differences.stderr).toBe("");
  });

  it("is built, and below a path, with the bundles that the package brings along", () => {
    const out = join(machine.folder, "below");
    const build = npm("build", "--out", out, "--base", "/strategy/");
    expect(build.status, build.stderr).toBe(0);
    expect(readFileSync(join(out, "index.html"), "utf8")).toContain('href="/strategy/teams/"');
    expect(existsSync(join(repository, ".plumbline"))).toBe(true);
    expect(existsSync(join(repository, ".plumbline/renderers"))).toBe(false);
    const sources = join(machine.folder, "below-from-sources");
    const script = join(import.meta.dirname, "../../scripts/build.ts");
    const ran = run(process.execPath, script, "--out", sources, "--base", "/strategy/");
    expect(ran.status, ran.stderr).toBe(0);
    const differences = run("diff", "-rq", out, sources);
    expect(differences.stdout + differences.stderr).toBe("");
  });

  it("says a wrong command, and what was meant", () => {
    const { status, stderr } = run("npx", "plumbline", "chek");
    expect(stderr).toContain("Did you mean `check`?");
    expect(status).toBe(2);
  });

  it("runs on another Node than that of the machine, and says where there is none", () => {
    const script = join(installed, "lib/scripts/plumbline.js");
    const old = runOn(machine, ["node", "--version"], { cwd: repository }).stdout;
    expect(run("node", script, "check").status).toBe(0);
    if (Number.parseInt(old.slice(1), 10) >= 24) return;
    // The same package, without the Node beside it.
    const alone = join(machine.folder, "alone/plumbline");
    cpSync(installed, alone, { recursive: true });
    const { status, stderr } = run("node", join(alone, "lib/scripts/plumbline.js"), "check");
    expect(stderr).toContain("npm rebuild node");
    expect(status).toBe(2);
  });

  it.each(["start", "dev"])("is shown by %s, with all that a page loads", async (command) => {
    const script = join(installed, "lib/scripts/plumbline.js");
    const { url, end } = await serveOn(machine, ["node", script, command], repository);
    try {
      const page = await fetch(`${url}cascade/`);
      expect(page.status).toBe(200);
      const html = await page.text();
      expect(html).toContain("Harbour &amp; Hill");
      const loaded = html.matchAll(/<(?:script[^>]*\ssrc|link[^>]*\shref)="(\/[^"]+)"/g);
      const paths = [...loaded].map(([, path = ""]) => path.replaceAll("&amp;", "&"));
      expect(paths.length).toBeGreaterThan(3);
      for (const path of paths) expect((await fetch(new URL(path, url))).status, path).toBe(200);
    } finally {
      expect(await end()).toBe(143);
    }
  });

  it("goes through a quarter: new, check-in, close, seal, and the portal with it", () => {
    const folder = join(machine.folder, "quarter");
    const script = join(installed, "lib/scripts/plumbline.js");
    const inQuarter = (...command: string[]): Ran => runOn(machine, command, { cwd: folder });
    const plumbline = (...parameters: string[]): string => {
      const { status, stdout, stderr } = inQuarter("node", script, ...parameters);
      expect(status, `${parameters.join(" ")}: ${stdout}${stderr}`).toBe(0);
      return stdout;
    };
    const commit = (): void => {
      const identity = ["-c", "user.name=Sam Ferry", "-c", "user.email=sam@example.org"];
      expect(inQuarter("git", "add", "--all").stderr).toBe("");
      const { status, stderr } = inQuarter("git", ...identity, "commit", "--quiet", "-m", "Plans");
      expect(status, stderr).toBe(0);
    };
    mkdirSync(folder);
    plumbline("init", ".", "--name", "Harbour & Hill", "--as-of", "2026-05-20");
    expect(inQuarter("git", "init", "--quiet").status).toBe(0);
    commit();
    const day = ["--as-of", "2026-05-20"];
    const title = "Everybody finds the way to the pier";
    const options = ["--team", "company", "--owner", "alex-reed", "--state", "active"];
    const support = ["--supports", "themes/plans-in-the-open", "--how", "Whoever asks is told."];
    const result = ["--key-result", "Visitors who ask for the way", "--from", "40", "--to", "10"];
    plumbline("new", "objective", "--title", title, ...options, ...support, ...result, ...day);
    const id = "2026-q2/company/everybody-finds-the-way-to-the-pier";
    plumbline("check-in", id, "--values", "kr1=30", "--note", "The signs are up.", ...day);
    expect(plumbline("check", ...day)).not.toContain(" error ");
    commit();
    const said = "{reason: The signs came late., learned: Order first., decision: done}";
    writeFileSync(join(folder, "answers.yaml"), `${id}: ${said}\n`);
    const closing = ["--answers", "answers.yaml", "--as-of", "2026-07-02"];
    plumbline("cycle", "close", "2026-q2", ...closing);
    commit();
    plumbline("snapshot", "seal", "2026-q2");
    const sums = runOn(machine, ["sha256sum", "--check", "--quiet", "SHA256SUMS"], {
      cwd: join(folder, "content/snapshots/2026-q2"),
    });
    expect(sums.status, sums.stderr).toBe(0);
    plumbline("snapshot", "verify");
    commit();
    plumbline("build", "--as-of", "2026-07-02");
    const sealed = readFileSync(join(folder, "dist/snapshots/2026-q2", id, "index.html"), "utf8");
    expect(sealed).toContain("The signs are up.");
  });

  it("leaves the package as it was installed", () => {
    expect(listState(installed)).toEqual(before);
  });
});

/** What a source imports as values of its own files. */
function listImports(file: string): readonly string[] {
  const lines = readFileSync(file, "utf8").matchAll(
    /^\s*(?:import|export)\s(?!type\s)(?:[^;'"]*?from\s+)?["'](\.[^"']+)["']/gm,
  );
  return [...lines].map(([, from = ""]) => from);
}
