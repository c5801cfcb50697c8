import type { Assessment } from "../model/assessment.ts";
import type { Finding } from "../model/finding.ts";
import type { Objective } from "../model/plan.ts";
import { isClosed } from "../model/closing.ts";
import { isReasonOwed } from "../model/closing-missing.ts";
import type { RuleInput } from "./rule-input.ts";
import { toFindingAt } from "./rule-input.ts";

/** Holds how objectives ended, and what was said of it, against the rules. */
export function checkOutcomes({ graph, assessment }: RuleInput): readonly Finding[] {
  return graph.objectives.flatMap((objective) => {
    const score = assessment.objectives.get(objective.id)?.score?.value;
    return [
      ...checkPresence(objective, score),
      ...checkDropped(objective),
      ...checkMissed(objective, assessment),
    ];
  });
}

/** An outcome in words only will do where its values say how it ended. */
function checkPresence(objective: Objective, score: number | undefined): Finding[] {
  const { outcome, source, title } = objective;
  if (!isClosed(objective)) return [];
  if (outcome && (outcome.result !== undefined || score !== undefined)) return [];
  const message = `\`${title.plain}\` is closed, and nothing says how it ended.`;
  const hint =
    "Add `outcome` with a `score` per key result or a `result`; `result: not-recorded` where nobody knows any more.";
  const place = outcome ? { source: outcome.source, keys: [] } : { source, keys: ["title"] };
  return [toFindingAt("closed-without-outcome", place.source, place.keys, message, { hint })];
}

/** What was declined was never begun, and what was superseded shows where the work went. */
function checkDropped({ keyResults, outcome, title }: Objective): Finding[] {
  if (!outcome) return [];
  const { reason, result, source } = outcome;
  if (result === "dropped" && !reason) {
    const message = `\`${title.plain}\` was dropped, and nothing says why.`;
    const hint = "Add `reason` to the outcome: what changed, and who decided.";
    return [toFindingAt("dropped-without-reason", source, ["result"], message, { hint })];
  }
  if (reason) return [];
  return keyResults.flatMap(({ item, title: name }) => {
    const grade = outcome.scores[item];
    if (grade?.decision !== "abandon" || grade.reason) return [];
    const message = `\`${name.plain}\` was abandoned, and nothing says why.`;
    const hint = "Add `reason` beside the decision: what changed, and who decided.";
    const keys = ["scores", item, "decision"];
    return [toFindingAt("dropped-without-reason", source, keys, message, { hint })];
  });
}

/** A promise that was not kept is explained for the whole, or for each key result that fell short. */
function checkMissed(objective: Objective, assessment: Assessment): Finding[] {
  const { id, outcome, title } = objective;
  if (!outcome || !isClosed(objective) || outcome.result === "dropped") return [];
  const score = assessment.objectives.get(id)?.score?.value;
  const result = outcome.result ?? (score === undefined ? "not-recorded" : "partly");
  if (!isReasonOwed(objective, assessment, result)) return [];
  const ended = score === undefined ? outcome.result : `at ${Math.round(score * 100) / 100}`;
  const message = `\`${title.plain}\` was committed and ended ${ended}, and nothing says why.`;
  const hint = "Add `reason` to the outcome, or one to each score below 1.";
  return [toFindingAt("committed-missed-without-reason", outcome.source, [], message, { hint })];
}
