import type { Finding } from "../model/finding.ts";

/** Findings as a report lists them: by file, line, code, and then by column and message; those without a line first. */
export function sortPlaced(findings: readonly Finding[]): readonly Finding[] {
  return [...findings].sort(
    (a, b) =>
      compare(a.file, b.file) ||
      (a.place?.line ?? 0) - (b.place?.line ?? 0) ||
      compare(a.code, b.code) ||
      (a.place?.column ?? 0) - (b.place?.column ?? 0) ||
      compare(a.message, b.message),
  );
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
