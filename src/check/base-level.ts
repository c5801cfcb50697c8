import { listAuthoredItems } from "../model/authored-item.ts";
import type { Document, DocumentSet } from "../model/document.ts";
import type { Finding, KeyPath } from "../model/finding.ts";
import { atValue } from "../model/finding.ts";
import type { PlanGraph, RuleLevel } from "../model/plan.ts";
import { indexFiles, toLevels, toLevelled } from "./rule-level.ts";

/** A state of the plans, whose settings and `ignore` say how loud its rules are. */
export interface LevelledState {
  readonly set: DocumentSet;
  readonly graph: PlanGraph;
}

/** From the most lenient to the strictest. */
const byStrictness: readonly RuleLevel[] = ["off", "info", "warning", "error"];

/**
 * Gives findings about a change the stricter of the levels before and after it, so that no change switches off the
 * rule that it breaks:
 *
 *     off before, off after               off
 *     error before, off after             error: switching it off is a change of its own, to be agreed on before
 *     off before, error after             error
 *     an `ignore` before and after        silent
 *     an `ignore` that came with it       as loud as before
 */
export function applyStricter(
  findings: readonly Finding[],
  before: LevelledState,
  after: LevelledState,
): readonly Finding[] {
  // Most changes break nothing, and then nobody need link what was.
  if (findings.length === 0) return [];
  const findLater = toLevels(after.set, after.graph);
  const findEarlier = toLevels(before.set, before.graph);
  const toEarlier = createMapping(before.set, after.set);
  return findings.flatMap((finding) => {
    const levels = [findLater(finding), findEarlier(toEarlier(finding))];
    const level = byStrictness.findLast((each) => levels.includes(each)) ?? finding.severity;
    return toLevelled(finding, level);
  });
}

/** The same finding, as it would stand in the documents that were. */
function createMapping(before: DocumentSet, after: DocumentSet): (finding: Finding) => Finding {
  const files = indexFiles(after);
  const earlier = new Map(before.documents.map((document) => [document.id as string, document]));
  return (finding) => {
    const { anchor, ...rest } = finding;
    const now = files.get(rest.file);
    const ids = now ? [now.id, ...(now.data.aliases ?? [])] : [];
    const was = ids.map((id) => earlier.get(id)).find((document) => document !== undefined);
    if (!now || !was) return finding;
    const path = anchor?.type === "key" ? findPath(anchor.path, now, was) : undefined;
    return { ...rest, file: was.file, ...(path && { anchor: atValue(...path) }) };
  };
}

/** The path to the same item, wherever it stood in its list; none for an item that is new. */
function findPath(path: KeyPath, now: Document, was: Document): KeyPath | undefined {
  const own = listAuthoredItems(now).filter((item) =>
    item.path.every((key, at) => path[at] === key),
  );
  const item = own.toSorted((a, b) => b.path.length - a.path.length)[0];
  if (!item) return path;
  const same = listAuthoredItems(was).find(({ id, kind }) => id === item.id && kind === item.kind);
  return same && [...same.path, ...path.slice(item.path.length)];
}
