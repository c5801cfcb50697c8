import { toCount } from "../model/count.ts";
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
  const parts = [toCount(errors, "error"), toCount(warnings, "warning")];
  if (infos > 0) parts.push(toCount(infos, "info"));
  return parts.join(", ");
}
