import { atKey, atValue, toFinding } from "../model/finding.ts";
import type { MeasureProblem } from "../model/measure-problem.ts";
import type { AuthoredKeyResult } from "../model/schema/key-result.ts";
import type { LinkContext, Spot } from "./link-context.ts";

/** Keys that a key result has of its own where it shows another one's measure. */
const ownKeys = new Set([
  ...["id", "title", "shortTitle", "code", "note", "weight", "group", "sameAs"],
  ...["tags", "links", "audience", "ignore"],
]);

/** Reports what keeps an item from having one measure. */
export function reportProblems(
  context: LinkContext,
  problems: readonly MeasureProblem[],
  spot: Spot,
): void {
  for (const { code, key, message, hint } of problems) {
    const anchor = atKey(...spot.path, key);
    context.report(toFinding(code, spot.file, message, { anchor, hint }));
  }
}

/** Reports what keeps a key result from having a title, and one source of its figures. */
export function reportSameAs(context: LinkContext, authored: AuthoredKeyResult, spot: Spot): void {
  if (authored.sameAs === undefined) {
    if (authored.title !== undefined) return;
    const message = `The key result \`${authored.id}\` has no title.`;
    const anchor = atValue(...spot.path, "id");
    const hint = "Add `title`, or `sameAs` where it shows another key result.";
    context.report(toFinding("missing-key", spot.file, message, { anchor, hint }));
    return;
  }
  for (const key of Object.keys(authored)) {
    if (ownKeys.has(key)) continue;
    const message = `\`${key}\` cannot stand beside \`sameAs\`: measure, values and owner come from \`${authored.sameAs}\`.`;
    const hint = `Take \`${key}\` out, or write it there.`;
    const anchor = atKey(...spot.path, key);
    context.report(toFinding("invalid-value", spot.file, message, { anchor, hint }));
  }
}
