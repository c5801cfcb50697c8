import { daysBetween } from "../model/period.ts";
import type { Cycle } from "../model/plan.ts";
import { getCountedKeyResults } from "../model/statistics.ts";
import { viewBody } from "./body.ts";
import { viewCompared } from "./compare-pair.ts";
import type { ViewContext } from "./context.ts";
import { viewCalendar } from "./cycle-calendar.ts";
import type { EndingView } from "./cycle-ending.ts";
import { viewCalibration, type CalibrationView } from "./cycle-calibration.ts";
import { viewFigures, type FigureView } from "./cycle-figure.ts";
import { findOwnPage, toCycleLists, toCyclePage } from "./cycle-list.ts";
import { viewMix, type MixRowView } from "./cycle-mix.ts";
import type { RhythmRowView } from "./cycle-rhythm.ts";
import { getCycleStatistics } from "./cycle-statistics.ts";
import { viewDistribution, type DistributionView } from "./distribution.ts";
import { viewFrame } from "./frame.ts";
import { viewList, type ListView } from "./list.ts";
import type { GroupRows, NeedRows, Rows } from "./list-rows.ts";
import type { PageRowView } from "./page-row.ts";
import type { BodyPart, FrameView } from "./part.ts";
import { getPlanIndex } from "./plan-index.ts";
import type { TeamScoreRow } from "./team-score.ts";
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
  /** What is said where there is nothing: of a cycle that is over there will be none. */
  readonly empty: { readonly objectives: string; readonly keyResults: string };
  readonly tally: TallyView;
  readonly scores?: DistributionView;
  /** How sure people were, held against the scores. */
  readonly calibration?: CalibrationView;
  /** Outputs and inputs by level; empty where nobody says which it is. */
  readonly mix: readonly MixRowView[];
  readonly groups: ListView<GroupRows>;
  readonly rhythm: ListView<Rows<"rhythm", RhythmRowView>>;
  readonly teamScores: ListView<Rows<"team-scores", TeamScoreRow>>;
  readonly carried: ListView<Rows<"endings", EndingView>>;
  readonly dropped: ListView<Rows<"endings", EndingView>>;
  readonly needs: ListView<NeedRows>;
  readonly delivered: ListView<NeedRows>;
  readonly calendar: ReturnType<typeof viewCalendar>;
  readonly pages: ListView<Rows<"pages", PageRowView>>;
  /** The comparisons that it is in, the latest first. */
  readonly compared: readonly { readonly title: string; readonly url: string }[];
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
  const { plan } = context;
  const index = getPlanIndex(plan);
  const objectives = index.objectivesOfCycle.get(cycle.cycle) ?? [];
  const keyResults = getCountedKeyResults(plan, objectives);
  const scores = viewDistribution(context, keyResults);
  const calibration = viewCalibration(context, cycle, objectives);
  const statistics = getCycleStatistics(context, cycle.cycle);
  const lists = toCycleLists(context, cycle);
  const own = findOwnPage(context, cycle);
  const parent = cycle.parent === undefined ? undefined : index.cycles.get(cycle.parent);
  return {
    frame: viewFrame(context, toCyclePage(context, cycle)),
    title: cycle.title.html,
    state: states[cycle.state],
    sentence: `${toTime(context, cycle)}${toRhythm(context, cycle, objectives.length)}`,
    ...(parent === undefined ? {} : { parent: { title: parent.title.plain, url: parent.url } }),
    inside: plan.cycles
      .filter((other) => other.parent === cycle.cycle)
      .map((other) => ({
        title: other.title.plain,
        url: other.url,
        note: states[other.state].toLowerCase(),
      })),
    figures: viewFigures(context, cycle, statistics),
    empty: isOver(context, cycle)
      ? { objectives: "Nobody planned this cycle.", keyResults: "No key result was planned." }
      : {
          objectives: "Nobody has planned this cycle yet.",
          keyResults: "No key result is planned yet.",
        },
    tally: viewTally(context, keyResults),
    ...(scores === undefined ? {} : { scores }),
    ...(calibration === undefined ? {} : { calibration }),
    mix: viewMix(statistics),
    groups: viewList(context, lists.groups),
    rhythm: viewList(context, lists.rhythm),
    teamScores: viewList(context, lists.teamScores),
    carried: viewList(context, lists.carried),
    dropped: viewList(context, lists.dropped),
    needs: viewList(context, lists.needs),
    delivered: viewList(context, lists.delivered),
    calendar: viewCalendar(context, cycle, objectives),
    pages: viewList(context, lists.pages),
    compared: viewCompared(context, cycle),
    body: own === undefined ? [] : viewBody(context, own),
    isLetter: own !== undefined && own.body.text.length <= longestLetter,
  };
}

function isOver({ plan }: ViewContext, { period, state }: Cycle): boolean {
  return state === "closed" || plan.asOf > period.end;
}

function toTime({ plan, format }: ViewContext, { period }: Cycle): string {
  const days = daysBetween(period.start, period.end) + 1;
  const day = daysBetween(period.start, plan.asOf) + 1;
  const place =
    day < 1
      ? `it begins in ${1 - day} ${day === 0 ? "day" : "days"}`
      : day > days
        ? "over"
        : `day ${day} of ${days}`;
  return `${format.date(period.start)} to ${format.date(period.end)}, ${place}.`;
}

/** How often check-ins are due; that none is, while something runs, as nothing would be called silent. */
function toRhythm(context: ViewContext, cycle: Cycle, objectives: number): string {
  const { rhythm } = cycle;
  if (rhythm !== undefined) return ` Check-ins every ${rhythm === 7 ? "week" : `${rhythm} days`}.`;
  return objectives === 0 || isOver(context, cycle)
    ? ""
    : " No rhythm of check-ins is set, so nothing counts as silent.";
}
