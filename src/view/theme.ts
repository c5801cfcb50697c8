import { getContributions } from "../model/ancestry.ts";
import type { NodeId } from "../model/id.ts";
import type { Objective, Theme } from "../model/plan.ts";
import { getStatistics } from "../model/statistics.ts";
import { viewBody } from "./body.ts";
import type { ViewContext } from "./context.ts";
import { isLongTitle } from "./long-title.ts";
import { toCount } from "./count.ts";
import { viewFrame } from "./frame.ts";
import { viewNeighbourhood, type NeighbourhoodView } from "./neighbourhood.ts";
import { viewKpiRow, type KpiRowView } from "./kpi-row.ts";
import { viewObjectiveRow, type ObjectiveRowView } from "./objective-row.ts";
import type { BodyPart, FrameView, PersonView, RefView } from "./part.ts";
import { viewPerson } from "./person.ts";
import { toPlace, type PlaceView } from "./place.ts";
import { compareObjectives, getPlanIndex } from "./plan-index.ts";
import { toReference, viewReference } from "./reference.ts";
import { viewTally, type TallyView } from "./tally.ts";

/** A theme: what was chosen and what was not, what serves it, and the measures by which it is watched. */
export interface ThemeView {
  readonly frame: FrameView;
  readonly code?: string;
  /** Safe HTML, as are the next four. */
  readonly title: string;
  /** Whether it is set smaller. */
  readonly isLong: boolean;
  readonly chosen?: string;
  readonly why?: string;
  readonly notDoing: readonly string[];
  readonly supports: readonly RefView[];
  readonly below: readonly RefView[];
  readonly kpis: readonly KpiRowView[];
  readonly cycle: string;
  /** Objectives of the current cycle that serve it by one link, and those that do through others. */
  readonly direct: readonly ObjectiveRowView[];
  readonly indirect: readonly ObjectiveRowView[];
  readonly earlier: readonly ObjectiveRowView[];
  readonly summary: string;
  readonly tally: TallyView;
  readonly facts: {
    readonly owner?: PersonView;
    readonly team?: RefView;
    readonly time?: string;
    readonly place: PlaceView;
  };
  readonly neighbourhood?: NeighbourhoodView;
  readonly body: readonly BodyPart[];
}

/** Views a theme. */
export function viewTheme(context: ViewContext, theme: Theme): ThemeView {
  const { plan } = context;
  const { direct, indirect } = getContributions(plan, theme.id);
  const near = toObjectives(context, direct);
  const far = toObjectives(context, indirect).filter((objective) => !near.includes(objective));
  const isCurrent = ({ cycle }: Objective): boolean => cycle === plan.currentCycle;
  const current = [...near, ...far].filter(isCurrent);
  const rows = (objectives: readonly Objective[]): readonly ObjectiveRowView[] =>
    objectives.map((objective) => viewObjectiveRow(context, objective));
  const cycle = getPlanIndex(plan).cycles.get(plan.currentCycle);
  const neighbourhood = viewNeighbourhood(context, theme);
  return {
    frame: viewFrame(context, {
      path: theme.url,
      title: `${theme.title.plain}, theme`,
      description: theme.chosen?.plain ?? `What serves the theme ${theme.title.plain}.`,
      section: "/themes/",
      breadcrumb: [{ title: "Themes", url: "/themes/" }, { title: theme.title.plain }],
    }),
    ...(theme.code === undefined ? {} : { code: theme.code }),
    title: theme.title.html,
    isLong: isLongTitle(theme.title.plain),
    ...(theme.chosen === undefined ? {} : { chosen: theme.chosen.html }),
    ...(theme.why === undefined ? {} : { why: theme.why.html }),
    notDoing: theme.notDoing.map(({ html }) => html),
    supports: toSupports(context, theme),
    below: direct
      .flatMap((id) => plan.nodes.get(id) ?? [])
      .filter(({ kind }) => kind !== "objective" && kind !== "key-result")
      .map((node) => toReference(context, node)),
    kpis: theme.kpis.flatMap((id) => {
      const kpi = plan.nodes.get(id);
      return kpi?.kind === "kpi" ? [viewKpiRow(context, kpi)] : [];
    }),
    cycle: cycle?.title.plain ?? plan.currentCycle,
    direct: rows(near.filter(isCurrent)),
    indirect: rows(far.filter(isCurrent)),
    earlier: rows(near.filter((objective) => !isCurrent(objective))),
    summary: toSummary(context, current),
    tally: viewTally(
      context,
      current.flatMap(({ keyResults }) => keyResults),
    ),
    facts: toFacts(context, theme),
    ...(neighbourhood === undefined ? {} : { neighbourhood }),
    body: viewBody(context, theme),
  };
}

/** The objectives among some nodes, of key results the ones that they stand in. */
function toObjectives({ plan }: ViewContext, ids: readonly NodeId[]): readonly Objective[] {
  const found = new Set<Objective>();
  for (const id of ids) {
    const node = plan.nodes.get(id);
    const objective = node?.kind === "key-result" ? plan.nodes.get(node.objective) : node;
    if (objective?.kind === "objective") found.add(objective);
  }
  return [...found].sort(compareObjectives);
}

function toSupports(context: ViewContext, theme: Theme): readonly RefView[] {
  return (context.plan.edgesFrom.get(theme.id) ?? [])
    .filter(({ relation }) => relation === "supports")
    .map(({ to }) => viewReference(context, to));
}

function toSummary(context: ViewContext, current: readonly Objective[]): string {
  const { plan, assessment } = context;
  if (current.length === 0) return "Nothing serves it in the current cycle.";
  const { objectives, keyResults } = getStatistics(plan, assessment, current);
  const teams = new Set(current.flatMap((objective) => objective.teams));
  return `${toCount(objectives, "objective")} with ${toCount(keyResults, "key result")} in ${toCount(teams.size, "team")} lead to it.`;
}

function toFacts(context: ViewContext, theme: Theme): ThemeView["facts"] {
  const { format, plan } = context;
  const team = theme.team === undefined ? undefined : getPlanIndex(plan).teams.get(theme.team);
  const time = [
    ...(theme.start === undefined ? [] : [`from ${format.date(theme.start)}`]),
    ...(theme.end === undefined ? [] : [`until ${format.date(theme.end)}`]),
  ].join(" ");
  return {
    ...(theme.owner === undefined ? {} : { owner: viewPerson(context, theme.owner) }),
    ...(team === undefined ? {} : { team: toReference(context, team) }),
    ...(time === "" ? {} : { time }),
    place: toPlace(context, theme.source),
  };
}
