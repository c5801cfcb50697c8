import type { Strand } from "../history/fate.ts";
import { toTeamNode } from "../model/id.ts";
import type { TeamId } from "../model/id.ts";
import type { Objective } from "../model/plan.ts";
import type { ComparePair } from "./compare-pair.ts";
import { fateWords } from "./compare-word.ts";
import type { ViewContext } from "./context.ts";
import { getTeamMeans } from "./cycle-statistics.ts";
import { getPlanIndex } from "./plan-index.ts";
import { toScore } from "./objective-row.ts";

/** A team in two cycles. */
export interface CompareTeamRow {
  readonly title: string;
  /** Absent where the team is not known any more. */
  readonly url?: string;
  readonly before: number;
  readonly after: number;
  readonly carried: number;
  readonly ended: number;
  readonly added: number;
  /** Means of the scores of its key results in the earlier and the later cycle; committed and aspirational apart. */
  readonly committed: readonly [string, string];
  readonly aspirational: readonly [string, string];
}

/** Views the two cycles team by team, those that have most to tell first. */
export function viewCompareTeams(
  context: ViewContext,
  { after, before }: ComparePair,
  strands: readonly Strand[],
): readonly CompareTeamRow[] {
  const { plan } = context;
  const { objectivesOfCycle } = getPlanIndex(plan);
  const [was, now] = [before, after].map(({ cycle }) =>
    toTeams(objectivesOfCycle.get(cycle) ?? []),
  );
  const ways = new Map<TeamId, Strand[]>();
  for (const strand of strands) {
    const team = (strand.after ?? strand.before)?.teams[0];
    if (team !== undefined) ways.set(team, [...(ways.get(team) ?? []), strand]);
  }
  const teams = new Set([...(was?.keys() ?? []), ...(now?.keys() ?? [])]);
  return [...teams].sort().map((team) => {
    const node = plan.nodes.get(toTeamNode(team));
    const [earlier, later] = [was?.get(team) ?? [], now?.get(team) ?? []];
    const own = ways.get(team) ?? [];
    const means = [
      getTeamMeans(context, { cycle: before.cycle, team, objectives: earlier }),
      getTeamMeans(context, { cycle: after.cycle, team, objectives: later }),
    ] as const;
    const toMeans = (ambition: "committed" | "aspirational"): readonly [string, string] => [
      toText(context, means[0][ambition]),
      toText(context, means[1][ambition]),
    ];
    return {
      title: node?.title.plain ?? team,
      ...(node && { url: node.url }),
      before: earlier.length,
      after: later.length,
      carried: own.filter((strand) => strand.before && strand.after).length,
      ended: own.filter(({ fate }) => !fateWords[fate].goesOn).length,
      added: own.filter(({ fate }) => fate === "added").length,
      committed: toMeans("committed"),
      aspirational: toMeans("aspirational"),
    };
  });
}

/** By leading team. */
function toTeams(objectives: readonly Objective[]): ReadonlyMap<TeamId, readonly Objective[]> {
  const teams = new Map<TeamId, Objective[]>();
  for (const objective of objectives) {
    const [team] = objective.teams;
    if (team === undefined) continue;
    const own = teams.get(team);
    if (own) own.push(objective);
    else teams.set(team, [objective]);
  }
  return teams;
}

function toText(context: ViewContext, mean: number | undefined): string {
  return mean === undefined ? "–" : toScore(context, mean);
}
