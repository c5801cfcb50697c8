import { findInternal } from "../check/left-out.ts";
import { linkPlan, toPlan } from "../check/link-plan.ts";
import type { SealedQuarter } from "../history/snapshot.ts";
import { assessPlan } from "../model/assess.ts";
import type { DocumentSet } from "../model/document.ts";
import type { Audience } from "../model/plan.ts";
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
  const { asOf } = quarter.facts;
  const whole = linkPlan(set, { asOf, parseInline, audience: "internal" });
  const leftOut = audience === "internal" ? undefined : findInternal(whole.graph);
  const { graph } =
    leftOut === undefined ? whole : linkPlan(set, { asOf, parseInline, audience, leftOut });
  const plan = toPlan(graph, []);
  if (!plan) throw new Error(`no plan: ${quarter.facts.cycle}`);
  const shown = leftOut === undefined ? quarter.findings : quarter.publicFindings;
  return { plan, assessment: assessPlan(plan), shown };
}
