import type { Finding } from "../model/finding.ts";

/** How many findings there are of each level. */
export interface Counts {
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
}

/** Counts findings by their level. */
export function countFindings(findings: readonly Finding[]): Counts {
  const count = (severity: Finding["severity"]): number =>
    findings.filter((finding) => finding.severity === severity).length;
  return { errors: count("error"), warnings: count("warning"), infos: count("info") };
}

/** The counts in words: `2 errors, 1 warning`; infos only where there are any. */
export function renderCounts({ errors, warnings, infos }: Counts): string {
  const parts = [toWords(errors, "error"), toWords(warnings, "warning")];
  if (infos > 0) parts.push(toWords(infos, "info"));
  return parts.join(", ");
}

function toWords(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}
