import type { Kpi, Objective } from "../model/plan.ts";
import type { ViewContext } from "./context.ts";
import { viewFindingRow, type FindingRowView } from "./finding-row.ts";
import { viewFrame, type FrameInput } from "./frame.ts";
import { toSilenceFact, viewGapRow, type GapRowView } from "./gap.ts";
import { countLevels, type LevelCountView } from "./health.ts";
import { getHealthIndex, type TeamHealth } from "./health-index.ts";
import { pageSizes, toLongList, viewList, type ListView, type LongList } from "./list.ts";
import type { Rows } from "./list-rows.ts";
import type { FrameView } from "./part.ts";
import { viewSmartRow, type SmartRowView } from "./smart.ts";

/** Everything that there is to mend in one team. */
export interface TeamHealthView {
  readonly frame: FrameView;
  readonly title: string;
  /** The team's own page. */
  readonly team?: { readonly title: string; readonly url: string };
  readonly levels: readonly LevelCountView[];
  readonly findings: ListView<Rows<"findings", FindingRowView>>;
  /** Lists of gaps; empty ones are left out. */
  readonly gaps: readonly {
    readonly id: string;
    readonly title: string;
    readonly note: string;
    readonly list: ListView<Rows<"gaps", GapRowView>>;
  }[];
  /** Results of which not every letter of SMART holds. */
  readonly smart: ListView<Rows<"smart", SmartRowView>>;
}

/** The page of every team with something to mend, by its path. */
export function listTeamHealth(context: ViewContext): readonly (readonly [string, TeamHealth])[] {
  return getHealthIndex(context).teams.map((health) => [health.url, health] as const);
}

/** Views the health of a team. */
export function viewTeamHealth(context: ViewContext, health: TeamHealth): TeamHealthView {
  const { team, findings } = health;
  const lists = toTeamHealthLists(context, health);
  const page = toPage(health);
  return {
    frame: viewFrame(context, page),
    title: page.title,
    ...(team && { team: { title: team.title.plain, url: team.url } }),
    levels: countLevels(findings),
    findings: viewList(context, lists.findings),
    gaps: lists.gaps.map(({ note, list }) => {
      return { id: list.id, title: list.title, note, list: viewList(context, list) };
    }),
    smart: viewList(context, lists.smart),
  };
}

/** The lists of the page of a team's health. */
export function toTeamHealthLists(
  context: ViewContext,
  health: TeamHealth,
): {
  readonly findings: LongList<Rows<"findings", FindingRowView>>;
  readonly gaps: readonly {
    readonly note: string;
    readonly list: LongList<Rows<"gaps", GapRowView>>;
  }[];
  readonly smart: LongList<Rows<"smart", SmartRowView>>;
} {
  const page = toPage(health);
  const toRow = (item: Objective | Kpi): GapRowView => viewGapRow(context, item);
  const toGaps = <Item extends Objective | Kpi>(
    id: string,
    title: string,
    note: string,
    items: readonly Item[],
    toItem: (item: Item) => GapRowView = toRow,
  ) => {
    const list = toLongList({ page, id, title }, items, pageSizes.gaps, (some) => ({
      kind: "gaps" as const,
      items: some.map(toItem),
    }));
    return items.length === 0 ? [] : [{ note, list }];
  };
  return {
    findings: toLongList(
      { page, id: "findings", title: "Findings" },
      health.findings,
      pageSizes.findings,
      (some) => ({
        kind: "findings",
        items: some.map((finding) => viewFindingRow(context, finding)),
      }),
    ),
    gaps: [
      ...toGaps(
        "orphans",
        "Orphans",
        "Objectives that serve nothing above them and do not say why",
        health.orphans,
      ),
      ...toGaps(
        "without-how",
        "What without how",
        "Objectives whose line of sight reaches no theme",
        health.withoutStrategy,
      ),
      ...toGaps(
        "silent",
        "Silent",
        "Objectives that nothing was heard of in their rhythm",
        health.silent,
        (each) => ({ ...toRow(each), fact: toSilenceFact(context, [each]) }),
      ),
      ...toGaps(
        "kpis",
        "KPIs without a fresh reading",
        "No reading for longer than their rhythm allows",
        health.staleKpis,
      ),
      ...toGaps(
        "red",
        "KPIs that nobody acts on",
        "They call for action: fix it now, add a key result, or write an objective that recovers it",
        health.redKpis,
      ),
    ],
    smart: toLongList(
      { page, id: "smart", title: "SMART, letter by letter" },
      health.smart,
      pageSizes.smart,
      (some) => ({ kind: "smart", items: some.map((each) => viewSmartRow(context, each)) }),
    ),
  };
}

function toPage({ team, url }: TeamHealth): FrameInput {
  const name = team?.title.plain ?? "In no team";
  return {
    path: url,
    title: `${name}: what to mend`,
    description: `What the checks say of the plans of ${team === undefined ? "what belongs to no team" : name}.`,
    section: "/health/",
    breadcrumb: [{ title: "Health", url: "/health/" }, { title: name }],
  };
}
