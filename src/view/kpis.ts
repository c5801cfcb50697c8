import type { KpiHealth } from "../model/assessment.ts";
import type { Kpi } from "../model/plan.ts";
import type { ViewContext } from "./context.ts";
import { toCount } from "./count.ts";
import { viewFrame, type FrameInput } from "./frame.ts";
import { viewKpiRow, type KpiRowView } from "./kpi-row.ts";
import { pageSizes, toLongList, viewList, type ListView, type LongList } from "./list.ts";
import type { Rows } from "./list-rows.ts";
import type { FrameView, StatusView } from "./part.ts";
import { findStatus } from "./reference.ts";

/** All KPIs, those that need somebody first. */
export interface KpisView {
  readonly frame: FrameView;
  /** How many have each health. */
  readonly tally: readonly {
    readonly status?: StatusView;
    readonly word: string;
    readonly count: number;
  }[];
  readonly groups: readonly {
    readonly id: string;
    readonly title: string;
    readonly note: string;
    readonly list: ListView<Rows<"kpis", KpiRowView>>;
  }[];
}

const groups: readonly {
  readonly health: KpiHealth | undefined;
  readonly title: string;
  readonly note: string;
}[] = [
  { health: "unhealthy", title: "Act", note: "Outside the bounds that we hold ourselves to" },
  { health: "watch", title: "Watch", note: "Between healthy and what calls for action" },
  { health: "healthy", title: "Healthy", note: "Where it should be" },
  {
    health: undefined,
    title: "Without health",
    note: "No bounds, no direction or no reading: nothing can be said",
  },
];

/** Views all KPIs by their health. */
export function viewKpis(context: ViewContext): KpisView {
  const lists = toKpisLists(context);
  return {
    frame: viewFrame(context, toPage(context)),
    tally: lists.map(({ title, kpis }) => {
      const status = kpis[0] && findStatus(context, kpis[0]);
      return { word: title, count: kpis.length, ...(status === undefined ? {} : { status }) };
    }),
    groups: lists.map(({ note, list }) => {
      return { id: list.id, title: list.title, note, list: viewList(context, list) };
    }),
  };
}

/** The lists of the page of all KPIs, one for each health that one of them has. */
export function toKpisLists(context: ViewContext): readonly {
  readonly title: string;
  readonly note: string;
  readonly kpis: readonly Kpi[];
  readonly list: LongList<Rows<"kpis", KpiRowView>>;
}[] {
  const byHealth = Map.groupBy(context.plan.kpis, (kpi) => toHealth(context, kpi));
  const page = toPage(context);
  return groups.flatMap(({ health, title, note }) => {
    const kpis = byHealth.get(health) ?? [];
    if (kpis.length === 0) return [];
    const list = toLongList(
      { page, id: health ?? "without-health", title },
      kpis,
      pageSizes.kpis,
      (some) => ({ kind: "kpis" as const, items: some.map((kpi) => viewKpiRow(context, kpi)) }),
    );
    return [{ title, note, kpis, list }];
  });
}

function toPage({ plan }: ViewContext): FrameInput {
  return {
    path: "/kpis/",
    title: "KPIs",
    description: `The ${toCount(plan.kpis.length, "health measure")} of ${plan.portal.name}.`,
    section: "/kpis/",
  };
}

function toHealth(context: ViewContext, kpi: Kpi): KpiHealth | undefined {
  return context.assessment.kpis.get(kpi.id)?.health?.value;
}
