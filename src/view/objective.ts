import type { Cycle, Objective, Team } from "../model/plan.ts";
import { viewCalled, type CalledView } from "./called.ts";
import { viewObjectiveThreads, type ThreadView } from "./catchball.ts";
import type { ViewContext } from "./context.ts";
import type { BodyPart, FrameView, PersonView, RefView } from "./part.ts";
import { viewBody, viewMarkdown } from "./body.ts";
import { decisionWords } from "./decision.ts";
import type { FindingRowView } from "./finding-row.ts";
import { viewFindings } from "./finding.ts";
import { viewFrame } from "./frame.ts";
import { toLineageLink } from "./lineage.ts";
import { viewList, type ListView } from "./list.ts";
import type { Rows } from "./list-rows.ts";
import { viewLadder, type LadderView } from "./ladder.ts";
import { viewEvents } from "./event.ts";
import { viewCarried, type EventView } from "./objective-history.ts";
import type { KeyResultView } from "./objective-key-result.ts";
import { getCycle, getTeam, toObjectiveLists, toObjectivePage } from "./objective-list.ts";
import {
  viewNeeds,
  type ContributionView,
  type DependencyView,
  type WorkView,
} from "./objective-work.ts";
import { toExploreUrl, viewNeighbourhood, type NeighbourhoodView } from "./neighbourhood.ts";
import { viewPeople, viewPerson } from "./person.ts";
import { toEditUrl, toPlace, type PlaceView } from "./place.ts";
import { toReference, viewReference } from "./reference.ts";
import { viewSmartRows, type SmartRowView } from "./smart.ts";
import { viewAmbition, viewOrientation, viewPlainTag, type TagView } from "./tag.ts";
import { viewVerdict, type VerdictView } from "./verdict.ts";

/** The page of an objective: everything that it shows. */
export interface ObjectiveView {
  readonly frame: FrameView;
  readonly code: string | undefined;
  readonly titleHtml: string;
  readonly shortTitle: string;
  /** Whether the title needs a smaller size. */
  readonly isLong: boolean;
  readonly isClosed: boolean;
  readonly tags: readonly TagView[];
  readonly summaryHtml: string | undefined;
  readonly verdict: VerdictView;
  readonly ladder: LadderView;
  readonly neighbourhood: NeighbourhoodView | undefined;
  readonly keyResults: ListView<Rows<"charts", KeyResultView>>;
  readonly body: readonly BodyPart[];
  /** The last check-in that says something. */
  readonly said: EventView | undefined;
  readonly contributions: ListView<Rows<"contributions", ContributionView>>;
  /** Whether the progress counts the contributions in: else they are stated, not summed. */
  readonly countsContributions: boolean;
  readonly work: ListView<Rows<"initiatives", WorkView>>;
  readonly needs: readonly DependencyView[];
  readonly neededBy: ListView<Rows<"dependencies", DependencyView>>;
  readonly outcome: OutcomeView | undefined;
  readonly carriedFrom: RefView | undefined;
  readonly carriedTo: readonly RefView[];
  /** Where it is shown through the cycles. */
  readonly lineage?: string;
  readonly events: readonly EventView[];
  readonly facts: FactsView;
  readonly called: CalledView | undefined;
  /** Negotiations about it, about a part of it, or about what shows it in an X-matrix. */
  readonly catchball: readonly ThreadView[];
  readonly findings: readonly FindingRowView[];
  /** Its key results against the letters of SMART, for its editors; empty where nobody asks, or it has ended. */
  readonly smart: readonly SmartRowView[];
}

export interface OutcomeView {
  readonly reason?: string;
  readonly learned?: string;
  readonly decision?: string;
  readonly supersededBy?: RefView;
}

/** What is known of it, for the margin. */
export interface FactsView {
  readonly owners: readonly PersonView[];
  readonly contributors: readonly { readonly person: PersonView; readonly as?: string }[];
  readonly teams: readonly RefView[];
  readonly cycle: RefView;
  /** Where it is not the cycle's: `1 July to 15 August 2026`. */
  readonly period: string | undefined;
  readonly priority: string | undefined;
  /** The KPI that it was made for, as that had left its healthy band. */
  readonly recovers: RefView | undefined;
  readonly kpis: readonly RefView[];
  readonly notDoing: readonly string[];
  readonly tags: readonly string[];
  readonly links: readonly { readonly title: string; readonly url: string }[];
  readonly note: readonly BodyPart[];
  readonly source: PlaceView;
  readonly editUrl: string | undefined;
  readonly cascadeUrl: string;
}

const longTitle = 90;

