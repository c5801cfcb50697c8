import { assessPlan } from "../model/assess.ts";
import type { Assessment } from "../model/assessment.ts";
import type { DocumentSet } from "../model/document.ts";
import type { Finding } from "../model/finding.ts";
import type { NodeId } from "../model/id.ts";
import type { Plan, PlanGraph } from "../model/plan.ts";
import { toAuthoredFindings } from "./authored-place.ts";
import { checkAddresses } from "./check-addresses.ts";
import { checkDrivers } from "./kpi.ts";
import { checkLinking } from "./check-linking.ts";
import { checkLinks } from "./check-links.ts";
import { checkNumbers } from "./check-numbers.ts";
import { dropConsequences } from "./consequences.ts";
import { checkGost } from "./gost.ts";
import { checkHoshin } from "./hoshin.ts";
import { findInternal } from "./left-out.ts";
import { dropMended } from "./mend-consequences.ts";
import type { LinkedPlan, LinkOptions } from "./link-plan.ts";
import { linkPlan, toPlan } from "./link-plan.ts";
import { checkLook } from "./look.ts";
import { checkMbo } from "./mbo.ts";
import { checkOgsm } from "./ogsm.ts";
import { applyLevels, checkIgnores } from "./rule-level.ts";
import { checkOkr } from "./okr.ts";
import { checkRhythm } from "./rhythm.ts";
import { checkScorecards } from "./scorecard.ts";
import { keepShown } from "./shown-findings.ts";
import { sortFindings } from "./sort-findings.ts";

/** What the check makes of a set of documents. */
export interface CheckedPlan {
  /** Of all documents, whoever may see them; sorted, and at the levels that `portal.yaml` sets. */
  readonly findings: readonly Finding[];
  /** Those that the portal itself may show: in a public build none that tells of what is left out. */
  readonly shown: readonly Finding[];
  /** Files of documents that are not in the graph, as they have no id, or another's. */
  readonly unplaced: readonly string[];
  /** What the audience may see. */
  readonly graph: PlanGraph;
  readonly assessment: Assessment;
  /** The graph as a plan; absent where a finding is an error. */
  readonly plan?: Plan;
}

/** What a check needs to know beside the documents. */
export type PlanOptions = Omit<LinkOptions, "leftOut"> & {
  /** Cycles that are sealed; absent where nobody knows, as of an earlier state. */
  readonly sealed?: readonly string[];
};

/**
 * Links documents and holds them against every rule that needs no more than one state of the content. What is not for
 * the audience is checked like the rest, and then left out.
 */
export function checkPlan(set: DocumentSet, options: PlanOptions): CheckedPlan {
  const whole = checkOnce(set, { ...options, audience: "internal" });
  const audience = options.audience ?? set.portal.audience ?? "internal";
  const { findings, unplaced } = whole;
  const leftOut = audience === "internal" ? new Set<NodeId>() : findInternal(whole.graph);
  const visible =
    audience === "internal" ? whole : checkOnce(set, { ...options, audience, leftOut });
  const shown = visible === whole ? findings : keepShown(set, findings, visible.findings, leftOut);
  const { graph, assessment } = visible;
  const plan = toPlan(graph, findings);
  return { findings, shown, unplaced, graph, assessment, ...(plan ? { plan } : {}) };
}

type Checked = Pick<CheckedPlan, "findings" | "unplaced" | "graph" | "assessment">;

function checkOnce(set: DocumentSet, options: LinkOptions & PlanOptions): Checked {
  const linked = linkPlan(set, options);
  const { graph } = linked;
  const assessment = assessPlan(graph);
  const found = [
    ...linked.findings,
    ...checkIgnores(set),
    ...checkFamilies(set, linked, assessment, options),
  ];
  const own = dropMended(dropConsequences(found, linked.unresolved), set);
  const levelled = toAuthoredFindings(applyLevels(own, set, graph), set);
  const placed = new Set(linked.ids.documents);
  const unplaced = set.documents.filter((document) => !placed.has(document));
  const findings = sortFindings(levelled);
  return { findings, unplaced: unplaced.map(({ file }) => file), graph, assessment };
}

/** Every family of rules. A new family is added here, and only here. */
function checkFamilies(
  set: DocumentSet,
  { graph, ids }: LinkedPlan,
  assessment: Assessment,
  { sealed }: PlanOptions,
): readonly Finding[] {
  return [
    ...checkAddresses(set, graph),
    ...checkLinks(set, graph, { ids, sealed }),
    ...checkLinking(set, graph),
    ...checkLook(set, graph),
    ...checkNumbers(set, graph),
    ...checkOkr({ graph, assessment }),
    ...checkRhythm({ graph, assessment }),
    ...checkDrivers({ graph, assessment }),
    ...checkOgsm(graph),
    ...checkScorecards(graph),
    ...checkGost(graph),
    ...checkHoshin(graph),
    ...checkMbo(graph),
  ];
}
