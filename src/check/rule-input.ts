import type { Assessment } from "../model/assessment.ts";
import type { Source } from "../model/document.ts";
import type { Finding, FindingDetails, KeyPath } from "../model/finding.ts";
import { atValue, toFinding } from "../model/finding.ts";
import type { Objective, PlanGraph } from "../model/plan.ts";
import type { RuleCode } from "../model/rules.ts";
import { getRule } from "../model/rules.ts";

/** What a rule about the quality of a plan looks at. */
export interface RuleInput {
  readonly graph: PlanGraph;
  readonly assessment: Assessment;
}

/** Objectives that can still be changed for the better: what is closed stays as it was. */
export function getOpenObjectives(graph: PlanGraph): readonly Objective[] {
  return graph.objectives.filter(({ state, outcome }) => state !== "closed" && !outcome);
}

/** Open objectives that are agreed, so neither drafts nor proposals. */
export function getActiveObjectives(graph: PlanGraph): readonly Objective[] {
  return getOpenObjectives(graph).filter(({ state }) => state === "active");
}

/** A finding on the value of a key below a place; on the place itself without a key. */
export function toFindingAt(
  code: RuleCode,
  source: Source,
  keys: KeyPath,
  message: string,
  details: Omit<FindingDetails, "anchor"> = {},
): Finding {
  const path = [...(source.path ?? []), ...keys];
  const anchor = path.length === 0 ? undefined : atValue(...path);
  return toFinding(code, source.file, message, { ...details, anchor });
}

/** A number that a rule compares with: the portal's, or the rule's own. Throws on a name that the rule does not have. */
export function getLimit(graph: PlanGraph, code: RuleCode, name: string): number {
  const limit = graph.portal.rules[code]?.limits?.[name] ?? getRule(code).limits?.[name];
  if (limit === undefined) throw new Error(`no limit: ${code} ${name}`);
  return limit;
}
