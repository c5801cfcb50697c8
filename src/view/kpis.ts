import type { KpiHealth } from "../model/assessment.ts";
import { toCount } from "../model/count.ts";
import type { Kpi } from "../model/plan.ts";
import type { ViewContext } from "./context.ts";
import { viewFrame, type FrameInput } from "./frame.ts";
import { viewKpiRow, type KpiRowView } from "./kpi-row.ts";
import { pageSizes, toLongList, viewList, type ListView, type LongList } from "./list.ts";
import type { Rows, WallRows } from "./list-rows.ts";
import type { FrameView, RefView, StatusView } from "./part.ts";
import { getPlanIndex } from "./plan-index.ts";
import { findStatus, toReference } from "./reference.ts";

/** The wall of all KPIs: what calls for action, then everything by theme and by team. */
export interface KpisView {
  readonly frame: FrameView;
  /** How many have each health. */
  readonly tally: readonly {
    readonly status?: StatusView;
    readonly word: string;
    readonly count: number;
  }[];
  readonly urgent: ListView<Rows<"kpis", KpiRowView>>;
  readonly themes: ListView<WallRows>;
  readonly teams: ListView<WallRows>;
}

/** KPIs of one theme or team, the worst first. */
export interface KpiGroupView {
  readonly title: string;
  readonly url?: string;
  readonly code?: string;
  readonly kpis: readonly KpiRowView[];
}

/** How a KPI stands: its health, or that nobody has read it for too long. */
type KpiState = KpiHealth | "stale" | "none";

/** What needs somebody first. */
const states: readonly KpiState[] = ["unhealthy", "stale", "watch", "healthy", "none"];

const wallSize = { width: 132, height: 40 };

/** Views all KPIs. */
export function viewKpis(context: ViewContext): KpisView {
  const lists = toKpisLists(context);
  const byState = Map.groupBy(context.plan.kpis, (kpi) => getState(context, kpi));
  return {
    frame: viewFrame(context, toPage(context)),
    tally: states.flatMap((state) => {
      const kpis = byState.get(state) ?? [];
      const status = kpis[0] && findStatus(context, kpis[0]);
      const word = status?.word ?? "Without health";
      const count = kpis.length;
      return count === 0 ? [] : [{ word, count, ...(status === undefined ? {} : { status }) }];
    }),
    urgent: viewList(context, lists.urgent),
    themes: viewList(context, lists.themes),
    teams: viewList(context, lists.teams),
  };
}

/** The lists of the page of all KPIs. */
export function toKpisLists(context: ViewContext): {
  readonly urgent: LongList<Rows<"kpis", KpiRowView>>;
  readonly themes: LongList<WallRows>;
  readonly teams: LongList<WallRows>;
} {
  const { plan } = context;
  const index = getPlanIndex(plan);
  const page = toPage(context);
  const sorted = sortByHealth(context, plan.kpis);
  // One that was red when somebody last looked still calls for it.
  const urgent = sorted.filter((kpi) => findHealth(context, kpi) === "unhealthy");
  return {
    urgent: toLongList({ page, id: "act", title: "Act" }, urgent, pageSizes.kpis, (some) => ({
      kind: "kpis",
      items: some.map((kpi) => viewKpiRow(context, kpi)),
    })),
    themes: toWall(context, { page, id: "themes", title: "By theme" }, "In no theme", sorted, {
      toGroups: ({ id }) => index.themesOfKpi.get(id) ?? [],
      form: "wide",
      order: plan.themes.toSorted((a, b) => ((a.code ?? a.id) < (b.code ?? b.id) ? -1 : 1)),
    }),
    teams: toWall(context, { page, id: "teams", title: "By team" }, "In no team", sorted, {
      toGroups: ({ team }) => [team].flatMap((id) => (id && index.teams.get(id)) ?? []),
      form: "columns",
      order: plan.teams.toSorted((a, b) => (a.title.plain < b.title.plain ? -1 : 1)),
    }),
  };
}

interface Grouping<Group> {
  readonly toGroups: (kpi: Kpi) => readonly Group[];
  readonly order: readonly Group[];
  readonly form: WallRows["form"];
}

/** A list of KPIs group by group; a group that does not end on a page is named again on the next one. */
function toWall<Group extends Parameters<typeof toReference>[1]>(
  context: ViewContext,
  input: Pick<LongList, "page" | "id" | "title">,
  rest: string,
  kpis: readonly Kpi[],
  { toGroups, order, form }: Grouping<Group>,
): LongList<WallRows> {
  const members = new Map<Group | undefined, Kpi[]>();
  for (const kpi of kpis) {
    const own: readonly (Group | undefined)[] = toGroups(kpi);
    for (const group of own.length === 0 ? [undefined] : own) {
      members.set(group, [...(members.get(group) ?? []), kpi]);
    }
  }
  const placed = [...order, undefined].flatMap((group) =>
    (members.get(group) ?? []).map((kpi) => ({ group, kpi })),
  );
  return toLongList(input, placed, pageSizes["kpi-wall"], (some) => ({
    kind: "kpi-wall",
    form,
    items: [...Map.groupBy(some, ({ group }) => group)].map(([group, own]) => ({
      ...toHeading(group && toReference(context, group), rest),
      kpis: own.map(({ kpi }) => viewKpiRow(context, kpi, wallSize)),
    })),
  }));
}

function toHeading(group: RefView | undefined, rest: string): Omit<KpiGroupView, "kpis"> {
  if (group === undefined) return { title: rest };
  const { title, url, code } = group;
  return { title, url, ...(code === undefined ? {} : { code }) };
}

/** What needs somebody first, then by title. */
function sortByHealth(context: ViewContext, kpis: readonly Kpi[]): readonly Kpi[] {
  const rank = (kpi: Kpi): number => states.indexOf(getState(context, kpi));
  return kpis.toSorted((a, b) => rank(a) - rank(b) || (a.title.plain < b.title.plain ? -1 : 1));
}

function toPage({ plan }: ViewContext): FrameInput {
  return {
    path: "/kpis/",
    title: "KPIs",
    description: `The ${toCount(plan.kpis.length, "health measure")} of ${plan.portal.name}.`,
    section: "/kpis/",
  };
}

function getState(context: ViewContext, kpi: Kpi): KpiState {
  const isStale = context.assessment.kpis.get(kpi.id)?.staleSince !== undefined;
  return isStale ? "stale" : (findHealth(context, kpi) ?? "none");
}

function findHealth(context: ViewContext, kpi: Kpi): KpiHealth | undefined {
  return context.assessment.kpis.get(kpi.id)?.health?.value;
}
