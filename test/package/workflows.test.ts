// Long because both hosts' workflows run on one repository with its branches.
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { delimiter, dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import type { Ran } from "./machine.ts";
import { runAsync, runOn } from "./machine.ts";

/** The very commands of the workflows, run in a real repository with branches; actions are what git does for them. */

const machine = { folder: inject("machine") };
const source = inject("repository");
const origin = join(machine.folder, "origin");

const steps = z.array(z.object({ name: z.string().optional(), run: z.string().optional() }));
const workflowSchema = z.object({
  jobs: z.record(z.string(), z.object({ steps: steps.optional() })),
});

const git = (folder: string, ...parameters: string[]): string => {
  const identity = ["-c", "user.name=Alex Reed", "-c", "user.email=alex@example.org"];
  const ran = runOn(machine, ["git", ...identity, ...parameters], { cwd: folder });
  if (ran.status !== 0) throw new Error(`git ${parameters.join(" ")}: ${ran.stderr}`);
  return ran.stdout.trim();
};

/** The command of a step of a job, as it stands in the workflow. */
function getCommand(workflow: string, job: string, name: string): string {
  const text = readFileSync(join(source, ".github/workflows", workflow), "utf8");
  const step = workflowSchema
    .parse(parse(text))
    .jobs[job]?.steps?.find((each) => each.name === name);
  if (step?.run === undefined) throw new Error(`no step ${name} in ${workflow}`);
  return step.run;
}

function getGitlabScript(job: string): string {
  const text = readFileSync(join(source, ".gitlab-ci.yml"), "utf8");
  const jobs = z.record(z.string(), z.unknown()).parse(parse(text));
  return z
    .object({ script: z.array(z.string()) })
    .parse(jobs[job])
    .script.join("\n");
}

/** The Node that `setup-node` puts first on the path. */
const node24 = `${dirname(process.execPath)}${delimiter}${(process.env["PATH"] ?? "")
  .split(delimiter)
  .filter((each) => !each.includes("node_modules"))
  .join(delimiter)}`;

/** As a runner does: each command in a shell that stops at the first failure. */
const runStep = (cwd: string, command: string, env: Readonly<Record<string, string>> = {}): Ran =>
  runOn(machine, ["bash", "-e", "-c", command], { cwd, env: { PATH: node24, CI: "true", ...env } });

/** A clone that stands on a commit, as `actions/checkout` leaves it. */
function checkOut(name: string, commit: string): string {
  const folder = join(machine.folder, name);
  git(machine.folder, "clone", "--quiet", "--no-checkout", origin, folder);
  git(folder, "fetch", "--quiet", "origin", "+refs/*:refs/remotes/all/*");
  git(folder, "checkout", "--quiet", "--detach", commit);
  return folder;
}

/** Commits on a branch what `change` does, and merges it as a host does to try it: the first parent is the base. */
function propose(
  branch: string,
  change: (folder: string) => void,
): { head: string; merge: string } {
  const folder = join(machine.folder, `author-${branch}`);
  git(machine.folder, "clone", "--quiet", origin, folder);
  git(folder, "switch", "--quiet", "--create", branch);
  change(folder);
  git(folder, "add", "--all", "--force");
  git(folder, "commit", "--quiet", "--message", `Change: ${branch}`);
  const head = git(folder, "rev-parse", "HEAD");
  git(folder, "switch", "--quiet", "--detach", "origin/main");
  git(folder, "merge", "--quiet", "--no-ff", "--message", "Try", branch);
  const merge = git(folder, "rev-parse", "HEAD");
  git(folder, "push", "--quiet", "origin", `${branch}:${branch}`, `HEAD:refs/pull/${branch}/merge`);
  return { head, merge };
}

const [cycle = ""] = readdirSync(join(source, "content")).filter((name) =>
  /^\d{4}-q\d$/.test(name),
);
const objective = `content/${cycle}/company/everyone-can-see-the-plan.md`;

function edit(folder: string, from: string, to: string): void {
  const text = readFileSync(join(folder, objective), "utf8");
  expect(text).toContain(from);
  writeFileSync(join(folder, objective), text.replace(from, to));
}

beforeAll(() => {
  mkdirSync(origin);
  cpSync(source, origin, {
    recursive: true,
    filter: (file) => !/\/(node_modules|dist|\.plumbline|\.astro)$/.test(file),
  });
  git(origin, "init", "--quiet", "--initial-branch=main");
  git(origin, "add", "--all");
  git(origin, "commit", "--quiet", "--message", "A strategy repository");
  // Only so that a branch can be pushed to it.
  git(origin, "config", "receive.denyCurrentBranch", "ignore");
});

describe("Check, on a pull request", () => {
  const summary = join(machine.folder, "summary.md");
  let folder = "";
  let env: Readonly<Record<string, string>> = {};

  beforeAll(() => {
    const { merge } = propose("ease", (author) => {
      edit(author, "to: 70", "to: 60");
    });
    folder = checkOut("runner-ease", merge);
    env = { GITHUB_SHA: merge, GITHUB_STEP_SUMMARY: summary, NUMBER: "7" };
    writeFileSync(summary, "");
    const installed = runStep(folder, getCommand("check.yml", "check", "Install"));
    expect(installed.status, installed.stderr).toBe(0);
  });

  it("refuses a target that is eased without a reason, at its line", () => {
    const { status, stdout } = runStep(folder, getCommand("check.yml", "check", "Check"), env);
    expect(stdout).toMatch(new RegExp(`^::error file=${objective},line=\\d+`, "m"));
    expect(stdout).toContain("target-eased");
    expect(status).toBe(1);
    expect(readFileSync(summary, "utf8")).toContain("target-eased");
  });

  it("says what changes in the plan", () => {
    const command = getCommand("check.yml", "check", "Say what changes in the plan");
    const { status, stderr } = runStep(folder, command, env);
    expect(status, stderr).toBe(0);
    expect(readdirSync(join(folder, "review"))).toEqual(["changes.json"]);
    const told: unknown = JSON.parse(readFileSync(join(folder, "review/changes.json"), "utf8"));
    expect(told).toMatchObject({ changes: [{ was: 70, now: 60, eased: true }] });
    expect(readFileSync(summary, "utf8")).toContain("Target made easier `to`, 70 → 60");
  });

  it("builds no preview of it, and one where the reason is given", () => {
    const command = getCommand("check.yml", "check", "Build a preview");
    const check = getCommand("check.yml", "check", "Check");
    const { merge } = propose("ease-with-reason", (author) => {
      edit(author, "to: 70", "to: 60");
      const date = /date: (\S+)/.exec(readFileSync(join(author, objective), "utf8"))?.[1] ?? "";
      const change = `  - {date: ${date}, of: kr2, key: to, was: 70, now: 60, reason: Two teams come later.}`;
      edit(author, "checkIns:", `changes:\n${change}\ncheckIns:`);
    });
    git(folder, "fetch", "--quiet", "origin", "+refs/*:refs/remotes/all/*");
    git(folder, "checkout", "--quiet", "--detach", merge);
    const checked = runStep(folder, check, { ...env, GITHUB_SHA: merge });
    expect(checked.status, checked.stdout).toBe(0);
    const built = runStep(folder, command, { ...env, GITHUB_SHA: merge });
    expect(built.status, built.stderr).toBe(0);
    const page = readFileSync(join(folder, "preview/index.html"), "utf8");
    expect(page).toContain("pull request 7");
  });
});

describe("Check, on a pull request of a fork", () => {
  it("takes the plans, and nothing that could run", () => {
    const bad = "require('fs').writeFileSync('ran.txt', 'yes')";
    const { merge } = propose("fork", (author) => {
      edit(author, "to: 70", "to: 80");
      writeFileSync(
        join(author, "content/teams/harbour.md"),
        "---\nkind: team\nname: Harbour\nlevel: team\nparent: company\n---\n",
      );
      const path = join(author, "package.json");
      writeFileSync(
        path,
        readFileSync(path, "utf8").replace(
          '"start":',
          `"preinstall": "node -e \\"${bad}\\"",\n    "start":`,
        ),
      );
      writeFileSync(join(author, ".npmrc"), `script-shell=/bin/false\n`);
      writeFileSync(join(author, "astro.config.mjs"), bad);
      mkdirSync(join(author, ".plumbline/renderers/0000000000000000/bundle"), { recursive: true });
      writeFileSync(
        join(author, ".plumbline/renderers/0000000000000000/bundle/prerender-entry.mjs"),
        bad,
      );
    });
    const folder = checkOut("runner-fork", merge);
    const env = { GITHUB_SHA: merge, NUMBER: "8" };
    const taken = runStep(
      folder,
      getCommand("check.yml", "check", "Take only the plans of a fork"),
      env,
    );
    expect(taken.status, taken.stderr).toBe(0);
    const changed = git(folder, "diff", "--cached", "--name-only", `${merge}^1`).split("\n");
    expect(changed).toEqual([objective, "content/teams/harbour.md"].sort());
    expect(existsSync(join(folder, ".plumbline"))).toBe(false);
    for (const name of ["Install", "Check", "Build a preview"]) {
      const { status, stdout, stderr } = runStep(
        folder,
        getCommand("check.yml", "check", name),
        env,
      );
      expect(status, `${name}: ${stdout}${stderr}`).toBe(0);
    }
    expect(existsSync(join(folder, "ran.txt"))).toBe(false);
    expect(readFileSync(join(folder, "preview/teams/harbour/index.html"), "utf8")).toContain(
      "Harbour",
    );
  });
});

describe("Comment", () => {
  const command = getCommand("comment.yml", "comment", "Comment");
  const head = "c".repeat(40);
  const comments: { id: number; body: string; user: { type: string } }[] = [
    { id: 1, body: "<!-- plumbline:diff -->\nQuoted by a person", user: { type: "User" } },
  ];
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const { method = "", url = "" } = request;
    asked.push(`${method} ${url}`);
    let text = "";
    request.on("data", (data) => (text += String(data)));
    request.on("end", () => {
      const body = text === "" ? "" : z.object({ body: z.string() }).parse(JSON.parse(text)).body;
      const send = (status: number, data: unknown): void => {
        response.writeHead(status).end(JSON.stringify(data));
      };
      if (request.headers.authorization !== "Bearer token")
        send(401, { message: "Bad credentials" });
      else if (url.startsWith("/repos/us/plans/pulls?")) {
        send(200, [{ number: 7, head: { sha: head } }]);
      } else if (method === "GET") send(200, comments);
      else if (method === "POST") {
        comments.push({ id: comments.length + 1, body, user: { type: "Bot" } });
        send(201, {});
      } else {
        const id = Number(url.split("/").at(-1));
        const found = comments.find((each) => each.id === id);
        if (found) found.body = body;
        send(200, {});
      }
    });
  });
  let env: Readonly<Record<string, string>> = {};
  const toChange = (now: number) => ({
    ...{ type: "retargeted", id: "a/b#kr1", key: "to", was: 70, now },
    ...{ title: "A measure", document: "a/b" },
  });
  const write = (...changes: readonly object[]): void => {
    mkdirSync(join(source, "review"), { recursive: true });
    const told = { from: "main", to: "content", changes, effects: [], rounds: [] };
    writeFileSync(join(source, "review/changes.json"), JSON.stringify(told));
  };
  const run = (more: Readonly<Record<string, string>> = {}): Promise<Ran> =>
    runAsync(machine, ["bash", "-e", "-c", command], {
      cwd: source,
      env: { PATH: node24, ...env, ...more },
    });

  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    // An address of the web, as it listens on a port.
    const { port } = server.address() as AddressInfo;
    env = {
      GITHUB_API_URL: `http://127.0.0.1:${port}`,
      GITHUB_REPOSITORY: "us/plans",
      GITHUB_TOKEN: "token",
      HEAD: "someone:change",
      COMMIT: head,
    };
  });

  afterAll(() => {
    server.close();
    rmSync(join(source, "review"), { recursive: true });
  });

  it("writes one comment, and updates it in place", async () => {
    write(toChange(60), toChange(61));
    expect((await run()).stdout).toContain("was written");
    expect((await run()).stdout).toContain("says it already");
    write(toChange(60), toChange(61), toChange(62));
    expect((await run()).stdout).toContain("was updated");
    expect(comments.map(({ user }) => user.type)).toEqual(["User", "Bot"]);
    expect(comments[0]?.body).toBe("<!-- plumbline:diff -->\nQuoted by a person");
    expect(comments[1]?.body).toContain("### 3 changes in 1 plan");
  });

  it("writes nothing on a pull request that stands on another commit", async () => {
    write(toChange(60));
    asked.length = 0;
    const { status, stderr } = await run({ COMMIT: "d".repeat(40) });
    expect(stderr).toContain("is the newest of no open pull request");
    expect(status).toBe(2);
    expect(asked).toHaveLength(1);
  });

  it("says what the host refused, and no token", async () => {
    write(toChange(60));
    const { status, stderr } = await run({ GITHUB_TOKEN: "hidden-token" });
    expect(stderr).toContain("GitHub answered 401");
    expect(stderr).not.toContain("hidden-token");
    expect(status).toBe(2);
  });
});

