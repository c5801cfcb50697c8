import { execFileSync, spawn } from "node:child_process";
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * What holds whoever runs it, wherever it runs: the machine's own way of showing names and renames must not change
 * what a page says, and no hook, watcher or host is asked that a repository names. Its filters for contents are, as
 * nothing can be said of its files without them; and a tag is signed where whoever makes it has said so. Names are
 * those of the folder's `.mailmap` alone.
 */
const settings = [
  ...["core.quotePath=false", "core.useReplaceRefs=false", "mailmap.file=", "mailmap.blob="],
  ...["log.showSignature=false", "log.showRoot=true", "log.follow=false", "color.ui=false"],
  ...["diff.renameLimit=1000", "status.renames=false", "status.showUntrackedFiles=all"],
  // What is a repository by its files alone may have come with a content folder from anywhere.
  ...["core.fsmonitor=false", "core.hooksPath=/dev/null", "safe.bareRepository=explicit"],
].flatMap((setting) => ["-c", setting]);

/**
 * What names one repository, as git does for the hooks that it runs: what is asked here is always about a folder, and
 * with these git would answer of another one, or take the folder for the top.
 */
const ofOneRepository = new Set([
  ...["GIT_DIR", "GIT_COMMON_DIR", "GIT_WORK_TREE", "GIT_IMPLICIT_WORK_TREE", "GIT_PREFIX"],
  ...["GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES"],
  ...["GIT_NAMESPACE", "GIT_GRAFT_FILE", "GIT_SHALLOW_FILE", "GIT_REPLACE_REF_BASE"],
]);

/** A clone without its earlier files would fetch them one by one: a build asks no other host for anything. */
const settled = {
  LC_ALL: "C",
  GIT_OPTIONAL_LOCKS: "0",
  GIT_NO_LAZY_FETCH: "1",
  GIT_ALLOW_PROTOCOL: "none",
};

/** What git may answer with: a plan of 10,000 documents has some 50 MB. */
const mostBytes = 1024 ** 3;

/** Git could not do what it was asked, or is not there; its last words tell why. */
export class GitError extends Error {
  override readonly name = "GitError";
  /** Whether there is no git at all. */
  readonly isAbsent: boolean;

  constructor(message: string, { isAbsent }: { readonly isAbsent: boolean }) {
    super(message);
    this.isAbsent = isAbsent;
  }
}

/**
 * Starts git in a folder and gives what it prints. Input and output are files, so that it runs on while this process
 * is busy with something else. Throws a `GitError`.
 */
export async function runGit(
  folder: string,
  parameters: readonly string[],
  input = "",
): Promise<Buffer> {
  const place = mkdtempSync(join(tmpdir(), "plumbline-git-"));
  try {
    writeFileSync(join(place, "in"), input);
    const files = [
      openSync(join(place, "in"), "r"),
      ...["out", "err"].map((name) => openSync(join(place, name), "w")),
    ];
    const child = spawn("git", toWords(folder, parameters), {
      env: toEnvironment(),
      stdio: files,
    });
    for (const file of files) closeSync(file);
    const status = await new Promise<number | Error>((resolve) => {
      child.on("error", resolve);
      child.on("close", (code) => {
        resolve(code ?? 1);
      });
    });
    if (status instanceof Error) throw toGitError(status, status.message);
    if (status === 0) return await readFile(join(place, "out"));
    throw toGitError(undefined, await readFile(join(place, "err"), "utf8"));
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

/** Starts git in a folder, waits for it, and gives what it prints. Throws a `GitError`. */
export function runGitNow(folder: string, parameters: readonly string[], input?: string): Buffer {
  try {
    return execFileSync("git", toWords(folder, parameters), {
      env: toEnvironment(),
      maxBuffer: mostBytes,
      stdio: [input === undefined ? "ignore" : "pipe", "pipe", "pipe"],
      ...(input !== undefined && { input }),
    });
  } catch (cause) {
    const said =
      cause instanceof Error && "stderr" in cause && Buffer.isBuffer(cause.stderr)
        ? cause.stderr.toString("utf8")
        : "";
    throw toGitError(cause, said);
  }
}

/** What git says of a folder; undefined where it cannot say anything. */
export function findGitText(folder: string, parameters: readonly string[]): string | undefined {
  try {
    return runGitNow(folder, parameters).toString("utf8");
  } catch {
    return undefined;
  }
}

function toWords(folder: string, parameters: readonly string[]): readonly string[] {
  return ["--no-pager", ...settings, "-C", folder, ...parameters];
}

function toEnvironment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !ofOneRepository.has(name));
  return { ...Object.fromEntries(own), ...settled };
}

function toGitError(cause: unknown, said: string): GitError {
  const isAbsent = cause instanceof Error && "code" in cause && cause.code === "ENOENT";
  return new GitError(said.slice(-1000).trim(), { isAbsent });
}
