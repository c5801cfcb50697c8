import { findGitText, GitError, runGitNow } from "../history/git-process.ts";
import { UsageError } from "./command.ts";

/** The tag of a sealed quarter: git keeps the seal outside of the folder that it seals. */
export function toTagName(cycle: string): string {
  return `sealed/${cycle}`;
}

/** Whether a seal is still to be tagged. Throws a `UsageError` where its tag names another one. */
export function needsTag(content: string, cycle: string, seal: string): boolean {
  const tagged = findTaggedSeal(content, cycle);
  if (tagged === undefined || tagged === seal) return tagged === undefined;
  throw new UsageError(
    `The tag \`${toTagName(cycle)}\` names another seal, ${tagged}, and not ${seal}. Nothing was written. Delete that tag if it is wrong.`,
  );
}

/** Tags the present commit with a seal. Throws a `UsageError` where git does not do it. */
export function tagSeal(content: string, cycle: string, asOf: string, seal: string): void {
  const message = `${cycle} as of ${asOf}\n\nseal ${seal}`;
  try {
    runGitNow(content, ["tag", "--annotate", toTagName(cycle), "-m", message]);
  } catch (error) {
    const said = error instanceof GitError && !error.isAbsent ? error.message : "";
    throw new UsageError(
      `The seal is not tagged: ${said.replace(/^fatal: /, "") || "git is not there"}.`,
    );
  }
}

/** The seal that the tag of a quarter names; undefined where there is no such tag. */
export function findTaggedSeal(content: string, cycle: string): string | undefined {
  const tag = `refs/tags/${toTagName(cycle)}`;
  const said = findGitText(content, ["for-each-ref", "--format=%(contents)", tag]);
  return /^seal ([0-9a-f]{64})$/m.exec(said ?? "")?.[1];
}
