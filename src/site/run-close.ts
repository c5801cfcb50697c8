import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Answers } from "../exchange/close-answers.ts";
import { draftRetrospective } from "../exchange/retrospective.ts";
import { toFlow } from "../exchange/yaml-merge.ts";
import type { Missing } from "../model/closing-missing.ts";
import { joinAnd } from "../model/enumeration.ts";
import type { IsoDate } from "../model/period.ts";
import type { Cycle, Plan } from "../model/plan.ts";
import { toSentenceCase } from "../model/sentence-case.ts";
import { toFormat } from "../view/format.ts";
import { toFullScore } from "../view/objective-row.ts";
import { readAnswers } from "./answers-file.ts";
import { askClose } from "./ask-close.ts";
import { checkContent } from "./check-content.ts";
import { renderDraft } from "./close-draft.ts";
import type { Closing } from "./closing.ts";
import { joinAnswers, toClosing, toEdits } from "./closing.ts";
import { describeObjective, missingWords, sayMissing, toLine } from "./closing-words.ts";
import { UsageError } from "./command.ts";
import { getCycleOf, reportEdited, saveTogether, toRelative } from "./cycle-command.ts";
import type { ExitStatus } from "./run-command.ts";

/** What `cycle close` is asked to do. */
export interface CloseOptions {
  readonly content: string;
  readonly asOf: IsoDate;
  readonly cycle: string | undefined;
  /** A file of answers. */
  readonly answers?: string;
  /** Where the open questions are written, instead of closing. */
  readonly draft?: string;
  /** Writes what is known, and leaves the cycle under review. */
  readonly isReview: boolean;
  readonly isDryRun: boolean;
  readonly hasRetrospective: boolean;
}

/** Closes a cycle: grades, reasons, learning and decisions go into the files of its objectives, all or none. */
export async function runClose(options: CloseOptions): Promise<ExitStatus> {
  const { asOf, content } = options;
  const { clean } = checkContent(content, { asOf, audience: "internal" });
  if (!clean)
    throw new UsageError("The plans have errors, so nothing is closed: run `npm run check`.");
  const cycle = getCycleOf(clean.plan, options.cycle);
  refuseEarly(clean.plan, cycle, options);
  const given: Answers =
    options.answers === undefined ? new Map() : readAnswers(clean.plan, cycle, options.answers);
  const toState = (answers: Answers, state: "closed" | "review"): Closing =>
    toClosing({ content, asOf, cycle, answers, state });
  const { locale } = clean.plan.portal;
  const first = toState(given, options.isReview ? "review" : "closed");
  if (options.draft !== undefined) return writeDraft(first, locale, options.draft);
  const isOpen = first.items.some(({ missing }) => missing.length > 0);
  const isAsking = isOpen && options.answers === undefined && process.stdin.isTTY;
  if (isOpen && !isAsking && given.size === 0) refuseUnanswered(first, options);
  if (!isAsking) return finish(first, options, locale);
  const walk = await askClose(first, locale);
  const answers = joinAnswers(given, walk.answers);
  const closed = walk.isWhole && !options.isReview ? toState(answers, "closed") : undefined;
  if (closed && isFit(closed, options)) return finish(closed, options, locale);
  const kept = toState(answers, "review");
  if (!walk.isWhole || closed) {
    const why = walk.isWhole
      ? `${cycle.title.plain} would not pass the check as it is`
      : "The walk was ended";
    const where = kept.waiting.size === 0 ? "kept" : "kept or shown below";
    console.error(`${why}: what was answered is ${where}, and the cycle stays under review.`);
  }
  return finish(kept, options, locale);
}

/** Whether a cycle passes the check as it would be closed: else an hour of answers would be lost. */
function isFit({ files }: Closing, { asOf, content }: CloseOptions): boolean {
  const checked = checkContent(content, { asOf, edits: toEdits(files), audience: "internal" });
  return !reportEdited(checked, content, files);
}

function refuseEarly(
  { asOf }: Plan,
  { cycle, period, title }: Cycle,
  { content }: CloseOptions,
): void {
  if (existsSync(join(content, "snapshots", cycle))) {
    throw new UsageError(
      `${title.plain} is sealed. What is wrong in it is amended: \`npm run snapshot -- amend ${cycle}\`.`,
    );
  }
  if (asOf >= period.end) return;
  throw new UsageError(
    `${title.plain} ends on ${period.end}, and the plans stand on ${asOf}. Close it on its last day or later: \`--as-of ${period.end}\`.`,
  );
}

/** Where each of what may be missing is answered. */
const answerKeys: Readonly<Record<Missing, string>> = {
  result: "result",
  grade: "scores",
  reason: "reason",
  learning: "learned",
  decision: "decision",
};

