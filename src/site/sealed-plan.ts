import { checkPlan } from "../check/check-plan.ts";
import { findInternal } from "../check/left-out.ts";
import { linkPlan, toPlan } from "../check/link-plan.ts";
import { keepShown } from "../check/shown-findings.ts";
import { addMarks, isMarking } from "../history/sealed-mark.ts";
import type { SealedQuarter } from "../history/snapshot.ts";
import { assessPlan } from "../model/assess.ts";
import type { DocumentSet } from "../model/document.ts";
import type { Finding } from "../model/finding.ts";
import type { NodeId } from "../model/id.ts";
import type { Audience, PlanGraph } from "../model/plan.ts";
import { parseInline } from "../read/inline.ts";
import type { CleanContent } from "./check-content.ts";

/**
 * The plan of a sealed quarter, as every portal is made of one. The rules are not asked again: it was without errors
 * by those of its day, and what they found then is what its pages show.
 */
export function toSealedPlan(
  quarter: SealedQuarter,
  set: DocumentSet,
  audience: Audience = set.portal.audience ?? "internal",
): CleanContent {
  const { asOf, cycle } = quarter.facts;
  const { graph, shown } =
    audience === "internal"
      ? { ...linkPlan(set, { asOf, parseInline, audience }), shown: quarter.findings }
      : toPublicGraph(quarter, set);
  const plan = toPlan(graph, []);
  if (!plan) throw new Error(`no plan: ${cycle}`);
  return { plan, assessment: assessPlan(plan), shown };
}

/** Leaves out what was marked when it was sealed, and what a correction has taken back from the public since. */
function toPublicGraph(
  { facts, amended, amendments, publicFindings }: SealedQuarter,
  set: DocumentSet,
): { readonly graph: PlanGraph; readonly shown: readonly Finding[] } {
  const options = { asOf: facts.asOf, parseInline };
  const isAmended = amendments.length > 0;
  const marked = isAmended ? addMarks(set, amended) : set;
  const listLeftOut = (of: DocumentSet): Iterable<NodeId> =>
    findInternal(linkPlan(of, { ...options, audience: "internal" }).graph);
  const own = new Set(listLeftOut(marked));
  const leftOut = isAmended ? new Set([...own, ...listLeftOut(amended)]) : own;
  const { graph } = linkPlan(marked, { ...options, audience: "public", leftOut });
  if (leftOut.size === own.size && !amendments.some(isMarking)) {
    return { graph, shown: publicFindings };
  }
  // What was found then may name what is taken back: only what would be found without it is shown.
  const found = checkPlan(marked, { ...options, audience: "public" }).shown;
  const still = new Set(found.map(toKey));
  const kept = publicFindings.filter((finding) => still.has(toKey(finding)));
  return { graph, shown: keepShown(marked, kept, kept, leftOut) };
}

function toKey({ code, file, message }: Finding): string {
  return JSON.stringify([code, file, message]);
}
