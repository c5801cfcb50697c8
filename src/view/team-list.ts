import type { Cycle, Objective, Team } from "../model/plan.ts";
import type { ViewContext } from "./context.ts";
import { getRunningCycles } from "./current.ts";
import { toAsked, toNeedList, toNeeds } from "./dependency.ts";
import type { FrameInput } from "./frame.ts";
import { viewKpiRow } from "./kpi-row.ts";
import { toLifelineList } from "./lifeline.ts";
import { pageSizes, toLongList, type ListInput, type LongList } from "./list.ts";
import type { BlockRows, ListRows, NeedRows } from "./list-rows.ts";
import { viewObjectiveBlock } from "./objective-block.ts";
import { sortWorstFirst, worstFirst } from "./objective-order.ts";
import { toPageList } from "./page-row.ts";
import { hasLeft, viewPerson } from "./person.ts";
import { getPlanIndex } from "./plan-index.ts";
import { toBranchList } from "./team-branch.ts";

/** The lists of a team's page. */
export interface TeamLists {
  /** One for each running cycle: the current one, and others in which the team has planned something. */
  readonly cycles: readonly RunningList[];
  readonly lifelines: LongList<Extract<ListRows, { kind: "lifelines" }>>;
  readonly needs: LongList<NeedRows>;
  readonly asked: LongList<NeedRows>;
  readonly kpis: LongList<Extract<ListRows, { kind: "kpis" }>>;
  readonly teams: LongList<Extract<ListRows, { kind: "branches" }>>;
  readonly people: LongList<Extract<ListRows, { kind: "names" }>>;
  readonly pages: LongList<Extract<ListRows, { kind: "pages" }>>;
}

/** What a team is at in a cycle that runs. */
export interface RunningList {
  readonly cycle: Cycle;
  readonly objectives: readonly Objective[];
  readonly list: LongList<BlockRows>;
}

const levels = { company: "Company", department: "Department", team: "Team" } as const;

/** Lists what a team's page holds. */
export function toTeamLists(context: ViewContext, team: Team): TeamLists {
  const { plan } = context;
  const index = getPlanIndex(plan);
  const page = toTeamPage(context, team);
  const all = index.objectivesOfTeam.get(team.team) ?? [];
  const cycles = toRunningLists(context, page, all);
  const current = cycles.flatMap(({ objectives }) => objectives);
  const running = new Set(getRunningCycles(plan).map(({ cycle }) => cycle));
  const asked = toAsked(context, team, current).filter(({ from }) => running.has(from.cycle));
  const people = (index.peopleOfTeam.get(team.team) ?? []).filter(
    (person) => !hasLeft(context, person),
  );
  const kpis = index.kpisOfTeam.get(team.team) ?? [];
  return {
    cycles,
    lifelines: toLifelineList(context, { page, id: "life", title: "Cycle by cycle" }, all),
    needs: toNeedList(context, { page, id: "needs", title: "We need" }, toNeeds(current), "asked"),
    asked: toNeedList(context, { page, id: "asked", title: "Needs us" }, asked, "asking"),
    kpis: toLongList({ page, id: "kpis", title: "KPIs" }, kpis, pageSizes.kpis, (some) => ({
      kind: "kpis",
      items: some.map((kpi) => viewKpiRow(context, kpi)),
    })),
    teams: toBranchList(
      context,
      { page, id: "teams", title: "Teams below" },
      index.teamsBelow.get(team.team) ?? [],
    ),
    people: toLongList(
      { page, id: "people", title: "People" },
      people,
      pageSizes.names,
      (some) => ({ kind: "names", items: some.map(({ id }) => viewPerson(context, id)) }),
    ),
    pages: toPageList(
      context,
      { page, id: "pages", title: "Letters and reviews" },
      index.pagesOfTeam.get(team.team) ?? [],
    ),
  };
}

/** What a team's page says of itself to its frame. */
export function toTeamPage(context: ViewContext, team: Team): FrameInput {
  const line: Team[] = [];
  const { teams } = getPlanIndex(context.plan);
  for (let above = team.parent; above !== undefined;) {
    const next = teams.get(above);
    if (next === undefined || line.includes(next)) break;
    line.unshift(next);
    above = next.parent;
  }
  return {
    path: team.url,
    title: `${team.title.plain}, ${toLevelName(team).toLowerCase()}`,
    description: team.mission?.plain ?? `The objectives and key results of ${team.title.plain}.`,
    section: "/teams/",
    breadcrumb: [
      { title: "Teams", url: "/teams/" },
      ...line
        .filter(({ level }) => level !== "company")
        .map(({ title, url }) => ({ title: title.plain, url })),
      { title: team.title.plain },
    ],
  };
}

/** `Department`. */
export function toLevelName({ level }: Team): string {
  return levels[level];
}

function toRunningLists(
  context: ViewContext,
  page: FrameInput,
  all: readonly Objective[],
): readonly RunningList[] {
  return getRunningCycles(context.plan).flatMap((cycle, index) => {
    const objectives = all.filter((objective) => objective.cycle === cycle.cycle);
    // What is not planned is worth a word of the current cycle only.
    if (index > 0 && objectives.length === 0) return [];
    const id = index === 0 ? "now" : `now-${cycle.cycle}`;
    const input = { page, id, title: cycle.title.plain, order: worstFirst };
    return [{ cycle, objectives, list: toBlockList(context, input, objectives, false) }];
  });
}

/** Objectives with their key results; `owners`: whether they are worth a line. */
export function toBlockList(
  context: ViewContext,
  input: ListInput,
  objectives: readonly Objective[],
  owners: boolean,
): LongList<BlockRows> {
  const sorted = sortWorstFirst(context, objectives, pageSizes.blocks);
  return toLongList(input, sorted, pageSizes.blocks, (some) => ({
    kind: "blocks",
    items: some.map((objective) => viewObjectiveBlock(context, objective)),
    owners,
  }));
}
