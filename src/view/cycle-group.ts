import type { TeamId } from "../model/id.ts";
import { once } from "../model/once.ts";
import type { Cycle, Objective, Team } from "../model/plan.ts";
import type { ViewContext } from "./context.ts";
import { pageSizes, toLongList, type ListInput, type LongList } from "./list.ts";
import type { GroupRows } from "./list-rows.ts";
import { viewObjectiveRow, type ObjectiveRowView } from "./objective-row.ts";
import { getPlanIndex } from "./plan-index.ts";

/** A team's objectives in a cycle; without a team those that only have an owner. */
export interface TeamGroupView {
  readonly title: string;
  /** The team's page in the cycle. */
  readonly url?: string;
  readonly level: Team["level"] | "none";
  readonly rows: readonly ObjectiveRowView[];
}

/** Lists objectives by their leading team, from the company down; a joint one stands with the team that leads it. */
export function toGroupList(
  context: ViewContext,
  cycle: Cycle,
  input: ListInput,
  objectives: readonly Objective[],
): LongList<GroupRows> {
  const order = getTeamOrder(context);
  const place = ({ teams: [id] }: Objective): number =>
    id === undefined ? order.size : (order.get(id) ?? 0);
  const sorted = objectives.toSorted((a, b) => place(a) - place(b));
  return toLongList(input, sorted, pageSizes.groups, (some) => ({
    kind: "groups",
    items: toGroups(context, cycle, some),
  }));
}

function toGroups(
  context: ViewContext,
  cycle: Cycle,
  objectives: readonly Objective[],
): readonly TeamGroupView[] {
  const { teams } = getPlanIndex(context.plan);
  return [...Map.groupBy(objectives, ({ teams: [leading] }) => leading)].map(([id, own]) => {
    const team = id === undefined ? undefined : teams.get(id);
    return {
      title: team?.title.plain ?? "Without a team",
      ...(team === undefined ? {} : { url: toCycleTeamUrl(cycle, team) }),
      level: team?.level ?? "none",
      rows: own.map((objective) => viewObjectiveRow(context, objective)),
    };
  });
}

/** The page of a team in a cycle. */
export function toCycleTeamUrl(cycle: Cycle, team: Team): string {
  return `/${cycle.cycle}/${team.team}/`;
}

/** Where each team stands in the organisation, read from the company down. */
export const getTeamOrder = once(({ plan }: ViewContext): ReadonlyMap<TeamId, number> => {
  const { teamsBelow, teams } = getPlanIndex(plan);
  const order = new Map<TeamId, number>();
  const add = (team: Team): void => {
    if (order.has(team.team)) return;
    order.set(team.team, order.size);
    for (const below of teamsBelow.get(team.team) ?? []) add(below);
  };
  for (const team of plan.teams)
    if (team.parent === undefined || !teams.has(team.parent)) add(team);
  for (const team of plan.teams) add(team);
  return order;
});
