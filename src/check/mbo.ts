import type { Finding } from "../model/finding.ts";
import type { Mbo } from "../model/framework/mbo.ts";
import { listPlans } from "../model/framework/framework-plan.ts";
import type { PlanGraph } from "../model/plan.ts";
import { toFindingAt } from "./rule-input.ts";

/** What rounding may leave: thirds are written with two decimals. */
const rounding = 0.05;

/** Holds agreements against the rules: whether their weights are shares of the whole. */
export function checkMbo(graph: PlanGraph): readonly Finding[] {
  return listPlans(graph, "mbo").flatMap(checkWeights);
}

function checkWeights({ objectives, source }: Mbo): readonly Finding[] {
  if (objectives.length === 0) return [];
  const hint = "Change the weights so that they add up to 100.";
  const low = objectives.filter(({ weight }) => weight <= 0);
  if (low.length > 0) {
    return low.map((objective) => {
      const message = `The weight of \`${objective.title.plain}\` is \`${objective.weight}\`, so it counts for nothing.`;
      return toFindingAt("mbo-weights", objective.source, ["weight"], message, { hint });
    });
  }
  const sum = objectives.reduce((total, { weight }) => total + weight, 0);
  if (Math.abs(sum - 100) <= rounding) return [];
  const weights = objectives.map(({ weight }) => `${weight}`).join(" + ");
  const message = `The weights are ${weights} = ${Number(sum.toFixed(2))}, and they must add up to 100.`;
  return [toFindingAt("mbo-weights", source, ["objectives"], message, { hint })];
}
