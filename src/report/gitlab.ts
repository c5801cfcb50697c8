import { createHash } from "node:crypto";
import type { Finding, Severity } from "../model/finding.ts";

const severities: Readonly<Record<Severity, string>> = {
  error: "major",
  warning: "minor",
  info: "info",
};

/**
 * The report as GitLab's code quality report. The fingerprint is of what is said and not of the line, so that a
 * finding stays the same one when lines are added above it; of equal ones each has its own.
 */
export function renderGitlab(
  findings: readonly Finding[],
  toPath: (file: string) => string,
): string {
  const seen = new Map<string, number>();
  const report = findings.map(({ code, severity, file, place, message, hint }) => {
    const path = toPath(file);
    const identity = [path, code, message].join("\0");
    const nth = seen.get(identity) ?? 0;
    seen.set(identity, nth + 1);
    return {
      description: hint === undefined ? message : `${message} ${hint}`,
      check_name: code,
      fingerprint: createHash("sha256").update(`${identity}\0${nth}`).digest("hex").slice(0, 40),
      severity: severities[severity],
      // A place is asked for: what is wrong with a whole file stands on its first line.
      location: { path, lines: { begin: place?.line ?? 1, end: place?.endLine ?? 1 } },
    };
  });
  return `${JSON.stringify(report, null, 2)}\n`;
}
