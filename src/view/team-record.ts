import { layoutScoreCourse, type ScoreCourse } from "../graph/score-course.ts";
import type { Explained } from "../model/explanation.ts";
import type { Cycle, Objective, Plan, Team } from "../model/plan.ts";
import type { Statistics } from "../model/statistics.ts";
import { getStatistics } from "../model/statistics.ts";
import type { ViewContext } from "./context.ts";
import { viewExplanation } from "./explanation.ts";
import { viewFrame } from "./frame.ts";
import { toScore } from "./objective-row.ts";
import type { ExplanationView, FrameView } from "./part.ts";
import { getPlanIndex } from "./plan-index.ts";

/** What a team came to, cycle by cycle. */
export interface TeamRecordView {
  readonly frame: FrameView;
  readonly title: string;
  readonly team: { readonly title: string; readonly url: string };
  readonly wide: ScoreCourse;
  readonly narrow: ScoreCourse;
  readonly label: string;
  readonly rows: readonly {
    readonly cycle: { readonly title: string; readonly url: string };
    readonly objectives: number;
    readonly keyResults: number;
    readonly committed: string;
    readonly aspirational: string;
    readonly checkInRate: string;
    readonly explanation?: ExplanationView;
    readonly carriedIn: number;
    readonly carriedOut: number;
    readonly dropped: number;
  }[];
}

/** Teams that planned something in more than one cycle, by the addresses of their records. */
export function* listTeamRecords({ plan, seal }: ViewContext): Iterable<readonly [string, Team]> {
  if (seal !== undefined) return;
  for (const team of plan.teams) {
    if (listLived(plan, team).length > 1) yield [toRecordUrl(team), team];
  }
}

/** The address of a team's record. */
function toRecordUrl({ url }: Team): string {
  return `${url}record/`;
}

/** The way to the record of a team, where it has one. */
export function toRecordLink(
  { plan, seal }: ViewContext,
  team: Team,
): { readonly record?: string } {
  const has = seal === undefined && listLived(plan, team).length > 1;
  return has ? { record: toRecordUrl(team) } : {};
}

/** Views what a team came to over the cycles, committed and aspirational apart. */
export function viewTeamRecord(context: ViewContext, team: Team): TeamRecordView {
  const { assessment, format, plan } = context;
  const cycles = listLived(plan, team);
  const all = cycles.map((cycle) => ({
    cycle,
    statistics: getStatistics(plan, assessment, listOwn(plan, team, cycle)),
  }));
  const rows = all.map(({ cycle, statistics }) => {
    const { carriedIn, carriedOut, checkInRate, dropped, keyResults, objectives, scores } =
      statistics;
    return {
      cycle: { title: cycle.title.plain, url: cycle.url },
      ...{ objectives, keyResults, carriedIn, carriedOut, dropped },
      committed: toMean(context, scores.committed.mean),
      aspirational: toMean(context, scores.aspirational.mean),
      checkInRate: checkInRate === undefined ? "–" : format.percent(checkInRate.value),
      ...(checkInRate && { explanation: viewExplanation(context, checkInRate) }),
    };
  });
  const input = toCourse(context, all);
  const title = team.title.plain;
  return {
    frame: viewFrame(context, {
      path: toRecordUrl(team),
      title: `${title}, cycle by cycle`,
      description: `What ${title} came to in each cycle: scores, check-ins, what was carried over and dropped.`,
      section: "/teams/",
      breadcrumb: [
        { title: "Teams", url: "/teams/" },
        { title, url: team.url },
        { title: "Cycle by cycle" },
      ],
    }),
    title: `${title}, cycle by cycle`,
    team: { title, url: team.url },
    wide: layoutScoreCourse({ ...input, size: "wide" }),
    narrow: layoutScoreCourse({ ...input, size: "narrow" }),
    label: rows
      .map(
        (row) => `${row.cycle.title}: committed ${row.committed}, aspirational ${row.aspirational}`,
      )
      .join("; "),
    rows,
  };
}

function listLived(plan: Plan, team: Team): readonly Cycle[] {
  const own = getPlanIndex(plan).objectivesOfTeam.get(team.team) ?? [];
  const lived = new Set(own.map(({ cycle }) => cycle));
  return plan.cycles.filter(({ cycle }) => lived.has(cycle));
}

function listOwn(plan: Plan, team: Team, { cycle }: Cycle): readonly Objective[] {
  const own = getPlanIndex(plan).objectivesOfTeam.get(team.team) ?? [];
  return own.filter((objective) => objective.cycle === cycle);
}

function toMean(context: ViewContext, mean: Explained | undefined): string {
  return mean === undefined ? "–" : toScore(context, mean.value);
}

function toCourse(
  context: ViewContext,
  all: readonly { readonly cycle: Cycle; readonly statistics: Statistics }[],
) {
  const ambitions = ["committed", "aspirational"] as const;
  const series = ambitions.map((ambition) =>
    all.flatMap(({ statistics }, column) => {
      const mean = statistics.scores[ambition].mean;
      if (mean === undefined) return [];
      const text = `${ambition} ${toScore(context, mean.value)}`;
      return [{ column, score: mean.value, text, isOpen: ambition === "aspirational" }];
    }),
  );
  const [first = []] = series;
  const points = series.flat();
  const lines = series.flatMap((own, index) => {
    const start = index === 0 ? 0 : first.length;
    return own
      .slice(1)
      .map((_, at) => ({ from: start + at, to: start + at + 1, isDashed: index === 1 }));
  });
  return { columns: all.map(({ cycle }) => cycle.title.plain), points, lines };
}
