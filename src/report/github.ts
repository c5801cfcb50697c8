import type { Finding, Place, Severity } from "../model/finding.ts";
import { countFindings, renderCounts } from "./count.ts";
import type { ToldGap } from "./gaps.ts";
import { toVisible } from "./width.ts";

/** What a step of GitHub Actions may annotate, of each level; more are dropped without a word. */
const mostOfLevel = 10;

const commands: Readonly<Record<Severity, string>> = {
  error: "error",
  warning: "warning",
  info: "notice",
};

/**
 * The report as workflow commands, of which GitHub makes annotations on the changed lines. It shows ten of each level,
 * so those come first that matter most: `findings` are in the order of relevance. The others are in the summary. What
 * was not looked at ends the log.
 *
 *     ::error file=content/a.md,line=7,endLine=7,col=9,endColumn=40,title=unknown-reference::message%0Ahint
 */
export function renderGithub(
  findings: readonly Finding[],
  toPath: (file: string) => string,
  gaps: readonly ToldGap[] = [],
): string {
  const levels = ["error", "warning", "info"] as const;
  const shown = levels.flatMap((level) =>
    findings.filter(({ severity }) => severity === level).slice(0, mostOfLevel),
  );
  const lines = shown.map((finding) => renderCommand(finding, toPath));
  const rest = findings.length - shown.length;
  if (rest > 0) {
    lines.push(
      `${rest} more are in the summary of this step: ${renderCounts(countFindings(findings))} in all.`,
    );
  }
  lines.push(...gaps.map(({ message }) => message));
  return lines.map((line) => `${line}\n`).join("");
}

function renderCommand(
  { severity, code, file, place, message, hint }: Finding,
  toPath: (file: string) => string,
): string {
  const pairs: readonly (readonly [string, string])[] = [
    ["file", toPath(file)],
    ...toPosition(place),
    ["title", code],
  ];
  const properties = pairs.map(([key, value]) => `${key}=${escapeProperty(value)}`).join(",");
  const text = hint === undefined ? message : `${message}\n${hint}`;
  // A log is shown on terminals too: nothing in a title steers one.
  const visible = text.split(/\r?\n/).map(toVisible).join("\n");
  return `::${commands[severity]} ${properties}::${escapeData(visible)}`;
}

/** GitHub takes columns only where the finding lies on one line. Its columns include the last. */
function toPosition(place: Place | undefined): readonly (readonly [string, string])[] {
  if (!place) return [];
  const lines = [
    ["line", `${place.line}`],
    ["endLine", `${place.endLine}`],
  ] as const;
  if (place.line !== place.endLine) return lines;
  const last = Math.max(place.column, place.endColumn - 1);
  return [...lines, ["col", `${place.column}`], ["endColumn", `${last}`]];
}

function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
