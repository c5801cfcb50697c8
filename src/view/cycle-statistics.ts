import type { CycleId } from "../model/id.ts";
import { onceFor } from "../model/once.ts";
import type { Objective } from "../model/plan.ts";
import type { Statistics } from "../model/statistics.ts";
import { getCountedKeyResults, getStatistics } from "../model/statistics.ts";
import type { ViewContext } from "./context.ts";
import { getPlanIndex } from "./plan-index.ts";

/** Mean scores of key results 0…1, committed and aspirational apart; absent where none was graded. */
export interface MeanScores {
  readonly committed?: number;
  readonly aspirational?: number;
}

/** What a cycle comes to, computed once for all comparisons that it is in. */
export const getCycleStatistics = onceFor((context: ViewContext, cycle: CycleId): Statistics => {
  const objectives = getPlanIndex(context.plan).objectivesOfCycle.get(cycle) ?? [];
  return getStatistics(context.plan, context.assessment, objectives);
});

/** The mean scores of some objectives, as of those that a team leads in a cycle; computed once for each such list. */
export const getMeans = onceFor(toMeans);

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
