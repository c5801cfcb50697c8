import type { KpiHealth } from "../model/assessment.ts";
import type { Kpi } from "../model/plan.ts";
import type { ViewContext } from "./context.ts";
import { toCount } from "./count.ts";
import { viewFrame } from "./frame.ts";
import { viewKpiRow, type KpiRowView } from "./kpi-row.ts";
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
    readonly title: string;
    readonly note: string;
    readonly rows: readonly KpiRowView[];
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
  const { plan } = context;
  const byHealth = Map.groupBy(plan.kpis, (kpi) => toHealth(context, kpi));
  const used = groups.filter(({ health }) => byHealth.has(health));
  return {
    frame: viewFrame(context, {
      path: "/kpis/",
      title: "KPIs",
      description: `The ${toCount(plan.kpis.length, "health measure")} of ${plan.portal.name}.`,
      section: "/kpis/",
    }),
    tally: used.map(({ health, title }) => {
      const kpis = byHealth.get(health) ?? [];
      const status = kpis[0] && findStatus(context, kpis[0]);
      return { word: title, count: kpis.length, ...(status === undefined ? {} : { status }) };
    }),
    groups: used.map(({ health, title, note }) => ({
      title,
      note,
      rows: (byHealth.get(health) ?? []).map((kpi) => viewKpiRow(context, kpi)),
    })),
  };
}

function toHealth(context: ViewContext, kpi: Kpi): KpiHealth | undefined {
  return context.assessment.kpis.get(kpi.id)?.health?.value;
}
