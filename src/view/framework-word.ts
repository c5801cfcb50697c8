import type { Framework, ItemRole } from "../model/framework/framework-plan.ts";

/** What a plan of each framework is called. */
export const frameworkWords: Readonly<Record<Framework, string>> = {
  ogsm: "OGSM",
  hoshin: "X-matrix",
  scorecard: "Scorecard",
  gost: "GOST",
  mbo: "Agreement",
};

/** What each item of a plan is called in its own framework. */
export const roleWords: Readonly<Record<ItemRole, string>> = {
  "ogsm-goal": "Goal",
  "ogsm-strategy": "Strategy",
  "ogsm-measure": "Measure",
  "ogsm-action": "Action",
  "hoshin-breakthrough": "Breakthrough",
  "hoshin-annual": "Annual objective",
  "hoshin-priority": "Improvement priority",
  "hoshin-target": "Target",
  "scorecard-objective": "Scorecard objective",
  "scorecard-measure": "Measure",
  "gost-goal": "Goal",
  "gost-objective": "Objective",
  "gost-strategy": "Strategy",
  "gost-tactic": "Tactic",
  "mbo-objective": "Agreed objective",
};
