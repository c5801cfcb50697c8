import { toCount } from "../model/count.ts";
import type { CoverageName } from "../model/coverage.ts";
import { getCoverage, getJudgedObjectives } from "../model/coverage.ts";
import type { Finding, Severity } from "../model/finding.ts";
import { toSentenceCase } from "../model/sentence-case.ts";
import type { ViewContext } from "./context.ts";
import { viewExplanation } from "./explanation.ts";
import { levelWords } from "./finding-row.ts";
import { viewFrame, type FrameInput } from "./frame.ts";
import type { GapRowView, GapView } from "./gap.ts";
import { isSilentTeam, viewGaps, viewSilentTeam } from "./gap.ts";
import type { TeamHealth } from "./health-index.ts";
import { getHealthIndex } from "./health-index.ts";
import { pageSizes, toLongList, viewList, type ListView, type LongList } from "./list.ts";
import type { Rows } from "./list-rows.ts";
import type { ExplanationView, FrameView } from "./part.ts";
import { endSentence } from "./sentence.ts";
import type { SmartTeamRow } from "./smart.ts";
import { getSmartIndex, isOpenQuestion, viewSmartReasons } from "./smart.ts";
import { toSmartList } from "./smart-team.ts";

/** How many findings there are of one level: a shape, a word, a number. */
export interface LevelCountView {
  readonly glyph: "off" | "behind" | "none";
  readonly word: string;
  readonly count: number;
}

/** A row of the table of teams; an empty text where there is nothing. */
export interface TeamHealthRow {
  readonly title: string;
  readonly url: string;
  readonly warnings: number;
  readonly infos: number;
  readonly orphans: number;
  readonly withoutStrategy: number;
  readonly silent: number;
  readonly staleKpis: number;
  /** Results of which a letter of SMART does not hold. */
  readonly smart: number;
}

/** How good the plan itself is. */
export interface HealthView {
  readonly frame: FrameView;
  /** What was looked at: `58 objectives of Q3 2026 and of what else runs on 27 August 2026.` */
  readonly scope: string;
  readonly levels: readonly LevelCountView[];
  readonly coverage: readonly {
    readonly label: string;
    readonly of: string;
    readonly percent: string;
    /** In percent of the bar. */
    readonly at: number;
  }[];
  readonly explanations: readonly { readonly label: string; readonly of: ExplanationView }[];
  readonly teams: ListView<Rows<"team-health", TeamHealthRow>>;
  readonly rules: readonly {
    readonly code: string;
    readonly url: string;
    readonly level: LevelCountView;
  }[];
  readonly orphans: GapView;
  readonly withoutStrategy: GapView;
  readonly silentTeams: ListView<Rows<"gaps", GapRowView>>;
  readonly staleKpis: GapView;
  /** KPIs that call for action while nobody acts. */
  readonly redKpis: GapView;
  /** Absent where the organisation does not ask for it, or has nothing to ask of. */
  readonly smart?: {
    readonly teams: ListView<Rows<"smart-teams", SmartTeamRow>>;
    readonly reasons: ReturnType<typeof viewSmartReasons>;
    /** `118 of 214 results hold in every letter`. */
    readonly said: string;
  };
  readonly hasThemes: boolean;
  readonly hasRhythm: boolean;
  readonly hasKpis: boolean;
}

const coverageLabels: Readonly<Record<CoverageName, string>> = {
  strategy: "Objectives that reach a theme",
  owner: "Objectives with an owner",
  measure: "Key results with a measure",
  "check-in": "Objectives checked in on in time",
  dependency: "Needs of other teams that were agreed",
  "fresh-reading": "KPIs with a fresh reading",
};

/** Views the health of the whole plan; the full lists are on the pages of the teams. */
export function viewHealth(context: ViewContext): HealthView {
  const { plan, format } = context;
  const index = getHealthIndex(context);
  const lists = toHealthLists(context);
  const coverage = Object.entries(getCoverage(plan, context.assessment)) as [
    CoverageName,
    NonNullable<ReturnType<typeof getCoverage>[CoverageName]>,
  ][];
  const cycle = plan.cycles.find((each) => each.cycle === plan.currentCycle);
  const count = toCount(getJudgedObjectives(plan).length, "objective");
  return {
    frame: viewFrame(context, toPage(context)),
    scope: endSentence(
      `${count} of ${cycle?.title.plain ?? plan.currentCycle} and of what else runs on ${format.date(plan.asOf)}`,
    ),
    levels: countLevels(context.findings),
    coverage: coverage.map(([name, { part, whole, share }]) => ({
      label: coverageLabels[name],
      of: `${format.value(part)} of ${format.value(whole)}`,
      percent: format.percent(share.value),
      at: Math.round(share.value * 1000) / 10,
    })),
    explanations: coverage.map(([name, { share }]) => ({
      label: coverageLabels[name],
      of: viewExplanation(context, share),
    })),
    teams: viewList(context, lists.teams),
    rules: viewRuleCounts(context.findings),
    orphans: viewGaps(context, index.teams, ({ orphans }) => orphans),
    withoutStrategy: viewGaps(context, index.teams, ({ withoutStrategy }) => withoutStrategy),
    silentTeams: viewList(context, lists.silentTeams),
    staleKpis: viewGaps(context, index.teams, ({ staleKpis }) => staleKpis),
    redKpis: viewGaps(context, index.teams, ({ redKpis }) => redKpis),
    ...toSmart(context, lists.smart),
    hasThemes: plan.themes.length > 0,
    hasKpis: plan.kpis.length > 0,
    hasRhythm: plan.cycles.some(({ rhythm }) => rhythm !== undefined),
  };
}

