import type { ChangedThings, ThingParser } from "./commit-change.ts";
import { CommitComparer } from "./commit-change.ts";
import { parseCommitMessage, toName } from "./commit-message.ts";
import { BlobStore } from "./blob-store.ts";
import { listBranchWork, type BranchWork } from "./branch-work.ts";
import type { TouchedFile } from "./file-trail.ts";
import { FileTrail } from "./file-trail.ts";
import type { LoggedCommit } from "./git-log.ts";
import { readBranches, readMainline } from "./git-log.ts";
import { GitError, runGit } from "./git-process.ts";
import type { History, Revision } from "./history.ts";
import { toGap } from "./history.ts";

/** What commits did, as it was found before, by their own name and their parent's. */
export interface HistoryNotes {
  readonly find: (commit: string) => ChangedThings | undefined;
  readonly add: (commit: string, found: ChangedThings) => void;
}

export interface HistoryOptions {
  readonly parser: ThingParser;
  readonly notes?: HistoryNotes;
  /** Only what came after this commit. */
  readonly since?: string;
  /** The last commit; else that of the work tree. */
  readonly until?: string;
}

/** Commits whose files are fetched in one process. */
const batch = 1500;

/**
 * Reads what the commits of a content folder did to the plans, in a handful of git processes for all of them. Never
 * throws for what git cannot tell: then the history says why it is not whole.
 */
export async function readHistory(folder: string, options: HistoryOptions): Promise<History> {
  const { since, until = "HEAD" } = options;
  const range = since === undefined ? until : `${since}..${until}`;
  // Begun at once: whoever asks may be busy with something else until all of it is there.
  const reading = readMainline(folder, range);
  reading.catch(() => undefined);
  let isShallow: boolean;
  try {
    const answer = await runGit(folder, ["rev-parse", "--is-shallow-repository"]);
    isShallow = answer.toString("utf8").trim() === "true";
  } catch (error) {
    await reading.catch(() => undefined);
    return toGap(error instanceof GitError && error.isAbsent ? "no-git" : "no-repository");
  }
  try {
    return await readWhole(folder, { ...options, isShallow, range, mainline: await reading });
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    return toGap((await hasCommit(folder)) ? "partial" : "no-commit");
  }
}

/** What git told by now. */
interface Found {
  readonly mainline: readonly LoggedCommit[];
  readonly range: string;
  readonly isShallow: boolean;
}

async function readWhole(
  folder: string,
  { parser, since, mainline, range, isShallow, ...options }: HistoryOptions & Found,
): Promise<History> {
  // How far back a file was readable is not the commit's alone where something before it is cut off.
  const notes = isShallow || since !== undefined ? undefined : options.notes;
  // Where a branch left another one, and not what the other one is now.
  const base = since === undefined ? undefined : mainline.at(-1)?.parents[0];
  const start = base === undefined ? undefined : await readFiles(folder, base);
  const hasMerges = mainline.some(({ parents }) => parents.length > 1);
  const branches = hasMerges ? await readBranches(folder, range) : [];
  const work = listBranchWork(mainline, branches);
  const trail = new FileTrail(start);
  const comparer = new CommitComparer(parser, new BlobStore(folder));
  const revisions: Revision[] = [];
  const oldestFirst = mainline.toReversed();
  for (let at = 0; at < oldestFirst.length; at += batch) {
    const commits = oldestFirst.slice(at, at + batch).map((commit) => ({
      commit,
      // A graft gives a commit another parent, and so other changes.
      name: `${commit.hash} ${commit.parents[0] ?? ""}`,
      touched: trail.follow(commit),
      // What a shallow clone begins with was there before.
      isStart: isShallow && commit.parents.length === 0,
    }));
    const fresh = commits.filter(({ name, isStart }) => !isStart && !notes?.find(name));
    await comparer.load(fresh.flatMap(({ touched }) => touched));
    for (const { commit, name, touched, isStart } of commits) {
      if (isStart) continue;
      const found = notes?.find(name) ?? (await comparer.compare(touched));
      notes?.add(name, found);
      if (isEmpty(found)) continue;
      revisions.push(toRevision(commit, found, work.get(commit.hash), touched));
    }
  }
  const first = isShallow ? oldestFirst.find(({ parents }) => parents.length === 0) : undefined;
  return {
    revisions: revisions.reverse(),
    ...(isShallow && { gap: "shallow" }),
    ...(first && { since: first.time }),
    isEdited: false,
  };
}

function isEmpty({ changes, unreadable, brought }: ChangedThings): boolean {
  return changes.length + unreadable.length + brought.length === 0;
}

/** The plain files of the folder at a commit, with their blobs. */
async function readFiles(folder: string, commit: string): Promise<ReadonlyMap<string, string>> {
  const listing = (await runGit(folder, ["ls-tree", "-r", "-z", commit])).toString("utf8");
  return new Map(
    listing.split("\0").flatMap((entry) => {
      const [head = "", file] = entry.split("\t", 2);
      const [mode = "", , blob] = head.split(" ");
      const isFile = mode.startsWith("100") && file !== undefined && blob !== undefined;
      return isFile ? [[file, blob] as const] : [];
    }),
  );
}

async function hasCommit(folder: string): Promise<boolean> {
  return runGit(folder, ["rev-parse", "--verify", "--quiet", "HEAD"]).then(
    () => true,
    () => false,
  );
}

/** Who had a part in it: of a plain commit its authors, of a merge those of the branch, and who took it in. */
function toRevision(
  commit: LoggedCommit,
  found: ChangedThings,
  work: BranchWork | undefined,
  touched: readonly TouchedFile[],
): Revision {
  const message = parseCommitMessage(commit.message);
  const author = toName(commit.author);
  const own = [author, ...message.coAuthors];
  const authors = unique(work === undefined || work.authors.length === 0 ? own : work.authors);
  const approvedBy = unique([...message.approvedBy, ...(work?.approvedBy ?? [])]);
  const isMerger = work !== undefined && author !== "" && !authors.includes(author);
  const from = new Map(touched.map((each) => [each.file, each.from]));
  const { request, reverts } = message;
  return {
    hash: commit.hash,
    time: Number.isSafeInteger(commit.time) ? commit.time : 0,
    authors,
    approvedBy: approvedBy.filter((name) => !authors.includes(name)),
    ...(isMerger && { mergedBy: author }),
    ...(request !== undefined && { request }),
    ...(reverts !== undefined && { reverts }),
    ...found,
    changes: found.changes.map((change) => {
      const wrote = unique(work?.findAuthors([change.file, from.get(change.file)]) ?? []);
      const isPart = wrote.length > 0 && wrote.length < authors.length;
      return isPart ? { ...change, authors: wrote } : change;
    }),
  };
}

function unique(names: readonly string[]): readonly string[] {
  return [...new Set(names)].filter((name) => name !== "");
}
