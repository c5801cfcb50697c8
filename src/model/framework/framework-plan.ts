import type { PlanGraph } from "../plan.ts";
import type { Gost, GostItem } from "./gost.ts";
import { listGostItems } from "./gost.ts";
import type { Hoshin, HoshinItem } from "./hoshin.ts";
import { listHoshinItems } from "./hoshin.ts";
import type { Mbo, MboObjective } from "./mbo.ts";
import type { Ogsm, OgsmItem } from "./ogsm.ts";
import { listOgsmItems } from "./ogsm.ts";
import type { Scorecard, ScorecardItem } from "./scorecard.ts";
import { listScorecardItems } from "./scorecard.ts";

/** A plan written in another framework than OKR; told apart by `framework`. */
export type FrameworkPlan = Ogsm | Hoshin | Scorecard | Gost | Mbo;

export type Framework = FrameworkPlan["framework"];

/** An item of such a plan; told apart by `role`. */
export type PlanItem = OgsmItem | HoshinItem | ScorecardItem | GostItem | MboObjective;

export type ItemRole = PlanItem["role"];

/** Every item of a plan, in the plan's own order. */
export function listPlanItems(plan: FrameworkPlan): readonly PlanItem[] {
  switch (plan.framework) {
    case "ogsm":
      return listOgsmItems(plan);
    case "hoshin":
      return listHoshinItems(plan);
    case "scorecard":
      return listScorecardItems(plan);
    case "gost":
      return listGostItems(plan);
    case "mbo":
      return plan.objectives;
  }
}

/** The plans of one framework, by id. */
export function listPlans<Name extends Framework>(
  { frameworkPlans }: PlanGraph,
  framework: Name,
): readonly Extract<FrameworkPlan, { readonly framework: Name }>[] {
  return frameworkPlans.filter(
    (plan): plan is Extract<FrameworkPlan, { readonly framework: Name }> =>
      plan.framework === framework,
  );
}