/** The lists of the page of the plan's health. */
export function toHealthLists(context: ViewContext): {
  readonly teams: LongList<Rows<"team-health", TeamHealthRow>>;
  readonly silentTeams: LongList<Rows<"gaps", GapRowView>>;
  readonly smart: LongList<Rows<"smart-teams", SmartTeamRow>>;
} {
  const page = toPage(context);
  const { teams } = getHealthIndex(context);
  return {
    teams: toLongList(
      { page, id: "teams", title: "By team" },
      teams,
      pageSizes["team-health"],
      (some) => ({
        kind: "team-health",
        items: some.map(toRow),
      }),
    ),
    silentTeams: toLongList(
      { page, id: "silent", title: "Silent teams" },
      teams.filter(isSilentTeam),
      pageSizes.gaps,
      (some) => ({ kind: "gaps", items: some.map((health) => viewSilentTeam(context, health)) }),
    ),
    smart: toSmartList(context, page),
  };
}

function toSmart(
  context: ViewContext,
  list: LongList<Rows<"smart-teams", SmartTeamRow>>,
): Pick<HealthView, "smart"> {
  const { all } = getSmartIndex(context);
  if (all.length === 0) return {};
  const held = all.filter((judged) => !isOpenQuestion(judged)).length;
  const said = `${context.format.value(held)} of ${toCount(all.length, "result")} hold in every letter`;
  return { smart: { teams: viewList(context, list), reasons: viewSmartReasons(all), said } };
}

function toPage({ plan }: ViewContext): FrameInput {
  return {
    path: "/health/",
    title: "Health of the plan",
    description: `What is missing, silent or unclear in the plans of ${plan.portal.name}.`,
    section: "/health/",
  };
}

/** Counts findings by level, the gravest first; levels that nothing has are named too. */
export function countLevels(findings: readonly Finding[]): readonly LevelCountView[] {
  return (["error", "warning", "info"] as const).map((severity) =>
    toLevel(severity, findings.filter((finding) => finding.severity === severity).length),
  );
}

function toLevel(severity: Severity, count: number): LevelCountView {
  const { glyph, one, plural } = levelWords[severity];
  return { glyph, word: toSentenceCase(count === 1 ? one : plural), count };
}

const levelOrder: readonly Severity[] = ["error", "warning", "info"];

/** One entry for each rule and level that has findings: the gravest first, then the most frequent. */
function viewRuleCounts(findings: readonly Finding[]): HealthView["rules"] {
  const groups = Map.groupBy(findings, ({ code, severity }) => `${severity} ${code}`);
  return [...groups.values()]
    .flatMap((group) => (group[0] ? [{ first: group[0], count: group.length }] : []))
    .sort(
      (a, b) =>
        levelOrder.indexOf(a.first.severity) - levelOrder.indexOf(b.first.severity) ||
        b.count - a.count ||
        (a.first.code < b.first.code ? -1 : 1),
    )
    .map(({ first: { code, severity }, count }) => ({
      code,
      url: `/rules/${code}/`,
      level: { ...toLevel(severity, count), word: levelWords[severity].word },
    }));
}

function toRow(health: TeamHealth): TeamHealthRow {
  const { team, url, findings, orphans, withoutStrategy, silent, staleKpis, smart } = health;
  return {
    title: team?.title.plain ?? "In no team",
    url,
    warnings: findings.filter(({ severity }) => severity !== "info").length,
    infos: findings.filter(({ severity }) => severity === "info").length,
    orphans: orphans.length,
    withoutStrategy: withoutStrategy.length,
    silent: silent.length,
    staleKpis: staleKpis.length,
    smart: smart.length,
  };
}
