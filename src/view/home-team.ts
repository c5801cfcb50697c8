import { getTeamLine } from "../model/ancestry.ts";
import type { Objective, Team } from "../model/plan.ts";
import type { ViewContext } from "./context.ts";
import type { Current } from "./current.ts";
import { getPlanIndex } from "./plan-index.ts";
import { viewTeamPace, type TeamPaceView } from "./team-pace.ts";

/** The teams of a unit, with their pace. */
export interface TeamGroupView {
  /** Empty for units that have no teams below them. */
  readonly title: string;
  readonly teams: readonly TeamPaceView[];
}

/** As many as can be looked through; all of them are on the page of the teams. */
const mostTeams = 60;

/** Views the teams that have planned something; where they are too many, those that are furthest behind. */
export function viewTeamGroups(
  context: ViewContext,
  current: Current,
): { readonly groups: readonly TeamGroupView[]; readonly more: number } {
  return toFurthestBehind(toTeams(context, current));
}

/** Teams with objectives in the cycle, each below the unit that it belongs to; the company's own come first. */
function toTeams(context: ViewContext, { objectives }: Current): readonly TeamGroupView[] {
  const { plan } = context;
  const own = new Map<string, Objective[]>();
  for (const objective of objectives) {
    for (const team of objective.teams) own.set(team, [...(own.get(team) ?? []), objective]);
  }
  const groups = new Map<string, TeamPaceView[]>();
  for (const team of plan.teams) {
    const planned = own.get(team.team);
    if (planned === undefined || team.level === "company") continue;
    const title = toUnit(context, team).title.plain;
    groups.set(title, [...(groups.get(title) ?? []), viewTeamPace(context, team, planned)]);
  }
  const all = [...groups].map(([title, teams]) => ({ title, teams }));
  const isAlone = ({ title, teams }: TeamGroupView): boolean =>
    teams.every((team) => team.title === title);
  const alone = all.filter(isAlone).flatMap(({ teams: [team] }) => team ?? []);
  return [
    ...(alone.length > 0 ? [{ title: "", teams: alone }] : []),
    ...all.filter((group) => !isAlone(group)),
  ];
}

/** Where there are too many teams, those that are furthest behind, each in its place. */
function toFurthestBehind(groups: readonly TeamGroupView[]): {
  readonly groups: readonly TeamGroupView[];
  readonly more: number;
} {
  const all = groups.flatMap(({ teams }) => teams);
  const toGap = ({ lane }: TeamPaceView): number =>
    lane?.progress === undefined ? Infinity : lane.progress - (lane.expected ?? 0);
  const sorted = all.toSorted((a, b) => {
    const [first, second] = [toGap(a), toGap(b)];
    return first === second ? 0 : first - second;
  });
  const kept = new Set(all.length > mostTeams ? sorted.slice(0, mostTeams) : all);
  return {
    groups: groups
      .map(({ title, teams }) => ({ title, teams: teams.filter((team) => kept.has(team)) }))
      .filter(({ teams }) => teams.length > 0),
    more: all.length - kept.size,
  };
}

/** The department that a team belongs to, or the team itself where it stands right below the company. */
function toUnit(context: ViewContext, team: Team): Team {
  const { teams } = getPlanIndex(context.plan);
  const line = getTeamLine(context.plan, team.team).map((id) => teams.get(id));
  return line.findLast((above) => above !== undefined && above.level !== "company") ?? team;
}
