import { addCommits } from "../history/add-commits.ts";
import { diffPlans } from "../history/diff.ts";
import type { History } from "../history/history.ts";
import { offerRounds } from "../history/offered-round.ts";
import { readHistory } from "../history/read-history.ts";
import type { DiffFormat } from "../history/render-diff.ts";
import { diffFormats, renderDiff } from "../history/render-diff.ts";
import {
  CallError,
  commonOptions,
  parseAsOf,
  parseContent,
  parseOptions,
  putOperandsFirst,
  renderHelp,
  UsageError,
} from "./command.ts";
import { refuseInterrupted } from "./cycle-command.ts";
import { thingParser } from "./history.ts";
import { isNamedState, readBranchPoint, readState, toSealedPart } from "./plan-state.ts";
import type { ExitStatus } from "./run-command.ts";

const diffOptions = {
  ...commonOptions,
  format: { value: "FORMAT", text: "text, markdown or json (default: text)" },
};

const purpose =
  "Says what changed between two states of the plans, A and B: each a revision, a folder or a sealed quarter.\nWithout B it is the content folder as it stands, held against A where its branch left it: what came to A since\nis not told. Without A it is held against the last commit.";

/** Runs `npm run diff -- A B` with the arguments of a command line. */
export async function runDiff(argv: readonly string[]): Promise<ExitStatus> {
  const sorted = putOperandsFirst(diffOptions, argv);
  const first = sorted.findIndex((text) => text.startsWith("-"));
  const ends = first < 0 ? sorted : sorted.slice(0, first);
  const options = parseOptions(diffOptions, first < 0 ? [] : sorted.slice(first));
  if (!options) {
    console.log(renderHelp("diff -- A B", purpose, diffOptions));
    return 0;
  }
  if (ends.length > 2) throw new CallError("Two states can be compared, and more are named.");
  const content = parseContent(options.content);
  const asOf = parseAsOf(options["as-of"], content, new Date());
  const format = parseDiffFormat(options.format);
  const [from = "HEAD", to] = ends;
  if (to === undefined) refuseInterrupted(content);
  const later = readState(to ?? content, { content, asOf });
  const readEarlier = to === undefined ? readBranchPoint : readState;
  const earlier = readEarlier(from, { content, asOf, known: later.content });
  const after = earlier.sealed ? toSealedPart(later, earlier.sealed, asOf) : later;
  const before = later.sealed ? toSealedPart(earlier, later.sealed, asOf) : earlier;
  const history = format === "markdown" ? undefined : await readHistoryOf(content, from, to);
  const { portal, people } = after.state.set;
  const plain = diffPlans(before.state, after.state);
  const diff = history ? addCommits(plain, history, { people, timeZone: portal.timeZone }) : plain;
  const rounds = offerRounds(diff, before.state, after.state, {
    date: asOf,
    request: findRequest(),
  });
  const told = { from, to: to ?? options.content ?? "content", rounds };
  process.stdout.write(renderDiff(diff, told, format));
  return 0;
}

/** The number of the pull request or merge request that a workflow runs for. */
function findRequest(): number | undefined {
  const { GITHUB_REF = "", CI_MERGE_REQUEST_IID = "" } = process.env;
  const number = /^refs\/pull\/(\d{1,9})\//.exec(GITHUB_REF)?.[1] ?? CI_MERGE_REQUEST_IID;
  return /^\d{1,9}$/.test(number) ? Number(number) : undefined;
}

/** What git tells of the way from one state to the other, where both are revisions, or the last is the work tree. */
async function readHistoryOf(
  content: string,
  from: string,
  to: string | undefined,
): Promise<History | undefined> {
  const isRevision = (name: string): boolean => !isNamedState(name, content);
  if (!isRevision(from) || (to !== undefined && !isRevision(to))) return undefined;
  return readHistory(content, {
    parser: thingParser,
    since: from,
    ...(to !== undefined && { until: to }),
  });
}

function parseDiffFormat(text = "text"): DiffFormat {
  const format = diffFormats.find((each) => each === text);
  if (format !== undefined) return format;
  throw new UsageError(`\`--format ${text}\` is none of ${diffFormats.join(", ")}.`);
}
