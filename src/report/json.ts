import type { Finding, Place } from "../model/finding.ts";
import { countFindings } from "./count.ts";
import type { ToldGap } from "./gaps.ts";

/**
 * The report as one JSON object: the counts, every finding, then what was not looked at, if anything. `toPath` turns a
 * file of the content folder into the path that is reported: relative to the current directory, with forward slashes.
 */
export function renderJson(
  findings: readonly Finding[],
  documents: number,
  toPath: (file: string) => string,
  gaps: readonly ToldGap[] = [],
): string {
  const report = {
    documents,
    ...countFindings(findings),
    findings: findings.map(({ code, severity, file, place, message, hint, related }) => ({
      code,
      severity,
      file: toPath(file),
      ...toPosition(place),
      message,
      ...(hint === undefined ? {} : { hint }),
      ...(related === undefined
        ? {}
        : {
            related: related.map((each) => ({
              file: toPath(each.file),
              ...toPosition(each.place),
              message: each.message,
            })),
          }),
    })),
    ...(gaps.length === 0 ? {} : { gaps }),
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

/** No position at all where there is none, never a zero. */
function toPosition(place: Place | undefined): Partial<Place> {
  if (!place) return {};
  const { line, column, endLine, endColumn } = place;
  return { line, column, endLine, endColumn };
}
