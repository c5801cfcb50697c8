import { runGit } from "./git-process.ts";

/** A file that is another one after a commit, or came, or went. Blobs are absent where there is no plain file. */
export interface FileChange {
  /** Below the content folder, with forward slashes. */
  readonly file: string;
  readonly before?: string;
  readonly after?: string;
  /** Where git takes it for another file that was moved. */
  readonly from?: string;
}

/** A commit as git tells of it, its files below the content folder only. */
export interface LoggedCommit {
  readonly hash: string;
  readonly parents: readonly string[];
  /** As the folder's `.mailmap` has it; any text that anybody wrote. */
  readonly author: string;
  /** When it was committed, in seconds since 1970. */
  readonly time: number;
  readonly message: string;
  readonly files: readonly FileChange[];
}

const format = ["%H", "%P", "%aN", "%ct", "%B"].join("%x00");
const fields = 5;
const common = [
  ...["log", "--raw", "-z", "--no-abbrev", "--relative", "--encoding=UTF-8"],
  "--ignore-submodules=all",
];

/**
 * The commits that made the folder what it is at `tip`, the newest first: those of the line that was published, in
 * which the merge of a branch is one step. A `range` is `HEAD`, or `A..B`.
 */
export async function readMainline(
  folder: string,
  range: string,
): Promise<readonly LoggedCommit[]> {
  const options = ["--first-parent", "-m", "-M", "--topo-order", `--format=${format}`];
  return parseLog(await runGit(folder, [...common, ...options, range, "--", "."]));
}

/** Every commit of every branch that was merged and touched the folder, and every merge: who did what on the way. */
export async function readBranches(
  folder: string,
  range: string,
): Promise<readonly LoggedCommit[]> {
  const options = ["--full-history", "--parents", "--topo-order", "--no-renames"];
  return parseLog(
    await runGit(folder, [...common, ...options, `--format=${format}`, range, "--", "."]),
  );
}

/**
 * Parses `git log --raw -z`. A commit is five texts; then follow `:<mode> <mode> <blob> <blob> <status>` and a path,
 * or two where it is a rename. No text can hold a NUL.
 */
function parseLog(output: Buffer): readonly LoggedCommit[] {
  const texts = output.toString("utf8").split("\0");
  const commits: LoggedCommit[] = [];
  let at = 0;
  while (at + fields <= texts.length) {
    const [hash = "", parents = "", author = "", time = "", message = ""] = texts.slice(
      at,
      at + fields,
    );
    at += fields;
    const files: FileChange[] = [];
    for (;;) {
      const head = /^\n?:(\d+) (\d+) ([\da-f]+) ([\da-f]+) ([A-Z])\d*$/.exec(texts[at] ?? "");
      if (!head) break;
      const isPair = head[5] === "R" || head[5] === "C";
      const first = texts[at + 1] ?? "";
      const second = isPair ? (texts[at + 2] ?? "") : first;
      files.push(...toChanges(head, first, second));
      at += isPair ? 3 : 2;
    }
    commits.push({
      hash: hash.trim(),
      parents: parents.split(" ").filter((parent) => parent !== ""),
      author,
      time: Number(time),
      message,
      // Whoever runs git may have set an order of their own.
      files: files.sort((a, b) => (a.file < b.file ? -1 : 1)),
    });
  }
  return commits;
}

/** A rename is one file that went and one that came, which knows where it was. */
function toChanges(head: RegExpExecArray, first: string, second: string): readonly FileChange[] {
  const [, modeBefore = "", modeAfter = "", blobBefore = "", blobAfter = "", status] = head;
  const before = isFile(modeBefore) ? { before: blobBefore } : {};
  const after = isFile(modeAfter) ? { after: blobAfter } : {};
  if (status === "C") return [{ file: second, ...after }];
  if (status !== "R") return [{ file: first, ...before, ...after }];
  return [
    { file: first, ...before },
    { file: second, from: first, ...after },
  ];
}

/** Links and other repositories are no plans. */
function isFile(mode: string): boolean {
  return mode.startsWith("100");
}
