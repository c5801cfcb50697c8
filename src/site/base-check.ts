import { applyStricter } from "../check/base-level.ts";
import { checkBase } from "../history/check-base.ts";
import { isSumsFile } from "../history/check-rewritten.ts";
import { readRevision, RevisionError } from "../history/revision.ts";
import type { SnapshotFiles } from "../history/snapshot.ts";
import type { Finding } from "../model/finding.ts";
import type { IsoDate } from "../model/period.ts";
import type { PlanGraph } from "../model/plan.ts";
import type { Content } from "../read/content.ts";
import { toStem } from "../read/file-name.ts";
import type { CheckOptions } from "./check-content.ts";
import { findBranchPoint, readContentAt, toState } from "./plan-state.ts";

/** What the rules that compare with an earlier state found, and which files differ from it. */
export interface BaseCheck {
  readonly findings: readonly Finding[];
  /** 0 in a file that is another one now, 1 in all others: what a change did itself comes first. */
  readonly toRank: (finding: Finding) => 0 | 1;
}

/** Holds the content of a folder, which was linked for its own check, against an earlier state of it. */
export function checkAgainst(
  content: Content,
  base: Content,
  { asOf, graph }: { readonly asOf: IsoDate; readonly graph: PlanGraph | undefined },
): BaseCheck {
  const toRank = ({ file }: Finding): 0 | 1 =>
    content.sources.findText(file) === base.sources.findText(file) ? 1 : 0;
  // Without a portal there is nothing to compare, and a finding of its own says so.
  if (!content.set) return { findings: [], toRank };
  // Linked for everyone it lacks what is only for some.
  const isWhole = graph?.portal.audience === "internal";
  const after = isWhole ? { set: content.set, graph } : toState(content.set, "content", asOf);
  const unclear = listUnclear(content);
  const before = toState(base.set, "the base revision", asOf);
  const found = checkBase(before, after).filter(({ file }) => !unclear.has(toStem(file)));
  return { findings: applyStricter(found, before, after), toRank };
}

/** Files that cannot be read whole, by their stems: what seems to be gone from them may only be behind an error. */
function listUnclear({ findings }: Content): ReadonlySet<string> {
  const broken = findings.filter(({ severity }) => severity === "error");
  return new Set(broken.map(({ file }) => toStem(file)));
}

/** How the base is read that `--base` names: as it was where the present branch left it. */
export function toBase(
  content: string,
  revision: string | undefined,
): Pick<CheckOptions, "readBase" | "readBaseSeals"> {
  if (revision === undefined) return {};
  return {
    readBase: (known) => readContentAt(findBase(content, revision), { content, known }),
    readBaseSeals: () => readSeals(content, findBase(content, revision)),
  };
}

/** A base without the content folder has sealed nothing. */
function readSeals(content: string, revision: string): SnapshotFiles {
  try {
    return readRevision(content, revision, isSumsFile).files;
  } catch (error) {
    if (error instanceof RevisionError) return new Map();
    throw error;
  }
}

function findBase(content: string, revision: string): string {
  return findBranchPoint(content, revision) ?? revision;
}
