import { checkPlan } from "../check/check-plan.ts";
import { applyLevels } from "../check/rule-level.ts";
import type { Finding } from "../model/finding.ts";
import type { IsoDate } from "../model/period.ts";
import type { Audience, Plan } from "../model/plan.ts";
import type { OnProgress } from "../read/content.ts";
import { readContent } from "../read/content.ts";
import { parseInline } from "../read/inline.ts";
import type { Sources } from "../read/place.ts";
import { placeFindings } from "../read/place.ts";
import { sortPlaced } from "../report/order.ts";

export interface CheckOptions {
  readonly asOf: IsoDate;
  /** Who it is for; else as `portal.yaml` says. */
  readonly audience?: Audience;
  readonly onProgress?: OnProgress;
}

/** A content folder that was read, linked and held against every rule. */
export interface CheckedContent {
  /** Placed, at the levels that `portal.yaml` sets, sorted by file, line and code. */
  readonly findings: readonly Finding[];
  readonly documents: number;
  readonly sources: Sources;
  /** Absent where a finding is an error. */
  readonly plan?: Plan;
}

/** Reads and checks a content folder. Throws only where there is no such folder. */
export function checkContent(root: string, options: CheckOptions): CheckedContent {
  const { asOf, audience, onProgress } = options;
  const { set, findings, sources, documents } = readContent(root, {
    ...(onProgress && { onProgress }),
  });
  const checked = set && checkPlan(set, { asOf, parseInline, ...(audience && { audience }) });
  const levelled = set && checked ? applyLevels(findings, set, checked.graph) : findings;
  const all = [...levelled, ...(checked?.findings ?? [])];
  const plan = hasError(levelled) ? undefined : checked?.plan;
  const placed = sortPlaced(placeFindings(all, sources));
  return { findings: placed, documents, sources, ...(plan && { plan }) };
}

/** Whether anything was found that keeps a plan from being published. */
export function hasError(findings: readonly Finding[]): boolean {
  return findings.some(({ severity }) => severity === "error");
}
