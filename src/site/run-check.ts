import { countFindings } from "../report/count.ts";
import { renderSummary } from "../report/text.ts";
import { checkContent } from "./check-content.ts";
import { appendSummary, parseFormat, renderReport } from "./check-report.ts";
import {
  commonOptions,
  parseAsOf,
  parseContent,
  parseCount,
  parseOptions,
  renderHelp,
} from "./command.ts";
import { toBase } from "./base-check.ts";
import { refuseInterrupted } from "./cycle-command.ts";
import { tuneEngine } from "./engine.ts";
import { toProgress } from "./progress.ts";
import type { ExitStatus } from "./run-command.ts";
import { sayAway, watchFolder } from "./watch-folder.ts";

const checkOptions = {
  ...commonOptions,
  format: { value: "FORMAT", text: "text, json, github, gitlab or sarif (default: text)" },
  base: {
    value: "REV",
    text: "hold the plans against this revision, too: what was eased, rewritten or lost since",
  },
  "max-warnings": { value: "N", text: "fail where there are more warnings than this" },
  watch: { value: "", text: "check again whenever a file changes" },
};

/** Runs the check with the arguments of a command line; ends with the exit status that they promise. */
export async function runCheck(argv: readonly string[]): Promise<ExitStatus> {
  const options = parseOptions(checkOptions, argv);
  if (!options) {
    console.log(renderHelp("check", "Says all that is wrong with the plans.", checkOptions));
    return 0;
  }
  if (options.watch === undefined) tuneEngine();
  const content = parseContent(options.content);
  refuseInterrupted(content);
  const asOf = parseAsOf(options["as-of"], content, new Date());
  const format = parseFormat(options.format);
  const mostWarnings = parseCount("max-warnings", options["max-warnings"]);
  const hasColour = process.stdout.isTTY && !process.env["NO_COLOR"];
  const check = (): ExitStatus => {
    const since = performance.now();
    const progress = toProgress(process.stderr);
    const onProgress = (done: number, total: number): void => {
      if (done < total) progress.count("documents read", done, total);
      else progress.report(`${total} ${total === 1 ? "document" : "documents"} read`);
    };
    const checked = checkContent(content, { asOf, onProgress, ...toBase(content, options.base) });
    process.stdout.write(renderReport(checked, { content, format, hasColour }));
    const summary = process.env["GITHUB_STEP_SUMMARY"];
    if (format === "github" && summary) appendSummary(checked, { content, file: summary });
    const { errors, warnings } = countFindings(checked.findings);
    const hasTooMany = warnings > mostWarnings;
    const excess = `${warnings} ${warnings === 1 ? "warning is" : "warnings are"} more than \`--max-warnings ${mostWarnings}\` allows.`;
    const after = hasTooMany ? excess : "";
    const seconds = (performance.now() - since) / 1000;
    progress.report(renderSummary(checked.findings, checked.documents, { seconds, after }));
    return errors > 0 || hasTooMany ? 1 : 0;
  };
  if (options.watch === undefined) return check();
  const ending = new AbortController();
  // Watched before it is read: what is saved meanwhile is checked again.
  const watching = watchFolder(content, check, {
    onAway: () => {
      toProgress(process.stderr).report(`${sayAway(content)} It is checked once it is back.`);
    },
    signal: ending.signal,
  });
  watching.catch(() => undefined);
  try {
    check();
    return await watching;
  } finally {
    ending.abort();
  }
}
