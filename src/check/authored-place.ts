import type { DocumentSet } from "../model/document.ts";
import type { Anchor, Finding } from "../model/finding.ts";
import type { MendIndex } from "../model/mend.ts";
import { indexMend } from "../model/mend.ts";

/** Findings with the places where the author wrote what they are about, and not where it is in what was made of it. */
export function toAuthoredFindings(
  findings: readonly Finding[],
  { mends }: DocumentSet,
): readonly Finding[] {
  if (mends === undefined || mends.size === 0) return findings;
  const indexes = new Map<string, MendIndex>();
  const toAuthored = (file: string, anchor: Anchor): Anchor => {
    const mend = mends.get(file);
    if (!mend || anchor.type !== "key") return anchor;
    const index = indexes.get(file) ?? indexMend(mend);
    indexes.set(file, index);
    return { ...anchor, path: index.toAuthored(anchor.path) };
  };
  return findings.map((finding) => {
    const { anchor, file, related } = finding;
    return {
      ...finding,
      ...(anchor && { anchor: toAuthored(file, anchor) }),
      ...(related && {
        related: related.map((each) =>
          each.anchor ? { ...each, anchor: toAuthored(each.file, each.anchor) } : each,
        ),
      }),
    };
  });
}
