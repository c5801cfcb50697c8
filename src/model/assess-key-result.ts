import type { AssessmentContext } from "./assess-measured.ts";
import type { KeyResultAssessment } from "./assessment.ts";
import type { KeyResult, Objective } from "./plan.ts";
import { findStanding, isDone } from "./assess-measured.ts";
import { getKeyResultResult, isAsked, isClosed } from "./closing.ts";
import { findForecast } from "./forecast.ts";
import { findKeyResultScore } from "./score.ts";
import { findKeyResultSilence } from "./silence.ts";
import { getStatus } from "./status.ts";

/** Computes everything of a key result at the as-of date. */
export function assessKeyResult(
  keyResult: KeyResult,
  objective: Objective,
  { plan, kpis, rhythm }: AssessmentContext,
): KeyResultAssessment {
  const { asOf } = plan;
  const { pending, readings, ...standing } = findStanding(keyResult, asOf);
  const { gap, progress } = standing;
  const closed = isClosed(objective);
  const score = closed ? findKeyResultScore(keyResult, objective, progress) : undefined;
  const kpi = keyResult.kpi === undefined ? undefined : kpis.get(keyResult.kpi);
  const silence =
    pending === "not-begun" || !isAsked(objective) || isDone(keyResult, progress?.value)
      ? undefined
      : findKeyResultSilence(keyResult, objective, kpi, rhythm, asOf);
  const status = getStatus(
    {
      ...(closed && { closed: getKeyResultResult(keyResult, objective, score?.value, plan) }),
      ...(silence && { silence }),
      ...(gap !== undefined && { gap }),
      pending: pending ?? "no-data",
    },
    plan.portal.status,
  );
  const forecast = closed ? undefined : findForecast(keyResult, readings, asOf);
  return { status, ...standing, ...(forecast && { forecast }), ...(score && { score }) };
}
