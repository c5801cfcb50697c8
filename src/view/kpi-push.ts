import { layoutPushChart, type PushChart } from "../graph/push-chart.ts";
import { listPushes } from "../model/kpi-acting.ts";
import type { Kpi, Objective } from "../model/plan.ts";
import type { ViewContext } from "./context.ts";
import type { FrameInput } from "./frame.ts";
import type { KpiSeriesView } from "./kpi-series.ts";
import { pageSizes, viewList, type ListView, type LongList } from "./list.ts";
import type { ObjectiveRows } from "./list-rows.ts";
import { toObjectiveRows } from "./long-list.ts";
import { newestFirst, sortWorstFirst, worstFirst } from "./objective-order.ts";
import { viewObjectiveRow, type ObjectiveRowView } from "./objective-row.ts";

/** The objectives that set out to move a KPI, over the cycles. */
export interface KpiPushView {
  /** Beneath the months of the series, where there is one: the latest of them. */
  readonly chart?: PushChart;
  /** Those that are open. */
  readonly now: ListView<ObjectiveRows>;
  /** Those that ended, the newest first, with the score that they closed on. */
  readonly before: ListView<ObjectiveRows>;
  /** What each bar of the drawing is, by its index. */
  readonly bars: readonly {
    readonly url: string;
    readonly label: string;
    readonly glyph: ObjectiveRowView["status"]["glyph"];
  }[];
  /** How many are in the lists only. */
  readonly undrawn: number;
}

/** As many bars as can be told apart. */
const mostBars = 24;

/** Views what pushed a KPI and what pushes it now. */
export function viewKpiPush(
  context: ViewContext,
  kpi: Kpi,
  page: FrameInput,
  series: KpiSeriesView | undefined,
): KpiPushView {
  const pushes = listPushes(context.plan, kpi.id);
  const drawn = pushes.slice(-mostBars);
  const lists = toPushLists(context, kpi, page);
  const rows = drawn.map((objective) => viewObjectiveRow(context, objective));
  const chart =
    series === undefined
      ? undefined
      : layoutPushChart({
          ...series.period,
          left: series.wide.rows[0]?.x1 ?? 0,
          right: series.wide.rows[0]?.x2 ?? series.wide.width,
          width: series.wide.width,
          pushes: drawn.map((objective, index) => {
            const score = toShownScore(context, objective, rows[index]);
            return {
              period: objective.period,
              name: objective.code ?? objective.title.plain,
              ...(score === undefined ? {} : { score }),
              isOpen: isOpen(context, objective),
            };
          }),
        });
  return {
    ...(chart === undefined || chart.bars.length === 0 ? {} : { chart }),
    now: viewList(context, lists.now),
    before: viewList(context, lists.before),
    bars: drawn.flatMap((objective, index) => {
      const row = rows[index];
      if (row === undefined) return [];
      const score = toShownScore(context, objective, row);
      const name =
        objective.code === undefined ? row.title : `${objective.code} ${score ?? ""}`.trim();
      const what = objective.code === undefined ? score : row.title;
      const label = [name, what, row.cycle, row.status.say].filter((part) => part !== undefined);
      return [{ url: row.url, label: label.join(", "), glyph: row.status.glyph }];
    }),
    undrawn: pushes.length - drawn.length,
  };
}

/** Lists what pushes a KPI now, and what did. */
export function toPushLists(
  context: ViewContext,
  kpi: Kpi,
  page: FrameInput,
): { readonly now: LongList<ObjectiveRows>; readonly before: LongList<ObjectiveRows> } {
  const pushes = listPushes(context.plan, kpi.id);
  const now = pushes.filter((objective) => isOpen(context, objective));
  const before = pushes.filter((objective) => !isOpen(context, objective)).toReversed();
  return {
    now: toObjectiveRows(
      context,
      { page, id: "now", title: "Moving it now", order: worstFirst },
      sortWorstFirst(context, now, pageSizes.objectives),
      ["cycle", "teams", "owners"],
    ),
    before: toObjectiveRows(
      context,
      { page, id: "before", title: "What pushed it before", order: newestFirst },
      before,
      ["cycle", "teams"],
    ),
  };
}

function isOpen({ assessment }: ViewContext, { id }: Objective): boolean {
  return assessment.objectives.get(id)?.status.basis !== "closed";
}

function toShownScore(
  { assessment, format }: ViewContext,
  objective: Objective,
  row: ObjectiveRowView | undefined,
): string | undefined {
  if (row?.score !== undefined) return row.score;
  const progress = assessment.objectives.get(objective.id)?.progress;
  return progress === undefined ? undefined : format.percent(progress.value);
}
