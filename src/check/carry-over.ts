import { isGivenUp } from "../model/closing.ts";
import { isContinued } from "../model/closing-missing.ts";
import type { Finding } from "../model/finding.ts";
import type { CycleId } from "../model/id.ts";
import { toShape } from "../model/next-cycle.ts";
import type { Cycle, Objective, PlanGraph } from "../model/plan.ts";
import { toFindingAt } from "./rule-input.ts";

type Cycles = ReadonlyMap<CycleId, Cycle>;

/** Holds what was carried over against what was decided, and against time. */
export function checkCarryOver(
  graph: PlanGraph,
  cycles: Cycles,
  recent: ReadonlySet<CycleId>,
): readonly Finding[] {
  return graph.objectives.flatMap((objective) => [
    ...checkPredecessor(graph, objective, cycles),
    ...(recent.has(objective.cycle) ? checkFollowed(graph, objective, cycles) : []),
  ]);
}

function checkPredecessor(
  graph: PlanGraph,
  objective: Objective,
  cycles: Cycles,
): readonly Finding[] {
  const { carriedOverFrom, source } = objective;
  const before = carriedOverFrom === undefined ? undefined : graph.nodes.get(carriedOverFrom);
  if (before?.kind !== "objective") return [];
  const [from, to] = [cycles.get(before.cycle), cycles.get(objective.cycle)];
  const keys = ["carriedOverFrom"];
  if (from && to && from.period.start >= to.period.start) {
    const message = `\`${before.title.plain}\` belongs to ${from.title.plain}, which does not begin before ${to.title.plain}.`;
    const hint = "Name the objective of the earlier cycle that it goes on with.";
    return [toFindingAt("carried-over-backwards", source, keys, message, { hint })];
  }
  const said = findRefusal(before);
  if (said === undefined) return [];
  const message = `\`${before.title.plain}\` was ${said} in ${from?.title.plain ?? before.cycle}, and is carried over all the same.`;
  const hint = "Decide otherwise in its outcome, or take `carriedOverFrom` out.";
  return [toFindingAt("carried-over-against-decision", source, keys, message, { hint })];
}

/** What was said of an objective that speaks against going on with it. */
function findRefusal({ outcome }: Objective): string | undefined {
  if (outcome?.result === "dropped" || outcome?.result === "declined") return outcome.result;
  if (outcome?.decision === "abandon") return "abandoned";
  return outcome?.decision === "done" ? "decided done" : undefined;
}

function checkFollowed(graph: PlanGraph, objective: Objective, cycles: Cycles): readonly Finding[] {
  const { outcome, title } = objective;
  const decision = outcome?.decision;
  if (!outcome || (decision !== "keep" && decision !== "modify")) return [];
  if (outcome.supersededBy !== undefined || (outcome.result && isGivenUp(outcome.result)))
    return [];
  const goesOn = isContinued(graph, objective);
  const own = cycles.get(objective.cycle);
  const next = own && findRunning(graph, own);
  if (goesOn || !next) return [];
  const word = decision === "keep" ? "kept" : "modified";
  const message = `\`${title.plain}\` was to be ${word}, and nothing in ${next.title.plain} goes on with it.`;
  const hint = "Add `carriedOverFrom` there, or `supersededBy` here, or decide otherwise.";
  return [toFindingAt("decision-not-followed", outcome.source, ["decision"], message, { hint })];
}

/** The running cycle of the same row that comes after one. */
function findRunning({ cycles }: PlanGraph, own: Cycle): Cycle | undefined {
  return cycles.find(
    ({ cycle, period, state }) =>
      state === "active" && period.start > own.period.end && toShape(cycle) === toShape(own.cycle),
  );
}
