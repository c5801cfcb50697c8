import { execFileSync } from "node:child_process";

/**
 * The commit that a content folder was taken from; undefined where it lies in no repository, and where it differs
 * from its last commit: a page must not name a commit that does not hold what it shows.
 */
export function readCommit(content: string): string | undefined {
  const status = runGit(content, ["status", "--porcelain", "--", "."]);
  if (status !== "") return undefined;
  const commit = runGit(content, ["log", "-1", "--format=%H", "--", "."]);
  return commit === "" ? undefined : commit;
}

function runGit(folder: string, parameters: readonly string[]): string | undefined {
  try {
    return execFileSync("git", ["-C", folder, ...parameters], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    }).trim();
  } catch {
    return undefined;
  }
}
