import type { MeasuredAssessment } from "./assessment.ts";
import type { FrameworkPlan, PlanItem } from "./framework/framework-plan.ts";
import type { NodeId } from "./id.ts";
import type { Kpi, Measured, PlanGraph } from "./plan.ts";
import { assessMeasured } from "./assess-measured.ts";
import { listPlanItems } from "./framework/framework-plan.ts";

/** Computes where every goal, measure and objective of the frameworks' plans stands that is measured as a key result is. */
export function assessPlanItems(
  plan: PlanGraph,
  kpis: ReadonlyMap<NodeId, Kpi>,
): ReadonlyMap<NodeId, MeasuredAssessment> {
  const assessed = new Map<NodeId, MeasuredAssessment>();
  for (const document of plan.frameworkPlans) {
    const days = getRhythm(document);
    if (days === undefined) continue;
    const rhythm = { days, graceDays: plan.portal.status.graceDays };
    for (const item of listPlanItems(document)) {
      // What shows another item has no measure of its own: the figures are that one's.
      if (!isMeasured(item) || "shows" in item) continue;
      const isOpen = document.state === "active";
      assessed.set(item.id, assessMeasured(item, isOpen, { plan, kpis, rhythm }));
    }
  }
  return assessed;
}

/** Days between reports; undefined for plans whose measures follow rules of their own. */
function getRhythm(plan: FrameworkPlan): number | undefined {
  switch (plan.framework) {
    case "ogsm":
    case "gost":
    case "mbo":
      return plan.rhythm;
    case "hoshin":
    case "scorecard":
      return undefined;
  }
}

/** Whether an item of a plan has a measure as a key result has. */
export function isMeasured(item: PlanItem): item is Extract<PlanItem, Measured> {
  return "measure" in item;
}
