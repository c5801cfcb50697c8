import type { CycleId, TeamId } from "../model/id.ts";
import type { Objective } from "../model/plan.ts";
import type { Statistics } from "../model/statistics.ts";
import { getCountedKeyResults, getStatistics } from "../model/statistics.ts";
import type { ViewContext } from "./context.ts";
import { getPlanIndex } from "./plan-index.ts";

interface Known {
  readonly ofCycles: Map<CycleId, Statistics>;
  readonly means: Map<string, MeanScores>;
}

/** Mean scores of key results 0…1, committed and aspirational apart; absent where none was graded. */
export interface MeanScores {
  readonly committed?: number;
  readonly aspirational?: number;
}

const knownOf = new WeakMap<ViewContext, Known>();

/** What a cycle comes to, computed once for all comparisons that it is in. */
export function getCycleStatistics(context: ViewContext, cycle: CycleId): Statistics {
  const { ofCycles } = getKnown(context);
  const known = ofCycles.get(cycle);
  if (known !== undefined) return known;
  const objectives = getPlanIndex(context.plan).objectivesOfCycle.get(cycle) ?? [];
  const statistics = getStatistics(context.plan, context.assessment, objectives);
  ofCycles.set(cycle, statistics);
  return statistics;
}

/** The mean scores of the objectives that a team leads in a cycle, computed once. */
export function getTeamMeans(
  context: ViewContext,
  {
    cycle,
    objectives,
    team,
  }: { readonly cycle: CycleId; readonly team: TeamId; readonly objectives: readonly Objective[] },
): MeanScores {
  const { means } = getKnown(context);
  const key = `${cycle} ${team}`;
  const known = means.get(key);
  if (known !== undefined) return known;
  const made = toMeans(context, objectives);
  means.set(key, made);
  return made;
}

function getKnown(context: ViewContext): Known {
  const known = knownOf.get(context);
  if (known !== undefined) return known;
  const made: Known = { ofCycles: new Map(), means: new Map() };
  knownOf.set(context, made);
  return made;
}

function toMeans({ assessment, plan }: ViewContext, objectives: readonly Objective[]): MeanScores {
  const sums = { committed: [0, 0], aspirational: [0, 0] };
  for (const { ambition, id } of getCountedKeyResults(plan, objectives)) {
    const score = assessment.keyResults.get(id)?.score?.value;
    if (score === undefined) continue;
    const [sum = 0, count = 0] = sums[ambition];
    sums[ambition] = [sum + score, count + 1];
  }
  const toMean = ([sum = 0, count = 0]: readonly number[]): number | undefined =>
    count === 0 ? undefined : sum / count;
  const [committed, aspirational] = [toMean(sums.committed), toMean(sums.aspirational)];
  return {
    ...(committed !== undefined && { committed }),
    ...(aspirational !== undefined && { aspirational }),
  };
}
