import { basename } from "node:path";
import { joinOr } from "../model/enumeration.ts";
import { parseBatch } from "./blob-store.ts";
import { findGitText, GitError, runGitNow } from "./git-process.ts";

/** The files of a folder as they were at a revision. */
export interface RevisionFiles {
  /** By path below the folder, with forward slashes, sorted as the folder itself would be listed. */
  readonly files: ReadonlyMap<string, Buffer>;
  /** Those that are known to be the same, and were not fetched. */
  readonly same: ReadonlySet<string>;
}

/** Why a revision cannot be read, in a sentence for the command line. */
export class RevisionError extends Error {
  override readonly name = "RevisionError";
}

/** There is the revision, but the folder was not in it yet. */
export class NoFolderError extends RevisionError {}

/**
 * Reads the files of a folder as they were at a revision, in two git processes for all of them; the work tree stays
 * as it is. The folder may lie anywhere in its repository. Links are passed over, and so is what `isWanted` refuses;
 * a file of which `isKnown` has the very blob is not fetched.
 * Throws a `RevisionError` where there is no git, no repository, no such revision, or no such folder in it.
 */
export function readRevision(
  folder: string,
  revision: string,
  isWanted: (file: string) => boolean,
  isKnown: (file: string, blob: string) => boolean = () => false,
): RevisionFiles {
  if (revision === "" || revision.startsWith("-")) throw toUnknown(folder, revision);
  const listing = readListing(folder, revision);
  const entries = parseListing(listing);
  if (entries.length === 0) {
    throw new NoFolderError(
      `At \`${toShort(revision)}\` there is no folder \`${basename(folder)}\` yet.`,
    );
  }
  const all = entries.filter(({ file }) => isWanted(file));
  const same = new Set(all.filter(({ file, blob }) => isKnown(file, blob)).map(({ file }) => file));
  const wanted = all.filter(({ file }) => !same.has(file));
  const blobs = readBlobs(folder, [...new Set(wanted.map(({ blob }) => blob))]);
  const files = wanted.map(({ file, blob }) => {
    const bytes = blobs.get(blob);
    if (!bytes) throw new RevisionError(`Git does not hold \`${file}\` as it was at ${revision}.`);
    return [file, bytes] as const;
  });
  return { files: new Map(files.sort(([a], [b]) => (a < b ? -1 : 1))), same };
}

/**
 * Where the work of the present branch left another one: what others changed there since is not this branch's doing.
 * None where the two have no common past that is at hand.
 */
export function findMergeBase(folder: string, revision: string): string | undefined {
  if (revision === "" || revision.startsWith("-")) throw toUnknown(folder, revision);
  try {
    return runGitNow(folder, ["merge-base", revision, "HEAD"]).toString("utf8").trim();
  } catch (cause) {
    if (isWithoutGit(cause)) throw toWithoutGit();
    return undefined;
  }
}

/** A revision as people name it: of a whole hash its beginning. */
function toShort(revision: string): string {
  return /^[0-9a-f]{40,}$/.test(revision) ? revision.slice(0, 8) : revision;
}

function readListing(folder: string, revision: string): Buffer {
  try {
    // Run inside the folder, it lists that folder only, by paths below it.
    return runGitNow(folder, ["ls-tree", "-r", "-z", revision]);
  } catch (cause) {
    throw toReason(folder, revision, cause);
  }
}

/** The entries of `git ls-tree -z`: `<mode> <type> <blob>\t<path>\0`. */
function parseListing(
  listing: Buffer,
): readonly { readonly file: string; readonly blob: string }[] {
  const entries = listing.toString("utf8").split("\0");
  return entries.flatMap((entry) => {
    const [head = "", file] = entry.split("\t", 2);
    const [mode = "", type, blob] = head.split(" ");
    const isFile = mode.startsWith("100") && type === "blob";
    return isFile && file !== undefined && blob !== undefined ? [{ file, blob }] : [];
  });
}

function readBlobs(folder: string, blobs: readonly string[]): ReadonlyMap<string, Buffer> {
  if (blobs.length === 0) return new Map();
  return new Map(parseBatch(runGitNow(folder, ["cat-file", "--batch"], `${blobs.join("\n")}\n`)));
}

/** Asks git once more, now that something is wrong, for what it is. */
function toReason(folder: string, revision: string, cause: unknown): RevisionError {
  if (isWithoutGit(cause)) return toWithoutGit();
  try {
    const answer = runGitNow(folder, ["rev-parse", "--is-shallow-repository"]).toString("utf8");
    if (answer.trim() !== "true") return toUnknown(folder, revision);
    return new RevisionError(
      `There is no revision \`${revision}\` here, as this clone is shallow: fetch the whole history, in a workflow with \`fetch-depth: 0\`.`,
    );
  } catch (error) {
    if (error instanceof GitError && error.message.includes("dubious ownership")) {
      return new RevisionError(`Git does not trust the owner of \`${folder}\`.`);
    }
    return new RevisionError(
      `The folder \`${folder}\` lies in no git repository, so there is no \`${revision}\`.`,
    );
  }
}

function isWithoutGit(cause: unknown): boolean {
  return cause instanceof GitError && cause.isAbsent;
}

function toWithoutGit(): RevisionError {
  return new RevisionError("Git is not installed here, so no revision can be read.");
}

/** With what there is in its place: a new repository may call its first branch `master`. */
function toUnknown(folder: string, revision: string): RevisionError {
  const names = ["--sort=-committerdate", "--count=3", "--format=%(refname:short)", "refs/heads"];
  const branches = findGitText(folder, ["for-each-ref", ...names])?.match(/\S+/gu) ?? [];
  const there = joinOr(branches.map((branch) => `\`${branch}\``));
  return new RevisionError(
    `There is no revision \`${revision}\` in this repository.${there && ` Did you mean the branch ${there}?`}`,
  );
}
