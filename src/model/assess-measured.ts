import type { KeyResultAssessment, MeasuredAssessment } from "./assessment.ts";
import type { NodeId } from "./id.ts";
import type { IsoDate } from "./period.ts";
import type { Kpi, Measured, Observation, PlanGraph } from "./plan.ts";
import type { Rhythm } from "./silence.ts";
import type { StatusFacts } from "./status.ts";
import { findForecast } from "./forecast.ts";
import { findExpected, findExpectedValue } from "./pace.ts";
import { findProgress } from "./progress.ts";
import { findMeasuredSilence } from "./silence.ts";
import { getGap, getStatus } from "./status.ts";

/** What the assessment of an item looks at beside the item. */
export interface AssessmentContext {
  readonly plan: PlanGraph;
  readonly kpis: ReadonlyMap<NodeId, Kpi>;
  /** Of what the item stands in: an objective's cycle, a plan. */
  readonly rhythm: Rhythm;
}

/** Where something measured stands at a date, before it is asked whether it is closed or silent. */
export type Standing = Omit<KeyResultAssessment, "status" | "score" | "forecast"> & {
  readonly pending: StatusFacts["pending"] | undefined;
  readonly readings: readonly Observation[];
};

/** Computes everything of a goal or a measure of a plan at the as-of date. */
export function assessMeasured(
  measured: Measured,
  isOpen: boolean,
  { plan, kpis, rhythm }: AssessmentContext,
): MeasuredAssessment {
  const { asOf } = plan;
  const { pending, readings, ...standing } = findStanding(measured, asOf);
  const kpi = measured.kpi === undefined ? undefined : kpis.get(measured.kpi);
  const isAsked = isOpen && pending !== "not-begun" && !isDone(measured, standing.progress?.value);
  const silence = isAsked ? findMeasuredSilence(measured, kpi, rhythm, asOf) : undefined;
  const { gap } = standing;
  const status = getStatus(
    {
      ...(silence && { silence }),
      ...(gap !== undefined && { gap }),
      pending: pending ?? "no-data",
    },
    plan.portal.status,
  );
  const forecast = findForecast(measured, readings, asOf);
  return { status, ...standing, ...(forecast && { forecast }) };
}

/** Computes the value that counts, progress, what is expected, and the gap between them. */
export function findStanding(measured: Measured, asOf: IsoDate): Standing {
  const { latest, progress, readings } = findProgress(measured, asOf);
  const expected = findExpected(measured, asOf);
  const pending = findPending(measured, progress?.value, latest?.date, asOf);
  const gap = progress && expected && !pending ? getGap(progress.value, expected.value) : undefined;
  const expectedValue = expected && findExpectedValue(measured, expected.value);
  const now = measured.confidences.at(-1)?.value;
  const was = measured.confidences.at(-2)?.value;
  return {
    pending,
    readings,
    ...(latest && { latest }),
    ...(progress && { progress }),
    ...(expected && { expected }),
    ...(expectedValue !== undefined && { expectedValue }),
    ...(gap !== undefined && { gap }),
    ...(now !== undefined && { confidence: { now, ...(was !== undefined && { was }) } }),
  };
}

/** Whether nothing more can come: nobody need speak of it again. */
export function isDone(measured: Measured, progress: number | undefined): boolean {
  return (isOnce(measured) || measured.measure.kind === "steps") && progress === 1;
}

/**
 * Why values are not held against the pace yet: before the start, where a KPI was last read before the start, and for
 * what is either done or not, while it is open and not due: 0 % of a milestone says nothing about how it goes.
 */
function findPending(
  measured: Measured,
  progress: number | undefined,
  latest: IsoDate | undefined,
  asOf: IsoDate,
): StatusFacts["pending"] | undefined {
  const { start, end } = measured.period;
  if (asOf < start && (latest === undefined || measured.kpi !== undefined)) return "not-begun";
  if (measured.kpi !== undefined && latest !== undefined && latest < start) return "no-data";
  if (isOnce(measured) && progress === 0 && asOf < end) return "not-due";
  return undefined;
}

/** Whether it is either done or not done, with nothing in between. */
function isOnce({ measure }: Measured): boolean {
  return measure.kind === "milestone" || measure.kind === "establish";
}
