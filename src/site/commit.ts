import { findGitText } from "../history/git-process.ts";

/**
 * The commit that a content folder was taken from; undefined where it lies in no repository, and where it differs
 * from its last commit: a page must not name a commit that does not hold what it shows.
 */
export function readCommit(content: string): string | undefined {
  // Notes of earlier commands may lie there, too.
  const plans = ["--", ".", ":(exclude).plumbline"];
  const status = findGitText(content, ["status", "--porcelain", ...plans]);
  if (status !== "") return undefined;
  const commit = findGitText(content, ["log", "-1", "--format=%H", ...plans])?.trim();
  return commit === "" ? undefined : commit;
}
