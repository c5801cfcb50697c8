import type { Finding, Severity } from "../model/finding.ts";
import { toFingerprints } from "./fingerprint.ts";

const severities: Readonly<Record<Severity, string>> = {
  error: "major",
  warning: "minor",
  info: "info",
};

/** The report as GitLab's code quality report. */
export function renderGitlab(
  findings: readonly Finding[],
  toPath: (file: string) => string,
): string {
  const fingerprints = toFingerprints(findings, toPath);
  const report = findings.map(({ code, severity, file, place, message, hint }, index) => {
    return {
      description: hint === undefined ? message : `${message} ${hint}`,
      check_name: code,
      fingerprint: fingerprints[index],
      severity: severities[severity],
      // A place is asked for: what is wrong with a whole file stands on its first line.
      location: {
        path: toPath(file),
        lines: { begin: place?.line ?? 1, end: place?.endLine ?? 1 },
      },
    };
  });
  return `${JSON.stringify(report, null, 2)}\n`;
}
