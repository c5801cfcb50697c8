import type { Team } from "../model/plan.ts";
import type { ViewContext } from "./context.ts";
import type { PersonView, RefView } from "./part.ts";
import { viewPerson } from "./person.ts";
import { getPlanIndex } from "./plan-index.ts";
import { toReference } from "./reference.ts";

/** A team with the teams below it. */
export interface TeamBranchView {
  readonly title: string;
  readonly url: string;
  readonly mission?: string;
  readonly lead?: PersonView;
  /** Its objectives in the current cycle, each with its status. */
  readonly objectives: readonly RefView[];
  /** Said where it has none. */
  readonly empty: string;
  readonly closed?: string;
  readonly teams: readonly TeamBranchView[];
}

/** Views a team and all teams below it. */
export function viewTeamBranch(context: ViewContext, team: Team): TeamBranchView {
  return toBranch(context, team, new Set());
}

/** `seen` keeps a loop of parents, which has a finding, from looping here. */
function toBranch(context: ViewContext, team: Team, seen: ReadonlySet<Team>): TeamBranchView {
  const { plan, format } = context;
  const index = getPlanIndex(plan);
  const below = (index.teamsBelow.get(team.team) ?? []).filter((other) => !seen.has(other));
  const cycle = index.cycles.get(plan.currentCycle);
  const own = index.objectivesOfTeam.get(team.team) ?? [];
  const isOver = team.validTo !== undefined && team.validTo < plan.asOf;
  return {
    title: team.title.plain,
    url: team.url,
    ...(team.mission === undefined ? {} : { mission: team.mission.html }),
    ...(team.lead === undefined ? {} : { lead: viewPerson(context, team.lead) }),
    objectives: own
      .filter((objective) => objective.cycle === plan.currentCycle)
      .map((objective) => toReference(context, objective)),
    empty: `No objectives in ${cycle?.title.plain ?? plan.currentCycle}`,
    ...(isOver ? { closed: `closed on ${format.date(team.validTo)}` } : {}),
    teams: below.map((other) => toBranch(context, other, new Set([...seen, team]))),
  };
}
