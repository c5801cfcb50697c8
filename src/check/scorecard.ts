import type { Finding } from "../model/finding.ts";
import { listPlans } from "../model/framework/framework-plan.ts";
import type { Scorecard, ScorecardObjective } from "../model/framework/scorecard.ts";
import type { NodeId } from "../model/id.ts";
import type { PlanGraph } from "../model/plan.ts";
import { getLimit, toFindingAt } from "./rule-input.ts";

/** Holds scorecards that are not closed against the rules of a strategy map. */
export function checkScorecards(graph: PlanGraph): readonly Finding[] {
  return listPlans(graph, "scorecard")
    .filter(({ state }) => state !== "closed")
    .flatMap((scorecard) => [
      ...checkCauses(graph, scorecard),
      ...checkSize(graph, scorecard),
      // A draft may still have gaps.
      ...(scorecard.state === "active"
        ? [...checkMeasured(scorecard), ...checkEnds(scorecard)]
        : []),
    ]);
}

function checkMeasured({ objectives }: Scorecard): readonly Finding[] {
  return objectives
    .filter(({ measures }) => measures.length === 0)
    .map(({ title, source }) => {
      const message = `\`${title.plain}\` has no measure, so nobody can see whether it moves.`;
      const hint = "Add `measures`: what one would see, with a `goal` and a `redFlag`, or a `kpi`.";
      return toFindingAt("scorecard-objective-without-measure", source, ["id"], message, { hint });
    });
}

/** The place of each objective's perspective, from the top. */
function toHeights({ objectives, perspectives }: Scorecard): ReadonlyMap<NodeId, number> {
  return new Map(
    objectives.map(({ id, perspective }) => [
      id,
      perspectives.findIndex((each) => each.id === perspective),
    ]),
  );
}

function checkCauses(graph: PlanGraph, scorecard: Scorecard): readonly Finding[] {
  const heights = toHeights(scorecard);
  return scorecard.objectives.flatMap((objective) =>
    (graph.edgesFrom.get(objective.id) ?? []).flatMap(({ relation, to, source }) => {
      const effect = graph.nodes.get(to);
      if (relation !== "causes" || effect === undefined) return [];
      const height = heights.get(to);
      if (height === undefined) {
        const message = `\`${objective.title.plain}\` drives \`${effect.title.plain}\`, which stands in another scorecard.`;
        const hint = "Write it under `supports`: arrows stay within one map.";
        return [toFindingAt("wrong-reference-kind", source, [], message, { hint })];
      }
      const own = heights.get(objective.id) ?? -1;
      if (height < 0 || own < 0 || height <= own) return [];
      const [from, below] = [own, height].map((at) => scorecard.perspectives[at]?.title.plain);
      const message = `\`${objective.title.plain}\` (${from ?? ""}) drives \`${effect.title.plain}\`, which stands lower, in ${below ?? ""}.`;
      const hint = "Turn the arrow round, or move one of the two to another perspective.";
      return [toFindingAt("scorecard-cause-runs-down", source, [], message, { hint })];
    }),
  );
}

function checkEnds(scorecard: Scorecard): readonly Finding[] {
  const heights = toHeights(scorecard);
  const used = [...heights.values()].filter((height) => height >= 0);
  const top = Math.min(...used);
  const bottom = Math.max(...used);
  const caused = new Set(scorecard.objectives.flatMap(({ causes }) => causes));
  const isOf = ({ perspective }: ScorecardObjective, height: number): boolean =>
    scorecard.perspectives[height]?.id === perspective;
  const isKnown = ({ id }: ScorecardObjective): boolean => (heights.get(id) ?? -1) >= 0;
  const open = scorecard.objectives.filter(isKnown);
  return [
    ...open
      .filter((objective) => objective.causes.length === 0 && !isOf(objective, top))
      .map(({ title, source }) => {
        const message = `\`${title.plain}\` drives nothing, so the map does not say what it is good for.`;
        const hint = "Add `causes` with the ids of the objectives that it drives.";
        return toFindingAt("scorecard-dead-end", source, ["id"], message, { hint });
      }),
    ...open
      .filter((objective) => !caused.has(objective.id) && !isOf(objective, bottom))
      .map(({ item, title, source }) => {
        const message = `Nothing drives \`${title.plain}\`, so the map does not say how it would come about.`;
        const hint = `Add \`${item}\` to the \`causes\` of an objective that drives it.`;
        return toFindingAt("scorecard-unsupported", source, ["id"], message, { hint });
      }),
  ];
}

function checkSize(graph: PlanGraph, { objectives, title, source }: Scorecard): readonly Finding[] {
  const limit = getLimit(graph, "scorecard-too-many-objectives", "objectives");
  if (objectives.length <= limit) return [];
  const message = `\`${title.plain}\` has ${objectives.length} objectives, more than ${limit}, and nobody takes them in at a glance.`;
  const hint = "Join some of them, or leave the lesser ones to the plans of the teams.";
  return [toFindingAt("scorecard-too-many-objectives", source, ["objectives"], message, { hint })];
}
