import { findGitText } from "../history/git-process.ts";

/** Where the plans of a content folder come from, the sealed quarters aside. */
export type SourceCommit =
  | { readonly type: "commit"; readonly commit: string }
  /** The files are other ones than those of the last commit. */
  | { readonly type: "uncommitted"; readonly files: readonly string[] }
  /** The past is not at hand, so nobody can tell. */
  | { readonly type: "shallow" }
  /** It lies in no repository, or git is not there. */
  | { readonly type: "none" };

/**
 * Finds the commit that holds the plans as they are. A seal is no change of the plans: the commit is the same before
 * and after one was made.
 */
export function findSourceCommit(content: string): SourceCommit {
  // Notes of earlier commands may lie there, too.
  const plans = ["--", ".", ":(exclude)snapshots", ":(exclude).plumbline"];
  const status = findGitText(content, ["status", "--porcelain", "-z", ...plans]);
  if (status === undefined) return { type: "none" };
  const files = status.split("\0").filter((line) => line !== "");
  if (files.length > 0) return { type: "uncommitted", files: files.map((line) => line.slice(3)) };
  // Where the past is cut off, its first commit seems to have made everything.
  const isShallow =
    findGitText(content, ["rev-parse", "--is-shallow-repository"])?.trim() === "true";
  if (isShallow) return { type: "shallow" };
  const commit = findGitText(content, ["log", "-1", "--format=%H", ...plans])?.trim() ?? "";
  return commit === "" ? { type: "none" } : { type: "commit", commit };
}
