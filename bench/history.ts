import { join } from "node:path";
import type { Measurement } from "./measure.ts";
import { measureCommand } from "./measure.ts";
import { benchAsOf } from "./organisation.ts";
import { writeRepository } from "./repository.ts";

/** What was measured of an organisation with a history. */
export interface HistoryResult {
  readonly documents: number;
  readonly commits: number;
  readonly steps: Readonly<Record<HistoryStep, Measurement>>;
}

export type HistoryStep = "history" | "base" | "diff";

/** What each may take with 10,000 documents and 2,000 commits, in seconds. */
export const historyLimits: Readonly<Record<HistoryStep, number>> = {
  history: 5,
  base: 4,
  diff: 3,
};

/** Measures what git has to do with; the repository is on a branch of twelve changes that left `main`. */
export async function runHistory(
  documents: number,
  commits: number,
  folder: string,
  tell: (line: string) => void,
): Promise<HistoryResult> {
  tell(`${documents} documents: ${commits} commits`);
  writeRepository(documents, commits, folder);
  const options = ["--content", join(folder, "content")];
  const run = (what: string, script: string, ...more: readonly string[]): Promise<Measurement> => {
    tell(`${documents} documents: ${what}`);
    const command = [process.execPath, join(import.meta.dirname, script), ...more, ...options];
    // The check finds what the branch eased without a reason.
    return measureCommand(command, folder, [0, 1]);
  };
  const asOf = ["--as-of", benchAsOf, "--format", "json"];
  const history = await run("history read", "history-only.ts");
  const base = await run("check --base", "../scripts/check.ts", "--base", "main", ...asOf);
  const diff = await run("diff", "../scripts/diff.ts", "main", "branch", ...asOf);
  return { documents, commits, steps: { history, base, diff } };
}

/** One line for each step: the time, and its share of what it may take. */
export function renderHistory({ documents, commits, steps }: HistoryResult): string {
  const names: Readonly<Record<HistoryStep, string>> = {
    history: "history read",
    base: "check --base",
    diff: "diff",
  };
  const rows = (Object.keys(names) as HistoryStep[]).map((step) => {
    const { seconds } = steps[step];
    const ratio = (seconds / historyLimits[step]).toFixed(2);
    return `${names[step].padEnd(14)}${`${seconds.toFixed(1)} s`.padStart(7)}  × ${ratio} of ${historyLimits[step]} s`;
  });
  return [`${documents} documents with ${commits} commits`, ...rows].join("\n");
}
