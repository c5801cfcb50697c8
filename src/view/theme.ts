import { getContributions } from "../model/ancestry.ts";
import { toCount } from "../model/count.ts";
import type { NodeId } from "../model/id.ts";
import { onceFor } from "../model/once.ts";
import type { Objective, Plan, PlanNode, Theme } from "../model/plan.ts";
import { getStatistics } from "../model/statistics.ts";
import { viewBody } from "./body.ts";
import { viewCalled, type CalledView } from "./called.ts";
import type { ViewContext } from "./context.ts";
import { isLongTitle } from "./long-title.ts";
import { viewFrame, type FrameInput } from "./frame.ts";
import { pageSizes, toLongList, viewList, type ListView, type LongList } from "./list.ts";
import type { ObjectiveRows, Rows } from "./list-rows.ts";
import { toObjectiveRows, toReferences } from "./long-list.ts";
import { viewNeighbourhood, type NeighbourhoodView } from "./neighbourhood.ts";
import { viewKpiRow, type KpiRowView } from "./kpi-row.ts";
import { newestFirst, sortNewestFirst, sortWorstFirst, worstFirst } from "./objective-order.ts";
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
  readonly below: ListView<Rows<"references", RefView>>;
  readonly kpis: ListView<Rows<"kpis", KpiRowView>>;
  readonly cycle: string;
  /** Objectives of the current cycle that serve it by one link, and those that do through others. */
  readonly direct: ListView<ObjectiveRows>;
  readonly indirect: ListView<ObjectiveRows>;
  readonly earlier: ListView<ObjectiveRows>;
  readonly summary: string;
  readonly tally: TallyView;
  readonly facts: {
    readonly owner?: PersonView;
    readonly team?: RefView;
    readonly time?: string;
    readonly place: PlaceView;
  };
  readonly neighbourhood?: NeighbourhoodView;
  readonly called?: CalledView;
  readonly body: readonly BodyPart[];
}

/** Views a theme. */
export function viewTheme(context: ViewContext, theme: Theme): ThemeView {
  const lists = toThemeLists(context, theme);
  const { near, far } = toServing(context, theme);
  const current = [...near, ...far].filter(({ cycle }) => cycle === context.plan.currentCycle);
  const neighbourhood = viewNeighbourhood(context, theme);
  const called = viewCalled(context, theme);
  return {
    frame: viewFrame(context, toPage(theme)),
    ...(theme.code === undefined ? {} : { code: theme.code }),
    title: theme.title.html,
    isLong: isLongTitle(theme.title.plain),
    ...(theme.chosen === undefined ? {} : { chosen: theme.chosen.html }),
    ...(theme.why === undefined ? {} : { why: theme.why.html }),
    notDoing: theme.notDoing.map(({ html }) => html),
    supports: toSupports(context, theme),
    below: viewList(context, lists.below),
    kpis: viewList(context, lists.kpis),
    cycle: toCycleName(context),
    direct: viewList(context, lists.direct),
    indirect: viewList(context, lists.indirect),
    earlier: viewList(context, lists.earlier),
    summary: toSummary(context, current),
    tally: viewTally(
      context,
      current.flatMap(({ keyResults }) => keyResults),
    ),
    facts: toFacts(context, theme),
    ...(neighbourhood === undefined ? {} : { neighbourhood }),
    ...(called === undefined ? {} : { called }),
    body: viewBody(context, theme),
  };
}

/** The lists of a theme's page. */
export function toThemeLists(context: ViewContext, theme: Theme): ThemeLists {
  const { plan } = context;
  const { near, far, others } = toServing(context, theme);
  const page = toPage(theme);
  const isCurrent = ({ cycle }: Objective): boolean => cycle === plan.currentCycle;
  const sorted = (objectives: readonly Objective[]): readonly Objective[] =>
    sortWorstFirst(context, objectives.filter(isCurrent), pageSizes.objectives);
  const cycle = toCycleName(context);
  const direct = { page, id: "direct", title: `Serves it in ${cycle}`, order: worstFirst };
  const indirect = { page, id: "indirect", title: "Serves it through others", order: worstFirst };
  const earlier = { page, id: "earlier", title: "Earlier", order: newestFirst };
  const before = near.filter((objective) => !isCurrent(objective));
  const kpis = theme.kpis.flatMap((id) => {
    const kpi = plan.nodes.get(id);
    return kpi?.kind === "kpi" ? [kpi] : [];
  });
  return {
    direct: toObjectiveRows(context, direct, sorted(near), ["teams", "owners"]),
    indirect: toObjectiveRows(context, indirect, sorted(far), ["teams", "owners"]),
    earlier: toObjectiveRows(context, earlier, sortNewestFirst(context, before), [
      "cycle",
      "teams",
    ]),
    below: toReferences(context, { page, id: "below", title: "Below it" }, others),
    kpis: toLongList({ page, id: "kpis", title: "Watched by" }, kpis, pageSizes.kpis, (some) => ({
      kind: "kpis",
      items: some.map((kpi) => viewKpiRow(context, kpi)),
    })),
  };
}

interface ThemeLists {
  readonly direct: LongList<ObjectiveRows>;
  readonly indirect: LongList<ObjectiveRows>;
  readonly earlier: LongList<ObjectiveRows>;
  readonly below: LongList<Rows<"references", RefView>>;
  readonly kpis: LongList<Rows<"kpis", KpiRowView>>;
}

function toPage(theme: Theme): FrameInput {
  const title = theme.title.plain;
  return {
    path: theme.url,
    title: `${title}, theme`,
    description: theme.chosen?.plain ?? `What serves the theme ${title}.`,
    section: "/themes/",
    breadcrumb: [{ title: "Themes", url: "/themes/" }, { title }],
  };
}

function toCycleName({ plan }: ViewContext): string {
  return getPlanIndex(plan).cycles.get(plan.currentCycle)?.title.plain ?? plan.currentCycle;
}

/** What contributes to a theme, found once for its page and for the list of all. */
export const getThemeContributions = onceFor((plan: Plan, { id }: Theme) =>
  getContributions(plan, id),
);

interface Serving {
  /** Objectives of all cycles. */
  readonly near: readonly Objective[];
  readonly far: readonly Objective[];
  /** What is no objective: other themes, initiatives. */
  readonly others: readonly PlanNode[];
}

/** What serves a theme by a link of its own and what through others, found once. */
const toServing = onceFor((context: ViewContext, theme: Theme): Serving => {
  const { plan } = context;
  const { direct, indirect } = getThemeContributions(plan, theme);
  const near = toObjectives(context, direct);
  const own = new Set(near);
  return {
    near,
    far: toObjectives(context, indirect).filter((objective) => !own.has(objective)),
    others: direct
      .flatMap((id) => plan.nodes.get(id) ?? [])
      .filter(({ kind }) => kind !== "objective" && kind !== "key-result"),
  };
});

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
