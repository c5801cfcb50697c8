import { contains } from "../model/period.ts";
import type { Cycle, Objective, Plan, Team } from "../model/plan.ts";
import { getCountedKeyResults, getStatistics } from "../model/statistics.ts";
import { viewBody } from "./body.ts";
import type { ViewContext } from "./context.ts";
import { viewFigures, type FigureView } from "./cycle-figure.ts";
import { toCycleTeamUrl } from "./cycle-group.ts";
import { toAsked, toNeeds, viewNeedList, type NeedView } from "./dependency.ts";
import { viewDistribution, type DistributionView } from "./distribution.ts";
import { viewFrame } from "./frame.ts";
import { viewObjectiveBlock, type ObjectiveBlockView } from "./objective-block.ts";
import { viewPageRows, type PageRowView } from "./page-row.ts";
import type { BodyPart, FrameView } from "./part.ts";
import { getPlanIndex } from "./plan-index.ts";
import { viewTally, type TallyView } from "./tally.ts";

/** A team in a cycle. */
export interface CycleTeamView {
  readonly frame: FrameView;
  readonly title: string;
  readonly team: { readonly title: string; readonly url: string };
  readonly cycle: { readonly title: string; readonly url: string };
  /** The cycles before and after in which it had objectives. */
  readonly others: readonly { readonly title: string; readonly url: string }[];
  readonly objectives: readonly ObjectiveBlockView[];
  readonly figures: readonly FigureView[];
  readonly tally: TallyView;
  readonly scores?: DistributionView;
  readonly needs: readonly NeedView[];
  readonly asked: readonly NeedView[];
  readonly pages: readonly PageRowView[];
  readonly body: readonly BodyPart[];
}

/** A team in a cycle in which it has objectives or pages. */
export interface CycleTeam {
  readonly url: string;
  readonly cycle: Cycle;
  readonly team: Team;
  readonly objectives: readonly Objective[];
}

/** Every team in every cycle in which it has something to show. */
export function listCycleTeams(plan: Plan): readonly CycleTeam[] {
  const index = getPlanIndex(plan);
  return plan.cycles.flatMap((cycle) => {
    const lists = new Map<Team["team"], Objective[]>();
    const open = (team: Team["team"]): Objective[] => {
      const list = lists.get(team) ?? [];
      lists.set(team, list);
      return list;
    };
    for (const objective of index.objectivesOfCycle.get(cycle.cycle) ?? []) {
      for (const team of objective.teams) open(team).push(objective);
    }
    for (const { team } of index.pagesOfCycle.get(cycle.cycle) ?? []) {
      if (team !== undefined) open(team);
    }
    return [...lists].flatMap(([id, objectives]) => {
      const team = index.teams.get(id);
      return team === undefined
        ? []
        : [{ url: toCycleTeamUrl(cycle, team), cycle, team, objectives }];
    });
  });
}

/** Views a team in a cycle. */
export function viewCycleTeam(context: ViewContext, shown: CycleTeam): CycleTeamView {
  const { plan, assessment } = context;
  const { cycle, team, objectives, url } = shown;
  const index = getPlanIndex(plan);
  const keyResults = getCountedKeyResults(plan, objectives);
  const scores = viewDistribution(context, keyResults);
  const pages = (index.pagesOfCycle.get(cycle.cycle) ?? []).filter(
    (page) => page.team === team.team,
  );
  const own = pages.find((page) => page.url === url);
  const title = `${team.title.plain}, ${cycle.title.plain}`;
  return {
    frame: viewFrame(context, {
      path: url,
      title,
      description: `The objectives of ${team.title.plain} in ${cycle.title.plain}.`,
      section: "/teams/",
      breadcrumb: [{ title: cycle.title.plain, url: cycle.url }, { title: team.title.plain }],
      ...(contains(cycle.period, plan.asOf) ? {} : { cycle }),
    }),
    title,
    team: { title: team.title.plain, url: team.url },
    cycle: { title: cycle.title.plain, url: cycle.url },
    others: toOthers(context, shown),
    objectives: objectives.map((objective) => viewObjectiveBlock(context, objective)),
    figures: viewFigures(context, cycle, getStatistics(plan, assessment, objectives)),
    tally: viewTally(context, keyResults),
    ...(scores === undefined ? {} : { scores }),
    needs: viewNeedList(context, toNeeds(objectives)),
    asked: viewNeedList(
      context,
      toAsked(context, team, objectives).filter(({ from }) => from.cycle === cycle.cycle),
    ),
    pages: viewPageRows(
      context,
      pages.filter((page) => page !== own),
    ),
    body: own === undefined ? [] : viewBody(context, own),
  };
}

function toOthers({ plan }: ViewContext, { team, cycle }: CycleTeam): CycleTeamView["others"] {
  const lived = new Set(
    (getPlanIndex(plan).objectivesOfTeam.get(team.team) ?? []).map((objective) => objective.cycle),
  );
  return plan.cycles
    .filter((other) => other !== cycle && lived.has(other.cycle))
    .map((other) => ({ title: other.title.plain, url: toCycleTeamUrl(other, team) }));
}
