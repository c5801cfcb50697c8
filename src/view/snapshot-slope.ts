import { layoutSlopeChart, type SlopeChart } from "../graph/slope-chart.ts";
import type { Objective } from "../model/plan.ts";
import type { ViewContext } from "./context.ts";
import { getPlanIndex } from "./plan-index.ts";
import { toScore } from "./objective-row.ts";
import type { RefView } from "./part.ts";
import { toReference } from "./reference.ts";

/** Objectives that came from the cycle before, with their scores in both. */
export interface SlopeView {
  /** `Against Q1 2026`. */
  readonly title: string;
  /** `5 objectives that ran in both`. */
  readonly note: string;
  readonly before: string;
  readonly after: string;
  readonly wide: SlopeChart;
  readonly narrow: SlopeChart;
  readonly sentence: string;
  readonly rows: readonly {
    readonly reference: RefView;
    readonly before: RefView;
    readonly was: string;
    readonly now: string;
    /** Whether it scored higher, lower or the same. */
    readonly way: "up" | "down" | "same";
  }[];
}

/** More lines than these are a tangle. */
const most = 12;

/** Views how what came from an earlier cycle did in both; undefined where nothing was graded twice. */
export function viewSlope(
  context: ViewContext,
  objectives: readonly Objective[],
): SlopeView | undefined {
  const { plan, assessment } = context;
  const found = objectives.flatMap((objective) => {
    const { carriedOverFrom, id } = objective;
    const before = carriedOverFrom === undefined ? undefined : plan.nodes.get(carriedOverFrom);
    if (before?.kind !== "objective") return [];
    const was = assessment.objectives.get(before.id)?.score?.value;
    const now = assessment.objectives.get(id)?.score?.value;
    return was === undefined || now === undefined ? [] : [{ objective, before, was, now }];
  });
  const pairs = found.toSorted((a, b) => b.now - a.now).slice(0, most);
  const [first] = pairs;
  if (first === undefined) return undefined;
  const { cycles } = getPlanIndex(plan);
  const toLabel = ({ cycle }: Objective): string => cycles.get(cycle)?.title.plain ?? cycle;
  const label = { before: toLabel(first.before), after: toLabel(first.objective) };
  const input = {
    pairs: pairs.map(({ was, now }) => ({
      was: Math.min(1, Math.max(0, was)),
      now: Math.min(1, Math.max(0, now)),
      wasText: toScore(context, was),
      nowText: toScore(context, now),
    })),
    ...label,
  };
  const rows = pairs.map(({ objective, before, was, now }) => ({
    reference: toReference(context, objective),
    before: toReference(context, before),
    was: toScore(context, was),
    now: toScore(context, now),
    way: toWay(was, now),
  }));
  return {
    title: `Against ${label.before}`,
    note:
      found.length > pairs.length
        ? `The ${pairs.length} highest of ${found.length} objectives that ran in both`
        : "Objectives that ran in both quarters",
    ...label,
    wide: layoutSlopeChart({ ...input, size: "wide" }),
    narrow: layoutSlopeChart({ ...input, size: "narrow" }),
    sentence: rows
      .map(({ reference, was, now }) => `${reference.title}: ${was} to ${now}`)
      .join("; "),
    rows,
  };
}

function toWay(was: number, now: number): "up" | "down" | "same" {
  const difference = Math.round(now * 100) - Math.round(was * 100);
  return difference > 0 ? "up" : difference < 0 ? "down" : "same";
}
