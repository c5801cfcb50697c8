import { contains } from "../model/period.ts";
import type { Cycle, Objective, Page, Plan, Team } from "../model/plan.ts";
import { getCountedKeyResults, getStatistics } from "../model/statistics.ts";
import { viewBody } from "./body.ts";
import type { ViewContext } from "./context.ts";
import { viewFigures, type FigureView } from "./cycle-figure.ts";
import { toCycleTeamUrl } from "./cycle-group.ts";
import { toAsked, toNeedList, toNeeds } from "./dependency.ts";
import { viewDistribution, type DistributionView } from "./distribution.ts";
import { viewFrame, type FrameInput } from "./frame.ts";
import { viewList, type ListView, type LongList } from "./list.ts";
import type { BlockRows, NeedRows, Rows } from "./list-rows.ts";
import { worstFirst } from "./objective-order.ts";
import { toPageList, type PageRowView } from "./page-row.ts";
import type { BodyPart, FrameView } from "./part.ts";
import { getPlanIndex } from "./plan-index.ts";
import { viewTally, type TallyView } from "./tally.ts";
import { toBlockList } from "./team-list.ts";

/** A team in a cycle. */
export interface CycleTeamView {
  readonly frame: FrameView;
  readonly title: string;
  readonly team: { readonly title: string; readonly url: string };
  readonly cycle: { readonly title: string; readonly url: string };
  /** The cycles before and after in which it had objectives. */
  readonly others: readonly { readonly title: string; readonly url: string }[];
  readonly objectives: ListView<BlockRows>;
  readonly figures: readonly FigureView[];
  readonly tally: TallyView;
  readonly scores?: DistributionView;
  readonly needs: ListView<NeedRows>;
  readonly asked: ListView<NeedRows>;
  readonly pages: ListView<Rows<"pages", PageRowView>>;
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
  const { cycle, team, objectives } = shown;
  const keyResults = getCountedKeyResults(plan, objectives);
  const scores = viewDistribution(context, keyResults);
  const lists = toCycleTeamLists(context, shown);
  const own = listPages(context, shown).find((page) => page.url === shown.url);
  const page = toPage(context, shown);
  return {
    frame: viewFrame(context, page),
    title: page.title,
    team: { title: team.title.plain, url: team.url },
    cycle: { title: cycle.title.plain, url: cycle.url },
    others: toOthers(context, shown),
    objectives: viewList(context, lists.objectives),
    figures: viewFigures(context, cycle, getStatistics(plan, assessment, objectives)),
    tally: viewTally(context, keyResults),
    ...(scores === undefined ? {} : { scores }),
    needs: viewList(context, lists.needs),
    asked: viewList(context, lists.asked),
    pages: viewList(context, lists.pages),
    body: own === undefined ? [] : viewBody(context, own),
  };
}

/** The lists of the page of a team in a cycle. */
export function toCycleTeamLists(
  context: ViewContext,
  shown: CycleTeam,
): {
  readonly objectives: LongList<BlockRows>;
  readonly needs: LongList<NeedRows>;
  readonly asked: LongList<NeedRows>;
  readonly pages: LongList<Rows<"pages", PageRowView>>;
} {
  const { cycle, team, objectives, url } = shown;
  const page = toPage(context, shown);
  const own = { page, id: "objectives", title: "Objectives", order: worstFirst };
  const asked = toAsked(context, team, objectives).filter(({ from }) => from.cycle === cycle.cycle);
  return {
    objectives: toBlockList(context, own, objectives, true),
    needs: toNeedList(
      context,
      { page, id: "needs", title: "We need" },
      toNeeds(objectives),
      "asked",
    ),
    asked: toNeedList(context, { page, id: "asked", title: "Needs us" }, asked, "asking"),
    pages: toPageList(
      context,
      { page, id: "pages", title: "Letters and reviews" },
      listPages(context, shown).filter((each) => each.url !== url),
    ),
  };
}

function listPages({ plan }: ViewContext, { cycle, team }: CycleTeam): readonly Page[] {
  const pages = getPlanIndex(plan).pagesOfCycle.get(cycle.cycle) ?? [];
  return pages.filter((page) => page.team === team.team);
}

function toPage({ plan }: ViewContext, { cycle, team, url }: CycleTeam): FrameInput {
  return {
    path: url,
    title: `${team.title.plain}, ${cycle.title.plain}`,
    description: `The objectives of ${team.title.plain} in ${cycle.title.plain}.`,
    section: "/teams/",
    breadcrumb: [{ title: cycle.title.plain, url: cycle.url }, { title: team.title.plain }],
    ...(contains(cycle.period, plan.asOf) ? {} : { cycle }),
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