/** Views an objective with everything around it. */
export function viewObjective(context: ViewContext, objective: Objective): ObjectiveView {
  const cycle = getCycle(context, objective);
  const teams = objective.teams.map((team) => getTeam(context, team));
  const page = toObjectivePage(context, objective);
  const lists = toObjectiveLists(context, objective, page);
  const events = viewEvents(context, objective);
  const said = events.find(({ type, text }) => type === "check-in" && text.length > 0);
  const carried = viewCarried(context, objective);
  return {
    frame: viewFrame(context, page),
    code: objective.code,
    titleHtml: objective.title.html,
    shortTitle: objective.shortTitle?.plain ?? objective.title.plain,
    isLong: objective.title.plain.length > longTitle,
    isClosed: context.assessment.objectives.get(objective.id)?.status.basis === "closed",
    tags: toTags(objective, cycle, teams),
    summaryHtml: objective.summary?.html,
    verdict: viewVerdict(context, objective),
    ladder: viewLadder(context, objective),
    neighbourhood: viewNeighbourhood(context, objective),
    keyResults: viewList(context, lists.keyResults),
    body: viewBody(context, objective),
    said,
    contributions: viewList(context, lists.contributions),
    countsContributions: objective.rollUp === "children" || objective.rollUp === "both",
    work: viewList(context, lists.work),
    needs: viewNeeds(context, objective),
    neededBy: viewList(context, lists.neededBy),
    outcome: toOutcome(context, objective),
    carriedFrom: carried.from,
    carriedTo: carried.to,
    ...toLineageLink(context, objective),
    events,
    facts: toFacts(context, objective, cycle, teams),
    called: viewCalled(context, objective),
    catchball: viewObjectiveThreads(context, objective),
    findings: viewFindings(context, objective.source.file),
    smart: viewSmartRows(
      context,
      objective.keyResults.map(({ id }) => id),
    ),
  };
}

const levels = {
  company: "Company objective",
  department: "Department objective",
  team: "Team objective",
} as const;

function toTags(objective: Objective, cycle: Cycle, teams: readonly Team[]): readonly TagView[] {
  const { ambition, orientation, state } = objective;
  const [team] = teams;
  return [
    viewAmbition(ambition),
    ...(orientation === undefined ? [] : [viewOrientation(orientation)]),
    ...(team === undefined
      ? []
      : [viewPlainTag(teams.length > 1 ? "Joint objective" : levels[team.level])]),
    viewPlainTag(cycle.title.plain),
    ...(state === "draft" || state === "proposed"
      ? [viewPlainTag(state === "draft" ? "Draft" : "Proposed")]
      : []),
  ];
}

function toOutcome(context: ViewContext, { outcome }: Objective): OutcomeView | undefined {
  if (outcome === undefined) return undefined;
  const { reason, learned, decision, supersededBy } = outcome;
  if (reason === undefined && learned === undefined && decision === undefined) return undefined;
  return {
    ...(reason === undefined ? {} : { reason }),
    ...(learned === undefined ? {} : { learned }),
    ...(decision === undefined ? {} : { decision: decisionWords[decision] }),
    ...(supersededBy === undefined ? {} : { supersededBy: viewReference(context, supersededBy) }),
  };
}

function toFacts(
  context: ViewContext,
  objective: Objective,
  cycle: Cycle,
  teams: readonly Team[],
): FactsView {
  const { format } = context;
  const { period, source } = objective;
  const isOwn = period.start !== cycle.period.start || period.end !== cycle.period.end;
  return {
    owners: viewPeople(context, objective.owners),
    contributors: objective.contributors.map(({ who, as }) => ({
      person: viewPerson(context, who),
      ...(as === undefined ? {} : { as: as.plain }),
    })),
    teams: teams.map((team) => toReference(context, team)),
    cycle: toReference(context, cycle),
    period: isOwn ? `${format.date(period.start)} to ${format.date(period.end)}` : undefined,
    priority: objective.priority === undefined ? undefined : format.value(objective.priority),
    recovers: objective.recovers && viewReference(context, objective.recovers),
    kpis: toKpis(context, objective),
    notDoing: objective.notDoing.map((text) => text.html),
    tags: objective.tags,
    links: objective.links.map(({ title, url }) => ({ title: title.plain, url })),
    note: objective.note === undefined ? [] : viewMarkdown(context, objective.note, objective),
    source: toPlace(context, { file: source.file }),
    editUrl: toEditUrl(context, source.file),
    cascadeUrl: toExploreUrl(objective),
  };
}

/** The KPIs that it takes its values from, besides the one that it was made for. */
function toKpis(context: ViewContext, objective: Objective): readonly RefView[] {
  const ids = objective.keyResults.map(({ kpi }) => kpi).filter((id) => id !== undefined);
  return [...new Set(ids)]
    .filter((id) => id !== objective.recovers)
    .map((id) => viewReference(context, id));
}
