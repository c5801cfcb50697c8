import { parseCommitMessage, toName } from "./commit-message.ts";
import type { LoggedCommit } from "./git-log.ts";

/** Who did what on the branches that a merge took in. */
export interface BranchWork {
  /** In the order of their commits. */
  readonly authors: readonly string[];
  readonly approvedBy: readonly string[];
  /** Those who touched one of the files. */
  readonly findAuthors: (files: readonly (string | undefined)[]) => readonly string[];
}

/**
 * What each merge of the published line took in: the commits that came with it and with none before. Both lists have
 * the newest first.
 */
export function listBranchWork(
  mainline: readonly LoggedCommit[],
  all: readonly LoggedCommit[],
): ReadonlyMap<string, BranchWork> {
  const commits = new Map(all.map((commit) => [commit.hash, commit]));
  const taken = new Set(mainline.map(({ hash }) => hash));
  const work = new Map<string, BranchWork>();
  for (const merge of mainline.toReversed()) {
    if (merge.parents.length < 2) continue;
    const parents = commits.get(merge.hash)?.parents ?? merge.parents;
    const waiting = parents.filter((parent) => !taken.has(parent));
    const side: LoggedCommit[] = [];
    for (let hash = waiting.pop(); hash !== undefined; hash = waiting.pop()) {
      const commit = commits.get(hash);
      if (taken.has(hash) || !commit) continue;
      taken.add(hash);
      waiting.push(...commit.parents);
      if (commit.parents.length < 2) side.push(commit);
    }
    work.set(merge.hash, toWork(side.reverse()));
  }
  return work;
}

function toWork(commits: readonly LoggedCommit[]): BranchWork {
  const people = commits.map(({ author, message, files }) => {
    const { coAuthors, approvedBy } = parseCommitMessage(message);
    const touched = new Set(files.map(({ file }) => toOwner(file)));
    return { authors: [toName(author), ...coAuthors], approvedBy, touched };
  });
  return {
    authors: people.flatMap(({ authors }) => authors),
    approvedBy: people.flatMap(({ approvedBy }) => approvedBy),
    findAuthors: (files) => {
      const owners = files.flatMap((file) => (file === undefined ? [] : [toOwner(file)]));
      return people
        .filter(({ touched }) => owners.some((owner) => touched.has(owner)))
        .flatMap(({ authors }) => authors);
    },
  };
}

/** Readings beside a KPI are a part of it. */
function toOwner(file: string): string {
  return file.replace(/\.(?:mdx?|csv)$/, "");
}
