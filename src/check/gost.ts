import type { Finding } from "../model/finding.ts";
import type { Gost } from "../model/framework/gost.ts";
import { listPlans } from "../model/framework/framework-plan.ts";
import { listWithoutStrategy } from "../model/gost-choice.ts";
import { getDownwardEdges } from "../model/ancestry.ts";
import type { PlanGraph } from "../model/plan.ts";
import { toFindingAt } from "./rule-input.ts";

/** Holds ladders against the rules: whether each aim has a choice, and each choice somebody who works on it. */
export function checkGost(graph: PlanGraph): readonly Finding[] {
  return listPlans(graph, "gost")
    .filter(({ state }) => state === "active")
    .flatMap((plan) => [...checkObjectives(plan), ...checkStrategies(graph, plan)]);
}

function checkObjectives(plan: Gost): readonly Finding[] {
  return listWithoutStrategy(plan).map(({ item, title, source }) => {
    const message = `\`${title.plain}\` has no strategy, so nothing says how it is to be reached, and what is not done for it.`;
    const hint = `Add a strategy with \`objective: ${item}\`, what was \`chosen\` and what is \`notDoing\`.`;
    return toFindingAt("gost-objective-without-strategy", source, ["id"], message, { hint });
  });
}

function checkStrategies(graph: PlanGraph, { strategies }: Gost): readonly Finding[] {
  return strategies
    .filter(({ id }) => getDownwardEdges(graph, id).length === 0)
    .map(({ item, title, source }) => {
      const message = `Nobody works on the strategy \`${title.plain}\`: it has no tactic, and nothing supports it.`;
      const hint = `Add a tactic with \`strategy: ${item}\`, an owner and a date.`;
      return toFindingAt("gost-strategy-without-tactic", source, ["id"], message, { hint });
    });
}
