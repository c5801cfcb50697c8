import type { AssessmentContext } from "./assess-measured.ts";
import type { Assessment, KeyResultAssessment, ObjectiveAssessment } from "./assessment.ts";
import type { RollUp } from "./average.ts";
import type { CycleId, NodeId } from "./id.ts";
import type { Cycle, Objective, PlanGraph } from "./plan.ts";
import type { Rhythm } from "./silence.ts";
import { assessPlanItems } from "./assess-plan-item.ts";
import { assessKeyResult } from "./assess-key-result.ts";
import { getObjectiveResult, isAsked, isClosed } from "./closing.ts";
import { assessKpi } from "./kpi-health.ts";
import { findCounted, getRollUps } from "./roll-up.ts";
import { findObjectiveScore } from "./score.ts";
import { findObjectiveSilence } from "./silence.ts";
import { getGap, getStatus } from "./status.ts";

/** Computes everything that can be computed of a plan at its as-of date, once per node. */
export function assessPlan(plan: PlanGraph): Assessment {
  const kpis = new Map(plan.kpis.map((kpi) => [kpi.id, kpi]));
  const cycles = new Map(plan.cycles.map((cycle) => [cycle.cycle, cycle]));
  const keyResults = new Map<NodeId, KeyResultAssessment>();
  for (const objective of plan.objectives) {
    const context = { plan, kpis, rhythm: getRhythm(plan, cycles, objective.cycle) };
    for (const keyResult of objective.keyResults) {
      if (keyResult.sameAs !== undefined) continue;
      keyResults.set(keyResult.id, assessKeyResult(keyResult, objective, context));
    }
  }
  copyShown(plan, keyResults);
  const rollUp = getRollUps(plan, keyResults);
  const objectives = new Map<NodeId, ObjectiveAssessment>();
  for (const objective of plan.objectives) {
    const context = { plan, kpis, rhythm: getRhythm(plan, cycles, objective.cycle) };
    objectives.set(
      objective.id,
      assessObjective(objective, rollUp(objective), keyResults, context),
    );
  }
  return {
    keyResults,
    objectives,
    kpis: new Map(plan.kpis.map((kpi) => [kpi.id, assessKpi(kpi, plan)])),
    measured: assessPlanItems(plan, kpis),
  };
}

/** The rhythm of check-ins of a cycle, with the portal's grace. */
function getRhythm(plan: PlanGraph, cycles: ReadonlyMap<CycleId, Cycle>, cycle: CycleId): Rhythm {
  return { days: cycles.get(cycle)?.rhythm, graceDays: plan.portal.status.graceDays };
}

/** A key result that is shown a second time is what it is in the first place. */
function copyShown(plan: PlanGraph, keyResults: Map<NodeId, KeyResultAssessment>): void {
  for (const objective of plan.objectives) {
    for (const keyResult of objective.keyResults) {
      if (keyResult.sameAs === undefined) continue;
      const counted = keyResults.get(findCounted(plan, keyResult).id);
      keyResults.set(
        keyResult.id,
        counted ?? { status: getStatus({ pending: "no-data" }, plan.portal.status) },
      );
    }
  }
}

function assessObjective(
  objective: Objective,
  { progress, expected }: RollUp,
  keyResults: ReadonlyMap<NodeId, KeyResultAssessment>,
  { plan, kpis, rhythm }: AssessmentContext,
): ObjectiveAssessment {
  const { asOf, portal } = plan;
  const closed = isClosed(objective);
  const score = closed ? findObjectiveScore(objective, keyResults) : undefined;
  const begun = asOf >= objective.period.start || objective.checkIns.length > 0;
  const own = objective.keyResults.map(({ id }) => keyResults.get(id));
  const open = isOnlyNotDue(objective, own);
  const gap = progress && begun && !open ? getGap(progress.value, expected.value) : undefined;
  const silence =
    begun && isAsked(objective) ? findObjectiveSilence(objective, kpis, rhythm, asOf) : undefined;
  const outlook = objective.checkIns.findLast((checkIn) => checkIn.outlook !== undefined)?.outlook;
  const weakest = findWeakest(objective, own);
  return {
    expected,
    status: getStatus(
      {
        ...(closed && { closed: getObjectiveResult(objective, score?.value, plan) }),
        ...(silence && { silence }),
        ...(gap !== undefined && { gap }),
        ...(outlook && { outlook }),
        pending: begun ? (open ? "not-due" : "no-data") : "not-begun",
      },
      portal.status,
    ),
    ...(progress && { progress }),
    ...(gap !== undefined && { gap }),
    ...(weakest !== undefined && { weakest }),
    ...(score && { score }),
  };
}

/** Whether all that is known of it are open milestones that are not due: of those no pace can be computed. */
function isOnlyNotDue(
  objective: Objective,
  keyResults: readonly (KeyResultAssessment | undefined)[],
): boolean {
  if (objective.rollUp !== "keyResults") return false;
  const known = keyResults.filter((assessment) => assessment?.progress !== undefined);
  return (
    known.length > 0 &&
    known.every((assessment) => {
      const status = assessment?.status;
      return status?.basis === "none" && status.why === "not-due";
    })
  );
}

/** The key result that is farthest below what is expected of it; of equals the first. */
function findWeakest(
  objective: Objective,
  keyResults: readonly (KeyResultAssessment | undefined)[],
): NodeId | undefined {
  let weakest: NodeId | undefined;
  let least = Infinity;
  for (const [index, { id }] of objective.keyResults.entries()) {
    const gap = keyResults[index]?.gap;
    if (gap === undefined || gap >= least) continue;
    least = gap;
    weakest = id;
  }
  return weakest;
}
