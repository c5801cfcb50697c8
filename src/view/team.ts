import type { Objective, Team } from "../model/plan.ts";
import { viewBody } from "./body.ts";
import type { ViewContext } from "./context.ts";
import { toCount } from "./count.ts";
import { toAsked, toNeeds, viewNeedList, type NeedView } from "./dependency.ts";
import { viewFindings } from "./finding.ts";
import { viewFrame } from "./frame.ts";
import { viewNeighbourhood, type NeighbourhoodView } from "./neighbourhood.ts";
import { viewKpiRow, type KpiRowView } from "./kpi-row.ts";
import { viewLifelines, type LifelineView } from "./lifeline.ts";
import { viewObjectiveBlock, type ObjectiveBlockView } from "./objective-block.ts";
import { viewPageRows, type PageRowView } from "./page-row.ts";
import type { BodyPart, FrameView, PersonView } from "./part.ts";
import { hasLeft, viewPerson } from "./person.ts";
import { toPlace, type PlaceView } from "./place.ts";
import { getPlanIndex } from "./plan-index.ts";
import { viewTeamBranch, type TeamBranchView } from "./team-branch.ts";

/** A team: what it is at now, what came before, whom it needs and who needs it. */
export interface TeamView {
  readonly frame: FrameView;
  readonly title: string;
  /** Safe HTML. */
  readonly mission?: string;
  readonly facts: {
    readonly level: string;
    readonly lead?: PersonView;
    readonly people: string;
    readonly lastCheckIn: string;
    readonly alsoKnownAs: readonly string[];
    readonly contact?: string;
    /** `Formed on 1 April 2024`, `Closed on 31 May 2026`. */
    readonly life?: string;
    readonly place: PlaceView;
  };
  readonly cycle: { readonly title: string; readonly url: string; readonly note: string };
  readonly objectives: readonly ObjectiveBlockView[];
  /** What stands in place of objectives. */
  readonly empty: string;
  readonly lifelines?: LifelineView;
  readonly needs: readonly NeedView[];
  readonly asked: readonly NeedView[];
  readonly kpis: readonly KpiRowView[];
  readonly teams: readonly TeamBranchView[];
  readonly people: readonly PersonView[];
  readonly pages: readonly PageRowView[];
  readonly neighbourhood?: NeighbourhoodView;
  readonly body: readonly BodyPart[];
  /** How many things the check says of its files. */
  readonly findings: number;
}

/** Views a team over all cycles. */
export function viewTeam(context: ViewContext, team: Team): TeamView {
  const { plan } = context;
  const index = getPlanIndex(plan);
  const all = index.objectivesOfTeam.get(team.team) ?? [];
  const current = all.filter(({ cycle }) => cycle === plan.currentCycle);
  const lifelines = viewLifelines(context, all);
  const people = (index.peopleOfTeam.get(team.team) ?? []).filter(
    (person) => !hasLeft(context, person),
  );
  const neighbourhood = viewNeighbourhood(context, team);
  return {
    frame: viewTeamFrame(context, team),
    title: team.title.html,
    ...(team.mission === undefined ? {} : { mission: team.mission.html }),
    facts: toFacts(context, team, current, people.length),
    cycle: toCycle(context, team, current),
    objectives: current.map((objective) => viewObjectiveBlock(context, objective)),
    empty: toEmpty(context, team, all),
    ...(lifelines === undefined ? {} : { lifelines }),
    needs: viewNeedList(context, toNeeds(current)),
    asked: viewNeedList(context, toAsked(context, team, current).filter(isCurrent)),
    kpis: (index.kpisOfTeam.get(team.team) ?? []).map((kpi) => viewKpiRow(context, kpi)),
    teams: (index.teamsBelow.get(team.team) ?? []).map((below) => viewTeamBranch(context, below)),
    people: people.map((person) => viewPerson(context, person.id)),
    pages: viewPageRows(context, index.pagesOfTeam.get(team.team) ?? []),
    ...(neighbourhood === undefined ? {} : { neighbourhood }),
    body: viewBody(context, team),
    findings: [team, ...current]
      .map(({ source }) => viewFindings(context, source.file).length)
      .reduce((sum, count) => sum + count, 0),
  };

  function isCurrent({ from }: { readonly from: Objective }): boolean {
    return from.cycle === plan.currentCycle;
  }
}

