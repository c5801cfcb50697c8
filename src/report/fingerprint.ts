import { createHash } from "node:crypto";
import type { Finding } from "../model/finding.ts";

/**
 * A name for each finding, in their order, by which it is known again in the next report: of what is said and not of
 * the line, so that it stays the same when lines are added above it. Of equal ones each has its own.
 */
export function toFingerprints(
  findings: readonly Finding[],
  toPath: (file: string) => string,
): readonly string[] {
  const seen = new Map<string, number>();
  return findings.map(({ code, file, message }) => {
    const identity = [toPath(file), code, message].join("\0");
    const nth = seen.get(identity) ?? 0;
    seen.set(identity, nth + 1);
    return createHash("sha256").update(`${identity}\0${nth}`).digest("hex").slice(0, 40);
  });
}
