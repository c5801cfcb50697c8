import { isDeepStrictEqual } from "node:util";
import type { AuthoredChange } from "../model/schema/objective.ts";
import type { PlanChange } from "./change.ts";
import type { Whole } from "./entry.ts";
import { isBeside, isOfKind, measureKeys } from "./key-type.ts";
import { findReason } from "./reason-fit.ts";

/** Sets beside each change of a document the reason that came with it, and tells of reasons that were taken away. */
export function addReasons(
  changes: readonly PlanChange[],
  before: Whole,
  after: Whole,
): readonly PlanChange[] {
  const earlier = listReasons(before);
  const later = listReasons(after);
  const fresh = later.filter((each) => !earlier.some((other) => isDeepStrictEqual(each, other)));
  const told = changes.map((change) => {
    const about = fresh.filter((reason) => isAbout(reason, change));
    const found = about.length === 0 ? undefined : findReason(about, change, { before, after });
    return found ? { ...change, reason: found.reason } : change;
  });
  const isKept = earlier.every((each) => later.some((other) => isDeepStrictEqual(each, other)));
  const isExplained = fresh.length === 0 || told.length > 0;
  if (isKept && isExplained) return told;
  const { id, title, document, file, path } = after.root;
  return [
    ...told,
    { type: "changed", key: "changes", id, title, document, file, path: [...path, "changes"] },
  ];
}

/**
 * Whether an entry of `changes` is about this change: the same item, and its key; any key of the measure for a target,
 * but where it begins only where that is what changed, or the kind of the measure.
 */
function isAbout({ of, key }: AuthoredChange, change: PlanChange): boolean {
  const item = change.id === change.document ? undefined : change.id.replace(/^[^#]*#/, "");
  if (item !== of?.replace(/^#/, "")) return false;
  if (change.type === "removed") return true;
  if (change.key === undefined) return false;
  if (key === change.key) return true;
  if (!measureKeys.includes(key) || !measureKeys.includes(change.key)) return false;
  return !isBeside(key) || isOfKind(change.was) || isOfKind(change.now);
}

/** Objectives and cycles have them, and the schemas of both have checked that they are such. */
function listReasons({ root }: Whole): readonly AuthoredChange[] {
  const changes = root.kind === "objective" || root.kind === "cycle" ? root.data["changes"] : [];
  return Array.isArray(changes) ? (changes as readonly AuthoredChange[]) : [];
}
