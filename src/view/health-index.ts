import type { Finding } from "../model/finding.ts";
import type { TeamId } from "../model/id.ts";
import type { Kpi, Objective, PlanNode, Team } from "../model/plan.ts";
import {
  getJudgedObjectives,
  getReadableKpis,
  hasStrategy,
  isDue,
  isFresh,
  isOrphan,
  isSilent,
} from "../model/coverage.ts";
import { getTeams } from "../model/ancestry.ts";
import { indexed } from "../model/indexed.ts";
import type { ViewContext } from "./context.ts";
import { findOffer } from "./kpi-offer.ts";
import type { Judged } from "./smart.ts";
import { getSmartIndex, isOpenQuestion } from "./smart.ts";

/** What there is to mend in one team, or in what belongs to none. */
export interface TeamHealth {
  /** Absent: what belongs to no team. */
  readonly team?: Team;
  readonly url: string;
  readonly findings: readonly Finding[];
  readonly orphans: readonly Objective[];
  /** What without how; orphans are not named twice. */
  readonly withoutStrategy: readonly Objective[];
  readonly silent: readonly Objective[];
  /** How many objectives check-ins are due from. */
  readonly due: number;
  readonly staleKpis: readonly Kpi[];
  /** Those that call for action while nobody acts. */
  readonly redKpis: readonly Kpi[];
  /** Results of which not every letter of SMART holds. */
  readonly smart: readonly Judged[];
}

/** The health of a plan, team by team. */
export interface HealthIndex {
  /** Teams with something to mend, by title; what belongs to no team is last. */
  readonly teams: readonly TeamHealth[];
  /** The node that a file is the document of. */
  readonly nodes: ReadonlyMap<string, PlanNode>;
}

/** Sorts what there is to mend by team, once: every page of the health asks. */
export const getHealthIndex = indexed("health", "context", toIndex, { nodes: { by: "file" } });

function toIndex(context: ViewContext): HealthIndex {
  const { plan, assessment, findings } = context;
  const nodes = indexFiles(context);
  const objectives = getJudgedObjectives(plan);
  const byTeam = <Item>(items: readonly Item[], toTeam: (item: Item) => TeamId | undefined) =>
    Map.groupBy(items, toTeam);
  const leading = ({ teams }: Objective): TeamId | undefined => teams[0];
  const due = objectives.filter((objective) => isDue(plan, objective));
  const orphans = objectives.filter((objective) => isOrphan(plan, objective));
  const lists = {
    findings: byTeam(findings, ({ file }) => findTeam(context, nodes.get(file))),
    orphans: byTeam(orphans, leading),
    withoutStrategy: byTeam(
      objectives.filter((each) => !hasStrategy(plan, each) && !isOrphan(plan, each)),
      leading,
    ),
    silent: byTeam(
      due.filter((objective) => isSilent(assessment, objective)),
      leading,
    ),
    due: byTeam(due, leading),
    staleKpis: byTeam(
      getReadableKpis(plan).filter((kpi) => !isFresh(kpi, plan)),
      ({ team }) => team,
    ),
    redKpis: byTeam(
      plan.kpis.filter((kpi) => findOffer(context, kpi) !== undefined),
      ({ team }) => team,
    ),
  };
  const smart = getSmartIndex(context).byTeam;
  const toHealth = (team: Team | undefined): TeamHealth => ({
    ...(team && { team }),
    url: `/health/${team?.team ?? toSlug(plan.teams)}/`,
    findings: lists.findings.get(team?.team) ?? [],
    orphans: lists.orphans.get(team?.team) ?? [],
    withoutStrategy: lists.withoutStrategy.get(team?.team) ?? [],
    silent: lists.silent.get(team?.team) ?? [],
    due: lists.due.get(team?.team)?.length ?? 0,
    staleKpis: lists.staleKpis.get(team?.team) ?? [],
    redKpis: lists.redKpis.get(team?.team) ?? [],
    smart: (smart.get(team?.team) ?? []).filter(isOpenQuestion),
  });
  const teams = plan.teams.toSorted((a, b) => (a.title.plain < b.title.plain ? -1 : 1));
  return {
    teams: [...teams.map(toHealth), toHealth(undefined)].filter(hasAny),
    nodes,
  };
}

/** Documents by their own file, and KPIs by that of their series, too. */
function indexFiles({ plan }: ViewContext): ReadonlyMap<string, PlanNode> {
  const nodes = new Map<string, PlanNode>();
  const documents: readonly PlanNode[] = [
    ...(plan.direction ? [plan.direction] : []),
    ...plan.teams,
    ...plan.themes,
    ...plan.kpis,
    ...plan.objectives,
    ...plan.initiatives,
    ...plan.pages,
    ...plan.frameworkPlans,
  ];
  for (const node of documents) {
    nodes.set(node.source.file, node);
    const series = node.kind === "kpi" ? node.series[0]?.source.file : undefined;
    if (series !== undefined && !nodes.has(series)) nodes.set(series, node);
  }
  return nodes;
}

function findTeam({ plan }: ViewContext, node: PlanNode | undefined): TeamId | undefined {
  return node && getTeams(plan, node.id)[0];
}

/** An address that no team has. */
function toSlug(teams: readonly Team[]): string {
  const taken = new Set<string>(teams.map(({ team }) => team));
  let slug = "no-team";
  while (taken.has(slug)) slug += "-";
  return slug;
}

function hasAny(health: TeamHealth): boolean {
  const { findings, orphans, withoutStrategy, silent, staleKpis, redKpis, smart } = health;
  const lists = [findings, orphans, withoutStrategy, silent, staleKpis, redKpis, smart];
  return lists.some(({ length }) => length > 0);
}
