import { diffPlans } from "../history/diff.ts";
import type { DiffFormat } from "../history/render-diff.ts";
import { diffFormats, renderDiff } from "../history/render-diff.ts";
import {
  commonOptions,
  parseAsOf,
  parseContent,
  parseOptions,
  renderHelp,
  UsageError,
} from "./command.ts";
import { readState } from "./plan-state.ts";
import type { ExitStatus } from "./run-command.ts";

const diffOptions = {
  ...commonOptions,
  format: { value: "FORMAT", text: "text, markdown or json (default: text)" },
};

const purpose =
  "Says what changed between two states of the plans, A and B: each a revision or a folder.\nWithout B it is the content folder as it stands, without A the last commit.";

/** Runs `npm run diff -- A B` with the arguments of a command line. */
export function runDiff(argv: readonly string[]): Promise<ExitStatus> {
  const first = argv.findIndex((text) => text.startsWith("-"));
  const ends = first < 0 ? argv : argv.slice(0, first);
  const options = parseOptions(diffOptions, first < 0 ? [] : argv.slice(first));
  if (!options) {
    console.log(renderHelp("diff -- A B", purpose, diffOptions));
    return Promise.resolve(0);
  }
  if (ends.length > 2) throw new UsageError("Two states can be compared, and more are named.");
  const content = parseContent(options.content);
  const asOf = parseAsOf(options["as-of"], content, new Date());
  const format = parseDiffFormat(options.format);
  const [from = "HEAD", to] = ends;
  const after = readState(to ?? content, { content, asOf });
  const before = readState(from, { content, asOf, known: after.content });
  const diff = diffPlans(before.state, after.state);
  process.stdout.write(renderDiff(diff, { from, to: to ?? options.content ?? "content" }, format));
  return Promise.resolve(0);
}

function parseDiffFormat(text = "text"): DiffFormat {
  const format = diffFormats.find((each) => each === text);
  if (format !== undefined) return format;
  throw new UsageError(`\`--format ${text}\` is none of ${diffFormats.join(", ")}.`);
}
