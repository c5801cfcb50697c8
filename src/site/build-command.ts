import { renderSummary } from "../report/text.ts";
import type { BuildResult } from "./build.ts";
import { buildPortal } from "./build.ts";
import type { CheckedContent } from "./check-content.ts";
import { checkContent } from "./check-content.ts";
import { renderReport } from "./check-report.ts";
import type { CommandBuildOptions } from "./command.ts";
import { UsageError } from "./command.ts";
import { findOutputProblem } from "./output.ts";
import { toProgress } from "./progress.ts";

/**
 * Checks and builds as a command does, with its progress and its findings on standard error; undefined where findings
 * of level error kept the portal from being built. Throws a `UsageError` where the output must not be replaced.
 */
export async function runBuild(options: CommandBuildOptions): Promise<BuildResult | undefined> {
  const { content, out } = options;
  const problem = await findOutputProblem(out, content);
  if (problem !== undefined) throw new UsageError(problem);
  const progress = toProgress(process.stderr);
  const check = (): CheckedContent => {
    const since = performance.now();
    const onProgress = (done: number, total: number): void => {
      progress.count("documents read", done, total);
    };
    const checked = checkContent(content, { ...options, onProgress });
    const { findings, documents, clean } = checked;
    // What keeps it from being built is told in full; the rest is what `npm run check` is for.
    const told = clean ? [] : findings.filter(({ severity }) => severity === "error");
    const hasColour = process.stderr.isTTY && !process.env["NO_COLOR"];
    const report = renderReport(
      { ...checked, findings: told },
      { content, format: "text", hasColour },
    );
    if (told.length > 0) process.stderr.write(`${report}\n`);
    const after = clean ? "" : "Nothing was built: what was there is as it was.";
    const seconds = (performance.now() - since) / 1000;
    progress.report(renderSummary(findings, documents, { seconds, after }));
    return checked;
  };
  return buildPortal({ ...options, progress }, check);
}
