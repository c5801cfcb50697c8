import type { DocumentSet } from "../model/document.ts";
import type { Finding } from "../model/finding.ts";
import type { Plan, PlanGraph } from "../model/plan.ts";
import type { LinkOptions } from "./link-plan.ts";
import { linkPlan, toPlan } from "./link-plan.ts";
import { applyLevels, checkIgnores } from "./rule-level.ts";
import { sortFindings } from "./sort-findings.ts";

/** What the check makes of a set of documents. */
export interface CheckedPlan {
  /** Sorted by file and place, at the levels that `portal.yaml` sets. */
  readonly findings: readonly Finding[];
  readonly graph: PlanGraph;
  /** Absent where a finding is an error. */
  readonly plan?: Plan;
}

/** Links documents and holds them against every rule that needs no more than one state of the content. */
export function checkPlan(set: DocumentSet, options: Omit<LinkOptions, "leftOut">): CheckedPlan {
  const linked = linkPlan(set, options);
  const { graph } = linked;
  const found = [...linked.findings, ...checkIgnores(set), ...checkFamilies()];
  const findings = sortFindings(applyLevels(found, set, graph));
  const plan = toPlan(graph, findings);
  return { findings, graph, ...(plan ? { plan } : {}) };
}

/** Every family of rules. A new family is added here, and only here. */
function checkFamilies(): readonly Finding[] {
  return [];
}
