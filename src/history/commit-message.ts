import { toPlainLine } from "./plain-line.ts";

/** What the message of a commit says besides what was done. */
export interface CommitMessage {
  readonly subject: string;
  /** Names of those who looked at it and agreed, in the order in which they are named. */
  readonly approvedBy: readonly string[];
  readonly coAuthors: readonly string[];
  /** The number of the request that it came by, as GitHub and GitLab write it. */
  readonly request?: number;
  /** The commit that it takes back. */
  readonly reverts?: string;
}

/** Who agreed: what reviewers, forges and bots write at the end of a message. */
const approving = new Set(["reviewed-by", "approved-by", "acked-by"]);

/** Parses the message of a commit: its first line, and the trailers of its last paragraph. */
export function parseCommitMessage(message: string): CommitMessage {
  const text = message.replace(/\r\n?/g, "\n").trim();
  const subject = toPlainLine(text.split("\n", 1)[0] ?? "").slice(0, 300);
  const trailers = listTrailers(text);
  const names = (isWanted: (key: string) => boolean): readonly string[] =>
    [...new Set(trailers.filter(([key]) => isWanted(key)).map(([, name]) => name))].filter(
      (name) => name !== "",
    );
  const request = findRequest(text, subject);
  const reverts = /^This reverts commit ([\da-f]{40,64})\b/m.exec(text)?.[1];
  return {
    subject,
    approvedBy: names((key) => approving.has(key)),
    coAuthors: names((key) => key === "co-authored-by"),
    ...(request !== undefined && { request }),
    ...(reverts !== undefined && { reverts }),
  };
}

/**
 * A name for a page: one line, nothing that steers how it is shown, and no address that mail could be sent to.
 *
 *     Hamish Odell <h@example.org>     Hamish Odell
 *     hamish@example.org               ""
 */
export function toName(text: string): string {
  const plain = toPlainLine(text.replace(/<[^>]*>?/g, " ")).slice(0, 300);
  const words = plain.split(" ").filter((word) => !word.includes("@"));
  return words.join(" ").slice(0, 80).trim();
}

/** `Key: value` lines at the end of the last paragraph; a first paragraph is a title and has none. */
function listTrailers(text: string): readonly (readonly [string, string])[] {
  const paragraphs = text.split(/\n[ \t]*\n/);
  const last = paragraphs.length > 1 ? (paragraphs.at(-1) ?? "") : "";
  return last
    .split("\n")
    .slice(-50)
    .flatMap((line) => {
      const [, key, value] = /^([A-Za-z-]{1,40}):[ \t]+(.{1,200})$/.exec(line.trim()) ?? [];
      return key === undefined || value === undefined
        ? []
        : [[key.toLowerCase(), toName(value)] as const];
    });
}

/** `Merge pull request #12 from …`, `Ease a target (#12)`, `See merge request group/project!12`. */
function findRequest(text: string, subject: string): number | undefined {
  const number =
    /^Merge pull request #(\d{1,9}) /.exec(subject)?.[1] ??
    /\((?:#|!)(\d{1,9})\)$/.exec(subject)?.[1] ??
    /^See merge request \S{0,200}!(\d{1,9})$/m.exec(text)?.[1];
  return number === undefined ? undefined : Number(number);
}
