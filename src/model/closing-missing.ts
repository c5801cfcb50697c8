import type { Assessment } from "./assessment.ts";
import { isGivenUp } from "./closing.ts";
import type { KeyResult, Objective, PlanGraph } from "./plan.ts";
import { getOwn } from "./record.ts";
import { listCounted } from "./score.ts";
import type { Result } from "./status.ts";

/** What an objective that closes may still be asked for. */
export type Missing = "result" | "reason" | "learning" | "decision" | "grade";

/** What is not said yet of an objective of a closed cycle, given what its values say of how it ended. */
export function listMissing(
  graph: PlanGraph,
  assessment: Assessment,
  objective: Objective,
): readonly Missing[] {
  const { outcome } = objective;
  const found = assessment.objectives.get(objective.id);
  const result = found?.status.basis === "closed" ? found.status.name : "not-recorded";
  const isSaid = outcome?.result !== undefined || found?.score !== undefined;
  const missing: readonly (readonly [Missing, boolean])[] = [
    ["result", !isSaid],
    ["reason", isSaid && isReasonOwed(objective, assessment, result)],
    ["learning", isSaid && isLearningOwed(objective, result)],
    ["decision", !isDecided(graph, objective)],
    ["grade", listUngraded(objective, assessment).length > 0],
  ];
  return missing.flatMap(([what, isMissing]) => (isMissing ? [what] : []));
}

/** Whether a promise was not kept, or something dropped, and nothing says why. */
export function isReasonOwed(
  objective: Objective,
  assessment: Assessment,
  result: Result,
): boolean {
  if (result === "dropped") return !objective.outcome?.reason;
  if (objective.ambition !== "committed" || isGivenUp(result) || result === "not-recorded")
    return false;
  const score = assessment.objectives.get(objective.id)?.score?.value;
  const isMissed =
    score === undefined ? result === "missed" || result === "partly" : isShort(score);
  return isMissed && !isExplained(objective, assessment);
}

/** Whether it is said why a promise was not kept: for the whole, or for each of its key results that fell short. */
export function isExplained(objective: Objective, assessment: Assessment): boolean {
  const { outcome } = objective;
  if (outcome?.reason || outcome?.learned) return true;
  const short = objective.keyResults.filter((keyResult) => {
    const score = assessment.keyResults.get(keyResult.id)?.score?.value;
    return score !== undefined && isShort(score) && isPromise(objective, keyResult);
  });
  return short.length > 0 && short.every(({ item }) => getOwn(outcome?.scores, item)?.reason);
}

/** Whether a key result is part of what an objective promises. */
export function isPromise(objective: Objective, keyResult: KeyResult): boolean {
  return objective.ambition === "committed" && listCounted(objective).includes(keyResult);
}

/** In hundredths, as where a score says how something ended. */
function isShort(score: number): boolean {
  return Math.round(score * 100) < 100;
}

/** Whether something fell short and nothing says what was learnt from it. */
export function isLearningOwed({ outcome }: Objective, result: Result): boolean {
  return outcome?.learned === undefined && (result === "partly" || result === "missed");
}

/** Whether it is known what becomes of it: it was decided or given up, or something goes on with it. */
export function isDecided(graph: PlanGraph, { id, outcome }: Objective): boolean {
  if (outcome?.decision !== undefined || outcome?.supersededBy !== undefined) return true;
  const result = outcome?.result;
  // To give something up is a decision, and where nobody remembers how it ended nobody decides either.
  if (result !== undefined && (isGivenUp(result) || result === "not-recorded")) return true;
  return isContinued(graph, { id });
}

/** Whether something later was carried over from it. */
export function isContinued(graph: PlanGraph, { id }: Pick<Objective, "id">): boolean {
  return (graph.edgesTo.get(id) ?? []).some(({ relation }) => relation === "carried-over-from");
}

/** Key results with a measure that have neither a value to score nor a grade by hand. */
export function listUngraded(
  { keyResults, outcome }: Objective,
  assessment: Assessment,
): readonly KeyResult[] {
  const result = outcome?.result;
  if (outcome?.score !== undefined || result === "not-recorded") return [];
  if (result !== undefined && isGivenUp(result)) return [];
  return keyResults.filter(({ id, item, measure, sameAs, valueState }) => {
    const isAsked = measure.kind !== "none" && sameAs === undefined;
    const isOpen = valueState !== "confidential" && valueState !== "not-applicable";
    const isDropped = getOwn(outcome?.scores, item)?.decision === "abandon";
    return isAsked && isOpen && !isDropped && assessment.keyResults.get(id)?.score === undefined;
  });
}
