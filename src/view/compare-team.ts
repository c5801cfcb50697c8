import type { Strand } from "../history/fate.ts";
import { toTeamNode } from "../model/id.ts";
import type { TeamId } from "../model/id.ts";
import { onceFor } from "../model/once.ts";
import type { Cycle, Objective, Plan } from "../model/plan.ts";
import type { ComparePair } from "./compare-pair.ts";
import type { CompareSides } from "./compare-side.ts";
import { toSideUrl } from "./compare-side.ts";
import { fateWords } from "./compare-word.ts";
import type { ViewContext } from "./context.ts";
import { getMeans } from "./cycle-statistics.ts";
import { getPlanIndex } from "./plan-index.ts";
import { pageSizes, toLongList, type ListInput, type LongList } from "./list.ts";
import type { CompareTeamRows } from "./list-rows.ts";
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
  /** Means of the scores of its key results in the earlier and the later cycle, apart; empty where there is neither. */
  readonly committed: readonly string[];
  readonly aspirational: readonly string[];
}

/** Lists the two cycles team by team, by the ids of the teams. */
export function toCompareTeamList(
  input: ListInput,
  sides: CompareSides,
  pair: ComparePair,
  strands: readonly Strand[],
): LongList<CompareTeamRows> {
  const { after, before } = pair;
  const led = [getLed(sides.before.plan, before), getLed(sides.after.plan, after)];
  const teams = [...new Set(led.flatMap((each) => [...each.keys()]))].sort();
  const toStrands = (): ReadonlyMap<TeamId | undefined, readonly Strand[]> =>
    Map.groupBy(strands, (strand) => (strand.after ?? strand.before)?.teams[0]);
  let ways: ReturnType<typeof toStrands> | undefined;
  return toLongList(input, teams, pageSizes["compare-teams"], (some) => ({
    kind: "compare-teams",
    items: viewCompareTeams(sides, pair, (ways ??= toStrands()), some),
    before: before.title.plain,
    after: after.title.plain,
  }));
}

function viewCompareTeams(
  sides: CompareSides,
  { after, before }: ComparePair,
  ways: ReadonlyMap<TeamId | undefined, readonly Strand[]>,
  teams: readonly TeamId[],
): readonly CompareTeamRow[] {
  const was = getLed(sides.before.plan, before);
  const now = getLed(sides.after.plan, after);
  return teams.map((team) => {
    const id = toTeamNode(team);
    const side = sides.after.plan.nodes.has(id) ? sides.after : sides.before;
    const node = side.plan.nodes.get(id);
    const [earlier, later] = [was.get(team) ?? none, now.get(team) ?? none];
    const own = ways.get(team) ?? [];
    const means = [getMeans(sides.before, earlier), getMeans(sides.after, later)] as const;
    const toMeans = (ambition: "committed" | "aspirational"): readonly string[] => {
      const both = means.map((each) => each[ambition]);
      if (both.every((mean) => mean === undefined)) return [];
      return both.map((mean) => toText(sides.running, mean));
    };
    return {
      title: node?.title.plain ?? team,
      ...(node && { url: toSideUrl(sides.running, side, node) }),
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

const none: readonly Objective[] = [];

/** The objectives of a cycle by the team that leads them: the same lists for all pages. */
const getLed = onceFor(
  (plan: Plan, { cycle }: Cycle): ReadonlyMap<TeamId, readonly Objective[]> => {
    const objectives = getPlanIndex(plan).objectivesOfCycle.get(cycle) ?? none;
    const teams = new Map<TeamId, Objective[]>();
    for (const objective of objectives) {
      const [team] = objective.teams;
      if (team === undefined) continue;
      const own = teams.get(team);
      if (own) own.push(objective);
      else teams.set(team, [objective]);
    }
    return teams;
  },
);

function toText(context: ViewContext, mean: number | undefined): string {
  return mean === undefined ? "–" : toScore(context, mean);
}