/** Nobody can be asked and nobody answered: a quarter is not closed by leaving it alone. */
function refuseUnanswered(closing: Closing, { answers, isReview }: CloseOptions): void {
  if (isReview) return;
  const { cycle, items } = closing;
  if (answers !== undefined) {
    const missing = new Set(items.flatMap((item) => item.missing));
    const keys = [...missing].map((each) => `\`${answerKeys[each]}\``);
    throw new UsageError(
      `Nothing was answered in \`${answers}\`, so nothing was written. Fill in ${joinAnd(keys)}, or write what is known with \`--review\`.`,
    );
  }
  throw new UsageError(
    `In ${cycle.title.plain}, ${sayMissing(closing)}, and there is no terminal to ask on, so nothing was written. Write the questions into a file with \`--draft FILE\`, and give it filled in with \`--answers FILE\`; or write what is known, and leave the cycle under review, with \`--review\`.`,
  );
}

function writeDraft(closing: Closing, locale: string, file: string): ExitStatus {
  try {
    writeFileSync(file, renderDraft(closing, locale), { flag: "wx" });
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
    throw new UsageError(`\`${file}\` is there already, and is not written over.`);
  }
  console.log(`${file}: ${sayMissing(closing)}.`);
  return 0;
}

function finish(closing: Closing, options: CloseOptions, locale: string): ExitStatus {
  const { asOf, content } = options;
  const { cycle } = closing;
  const format = toFormat(locale);
  const files = new Map(closing.files);
  const retrospective =
    options.hasRetrospective && closing.state === "closed"
      ? draftRetrospective({
          ...closing,
          objectives: closing.items.map(({ objective }) => objective),
          asOf,
          toScore: (score) => format.value(score, "", 2),
          fullScore: toFullScore({ format }),
        })
      : undefined;
  const page = retrospective && `${retrospective.id}.md`;
  if (retrospective && page !== undefined)
    files.set(page, { file: page, text: retrospective.text });
  report(closing, locale);
  const checked = checkContent(content, { asOf, edits: toEdits(files), audience: "internal" });
  if (reportEdited(checked, content, files)) {
    console.error(
      `Nothing was written, as ${cycle.title.plain} would not pass the check. Answer what is missing, or write what is known with \`--review\`.`,
    );
    return 1;
  }
  if (files.size === 0)
    console.log(
      closing.state === "closed"
        ? `${cycle.title.plain} is closed already, and nothing is missing that can be written.`
        : `${cycle.title.plain} is under review already, and nothing new was answered that can be written.`,
    );
  else if (options.isDryRun)
    console.log(`Nothing was written. ${list(files.keys(), content, "would be written")}`);
  else {
    saveTogether(content, `cycle close ${cycle.cycle}`, [...files.values()]);
    console.log(list(files.keys(), content, "written"));
  }
  console.log(
    closing.state === "closed"
      ? toNext(cycle)
      : `Next: answer the rest, then \`npm run cycle -- close ${cycle.cycle}\`.`,
  );
  return 0;
}

function report(closing: Closing, locale: string): void {
  const format = toFormat(locale);
  for (const { objective, missing } of closing.items) {
    const lines = describeObjective(closing, format, objective);
    const still = missing.map((each) => missingWords[each]).join("; ");
    console.log(`${lines.join("\n")}${still === "" ? "" : `\n  Missing: ${still}.`}\n`);
  }
  for (const { objective, why } of closing.left) {
    console.log(`Left as it is: \`${objective.id}\` ${why}.`);
  }
  if (closing.waiting.size > 0) console.log(renderWaiting(closing.waiting));
  const missing = sayMissing(closing);
  console.log(`${toSentenceCase(missing)}.`);
}

/** What was answered and is not written, as it would stand in a file of answers. */
function renderWaiting(waiting: Answers): string {
  const lines = [...waiting].map(([id, outcome]) => `  ${toFlow(id)}: ${toFlow(outcome)}`);
  const why = "Not written yet, as the check wants what is missing with it.";
  return [`${why} Give it with the rest by \`--answers\`:`, ...lines.map(toLine), ""].join("\n");
}

function list(files: Iterable<string>, content: string, what: string): string {
  const paths = [...files].sort().map((file) => `  ${toRelative(content, file)}`);
  return `${paths.length} ${paths.length === 1 ? "file" : "files"} ${what}:\n${paths.join("\n")}`;
}

function toNext({ cycle }: Cycle): string {
  return `Next: read the retrospective, agree on it in a pull request, then seal: \`npm run snapshot -- seal ${cycle}\`. Then open the next one: \`npm run cycle -- open …\`.`;
}
