import { layoutPushChart, type PushChart } from "../graph/push-chart.ts";
import type { Kpi, Objective } from "../model/plan.ts";
import type { ViewContext } from "./context.ts";
import { findPushes } from "./kpi-row.ts";
import type { KpiSeriesView } from "./kpi-series.ts";
import { viewObjectiveRow, type ObjectiveRowView } from "./objective-row.ts";

/** The objectives that set out to move a KPI, over the cycles. */
export interface KpiPushView {
  /** Beneath the months of the series, where there is one. */
  readonly chart?: PushChart;
  /** Those that are open. */
  readonly now: readonly ObjectiveRowView[];
  /** Those that ended, the newest first, with the score that they closed on. */
  readonly before: readonly ObjectiveRowView[];
  /** What each bar of the drawing is, by its index. */
  readonly bars: readonly {
    readonly url: string;
    readonly label: string;
    readonly glyph: ObjectiveRowView["status"]["glyph"];
  }[];
}

/** Views what pushed a KPI and what pushes it now. */
export function viewKpiPush(
  context: ViewContext,
  kpi: Kpi,
  series: KpiSeriesView | undefined,
): KpiPushView {
  const pushes = findPushes(context, kpi);
  const rows = pushes.map((objective) => viewObjectiveRow(context, objective));
  const isOpen = (objective: Objective): boolean =>
    context.assessment.objectives.get(objective.id)?.status.basis !== "closed";
  const chart =
    series === undefined
      ? undefined
      : layoutPushChart({
          ...series.period,
          left: series.wide.rows[0]?.x1 ?? 0,
          right: series.wide.rows[0]?.x2 ?? series.wide.width,
          width: series.wide.width,
          pushes: pushes.map((objective, index) => {
            const score = toShownScore(context, objective, rows[index]);
            return {
              period: objective.period,
              name: objective.code ?? objective.title.plain,
              ...(score === undefined ? {} : { score }),
              isOpen: isOpen(objective),
            };
          }),
        });
  return {
    ...(chart === undefined || chart.bars.length === 0 ? {} : { chart }),
    now: rows.filter((_, index) => isOpenAt(pushes, index, isOpen)),
    before: rows.filter((_, index) => !isOpenAt(pushes, index, isOpen)).reverse(),
    bars: pushes.flatMap((objective, index) => {
      const row = rows[index];
      if (row === undefined) return [];
      const score = toShownScore(context, objective, row);
      const name =
        objective.code === undefined ? row.title : `${objective.code} ${score ?? ""}`.trim();
      const what = objective.code === undefined ? score : row.title;
      const label = [name, what, row.cycle, row.status.say].filter((part) => part !== undefined);
      return [{ url: row.url, label: label.join(", "), glyph: row.status.glyph }];
    }),
  };
}

function isOpenAt(
  pushes: readonly Objective[],
  index: number,
  isOpen: (objective: Objective) => boolean,
): boolean {
  const objective = pushes[index];
  return objective !== undefined && isOpen(objective);
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
