import { daysBetween } from "../model/period.ts";
import type { Cycle, Objective } from "../model/plan.ts";
import { getCountedKeyResults, getStatistics } from "../model/statistics.ts";
import { viewBody } from "./body.ts";
import type { ViewContext } from "./context.ts";
import { viewCalendar } from "./cycle-calendar.ts";
import { viewEndings, type EndingsView } from "./cycle-ending.ts";
import { viewFigures, type FigureView } from "./cycle-figure.ts";
import { viewTeamGroups, type TeamGroupView } from "./cycle-group.ts";
import { viewRhythmRow, type RhythmRowView } from "./cycle-rhythm.ts";
import { toNeeds, viewNeedList, type NeedView } from "./dependency.ts";
import { viewDistribution, type DistributionView } from "./distribution.ts";
import { viewFrame } from "./frame.ts";
import { viewPageRows, type PageRowView } from "./page-row.ts";
import type { BodyPart, FrameView } from "./part.ts";
import { getPlanIndex } from "./plan-index.ts";
import { viewTally, type TallyView } from "./tally.ts";

/** A cycle: what it comes to, by team, with its rhythm, its needs and its dates. */
export interface CycleView {
  readonly frame: FrameView;
  readonly title: string;
  /** `Running`, `Closed`. */
  readonly state: string;
  /** `1 July 2026 to 30 September 2026, day 58 of 92.` */
  readonly sentence: string;
  /** The longer cycle that it lies in, and those that lie in it. */
  readonly parent?: { readonly title: string; readonly url: string };
  readonly inside: readonly {
    readonly title: string;
    readonly url: string;
    readonly note: string;
  }[];
  readonly figures: readonly FigureView[];
  readonly tally: TallyView;
  readonly scores?: DistributionView;
  readonly groups: readonly TeamGroupView[];
  readonly rhythm: readonly RhythmRowView[];
  readonly endings: EndingsView;
  readonly needs: readonly NeedView[];
  readonly delivered: readonly NeedView[];
  readonly calendar: ReturnType<typeof viewCalendar>;
  readonly pages: readonly PageRowView[];
  readonly body: readonly BodyPart[];
  /** Whether what was written goes before the objectives: what is very long goes behind them. */
  readonly isLetter: boolean;
}

const longestLetter = 3000;

const states: Readonly<Record<Cycle["state"], string>> = {
  planning: "Being planned",
  active: "Running",
  review: "Under review",
  closed: "Closed",
};

/** Views a cycle. */
export function viewCycle(context: ViewContext, cycle: Cycle): CycleView {
  const { plan, assessment } = context;
  const index = getPlanIndex(plan);
  const objectives = index.objectivesOfCycle.get(cycle.cycle) ?? [];
  const keyResults = getCountedKeyResults(plan, objectives);
  const scores = viewDistribution(context, keyResults);
  const pages = index.pagesOfCycle.get(cycle.cycle) ?? [];
  const own = pages.find(({ url }) => url === cycle.url);
  const needs = viewNeedList(context, toNeeds(objectives));
  const parent = cycle.parent === undefined ? undefined : index.cycles.get(cycle.parent);
  const title = cycle.title.plain;
  return {
    frame: viewFrame(context, {
      path: cycle.url,
      title,
      description: `The objectives of ${title}: ${objectives.length} of them, by team.`,
      cycle,
    }),
    title: cycle.title.html,
    state: states[cycle.state],
    sentence: toSentence(context, cycle),
    ...(parent === undefined ? {} : { parent: { title: parent.title.plain, url: parent.url } }),
    inside: plan.cycles
      .filter((other) => other.parent === cycle.cycle)
      .map((other) => ({
        title: other.title.plain,
        url: other.url,
        note: states[other.state].toLowerCase(),
      })),
    figures: viewFigures(context, cycle, getStatistics(plan, assessment, objectives)),
    tally: viewTally(context, keyResults),
    ...(scores === undefined ? {} : { scores }),
    groups: viewTeamGroups(context, cycle, objectives),
    rhythm: cycle.rhythm === undefined ? [] : toRhythm(context, objectives),
    endings: viewEndings(context, objectives),
    needs: needs.filter(({ state }) => state.glyph !== "met"),
    delivered: needs.filter(({ state }) => state.glyph === "met"),
    calendar: viewCalendar(context, cycle, objectives),
    pages: viewPageRows(
      context,
      pages.filter((page) => page !== own),
    ),
    body: own === undefined ? [] : viewBody(context, own),
    isLetter: own !== undefined && own.body.text.length <= longestLetter,
  };
}

function toSentence({ plan, format }: ViewContext, { period, rhythm }: Cycle): string {
  const days = daysBetween(period.start, period.end) + 1;
  const day = daysBetween(period.start, plan.asOf) + 1;
  const place =
    day < 1
      ? `it begins in ${1 - day} ${day === 0 ? "day" : "days"}`
      : day > days
        ? "over"
        : `day ${day} of ${days}`;
  const every =
    rhythm === undefined ? "" : ` Check-ins every ${rhythm === 7 ? "week" : `${rhythm} days`}.`;
  return `${format.date(period.start)} to ${format.date(period.end)}, ${place}.${every}`;
}

/** Silent teams first, then by name. */
function toRhythm(
  context: ViewContext,
  objectives: readonly Objective[],
): readonly RhythmRowView[] {
  const { teams } = getPlanIndex(context.plan);
  const rows = [...Map.groupBy(objectives, ({ teams: [leading] }) => leading)].flatMap(
    ([id, own]) => {
      const team = id === undefined ? undefined : teams.get(id);
      return team === undefined ? [] : [viewRhythmRow(context, team, own)];
    },
  );
  const rank = (row: RhythmRowView): number => (row.state.glyph === "none" ? 0 : 1);
  return rows.sort((a, b) => rank(a) - rank(b) || (a.title < b.title ? -1 : 1));
}
