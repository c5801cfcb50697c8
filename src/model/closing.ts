import type { KeyResult, Objective, PlanGraph } from "./plan.ts";
import { getOwn } from "./record.ts";
import type { Result, StatusFacts } from "./status.ts";
import { getResult } from "./score.ts";

type Closed = NonNullable<StatusFacts["closed"]>;

/**
 * Whether an objective had ended: it has an outcome, or was closed. Both are what they were at the as-of date, as
 * whoever links it leaves out what was not known then.
 */
export function isClosed({ outcome, state }: Objective): boolean {
  return outcome !== undefined || state === "closed";
}

/** Whether check-ins are due from it: drafts and proposals are not asked. */
export function isAsked({ state }: Objective): boolean {
  return state === "active" || state === "closed";
}

/** How an objective ended: as written, else by its score, else nobody recorded it. */
export function getObjectiveResult(
  objective: Objective,
  score: number | undefined,
  plan: PlanGraph,
): Closed {
  const { outcome } = objective;
  const result = outcome?.result ?? getScored(score, objective.ambition, plan);
  return {
    result,
    ...(outcome?.reason !== undefined && { reason: outcome.reason }),
    ...(outcome?.supersededBy !== undefined && { supersededBy: outcome.supersededBy }),
  };
}

/** How a key result ended: with its objective where that was given up, dropped where it was abandoned, else by its score. */
export function getKeyResultResult(
  keyResult: KeyResult,
  objective: Objective,
  score: number | undefined,
  plan: PlanGraph,
): Closed {
  const { outcome } = objective;
  if (outcome?.result && isGivenUp(outcome.result)) {
    return getObjectiveResult(objective, undefined, plan);
  }
  const grade = getOwn(outcome?.scores, keyResult.item);
  const reason = grade?.reason === undefined ? {} : { reason: grade.reason };
  if (grade?.decision === "abandon" && grade.score === undefined) {
    return { result: "dropped", ...reason };
  }
  return { result: getScored(score, keyResult.ambition, plan), ...reason };
}

/** Whether it ended without having been tried to the end. */
export function isGivenUp(result: Result): boolean {
  return result === "dropped" || result === "superseded" || result === "declined";
}

function getScored(
  score: number | undefined,
  ambition: Objective["ambition"],
  { portal }: PlanGraph,
): Result {
  return score === undefined ? "not-recorded" : getResult(score, ambition, portal.sweetSpot);
}
