import type { Assessment } from "./assessment.ts";
import { isGivenUp } from "./closing.ts";
import type { KeyResult, Objective, Outcome, PlanGraph } from "./plan.ts";
import { getOwn } from "./record.ts";
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
    ["reason", isSaid && isReasonOwed(objective, result, found?.score?.value)],
    ["learning", isSaid && isLearningOwed(objective, result)],
    ["decision", !isDecided(graph, objective)],
    ["grade", listUngraded(objective, assessment).length > 0],
  ];
  return missing.flatMap(([what, isMissing]) => (isMissing ? [what] : []));
}

/** Whether a promise was not kept, or something dropped, and nothing says why. */
export function isReasonOwed(
  { ambition, outcome }: Objective,
  result: Result,
  score: number | undefined,
): boolean {
  if (result === "dropped") return !outcome?.reason;
  if (ambition !== "committed" || isGivenUp(result) || result === "not-recorded") return false;
  const isShort =
    score === undefined
      ? result === "missed" || result === "partly"
      : Math.round(score * 100) < 100;
  return isShort && !isExplained(outcome);
}

/** Whether an outcome says why it is what it is: for the whole, or for each grade that fell short. */
export function isExplained(outcome: Outcome | undefined): boolean {
  if (outcome?.reason || outcome?.learned) return true;
  const grades = Object.values(outcome?.scores ?? {});
  const short = grades.filter(({ score }) => score !== undefined && score < 1);
  return short.length > 0 && short.every((grade) => grade.reason);
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
