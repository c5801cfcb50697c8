import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Address } from "../model/site-address.ts";
import { renderSummary } from "../report/text.ts";
import type { BuildResult } from "./build.ts";
import { buildPortal } from "./build.ts";
import type { CheckedContent } from "./check-content.ts";
import { checkContent } from "./check-content.ts";
import { renderReport } from "./check-report.ts";
import type { CommandBuildOptions } from "./command.ts";
import { UsageError } from "./command.ts";
import { refuseInterrupted } from "./cycle-command.ts";
import { tuneEngine } from "./engine.ts";
import { findOutputProblem, outputMarker } from "./output.ts";
import type { Progress } from "./progress.ts";
import { toProgress } from "./progress.ts";

/**
 * Checks and builds as a command does, with its progress on standard error; undefined where findings of level error
 * kept the portal from being built. Throws a `UsageError` where the output must not be replaced.
 */
export async function runBuild(options: CommandBuildOptions): Promise<BuildResult | undefined> {
  const { content, out } = options;
  refuseInterrupted(content);
  const problem = await findOutputProblem(out, content);
  if (problem !== undefined) throw new UsageError(problem);
  tuneEngine();
  const progress = toProgress(process.stderr);
  const refused = existsSync(join(out, outputMarker)) ? keptPortal : "No portal was built.";
  return buildPortal({ ...options, progress }, () => runCheck(options, { progress, refused }));
}

/** What becomes of a portal that is there, where plans have errors. */
export const keptPortal = "The portal is as it was.";

/**
 * Checks, and says on standard error what kept the portal from being built: the rest is what `npm run check` is for.
 * `refused` says what there is in its place.
 */
export function runCheck(
  options: Pick<CommandBuildOptions, "content" | "asOf" | "audience"> & Partial<Address>,
  { progress, refused }: { readonly progress: Progress; readonly refused: string },
): CheckedContent {
  const { content } = options;
  const since = performance.now();
  const onProgress = (done: number, total: number): void => {
    progress.count("documents read", done, total);
  };
  const checked = checkContent(content, { ...options, onProgress });
  const { findings, documents, clean } = checked;
  const errors = findings.filter(({ severity }) => severity === "error");
  const hasColour = process.stderr.isTTY && !process.env["NO_COLOR"];
  const report = { ...checked, findings: errors };
  if (errors.length > 0) {
    process.stderr.write(`${renderReport(report, { content, format: "text", hasColour })}\n`);
  }
  const rest = findings.length > errors.length ? "`npm run check` lists them." : "";
  const after = clean ? rest : refused;
  const seconds = (performance.now() - since) / 1000;
  progress.report(renderSummary(findings, documents, { seconds, after }));
  return checked;
}
