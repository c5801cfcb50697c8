import type { Explained } from "../model/explanation.ts";
import type { Cycle, Objective, Team } from "../model/plan.ts";
import { getStatistics } from "../model/statistics.ts";
import type { ViewContext } from "./context.ts";
import { getTeamOrder, toCycleTeamUrl } from "./cycle-group.ts";
import { pageSizes, toLongList, type ListInput, type LongList } from "./list.ts";
import type { Rows } from "./list-rows.ts";
import { toScore } from "./objective-row.ts";
import { getPlanIndex } from "./plan-index.ts";

/** What a team's objectives of a cycle ended with. */
export interface TeamScoreRow {
  readonly title: string;
  /** The team's page in the cycle. */
  readonly url: string;
  readonly objectives: number;
  readonly keyResults: number;
  /** Mean scores, `0.65`; absent where the team has none. */
  readonly committed?: string;
  readonly aspirational?: string;
  /** Of the committed key results: `2 of 5`. */
  readonly kept?: string;
  readonly dropped: number;
}

/** Lists the teams of a cycle in which something was graded, from the company down; a joint objective counts with the team that leads it. */
export function toTeamScoreList(
  context: ViewContext,
  cycle: Cycle,
  input: ListInput,
  objectives: readonly Objective[],
): LongList<Rows<"team-scores", TeamScoreRow>> {
  const { teams } = getPlanIndex(context.plan);
  const order = getTeamOrder(context);
  const rows = [...Map.groupBy(objectives, ({ teams: [leading] }) => leading)]
    .flatMap(([id, own]) => {
      const team = id === undefined ? undefined : teams.get(id);
      return team && isGraded(context, own) ? [{ team, own }] : [];
    })
    .sort((a, b) => (order.get(a.team.team) ?? 0) - (order.get(b.team.team) ?? 0));
  return toLongList(input, rows, pageSizes["team-scores"], (some) => ({
    kind: "team-scores",
    items: some.map(({ team, own }) => viewTeamScore(context, cycle, team, own)),
  }));
}

function isGraded({ assessment }: ViewContext, objectives: readonly Objective[]): boolean {
  return objectives.some(({ keyResults }) =>
    keyResults.some(({ id }) => assessment.keyResults.get(id)?.score !== undefined),
  );
}

function viewTeamScore(
  context: ViewContext,
  cycle: Cycle,
  team: Team,
  objectives: readonly Objective[],
): TeamScoreRow {
  const { plan, assessment } = context;
  const statistics = getStatistics(plan, assessment, objectives);
  const { committed, aspirational } = statistics.scores;
  const say = ({ value }: Explained): string => toScore(context, value);
  const kept = Math.round((committed.met?.value ?? 0) * committed.count);
  return {
    title: team.title.plain,
    url: toCycleTeamUrl(cycle, team),
    objectives: statistics.objectives,
    keyResults: statistics.keyResults,
    ...(committed.mean && { committed: say(committed.mean) }),
    ...(aspirational.mean && { aspirational: say(aspirational.mean) }),
    ...(committed.count > 0 && { kept: `${kept} of ${committed.count}` }),
    dropped: statistics.dropped + statistics.superseded + statistics.declined,
  };
}
