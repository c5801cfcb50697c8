import { lstatSync, readFileSync } from "node:fs";
import type { ParsedDiff } from "../history/parse-diff.ts";
import { parseDiff } from "../history/parse-diff.ts";
import { commentMarker, renderDiffMarkdown } from "../history/render-markdown.ts";
import { CallError, parseOptions, putOperandsFirst, renderHelp, UsageError } from "./command.ts";
import type { CommentHost } from "./comment-host.ts";
import { openGithub, openGitlab } from "./comment-host.ts";
import type { ExitStatus } from "./run-command.ts";

const commentOptions = {
  head: {
    value: "OWNER:BRANCH",
    text: "the branch that is to be merged (GitHub; GitLab's pipeline knows it)",
  },
  commit: { value: "SHA", text: "the commit that the comment is about (GitHub)" },
};

const purpose =
  "Writes what `diff --format json` found as a comment on a pull request, in the place of the one of the last time.\nFor workflows: the host, the repository and the token are taken from the environment. Nobody need trust the file:\nit is refused unless it is a difference, and nothing in it mentions anybody or leads anywhere.";

/** Of what a workflow hands over that anybody may have changed; ten thousand changes are some 4 MB. */
const mostBytes = 8_000_000;

/** Runs `plumbline comment FILE`. */
export async function runComment(argv: readonly string[]): Promise<ExitStatus> {
  const sorted = putOperandsFirst(commentOptions, argv);
  const [file, ...rest] = sorted;
  const isNamed = file !== undefined && !file.startsWith("-");
  const options = parseOptions(commentOptions, isNamed ? rest : sorted);
  if (!options) {
    const help = renderHelp("comment", purpose, commentOptions);
    console.log(help.replace(/^.*/, "plumbline comment FILE [options]"));
    return 0;
  }
  if (!isNamed) throw new CallError("Say which file: `plumbline comment review/changes.json`.");
  const { diff, rounds } = readDiff(file);
  const body = renderDiffMarkdown(diff, rounds);
  const host = await openHost(options);
  const before = (await host.list()).find((comment) => comment.body.startsWith(commentMarker));
  if (before?.body === body) console.log("The comment says it already.");
  else if (before) {
    await host.update(before.id, body);
    console.log("The comment was updated.");
  } else {
    await host.create(body);
    console.log("The comment was written.");
  }
  return 0;
}

function openHost({
  head,
  commit,
}: Partial<Record<keyof typeof commentOptions, string>>): Promise<CommentHost> {
  if (process.env["GITLAB_CI"] !== undefined) return openGitlab(process.env);
  if (head === undefined || commit === undefined) {
    throw new UsageError("On GitHub, `--head` and `--commit` say which pull request it is.");
  }
  if (!/^[\da-f]{40,64}$/.test(commit))
    throw new UsageError(`\`--commit ${commit}\` is no commit.`);
  return openGithub(process.env, { head, commit });
}

function readDiff(file: string): ParsedDiff {
  const found = lstatSync(file, { throwIfNoEntry: false });
  // A link could lead to what is nobody's business.
  if (found?.isFile() !== true) throw new UsageError(`There is no file \`${file}\`.`);
  if (found.size > mostBytes) {
    throw new UsageError(
      `\`${file}\` is larger than ${mostBytes / 1_000_000} MB: nothing was written.`,
    );
  }
  const parsed = parseDiff(readFileSync(file, "utf8"));
  if (parsed) return parsed;
  throw new UsageError(
    `\`${file}\` is not what \`diff --format json\` writes: nothing was written on the request.`,
  );
}
