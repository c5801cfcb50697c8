import type { Explained } from "../model/explanation.ts";
import { contains } from "../model/period.ts";
import type { Cycle } from "../model/plan.ts";
import type { Statistics } from "../model/statistics.ts";
import type { ViewContext } from "./context.ts";
import { viewExplanation } from "./explanation.ts";
import { toFullScore, toScore } from "./objective-row.ts";
import type { ExplanationView } from "./part.ts";

/** One figure of a cycle, with what it is made of where it was computed. */
export interface FigureView {
  readonly value: string;
  readonly label: string;
  readonly explanation?: ExplanationView;
}

/** Views what a set of objectives comes to; what cannot be computed is left out rather than shown as zero. */
export function viewFigures(
  context: ViewContext,
  cycle: Cycle,
  statistics: Statistics,
): readonly FigureView[] {
  const { objectives, keyResults, scores } = statistics;
  const plain = (count: number, one: string, many: string): FigureView[] =>
    count === 0 ? [] : [{ value: context.format.value(count), label: count === 1 ? one : many }];
  return [
    {
      value: context.format.value(objectives),
      label: objectives === 1 ? "objective" : "objectives",
    },
    {
      value: context.format.value(keyResults),
      label: keyResults === 1 ? "key result" : "key results",
    },
    ...toScoreFigure(
      context,
      scores.committed.mean,
      `mean of committed scores, where ${toFullScore(context)} is the promise`,
    ),
    ...toScoreFigure(context, scores.aspirational.mean, "mean of aspirational scores"),
    ...toShare(context, scores.committed.met, "of committed key results kept in full"),
    ...toShare(context, statistics.checkInRate, toRateLabel(context, cycle)),
    ...toShare(context, statistics.linked, "of objectives serve a theme"),
    ...plain(statistics.carriedIn, "came from an earlier cycle", "came from an earlier cycle"),
    ...plain(statistics.carriedOut, "went on in a later cycle", "went on in a later cycle"),
    ...plain(statistics.dropped, "dropped, with its reason", "dropped, with their reasons"),
    ...plain(statistics.unscored, "key result without a measure", "key results without a measure"),
  ];
}

function toRateLabel({ plan }: ViewContext, cycle: Cycle): string {
  return contains(cycle.period, plan.asOf)
    ? "of the check-ins that were due so far came"
    : "of the check-ins that were due came";
}

function toScoreFigure(
  context: ViewContext,
  mean: Explained | undefined,
  label: string,
): readonly FigureView[] {
  return mean === undefined ? [] : [{ value: toScore(context, mean.value), label }];
}

function toShare(
  context: ViewContext,
  share: Explained | undefined,
  label: string,
): readonly FigureView[] {
  if (share === undefined) return [];
  const explanation = viewExplanation(context, share);
  return [{ value: context.format.percent(share.value), label, explanation }];
}