describe("Publish, and GitLab's jobs", () => {
  it("build the portal after a merge", () => {
    const folder = join(machine.folder, "runner-ease");
    git(folder, "checkout", "--quiet", "--detach", "origin/main");
    const install = getCommand("check.yml", "check", "Install");
    expect(getCommand("publish.yml", "build", "Install")).toBe(install);
    const { status, stderr } = runStep(folder, getCommand("publish.yml", "build", "Build"));
    expect(status, stderr).toBe(0);
    expect(existsSync(join(folder, "dist/index.html"))).toBe(true);
    // What it installs, the job below does as well.
    const [, ...rest] = getGitlabScript("pages").split("\n");
    const pages = runStep(folder, rest.join("\n"));
    expect(pages.status, pages.stderr).toBe(0);
    expect(existsSync(join(folder, "public/index.html"))).toBe(true);
  });

  it("check a merge request", () => {
    const { head } = propose("gitlab", (author) => {
      edit(author, "to: 70", "to: 65");
    });
    const folder = checkOut("runner-gitlab", head);
    const base = git(folder, "merge-base", head, "origin/main");
    const env = {
      GITLAB_CI: "true",
      CI_MERGE_REQUEST_IID: "9",
      CI_COMMIT_SHA: head,
      CI_MERGE_REQUEST_DIFF_BASE_SHA: base,
      CI_MERGE_REQUEST_PROJECT_ID: "1",
      CI_MERGE_REQUEST_SOURCE_PROJECT_ID: "1",
      PLUMBLINE_TOKEN: "",
    };
    const { status, stdout } = runStep(folder, getGitlabScript("check"), env);
    expect(stdout).toContain("target-eased");
    expect(status).toBe(1);
    const report = readFileSync(join(folder, "gl-code-quality-report.json"), "utf8");
    expect(report).toContain('"target-eased"');
    const told: unknown = JSON.parse(readFileSync(join(folder, "review/changes.json"), "utf8"));
    expect(told).toMatchObject({ changes: [{ was: 70, now: 65 }] });
  });
});
