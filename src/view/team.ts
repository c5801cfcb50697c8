import { toCount } from "../model/count.ts";
import type { Objective, Team } from "../model/plan.ts";
import { viewBody } from "./body.ts";
import type { ViewContext } from "./context.ts";
import { toCycleTeamUrl } from "./cycle-group.ts";
import { viewFindings } from "./finding.ts";
import { viewFrame } from "./frame.ts";
import { viewNeighbourhood, type NeighbourhoodView } from "./neighbourhood.ts";
import type { KpiRowView } from "./kpi-row.ts";
import type { LifelineView } from "./lifeline.ts";
import { viewList, type ListView } from "./list.ts";
import type { BlockRows, NeedRows, Rows } from "./list-rows.ts";
import type { PageRowView } from "./page-row.ts";
import type { BodyPart, FrameView, PersonView } from "./part.ts";
import { viewPerson } from "./person.ts";
import { toPlace, type PlaceView } from "./place.ts";
import { getPlanIndex } from "./plan-index.ts";
import { endSentence } from "./sentence.ts";
import type { TeamBranchView } from "./team-branch.ts";
import { toRecordLink } from "./team-record.ts";
import { toLevelName, toTeamLists, toTeamPage, type RunningList } from "./team-list.ts";

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
  /** The current cycle, and others that run at the same time in which it has planned something. */
  readonly cycles: readonly {
    readonly id: string;
    readonly title: string;
    readonly url: string;
    readonly note: string;
    readonly list: ListView<BlockRows>;
  }[];
  /** What stands in place of objectives of the current cycle. */
  readonly empty: string;
  /** Where its scores and check-ins stand cycle by cycle. */
  readonly record?: string;
  readonly lifelines: ListView<Rows<"lifelines", LifelineView>>;
  readonly needs: ListView<NeedRows>;
  readonly asked: ListView<NeedRows>;
  readonly kpis: ListView<Rows<"kpis", KpiRowView>>;
  readonly teams: ListView<Rows<"branches", TeamBranchView>>;
  readonly people: ListView<Rows<"names", PersonView>>;
  readonly pages: ListView<Rows<"pages", PageRowView>>;
  readonly neighbourhood?: NeighbourhoodView;
  readonly body: readonly BodyPart[];
  /** How many things the check says of its files. */
  readonly findings: number;
}

/** Views a team over all cycles. */
export function viewTeam(context: ViewContext, team: Team): TeamView {
  const { plan } = context;
  const lists = toTeamLists(context, team);
  const running = lists.cycles.flatMap(({ objectives }) => objectives);
  const all = getPlanIndex(plan).objectivesOfTeam.get(team.team) ?? [];
  const neighbourhood = viewNeighbourhood(context, team);
  return {
    frame: viewFrame(context, toTeamPage(context, team)),
    title: team.title.html,
    ...(team.mission === undefined ? {} : { mission: team.mission.html }),
    facts: toFacts(context, team, running, lists.people.count),
    cycles: lists.cycles.map((each) => toCycle(context, team, each)),
    empty: toEmpty(context, team, all),
    ...toRecordLink(context, team),
    lifelines: viewList(context, lists.lifelines),
    needs: viewList(context, lists.needs),
    asked: viewList(context, lists.asked),
    kpis: viewList(context, lists.kpis),
    teams: viewList(context, lists.teams),
    people: viewList(context, lists.people),
    pages: viewList(context, lists.pages),
    ...(neighbourhood === undefined ? {} : { neighbourhood }),
    body: viewBody(context, team),
    findings: [team, ...running]
      .map(({ source }) => viewFindings(context, source.file).length)
      .reduce((sum, count) => sum + count, 0),
  };
}

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
    level: toLevelName(team),
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
  { cycle, objectives, list }: RunningList,
): TeamView["cycles"][number] {
  const { assessment, format } = context;
  const count = objectives.reduce((sum, { keyResults }) => sum + keyResults.length, 0);
  const [first] = objectives;
  const expected = first && assessment.objectives.get(first.id)?.expected;
  return {
    id: list.id,
    title: list.title,
    url: first === undefined ? cycle.url : toCycleTeamUrl(cycle, team),
    note: [
      toCount(objectives.length, "objective"),
      toCount(count, "key result"),
      ...(expected === undefined ? [] : [`expected pace ${format.percent(expected.value)}`]),
    ].join(", "),
    list: viewList(context, list),
  };
}

function toEmpty({ plan, format }: ViewContext, team: Team, all: readonly Objective[]): string {
  const name = team.title.plain;
  if (team.validTo !== undefined && team.validTo < plan.asOf) {
    const closed = endSentence(`${name} was closed on ${format.date(team.validTo)}`);
    return `${closed} Its objectives stay in the cycles in which it lived.`;
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
