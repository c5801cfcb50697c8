import { resolve } from "node:path";
import {
  CallError,
  commonOptions,
  parseAsOf,
  parseContent,
  parseOptions,
  putOperandsFirst,
  renderHelp,
} from "./command.ts";
import { finishInterrupted } from "./cycle-command.ts";
import { runClose } from "./run-close.ts";
import type { ExitStatus } from "./run-command.ts";
import { runOpen } from "./run-open.ts";

const closeOptions = {
  ...commonOptions,
  answers: { value: "FILE", text: "what is missing, by objective, as `--draft` lays it out" },
  draft: { value: "FILE", text: "write the open questions into a file, and close nothing" },
  review: { value: "", text: "write what is known, and leave the cycle under review" },
  "no-retrospective": { value: "", text: "draft no retrospective" },
  "dry-run": { value: "", text: "say what would be written, and write nothing" },
};

const openOptions = {
  ...commonOptions,
  from: { value: "CYCLE", text: "the cycle before (default: the latest of the same row)" },
  label: { value: "TEXT", text: "what people call it (default: as that of the cycle before)" },
  start: { value: "DATE", text: "its first day (default: by the rhythm of the cycles before)" },
  end: { value: "DATE", text: "its last day (default: likewise)" },
  "publish-by": { value: "DATE", text: "when it is to be published (default: likewise)" },
  carry: { value: "IDS", text: "carry these over too, whatever was decided" },
  leave: { value: "IDS", text: "do not carry these over" },
  "dry-run": { value: "", text: "say what would be written, and write nothing" },
};

const closePurpose =
  "Closes a cycle: walks through missing grades, reasons, learning and decisions on a terminal, or takes\nthem from a file of answers; scores are computed, and nothing is written before all of it passes the check.";
const openPurpose =
  "Opens the next cycle from what was decided of the one before: what goes on is carried over, with\nits targets based on the last values; what nobody decided is named.";

/** Runs `npm run cycle -- close CYCLE` and `npm run cycle -- open CYCLE`. */
export async function runCycle(argv: readonly string[]): Promise<ExitStatus> {
  const sorted = putOperandsFirst({ ...closeOptions, ...openOptions }, argv);
  const [verb, id, ...rest] = sorted;
  const hasId = id !== undefined && !id.startsWith("-");
  const options = hasId ? rest : sorted.slice(1);
  const cycle = hasId ? id : undefined;
  switch (verb) {
    case "close":
      return close(cycle, options);
    case "open":
      return open(cycle, options);
    case undefined:
    case "--help":
    case "-h":
      console.log(`${renderHelp("cycle -- close CYCLE", closePurpose, closeOptions)}\n`);
      console.log(renderHelp("cycle -- open CYCLE", openPurpose, openOptions));
      return 0;
    default:
      throw new CallError(`\`cycle\` can \`close\` and \`open\`, and not \`${verb}\`.`);
  }
}

async function close(cycle: string | undefined, argv: readonly string[]): Promise<ExitStatus> {
  const options = parseOptions(closeOptions, argv);
  if (!options) {
    console.log(renderHelp("cycle -- close CYCLE", closePurpose, closeOptions));
    return 0;
  }
  const content = parseContent(options.content);
  finishInterrupted(content);
  return runClose({
    content,
    asOf: parseAsOf(options["as-of"], content, new Date()),
    cycle,
    isReview: options.review !== undefined,
    isDryRun: options["dry-run"] !== undefined,
    hasRetrospective: options["no-retrospective"] === undefined,
    ...(options.answers !== undefined && { answers: resolve(options.answers) }),
    ...(options.draft !== undefined && { draft: resolve(options.draft) }),
  });
}

function open(cycle: string | undefined, argv: readonly string[]): ExitStatus {
  const options = parseOptions(openOptions, argv);
  if (!options) {
    console.log(renderHelp("cycle -- open CYCLE", openPurpose, openOptions));
    return 0;
  }
  const content = parseContent(options.content);
  finishInterrupted(content);
  return runOpen({
    content,
    asOf: parseAsOf(options["as-of"], content, new Date()),
    cycle,
    isDryRun: options["dry-run"] !== undefined,
    carry: toIds(options.carry),
    leave: toIds(options.leave),
    dates: options,
  });
}

function toIds(text: string | undefined): readonly string[] {
  return (text ?? "")
    .split(",")
    .map((id) => id.trim())
    .filter((id) => id !== "");
}
