import { spawn } from "node:child_process";
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * What holds whoever runs it: the machine's own way of showing names and renames must not change what a page says.
 * Names are those of the folder's `.mailmap` alone.
 */
const settings = [
  ...["core.quotePath=false", "core.useReplaceRefs=false", "mailmap.file=", "mailmap.blob="],
  ...["log.showSignature=false", "log.showRoot=true", "log.follow=false"],
  ...["diff.ignoreSubmodules=all", "core.fsmonitor=false", "diff.renameLimit=1000"],
].flatMap((setting) => ["-c", setting]);

/** A clone without its earlier files would fetch them one by one: a build asks no other host for anything. */
const offline = { GIT_ALLOW_PROTOCOL: "none" };

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
    const child = spawn("git", [...settings, "-C", folder, ...parameters], {
      env: {
        ...process.env,
        LC_ALL: "C",
        GIT_OPTIONAL_LOCKS: "0",
        GIT_NO_LAZY_FETCH: "1",
        ...offline,
      },
      stdio: files,
    });
    for (const file of files) closeSync(file);
    const status = await new Promise<number | Error>((resolve) => {
      child.on("error", resolve);
      child.on("close", (code) => {
        resolve(code ?? 1);
      });
    });
    if (status instanceof Error) {
      throw new GitError(status.message, {
        isAbsent: "code" in status && status.code === "ENOENT",
      });
    }
    if (status === 0) return await readFile(join(place, "out"));
    const said = await readFile(join(place, "err"), "utf8");
    throw new GitError(said.slice(-500), { isAbsent: false });
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}
