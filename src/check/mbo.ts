import type { Finding } from "../model/finding.ts";
import type { Mbo, MboObjective } from "../model/framework/mbo.ts";
import { listPlans } from "../model/framework/framework-plan.ts";
import type { PlanGraph } from "../model/plan.ts";
import { toFindingAt } from "./rule-input.ts";

/** What rounding may leave: thirds are written with two decimals. */
const rounding = 0.05;

/** Holds agreements against the rules: whether their weights are shares of the whole, and their terms let something count. */
export function checkMbo(graph: PlanGraph): readonly Finding[] {
  return listPlans(graph, "mbo").flatMap((plan) => [
    ...checkWeights(plan),
    ...plan.objectives.flatMap(checkTerms),
  ]);
}

/** A cap that lets nothing count, a threshold below nothing, and one above the cap. */
function checkTerms({ source, threshold, cap }: MboObjective): readonly Finding[] {
  const report = (key: "threshold" | "cap", message: string, hint: string): readonly Finding[] => [
    toFindingAt("invalid-value", source, [key], message, { hint }),
  ];
  if (cap <= 0) {
    const hint =
      "Write the share of the way above which no more is counted, as `1.2`, or leave it out: then it is 1.";
    return report("cap", `\`cap\` is \`${cap}\`, so nothing could count.`, hint);
  }
  const hint = `Write the share of the way below which it counts as nothing, from 0 to the cap of ${cap}, or leave it out: then it is 0.`;
  if (threshold < 0) {
    const message = `\`threshold\` is \`${threshold}\`, and nothing counts for less than nothing.`;
    return report("threshold", message, hint);
  }
  if (threshold <= cap) return [];
  const message = `\`threshold\` is \`${threshold}\`, above the cap of ${cap}, so what reaches the cap would count as nothing.`;
  return report("threshold", message, hint);
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
