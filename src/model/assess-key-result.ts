import type { KeyResultAssessment } from "./assessment.ts";
import type { NodeId } from "./id.ts";
import type { IsoDate } from "./period.ts";
import type { KeyResult, Kpi, Objective, PlanGraph } from "./plan.ts";
import type { Rhythm } from "./silence.ts";
import type { StatusFacts } from "./status.ts";
import { getKeyResultResult, isAsked, isClosed } from "./closing.ts";
import { findForecast } from "./forecast.ts";
import { findExpected, findExpectedValue } from "./pace.ts";
import { findProgress } from "./progress.ts";
import { findKeyResultScore } from "./score.ts";
import { findKeyResultSilence } from "./silence.ts";
import { getGap, getStatus } from "./status.ts";

/** What the assessment of an item looks at beside the item. */
export interface AssessmentContext {
  readonly plan: PlanGraph;
  readonly kpis: ReadonlyMap<NodeId, Kpi>;
  /** Of the objective's cycle. */
  readonly rhythm: Rhythm;
}

/** Computes everything of a key result at the as-of date. */
export function assessKeyResult(
  keyResult: KeyResult,
  objective: Objective,
  { plan, kpis, rhythm }: AssessmentContext,
): KeyResultAssessment {
  const { asOf } = plan;
  const { latest, progress, readings } = findProgress(keyResult, asOf);
  const expected = findExpected(keyResult, asOf);
  const pending = findPending(keyResult, progress?.value, latest?.date, asOf);
  const gap = progress && expected && !pending ? getGap(progress.value, expected.value) : undefined;
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
  const expectedValue = expected && findExpectedValue(keyResult, expected.value);
  const forecast = closed ? undefined : findForecast(keyResult, readings, asOf);
  const now = keyResult.confidences.at(-1)?.value;
  const was = keyResult.confidences.at(-2)?.value;
  return {
    status,
    ...(latest && { latest }),
    ...(progress && { progress }),
    ...(expected && { expected }),
    ...(expectedValue !== undefined && { expectedValue }),
    ...(gap !== undefined && { gap }),
    ...(now !== undefined && { confidence: { now, ...(was !== undefined && { was }) } }),
    ...(forecast && { forecast }),
    ...(score && { score }),
  };
}

/**
 * Why values are not held against the pace yet: before the start, where a KPI was last read before the start, and for
 * what is either done or not, while it is open and not due: 0 % of a milestone says nothing about how it goes.
 */
function findPending(
  keyResult: KeyResult,
  progress: number | undefined,
  latest: IsoDate | undefined,
  asOf: IsoDate,
): StatusFacts["pending"] | undefined {
  const { start, end } = keyResult.period;
  if (asOf < start && (latest === undefined || keyResult.kpi !== undefined)) return "not-begun";
  if (keyResult.kpi !== undefined && latest !== undefined && latest < start) return "no-data";
  if (isOnce(keyResult) && progress === 0 && asOf < end) return "not-due";
  return undefined;
}

/** Whether it is either done or not done, with nothing in between. */
function isOnce({ measure }: KeyResult): boolean {
  return measure.kind === "milestone" || measure.kind === "establish";
}

/** Whether nothing more can come: nobody need speak of it again. */
function isDone(keyResult: KeyResult, progress: number | undefined): boolean {
  return (isOnce(keyResult) || keyResult.measure.kind === "steps") && progress === 1;
}
