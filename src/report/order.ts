import type { Finding } from "../model/finding.ts";
import { compareText } from "../model/text-order.ts";

/** Findings as a report lists them: by file, line, code, and then by column and message; those without a line first. */
export function sortPlaced(findings: readonly Finding[]): readonly Finding[] {
  return [...findings].sort(
    (a, b) =>
      compareText(a.file, b.file) ||
      (a.place?.line ?? 0) - (b.place?.line ?? 0) ||
      compareText(a.code, b.code) ||
      (a.place?.column ?? 0) - (b.place?.column ?? 0) ||
      compareText(a.message, b.message),
  );
}