function viewTeamFrame(context: ViewContext, team: Team): FrameView {
  const line: Team[] = [];
  const { teams } = getPlanIndex(context.plan);
  for (let above = team.parent; above !== undefined;) {
    const next = teams.get(above);
    if (next === undefined || line.includes(next)) break;
    line.unshift(next);
    above = next.parent;
  }
  return viewFrame(context, {
    path: team.url,
    title: `${team.title.plain}, ${levels[team.level].toLowerCase()}`,
    description: team.mission?.plain ?? `The objectives and key results of ${team.title.plain}.`,
    section: "/teams/",
    breadcrumb: [
      { title: "Teams", url: "/teams/" },
      ...line
        .filter(({ level }) => level !== "company")
        .map(({ title, url }) => ({ title: title.plain, url })),
      { title: team.title.plain },
    ],
  });
}

const levels = { company: "Company", department: "Department", team: "Team" } as const;

function toFacts(
  context: ViewContext,
  team: Team,
  current: readonly Objective[],
  people: number,
): TeamView["facts"] {
  const { format, plan } = context;
  const dates = current.flatMap(({ checkIns }) => checkIns.map(({ date }) => date)).sort();
  const last = dates.at(-1);
  const life =
    team.validTo !== undefined && team.validTo < plan.asOf
      ? `Closed on ${format.date(team.validTo)}`
      : team.validFrom === undefined
        ? undefined
        : `Formed on ${format.date(team.validFrom)}`;
  return {
    level: levels[team.level],
    ...(team.lead === undefined ? {} : { lead: viewPerson(context, team.lead) }),
    people:
      people === 0 ? "Nobody is named" : people === 1 ? "1 named here" : `${people} named here`,
    lastCheckIn: last === undefined ? "None this cycle" : `Last on ${format.day(last)}`,
    alsoKnownAs: team.alsoKnownAs,
    ...(team.contact === undefined ? {} : { contact: team.contact.html }),
    ...(life === undefined ? {} : { life }),
    place: toPlace(context, team.source),
  };
}

function toCycle(
  context: ViewContext,
  team: Team,
  current: readonly Objective[],
): TeamView["cycle"] {
  const { plan, format } = context;
  const cycle = getPlanIndex(plan).cycles.get(plan.currentCycle);
  const count = current.reduce((sum, { keyResults }) => sum + keyResults.length, 0);
  const [first] = current;
  const expected = first && context.assessment.objectives.get(first.id)?.expected;
  return {
    title: cycle?.title.plain ?? plan.currentCycle,
    url: current.length === 0 ? (cycle?.url ?? "/") : `/${plan.currentCycle}/${team.team}/`,
    note: [
      toCount(current.length, "objective"),
      toCount(count, "key result"),
      ...(expected === undefined ? [] : [`expected pace ${format.percent(expected.value)}`]),
    ].join(", "),
  };
}

function toEmpty({ plan, format }: ViewContext, team: Team, all: readonly Objective[]): string {
  const name = team.title.plain;
  if (team.validTo !== undefined && team.validTo < plan.asOf) {
    return `${name} was closed on ${format.date(team.validTo)}. Its objectives stay in the cycles in which it lived.`;
  }
  const { cycles } = getPlanIndex(plan);
  const cycle = cycles.get(plan.currentCycle)?.title.plain ?? plan.currentCycle;
  const last = plan.cycles.findLast(({ cycle: id }) =>
    all.some((objective) => objective.cycle === id),
  );
  if (last === undefined) return `${name} has not planned ${cycle}, nor any cycle before it.`;
  const count = all.filter((objective) => objective.cycle === last.cycle).length;
  return `${name} has not planned ${cycle}. In ${last.title.plain} it had ${toCount(count, "objective")}.`;
}
